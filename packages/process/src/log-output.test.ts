// Lines are written together and none is lost, reordered or held back for long.

import { expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLineWriter } from "./log-output.ts";

/** A writer whose writes can be waited for. */
function createSink() {
  const writes: string[] = [];
  let arrived = () => {};
  return {
    writes,
    write: (text: string) => {
      writes.push(text);
      arrived();
    },
    next: () => new Promise<void>((resolve) => (arrived = resolve)),
  };
}

test("lines that come together are written together, in their order, without being asked for", async () => {
  const sink = createSink();
  const lines = createLineWriter(sink.write);
  const written = sink.next();
  for (const line of ["one", "two", "three"]) lines.put(line, false);
  expect(sink.writes).toEqual([]);
  await written;
  expect(sink.writes).toEqual(["one\ntwo\nthree\n"]);
  const again = sink.next();
  lines.put("four", false);
  await again;
  expect(sink.writes.slice(1)).toEqual(["four\n"]);
});

test("an urgent line is written at once, after those that came before it", () => {
  const sink = createSink();
  const lines = createLineWriter(sink.write);
  lines.put("before", false);
  lines.put("urgent", true);
  expect(sink.writes).toEqual(["before\nurgent\n"]);
});

test("a batch that has grown large does not wait", () => {
  const sink = createSink();
  const lines = createLineWriter(sink.write);
  for (let count = 0; count < 1000; count += 1) lines.put("x".repeat(99), false);
  const written = sink.writes.join("").length;
  expect(written).toBeGreaterThan(60_000);
  expect(Math.max(...sink.writes.map(({ length }) => length))).toBeLessThan(40_000);
});

const printing = (count: number, end: string) => `
  import { createLog } from ${JSON.stringify(`${import.meta.dir}/log.ts`)};
  import { endProcess } from ${JSON.stringify(`${import.meta.dir}/log-output.ts`)};
  const log = createLog({ service: "order", level: "info" });
  for (let count = 0; count < ${count}; count += 1) log.info("line", { count });
  ${end};
`;

const countsIn = (out: string) =>
  out
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { count: number }).count);

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Less than what a pipe holds, 64 KiB: nobody has to read. */
test.each(["process.exit(3)", "Promise.reject(new Error('nobody caught this'))", "process.exitCode = 3"])(
  "a process that ends by %s has written every line",
  async (end) => {
    const child = Bun.spawn([process.execPath, "-e", printing(400, end)], { stdout: "pipe", stderr: "ignore" });
    const out = await new Response(child.stdout).text();
    expect(await child.exited).not.toBe(0);
    expect(countsIn(out)).toEqual(upTo(400));
  },
);

test.each(["await endProcess(3)", "process.exitCode = 3"])(
  "a process that ends by %s loses no line to a reader that is late",
  async (end) => {
    const folder = await mkdtemp(join(tmpdir(), "shoal-lines-"));
    const mark = join(folder, "all-lines-were-put");
    const program = printing(20_000, `require("node:fs").writeFileSync(${JSON.stringify(mark)}, ""); ${end}`);
    const late = '"$0" -e "$1" | { until [ -e "$2" ]; do sleep 0.01; done; cat; }';
    const child = Bun.spawn(["sh", "-c", late, process.execPath, program, mark], { stdout: "pipe" });
    expect(countsIn(await new Response(child.stdout).text())).toEqual(upTo(20_000));
    await rm(folder, { recursive: true });
  },
);
