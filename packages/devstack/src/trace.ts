// `bun run trace [last|<trace id>]`: draws a trace that `bun run dev` has received, and what went on with it later;
// without an argument it lists the newest ones. `--svg <file>` draws a picture instead.

import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { drawTrace, findTrace, pictureTrace, readSpanFolder, type Trace, tracesOf } from "@shoal/traces";
import { DevstackError } from "./devstack-error.ts";
import { repositoryRoot } from "./processes.ts";
import { runMain } from "./run-main.ts";
import { traceDir } from "./trace-receiver.ts";

const listedMax = 15;

await runMain(async () => {
  const dataDir = resolve(repositoryRoot, process.env["SHOAL_DATA_DIR"] ?? ".dev");
  const traces = tracesOf(readSpanFolder(traceDir(dataDir)));
  const { values, positionals } = parseArgs({ options: { svg: { type: "string" } }, allowPositionals: true });
  const [wanted] = positionals;
  if (traces.length === 0) throw new DevstackError("no trace yet; `bun run dev` receives them");
  if (wanted === undefined) {
    for (const trace of traces.slice(-listedMax)) console.log(describe(trace));
    return 0;
  }
  const found = findTrace(traces, wanted);
  if (found === undefined)
    throw new DevstackError(`no trace begins with ${wanted}; spans arrive within a second or two`);
  const { trace, later } = found;
  if (values.svg !== undefined) {
    writeFileSync(values.svg, pictureTrace(trace, later));
    return 0;
  }
  console.log(describe(trace));
  for (const line of drawTrace(trace)) console.log(line);
  for (const next of later) {
    console.log(`\nlater: ${describe(next)}`);
    for (const line of drawTrace(next, trace.root.startMs)) console.log(line);
  }
  return 0;
});

function describe({ id, root, spans }: Trace): string {
  const at = new Date(root.startMs).toISOString();
  return `${at}  ${id}  ${root.service} ${root.name}, ${spans.length} spans, ${(root.endMs - root.startMs).toFixed(1)} ms`;
}
