import { afterAll, beforeAll, expect, test } from "bun:test";
import { createHash } from "node:crypto";
import { Code } from "@shoal/rpc";
import { testCall } from "@shoal/testkit";
import { createUserFixture, goodPassword, refusalOf, type UserFixture } from "../user.fixture.ts";

let users: UserFixture;
beforeAll(async () => {
  users = await createUserFixture();
});
afterAll(() => users.close());

async function refresh(refreshToken: string): Promise<string> {
  const { session } = await users.client.refreshSession({ refreshToken }, testCall());
  return session?.refreshToken ?? "";
}

const refused = async (refreshToken: string) => {
  const { code, reason } = await refusalOf(users.client.refreshSession({ refreshToken }, testCall()));
  return code === Code.UNAUTHENTICATED ? reason : `${code}`;
};

const hashOf = (token: string) => createHash("sha256").update(token).digest();

/** Makes a token's first use older than it was, in the database's own time. */
async function age(token: string, seconds: number): Promise<void> {
  await users.deps.pool`
    update refresh_tokens set rotated_at = rotated_at - make_interval(secs => ${seconds})
    where token_hash = ${hashOf(token)}`;
}

/** Every token of a session's family, and how many of them are not used. */
async function familyOf(token: string) {
  const [row] = await users.deps.pool<{ tokens: number; unused: number; revoked: boolean; expires_at: Date }[]>`
    select count(*)::int as tokens, (count(*) filter (where t.rotated_at is null))::int as unused,
           bool_or(f.revoked_at is not null) as revoked, max(f.expires_at) as expires_at
    from refresh_tokens t join refresh_families f on f.id = t.family_id
    where f.id = (select family_id from refresh_tokens where token_hash = ${hashOf(token)})`;
  if (row === undefined) throw new Error("no such family");
  return row;
}

test("a token is exchanged for the next one, with the account as it is now", async () => {
  const { id, token } = await users.register();
  await users.deps.pool`update users set role = 'staff' where id = ${id}`;
  const { session } = await users.client.refreshSession({ refreshToken: token }, testCall());
  expect(session?.user).toMatchObject({ id, role: "ROLE_STAFF" });
  expect(session?.refreshToken).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(session?.refreshToken).not.toBe(token);
});

test("only a hash of a token is stored", async () => {
  const { token } = await users.register();
  const next = await refresh(token);
  const [stored] = await users.deps.pool`select string_agg(t::text, ' ') as text from refresh_tokens t`;
  for (const secret of [token, next]) {
    expect(stored?.["text"]).not.toContain(Buffer.from(secret, "base64url").toString("hex"));
    expect(stored?.["text"]).not.toContain(Buffer.from(secret).toString("hex"));
  }
  expect(stored?.["text"]).toContain(hashOf(next).toString("hex"));
});

test("twenty refreshes of one token at once get the same next token, and the family does not fork", async () => {
  const { token } = await users.register();
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(token)));
  expect(new Set(answers).size).toBe(1);
  expect(await familyOf(token)).toMatchObject({ tokens: 2, unused: 1, revoked: false });
});

test("a long race over a chain of tokens leaves one chain", async () => {
  let { token } = await users.register();
  const first = token;
  for (let round = 0; round < 8; round += 1) {
    const answers = await Promise.all(Array.from({ length: 6 }, () => refresh(token)));
    expect(new Set(answers).size).toBe(1);
    token = answers[0] ?? "";
  }
  expect(await familyOf(first)).toMatchObject({ tokens: 9, unused: 1, revoked: false });
});

test("a token may come again for ten seconds, and gets what it got before", async () => {
  const { token } = await users.register();
  const next = await refresh(token);
  await age(token, 9);
  expect(await refresh(token)).toBe(next);
  expect((await familyOf(token)).tokens).toBe(2);
  expect(await refresh(next)).not.toBe(next);
});

test("a token that comes again later revokes its whole family, and that family alone", async () => {
  const { id, email, token } = await users.register();
  const other = await users.client.login({ email, password: goodPassword }, testCall());
  const next = await refresh(token);
  await age(token, 11);
  expect(await refused(token)).toBe("INVALID_REFRESH_TOKEN");
  expect((await familyOf(token)).revoked).toBe(true);
  expect(await refused(next)).toBe("INVALID_REFRESH_TOKEN");
  expect(await refused(token)).toBe("INVALID_REFRESH_TOKEN");
  expect(await refresh(other.session?.refreshToken ?? "")).not.toBe("");
  expect(users.lines.filter((line) => line.includes("came back") && line.includes(id))).toHaveLength(1);
});

test("reuse and refresh at once never leave a living family", async () => {
  const { token } = await users.register();
  const next = await refresh(token);
  await age(token, 11);
  const refreshes = Array.from({ length: 10 }, (_, index) =>
    refresh(index % 2 === 0 ? token : next).catch(() => "refused"),
  );
  const answers = await Promise.all(refreshes);
  expect(answers.filter((_, index) => index % 2 === 0)).toEqual(Array.from({ length: 5 }, () => "refused"));
  const last = answers.find((answer) => answer !== "refused") ?? next;
  expect(await refused(last)).toBe("INVALID_REFRESH_TOKEN");
});

test("each refresh moves the expiry on, and an expired session is over", async () => {
  const { token } = await users.register();
  await users.deps.pool`update refresh_families set expires_at = now() + interval '1 hour'
    where id = (select family_id from refresh_tokens where token_hash = ${hashOf(token)})`;
  const next = await refresh(token);
  expect((await familyOf(token)).expires_at.getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000);
  await users.deps.pool`update refresh_families set expires_at = now() - interval '1 second'
    where id = (select family_id from refresh_tokens where token_hash = ${hashOf(token)})`;
  expect(await refused(next)).toBe("INVALID_REFRESH_TOKEN");
});

test("what is no token of ours is refused like an unknown one", async () => {
  for (const text of ["", "x", "A".repeat(43), "A".repeat(44), "\u0000".repeat(43), "é".repeat(43)]) {
    expect(await refused(text)).toBe("INVALID_REFRESH_TOKEN");
  }
});

test("signing out ends the session by any token of it, twice too, and an unknown token is no error", async () => {
  const { token } = await users.register();
  const next = await refresh(token);
  await users.client.revokeSession({ refreshToken: token }, testCall());
  await users.client.revokeSession({ refreshToken: token }, testCall());
  expect(await refused(next)).toBe("INVALID_REFRESH_TOKEN");
  for (const text of ["", "A".repeat(43), "nonsense"]) {
    expect(await users.client.revokeSession({ refreshToken: text }, testCall())).toEqual({ sessionId: "" });
  }
});

test("a refresh that finds its session being signed out waits, and is refused", async () => {
  const { token } = await users.register();
  const outcome = await users.deps.pool.begin(async (transaction) => {
    await transaction`update refresh_families set revoked_at = now()
      where id = (select family_id from refresh_tokens where token_hash = ${hashOf(token)})`;
    const pending = refused(token);
    await untilSomebodyWaits();
    return { pending };
  });
  expect(await outcome.pending).toBe("INVALID_REFRESH_TOKEN");
  expect(await familyOf(token)).toMatchObject({ tokens: 1, revoked: true });
});

/** Until a statement of this database waits for another's lock. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await users.deps.pool`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
  }
}

test("a family with two unused tokens cannot be stored", async () => {
  const { token } = await users.register();
  const error = await users.deps.pool`
    insert into refresh_tokens (token_hash, family_id)
    select ${hashOf("another")}, family_id from refresh_tokens where token_hash = ${hashOf(token)}`.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ constraint_name: "refresh_tokens_newest_idx" });
});
