// Lines are written together and none is lost, reordered or held back for long.

import { expect, test } from "bun:test";
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

test.each(["process.exit(3)", "Promise.reject(new Error('nobody caught this'))", "process.exitCode = 3"])(
  "a process that ends by %s has written every line",
  async (end) => {
    const program = `
      import { createLog } from ${JSON.stringify(`${import.meta.dir}/log.ts`)};
      const log = createLog({ service: "order", level: "info" });
      for (let count = 0; count < 5000; count += 1) log.info("line", { count });
      ${end};
    `;
    const child = Bun.spawn([process.execPath, "-e", program], { stdout: "pipe", stderr: "ignore" });
    const out = await new Response(child.stdout).text();
    expect(await child.exited).not.toBe(0);
    const counts = out
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { count: number }).count);
    expect(counts).toEqual(Array.from({ length: 5000 }, (_, count) => count));
  },
);
