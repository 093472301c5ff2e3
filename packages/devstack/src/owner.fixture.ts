// A command of the kind that dev.ts is, for the tests that end it in every way: it starts one child (`sleep`, or all
// backing services for "backing"), prints what runs, and ends as the first argument says.

import { startBacking } from "./backing.ts";
import { startChild } from "./child.ts";
import { createProcessGroup, watchForEnd } from "./process-group.ts";
import { readProcess } from "./process-table.ts";

const [how = "wait", what = "sleep", dataDir = "", cacheDir] = process.argv.slice(2);
const log = (line: string) => console.error(line);

const watch = how === "wait" || how === "reject" ? watchForEnd({ pollMs: 50 }) : undefined;
const group = createProcessGroup({ log });
if (what === "backing") {
  const backing = await startBacking({ dataDir, cacheDir, durability: "test", log });
  group.add("backing services", backing.stop);
} else {
  const child = await startChild({ name: "sleep", command: ["sleep", "600"], output: { line: log } });
  group.add(child.name, child.stop);
  child.unref();
  console.log(JSON.stringify(readProcess(child.pid)));
}
console.log("ready");

if (how === "throw") throw new Error("thrown on purpose");
if (watch !== undefined) {
  if (how === "reject") setTimeout(() => Promise.reject(new Error("on purpose")), 10);
  const reason = await watch.ended;
  console.log(`ended by ${reason.kind}`);
  await group.stop();
  process.exit(reason.exitCode);
}
