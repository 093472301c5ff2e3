import { expect, test } from "bun:test";
import { migrations, simulatedPaymentMigrations, stripePaymentMigrations } from "./index.ts";

test("every file of the folder is listed, in order, with its own text", async () => {
  const files = [...new Bun.Glob("**/*.sql").scanSync(import.meta.dir)].sort();
  const listed = [...migrations, ...simulatedPaymentMigrations, ...stripePaymentMigrations];
  expect(listed.map(({ name }) => `${name}.sql`)).toEqual(files);
  for (const { name, sql } of listed) expect(sql).toBe(await Bun.file(`${import.meta.dir}/${name}.sql`).text());
});
