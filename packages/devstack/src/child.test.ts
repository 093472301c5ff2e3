import { expect, test } from "bun:test";

import { startChild } from "./child.ts";
import { DevstackError } from "./devstack-error.ts";
import { isRunning, readProcess } from "./process-table.ts";

const silent = { line: () => {} };

test("a program that does not exist is a one-line error", async () => {
  const refusal = await startChild({ name: "ghost", command: ["/no/such/program"], output: silent }).catch(
    (e: unknown) => e,
  );
  expect(refusal).toBeInstanceOf(DevstackError);
  expect(String(refusal)).toBe("DevstackError: ghost: /no/such/program cannot be run");
});

test("its lines are read and its exit is told", async () => {
  const lines: string[] = [];
  const command = ["sh", "-c", "echo out; echo err >&2; exit 3"] as const;
  const child = await startChild({ name: "talker", command, output: { line: (line) => lines.push(line) } });
  expect(await child.exited).toEqual({ code: 3, signal: null });
  expect(lines.toSorted()).toEqual(["err", "out"]);
  await child.stop();
});

test("a child that ignores the request is killed with all that it has started", async () => {
  const lines: string[] = [];
  const { promise: printed, resolve } = Promise.withResolvers<void>();
  const command = ["sh", "-c", "trap '' TERM; sleep 600 & echo $!; wait; wait"] as const;
  const line = (text: string) => {
    lines.push(text);
    resolve();
  };
  const child = await startChild({ name: "stubborn", command, output: { line }, stopTimeoutMs: 100 });
  await printed;
  const grandchild = readProcess(Number(lines[0]));
  if (grandchild === undefined) throw new Error("the grandchild does not run");
  await child.stop();
  expect(await child.exited).toEqual({ code: null, signal: "SIGKILL" });
  const deadline = Date.now() + 2_000;
  while (isRunning(grandchild) && Date.now() < deadline) await Bun.sleep(5);
  expect(isRunning(grandchild)).toBe(false);
});

test("a child leads its own session, so that Ctrl-C in a terminal reaches only us", async () => {
  const lines: string[] = [];
  const child = await startChild({
    name: "leader",
    command: ["sh", "-c", "kill -INT 0; echo not reached"],
    output: { line: (line) => lines.push(line) },
  });
  // Had it been in our process group, the signal to the whole group would have ended this test run.
  expect((await child.exited).signal).toBe("SIGINT");
  expect(lines).toEqual([]);
});
