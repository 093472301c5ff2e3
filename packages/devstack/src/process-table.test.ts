import { expect, test } from "bun:test";
import { spawn } from "node:child_process";
import { once } from "node:events";

import { endProcess, isRunning, ownIdentity, readProcess } from "./process-table.ts";

test("a process is known by its start time too, and is gone once it has ended", async () => {
  // A child is listed before its program has replaced ours in it: once it has spoken, it has.
  const child = spawn("sh", ["-c", "echo ready; sleep 30; :"], { stdio: ["ignore", "pipe", "ignore"] });
  await once(child.stdout, "data");
  const facts = readProcess(child.pid ?? 0);
  if (facts === undefined) throw new Error("the child is not listed");
  expect(facts.parentPid).toBe(process.pid);
  expect(facts.command).toEqual(["sh", "-c", "echo ready; sleep 30; :"]);
  expect(isRunning(facts)).toBe(true);
  expect(isRunning({ pid: facts.pid, startedAt: "another time" })).toBe(false);
  const gone = once(child, "exit");
  expect(await endProcess(facts, [{ signal: "SIGTERM", patienceMs: 2_000 }])).toBe(true);
  await gone;
  expect(isRunning(facts)).toBe(false);
});

test("a process that ignores the first signal gets the next one", async () => {
  const child = spawn("sh", ["-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  await once(child.stdout, "data");
  const facts = readProcess(child.pid ?? 0);
  if (facts === undefined) throw new Error("the child is not listed");
  expect(await endProcess(facts, [{ signal: "SIGTERM", patienceMs: 150 }])).toBe(false);
  expect(await endProcess(facts, [{ signal: "SIGKILL", patienceMs: 2_000 }])).toBe(true);
});

test("our own identity is running", () => {
  expect(ownIdentity().startedAt).not.toBe("");
  expect(isRunning(ownIdentity())).toBe(true);
});
