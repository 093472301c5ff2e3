// Fetches the catalogue of a running shop into a file, piece by piece. The file has its name only once it is whole.

import { open, rename, rm } from "node:fs/promises";
import { DevstackError } from "./devstack-error.ts";

/** Writes the file and answers how many bytes it has. */
export async function exportCatalogue(
  url: string,
  file: string,
  headers: { readonly authorization: string },
): Promise<number> {
  const response = await fetch(`${url}/api/v1/products/export`, { headers }).catch((error: unknown) => {
    throw new DevstackError(`no shop answers at ${url} (${messageOf(error)})`);
  });
  if (!response.ok || response.body === null) {
    throw new DevstackError(`the shop answered ${response.status}: ${await response.text()}`);
  }
  const part = `${file}.part`;
  const handle = await open(part, "w").catch((error: unknown) => {
    throw new DevstackError(`${file} cannot be written (${messageOf(error)})`);
  });
  let bytes = 0;
  try {
    for await (const piece of response.body) {
      await handle.write(piece);
      bytes += piece.length;
    }
    await handle.close();
    await rename(part, file);
    return bytes;
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(part, { force: true });
    throw new DevstackError(`the export broke off after ${bytes} bytes (${messageOf(error)}); run it again`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "no reason given";
}
