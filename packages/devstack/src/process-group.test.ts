import { expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";

import { createProcessGroup } from "./process-group.ts";
import { endProcess, isRunning, type ProcessFacts, readProcess } from "./process-table.ts";

// Real processes, on a machine that may be busy with something else.
setDefaultTimeout(30_000);

const fixture = join(import.meta.dir, "owner.fixture.ts");
const bun = process.execPath;

type Started = { owner: ReturnType<typeof spawnOwner>; child: ProcessFacts; output: () => Promise<string> };

function spawnOwner(command: string[]) {
  return Bun.spawn(command, { stdin: "ignore", stdout: "pipe", stderr: "ignore" });
}

/** Starts the command and waits until its child runs. */
async function start(command: string[]): Promise<Started> {
  const owner = spawnOwner(command);
  const reader = owner.stdout.getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (!text.includes("ready\n")) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the command ended early: ${text}`);
    text += decoder.decode(value);
  }
  const output = async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += decoder.decode(part.value);
    return text;
  };
  return { owner, child: JSON.parse(text.split("\n")[0] ?? "") as ProcessFacts, output };
}

async function waitUntilGone(child: ProcessFacts, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isRunning(child) && Date.now() < deadline) await Bun.sleep(20);
  return !isRunning(child);
}

for (const [signal, exitCode] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  test(`${signal}: everything is stopped first, and the exit code tells the signal`, async () => {
    const { owner, child, output } = await start([bun, fixture, "wait"]);
    owner.kill(signal);
    expect(await owner.exited).toBe(exitCode);
    expect(isRunning(child)).toBe(false);
    expect(await output()).toContain("ended by signal");
  });
}

test("an error that nobody handles: everything is stopped and the exit code is 1", async () => {
  const { owner, child, output } = await start([bun, fixture, "reject"]);
  expect(await owner.exited).toBe(1);
  expect(isRunning(child)).toBe(false);
  expect(await output()).toContain("ended by error");
});

test("a main that throws or returns without stopping anything leaves nothing behind", async () => {
  for (const [how, exitCode] of [
    ["throw", 1],
    ["return", 0],
  ] as const) {
    const { owner, child } = await start([bun, fixture, how]);
    expect(await owner.exited).toBe(exitCode);
    expect(await waitUntilGone(child, 5_000)).toBe(true);
  }
});

test("kill -9 leaves nothing behind after 5 s", async () => {
  const { owner, child } = await start([bun, fixture, "wait"]);
  owner.kill("SIGKILL");
  expect(await waitUntilGone(child, 5_000)).toBe(true);
});

test("when any launcher above is killed, everything is stopped", async () => {
  // As under npx: sh, that runs bun, that runs sh, that runs the command. `:` keeps the shells from stepping aside.
  const inner = `"$0" "$1" wait; :`;
  const runner = `Bun.spawnSync(["sh", "-c", ${JSON.stringify(inner)}, ...process.argv.slice(1)], { stdio: ["ignore", "inherit", "ignore"] })`;
  const { owner, child, output } = await start(["sh", "-c", `"$0" -e '${runner}' "$0" "$1"; :`, bun, fixture]);
  const command = readProcess(child.parentPid);
  const innerShell = readProcess(command?.parentPid ?? 0);
  const innerBun = readProcess(innerShell?.parentPid ?? 0);
  expect(innerBun?.parentPid).toBe(owner.pid);
  // The outermost one, three steps away: nobody in between notices, nor passes a signal on.
  owner.kill("SIGKILL");
  expect(await waitUntilGone(child, 5_000)).toBe(true);
  expect(await output()).toContain("ended by parent-gone");
  for (const left of [innerShell, innerBun]) {
    if (left !== undefined) await endProcess(left, [{ signal: "SIGKILL", patienceMs: 1_000 }]);
  }
});

test("members are stopped newest first, and one that fails or hangs does not keep the others from it", async () => {
  const seen: string[] = [];
  const lines: string[] = [];
  const group = createProcessGroup({ log: (line) => lines.push(line), memberTimeoutMs: 50 });
  const member = (name: string, stop: () => Promise<void>) =>
    group.add(name, () => {
      seen.push(name);
      return stop();
    });
  member("first", async () => {});
  member("fails", () => Promise.reject(new Error("broken")));
  member("hangs", () => new Promise(() => {}));
  member("last", async () => {});
  await Promise.all([group.stop(), group.stop()]);
  expect(seen).toEqual(["last", "hangs", "fails", "first"]);
  expect(lines).toEqual(["hangs did not stop within 50 ms", "fails did not stop: Error: broken"]);
});
