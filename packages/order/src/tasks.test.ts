import { expect, test } from "bun:test";
import { createLog } from "@shoal/process";
import { createTasks } from "./tasks.ts";

test("whoever settles waits for work in the background, and its failure is told", async () => {
  const lines: string[] = [];
  const tasks = createTasks(createLog({ service: "test", level: "info", write: (line) => lines.push(line) }));
  const goOn = Promise.withResolvers<void>();
  let isDone = false;
  tasks.run(
    "failing",
    goOn.promise.then(() => {
      isDone = true;
      throw new Error("gone wrong");
    }),
  );
  const settled = tasks.settled();
  expect(isDone).toBe(false);
  goOn.resolve();
  await settled;
  expect(isDone).toBe(true);
  expect(lines.join()).toContain("gone wrong");
});
