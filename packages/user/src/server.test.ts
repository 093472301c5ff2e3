import { expect, test } from "bun:test";
import { createPool } from "@shoal/postgres";
import { Code } from "@shoal/rpc";
import { testCall } from "@shoal/testkit";
import { createUserFixture, goodPassword, refusalOf } from "./user.fixture.ts";

test("while PostgreSQL is away every call ends as UNAVAILABLE and says so, and telling nothing else", async () => {
  const pool = createPool({
    url: "postgres://nobody@127.0.0.1:1/nowhere",
    applicationName: "test",
    connectionsMax: 2,
    statementTimeoutMs: 500,
  });
  const users = await createUserFixture({ pool });
  const attempts = [
    () => users.client.login({ email: "kim@shop.test", password: goodPassword }, testCall()),
    () => users.client.refreshSession({ refreshToken: "A".repeat(43) }, testCall()),
    () => users.client.register({ email: "kim@shop.test", password: goodPassword, name: "" }, testCall()),
  ];
  for (const attempt of attempts) {
    expect(await refusalOf(attempt())).toMatchObject({ code: Code.UNAVAILABLE, reason: "STORE_UNAVAILABLE" });
  }
  expect(users.lines.join("\n")).not.toContain("kim@shop.test");
  await users.close();
  await pool.end({ timeout: 1 });
});
