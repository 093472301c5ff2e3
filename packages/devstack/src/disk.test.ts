import { expect, test } from "bun:test";
import { tmpdir } from "node:os";
import { explainByDisk, requireDiskSpace } from "./disk.ts";

// A file system that has no room on any machine.
const full = process.platform === "linux" ? "/proc" : "/dev";

test("a folder on a full disk is refused before anything is started, in one line that says what to do", () => {
  expect(() => requireDiskSpace(full)).toThrow(
    `the disk of ${full} is full: 0 MiB are free and 320 are needed; make room, or choose another folder by SHOAL_DATA_DIR`,
  );
  expect(() => requireDiskSpace(tmpdir())).not.toThrow();
});

test("a failure is told as a full disk where the disk is full, and as itself elsewhere", () => {
  const failure = new Error("could not extend file");
  expect(String(explainByDisk(failure, full))).toContain("the disk of");
  expect(explainByDisk(failure, tmpdir())).toBe(failure);
  expect(explainByDisk(failure, "/no/such/folder")).toBe(failure);
});
