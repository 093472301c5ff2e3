import { afterAll, beforeAll, expect, spyOn, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type TestDatabase } from "@shoal/testkit";
import { migrations } from "../../migrations/index.ts";
import { createAccountCommand } from "./create-account.ts";

const password = "a bicycle made of rain";
const folder = mkdtempSync(join(tmpdir(), "shoal-user-"));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(migrations);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

/** Runs a command as main does, with what it says. */
async function run(name: "create-admin" | "create-account", args: string[], settings: Record<string, string>) {
  const said: string[] = [];
  const spies = (["log", "error"] as const).map((method) =>
    spyOn(console, method).mockImplementation((text: string) => void said.push(text)),
  );
  try {
    const command = createAccountCommand(name);
    const code = await command({ DATABASE_URL: database.url, ...settings }, args);
    return { code, said: said.join("\n") };
  } catch (error) {
    return { code: "thrown", said: error instanceof Error ? error.message : "" };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const adminArgs = (email: string) => ["--email", email, "--name", "Boss"];

test("create-admin run again leaves the administrator and their password alone", async () => {
  const first = await run("create-admin", adminArgs("boss@shop.test"), { ADMIN_PASSWORD: password });
  expect(first.said).toMatch(/^account [0-9a-f-]{36} created as admin$/);
  const [row] = await database.pool<{ role: string; password_hash: string }[]>`
    select role, password_hash from users where email = 'boss@shop.test'`;
  expect(row?.role).toBe("admin");
  const again = await run("create-admin", adminArgs(" BOSS@shop.test"), { ADMIN_PASSWORD: "another good password" });
  expect(again).toMatchObject({ code: 0 });
  expect(again.said).toContain("already");
  const [same] = await database.pool`select password_hash from users where email = 'boss@shop.test'`;
  expect(same?.["password_hash"]).toBe(row?.password_hash ?? "");
});

test("create-admin promotes an account that exists, which then only the given password opens", async () => {
  const parameters = { algorithm: "argon2id", memoryCost: 1024, timeCost: 1 } as const;
  const old = await Bun.password.hash("the squatter's password", parameters);
  const id = Bun.randomUUIDv7();
  await database.pool`
    insert into users (id, email, name, role, disabled, password_hash)
    values (${id}, 'promoted@shop.test', 'Kim', 'customer', true, ${old})`;
  writeFileSync(join(folder, "password"), `${password}\n`);
  const settings = { SHOAL_ENV: "production", ADMIN_PASSWORD_FILE: join(folder, "password") };
  const { code, said } = await run("create-admin", adminArgs("promoted@shop.test"), settings);
  expect(code).toBe(0);
  expect(said).toContain(`account ${id} existed and is an administrator now`);
  const [row] = await database.pool<{ password_hash: string }[]>`
    select role, disabled, name, password_hash, session_epoch from users where id = ${id}`;
  expect(row).toMatchObject({ role: "admin", disabled: false, name: "Kim", session_epoch: 1 });
  expect(await Bun.password.verify(password, row?.password_hash ?? "")).toBe(true);
});

test("two runs of create-admin at once make one administrator", async () => {
  const runs = await Promise.all(
    [1, 2].map(async () => {
      const command = createAccountCommand("create-admin");
      const settings = { DATABASE_URL: database.url, ADMIN_PASSWORD: password };
      return await command(settings, adminArgs("twice@shop.test")).catch(() => 1);
    }),
  );
  expect(runs).toContain(0);
  expect(await database.pool`select from users where email = 'twice@shop.test' and role = 'admin'`).toHaveLength(1);
});

test("a password is never taken from an argument, nor shown", async () => {
  const secret = "an-argument-for-all-to-see";
  for (const extra of [["--password", secret], [`--password=${secret}`], [secret]]) {
    const { code, said } = await run("create-admin", [...adminArgs("x@shop.test"), ...extra], {});
    expect(code).toBe(64);
    expect(said).toContain("ADMIN_PASSWORD");
    expect(said).not.toContain(secret);
  }
});

test("everything wrong with an account is told at once, without the password", async () => {
  const args = ["--email", "nobody", "--name", "x".repeat(201)];
  const { code, said } = await run("create-admin", args, { ADMIN_PASSWORD: "password1" });
  expect(code).toBe("thrown");
  expect(said).toMatch(/email .*name .*password/);
  expect(said).not.toContain("password1");
});

const staffArgs = ["--email", "staff@shoal.example", "--name", "Staff", "--role", "staff"];
const dev = { SHOAL_ENV: "dev", ADMIN_PASSWORD: "correct-horse-battery" };

test("create-account is refused in production, which is what SHOAL_ENV is by default", async () => {
  for (const settings of [{ ...dev, SHOAL_ENV: "production" }, { ADMIN_PASSWORD: "correct-horse-battery" }]) {
    const { code, said } = await run("create-account", staffArgs, settings);
    expect(code).toBe("thrown");
    expect(said).toContain("production");
  }
  expect(await database.pool`select from users where email = 'staff@shoal.example'`).toHaveLength(0);
});

test("create-account makes accounts of any role, and leaves existing ones and their passwords alone", async () => {
  expect((await run("create-account", staffArgs, dev)).said).toContain("created as staff");
  const again = await run("create-account", staffArgs, { ...dev, ADMIN_PASSWORD: "some other password" });
  expect(again.said).toContain("nothing was changed");
  const [row] = await database.pool<{ role: string; password_hash: string }[]>`
    select role, password_hash from users where email = 'staff@shoal.example'`;
  expect(row?.role).toBe("staff");
  expect(await Bun.password.verify("correct-horse-battery", row?.password_hash ?? "")).toBe(true);
  await database.pool`update users set password_hash = null where email = 'staff@shoal.example'`;
  const own = { ...dev, ACCOUNT_PASSWORD: "the account's own password" };
  expect((await run("create-account", staffArgs, own)).said).toContain("has a password now");
  const [given] = await database.pool<{ password_hash: string }[]>`
    select password_hash from users where email = 'staff@shoal.example'`;
  expect(await Bun.password.verify("the account's own password", given?.password_hash ?? "")).toBe(true);
  expect((await run("create-account", [...staffArgs.slice(0, -1), "emperor"], dev)).code).toBe(64);
});
