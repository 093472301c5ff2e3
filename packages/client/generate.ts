// Writes src/gen/schema.ts from what the gateway says of itself: it is started from source, asked for its OpenAPI
// document and ended. It needs no services and no stores for that. A test compares the committed file with a fresh run.

import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

const gateway = resolve(import.meta.dir, "../gateway/src/main.ts");
const committed = join(import.meta.dir, "src/gen/schema.ts");
const head = "// Generated from the gateway's OpenAPI document by `bun run generate`.\n\n";

function runGateway(command: string, settings: Readonly<Record<string, string>> = {}) {
  return Bun.spawn([process.execPath, gateway, command], {
    env: { BUN_BE_BUN: "1", ...settings },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "inherit",
  });
}

/** The document that a gateway serves. */
async function readDocument(): Promise<OpenAPI3> {
  const keys = (await new Response(runGateway("make-key").stdout).text()).trim();
  const nobody = "127.0.0.1:1";
  const child = runGateway("serve", {
    SHOAL_ENV: "test",
    HOST: "127.0.0.1",
    GATEWAY_PORT: "0",
    DRAIN_DELAY_MS: "0",
    JWT_KEYS: keys,
    SERVICE_TOKEN: crypto.randomUUID(),
    USER_ADDRESS: nobody,
    PRODUCT_ADDRESS: nobody,
    CART_ADDRESS: nobody,
    ORDER_ADDRESS: nobody,
    REDIS_URL: `redis://${nobody}`,
  });
  try {
    const response = await fetch(`http://127.0.0.1:${await readPort(child.stdout)}/openapi.json`);
    return (await response.json()) as OpenAPI3;
  } finally {
    child.kill();
    await child.exited;
  }
}

/** The port that a starting gateway writes into its log; the rest of the log is read too, so that it can be written. */
function readPort(log: ReadableStream<Uint8Array>): Promise<number> {
  const found = Promise.withResolvers<number>();
  const read = async () => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of log) {
      text += decoder.decode(chunk, { stream: true });
      const port = /"message":"serving".*?"port":(\d+)/.exec(text)?.[1];
      if (port !== undefined) found.resolve(Number(port));
    }
    found.reject(new Error(`the gateway did not start:\n${text}`));
  };
  read().catch(found.reject);
  return found.promise;
}

/** The types of every path and schema, as text. */
export async function generateSchema(): Promise<string> {
  const types = await openapiTS(await readDocument(), { alphabetize: true });
  return head + astToString(types);
}

/** Whether the committed file is what would be written now. */
export async function isFresh(): Promise<boolean> {
  return (await readFile(committed, "utf8")) === (await generateSchema());
}

if (import.meta.main) {
  await writeFile(committed, await generateSchema());
  console.log(`wrote ${committed} from the gateway's OpenAPI document`);
}
