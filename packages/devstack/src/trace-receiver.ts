// The collector of `bun run dev`: where nobody names another one, spans of the five processes come here and are kept in
// files, so that `bun run trace` draws them without Docker.

import { join } from "node:path";
import { openSpanFolder, startOtlpReceiver } from "@shoal/traces";

export function traceDir(dataDir: string): string {
  return join(dataDir, "traces");
}

export type TraceReceiver = { readonly endpoint: string; stop(): Promise<void> };

export async function startTraceReceiver(dataDir: string): Promise<TraceReceiver> {
  const folder = openSpanFolder(traceDir(dataDir));
  const receiver = await startOtlpReceiver({ onSpans: folder.add });
  return { endpoint: receiver.endpoint, stop: async () => receiver.close() };
}
