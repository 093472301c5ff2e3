import { afterAll, beforeAll, expect, test } from "bun:test";
import { readdirSync } from "node:fs";
import { createTestDatabase, type TestDatabase } from "@shoal/testkit";
import { migrations } from "./index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(migrations);
});
afterAll(() => database.drop());

test("every file in the folder is listed, in order, with its own text", async () => {
  const files = readdirSync(import.meta.dir)
    .filter((file) => file.endsWith(".sql"))
    .sort();
  expect(migrations.map(({ name }) => `${name}.sql`)).toEqual(files);
  for (const { name, sql } of migrations) {
    expect(sql).toBe(await Bun.file(`${import.meta.dir}/${name}.sql`).text());
  }
});

test("every foreign key has an index that begins with its columns", async () => {
  const rows = await database.pool`
    select c.conname from pg_constraint c
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
      select from pg_index i
      where i.indrelid = c.conrelid and (i.indkey::int2[])[0:array_length(c.conkey, 1) - 1] = c.conkey)`;
  expect(rows.map((row) => row["conname"])).toEqual([]);
  const keys = await database.pool`select from pg_constraint where contype = 'f'`;
  expect(keys.length).toBeGreaterThan(2);
});

test("every constraint is named as PostgreSQL itself would name it", async () => {
  const rows = await database.pool<{ conname: string; table: string }[]>`
    select conname, conrelid::regclass::text as table from pg_constraint
    where connamespace = 'public'::regnamespace and contype <> 'n'`;
  const odd = rows.filter(
    ({ conname, table }) => !conname.startsWith(`${table}_`) || !/_(pkey|key|fkey|check)$/.test(conname),
  );
  expect(odd).toEqual([]);
  expect(rows.length).toBeGreaterThan(10);
});
