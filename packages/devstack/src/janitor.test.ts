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
  await new Promise((resolve) => setTimeout(resolve, 60_000));`;

function findChildren(parent: number, except: number): ProcessFacts[] {
  const pids = Array.from({ length: 4_000 }, (_, offset) => parent + 1 + offset);
  return pids
    .flatMap((pid) => readProcess(pid) ?? [])
    .filter((facts) => facts.parentPid === parent && facts.pid !== except);
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
  const process = Bun.spawn([globalThis.process.execPath, "-e", owner], { stdout: "pipe", stdin: "ignore" });
  const { value } = await process.stdout.getReader().read();
  const [ownerPid = 0, childPid = 0] = JSON.parse(new TextDecoder().decode(value)) as number[];
  const child = readProcess(childPid);
  if (child === undefined) throw new Error("the child does not run");
  const [first] = findChildren(ownerPid, childPid);
  if (first === undefined) throw new Error("there is no janitor");
  expect(await endProcess(first, [{ signal: "SIGKILL", patienceMs: 2_000 }])).toBe(true);
  const second = await waitFor(() => findChildren(ownerPid, childPid).find((facts) => facts.pid !== first.pid));
  expect(second.command[0]).toBe("/bin/sh");
  process.kill("SIGKILL");
  await waitFor(() => (isRunning(child) || isRunning(second) ? undefined : true));
});
