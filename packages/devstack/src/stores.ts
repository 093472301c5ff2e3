// `bun run stores`: keeps PostgreSQL and Redis for tests running until Ctrl-C, so that single test files can be run
// again and again. Tests find them through .dev/test/stores.json.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { startBacking } from "./index.ts";

const dataDir = resolve(import.meta.dir, "../../..", process.env["SHOAL_DATA_DIR"] ?? ".dev", "test");
const noteFile = join(dataDir, "stores.json");

await mkdir(dataDir, { recursive: true });
const backing = await startBacking({ dataDir, durability: "test", singleRedis: true, log: console.log });
const stores = { postgresUrl: backing.postgresUrl("postgres"), redisUrl: backing.redisUrls.cart };
await writeFile(noteFile, JSON.stringify(stores), { mode: 0o600 });
for (const line of backing.summary) console.log(line);
console.log("stores for tests are running; Ctrl-C ends them");
await new Promise<void>((done) => {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, () => done());
});
await rm(noteFile, { force: true });
await backing.stop();
process.exit(0);
