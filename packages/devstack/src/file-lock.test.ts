import { afterAll, expect, test } from "bun:test";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DevstackError } from "./devstack-error.ts";
import { withFileLock } from "./file-lock.ts";

const folder = mkdtempSync(join(tmpdir(), "shoal-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("of twenty that want the lock, in one process or another, one works at a time", async () => {
  const path = join(folder, "many.lock");
  const counter = join(folder, "counter");
  writeFileSync(counter, "0");
  const work = `
    const { withFileLock } = await import(${JSON.stringify(join(import.meta.dir, "file-lock.ts"))});
    const add = () => withFileLock(${JSON.stringify(path)}, async () => {
      const seen = Number(await Bun.file(${JSON.stringify(counter)}).text());
      await Bun.sleep(3);
      await Bun.write(${JSON.stringify(counter)}, String(seen + 1));
    });
    await Promise.all(Array.from({ length: 5 }, add));`;
  const workers = Array.from({ length: 4 }, () => Bun.spawn([process.execPath, "-e", work], { stderr: "inherit" }));
  expect(await Promise.all(workers.map((worker) => worker.exited))).toEqual([0, 0, 0, 0]);
  expect(await Bun.file(counter).text()).toBe("20");
  expect(existsSync(path)).toBe(false);
});

test("a lock whose holder died without giving it back is taken over", async () => {
  const path = join(folder, "dead.lock");
  const holder = Bun.spawn(["true"]);
  await holder.exited;
  writeFileSync(path, JSON.stringify({ pid: holder.pid, startedAt: "1" }));
  expect(await withFileLock(path, async () => "done", 2_000)).toBe("done");
});

test("a lock that is held too long is an error that names the holder", async () => {
  const path = join(folder, "held.lock");
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const first = withFileLock(path, () => released);
  const refusal = await withFileLock(path, async () => "never", 60).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DevstackError);
  expect(String(refusal)).toContain(`process ${process.pid}`);
  release();
  await first;
});
