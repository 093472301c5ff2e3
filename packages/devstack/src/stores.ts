// `bun run stores`: keeps PostgreSQL and Redis for tests running until Ctrl-C, so that single test files can be run
// again and again. Tests find them through .dev/test/stores.json.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { startBacking, watchForEnd } from "./index.ts";

const cacheDir = resolve(import.meta.dir, "../../..", process.env["SHOAL_DATA_DIR"] ?? ".dev");
const dataDir = join(cacheDir, "test");
const noteFile = join(dataDir, "stores.json");

const watch = watchForEnd();
await mkdir(dataDir, { recursive: true });
const backing = await startBacking({ dataDir, cacheDir, durability: "test", singleRedis: true, log: console.log });
const stores = { postgresUrl: backing.postgresUrl("postgres"), redisUrl: backing.redisUrls.cart };
await writeFile(noteFile, JSON.stringify(stores), { mode: 0o600 });
for (const line of backing.summary) console.log(line);
console.log("stores for tests are running; Ctrl-C ends them");
const end = await watch.ended;
if (end.kind === "error") console.error(end.error);
await rm(noteFile, { force: true });
await backing.stop();
process.exit(end.exitCode);
