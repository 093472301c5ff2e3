import { expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { migrations } from "./index.ts";

test("the list holds every file of the folder, in order, with its text", () => {
  const files = readdirSync(import.meta.dir)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  expect(migrations.map(({ name }) => `${name}.sql`)).toEqual(files);
  for (const { name, sql } of migrations) {
    expect(sql).toBe(readFileSync(join(import.meta.dir, `${name}.sql`), "utf8"));
  }
});
