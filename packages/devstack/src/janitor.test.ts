import { expect, test } from "bun:test";

import { endProcess, isRunning, type ProcessFacts, readProcess } from "./process-table.ts";

// In a process of its own, whose janitor is ended before the owner is.
const owner = `
  const { startChild } = await import(${JSON.stringify(`${import.meta.dir}/child.ts`)});
  const start = () => startChild({ name: "sleep", command: ["sleep", "600"], output: { line: () => {} } });
  const one = await start();
  const two = await start();
  await two.stop();
  console.log(JSON.stringify([process.pid, one.pid]));
  setTimeout(() => process.exit(), 20_000);`;

function findJanitors(parent: number): ProcessFacts[] {
  const listed = Bun.spawnSync(["sh", "-c", "ls /proc 2>/dev/null || ps -A -o pid="]).stdout.toString();
  return (listed.match(/\d+/g) ?? [])
    .flatMap((pid) => readProcess(Number(pid)) ?? [])
    .filter(({ parentPid, command }) => parentPid === parent && command[0] === "/bin/sh");
}

async function waitFor<T>(probe: () => T | undefined): Promise<T> {
  const deadline = Date.now() + 5_000;
  for (;;) {
    const found = probe();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error("it did not happen within 5 s");
    await Bun.sleep(20);
  }
}

test("a janitor that is killed is replaced, and the new one knows its charges", async () => {
  const ownerProcess = Bun.spawn([process.execPath, "-e", owner], {
    stdout: "pipe",
    stderr: "ignore",
    stdin: "ignore",
  });
  const { value } = await ownerProcess.stdout.getReader().read();
  const [ownerPid = 0, childPid = 0] = JSON.parse(new TextDecoder().decode(value)) as number[];
  const child = readProcess(childPid);
  if (child === undefined) throw new Error("the child does not run");
  const first = await waitFor(() => findJanitors(ownerPid)[0]);
  expect(await endProcess(first, [{ signal: "SIGKILL", patienceMs: 2_000 }])).toBe(true);
  const second = await waitFor(() => findJanitors(ownerPid).find((facts) => facts.pid !== first.pid));
  ownerProcess.kill("SIGKILL");
  await waitFor(() => (isRunning(child) || isRunning(second) ? undefined : true));
});
