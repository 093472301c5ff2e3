// For tests: the whole service over a real socket and a fresh database, with accounts of every kind.

import { userService } from "@shoal/contract";
import { createLog } from "@shoal/process";
import { type Call, type Caller, type ClientOf, createClient, isRefusal, type Refusal } from "@shoal/rpc";
import { createTestDatabase, serveForTest, testCall } from "@shoal/testkit";
import { migrations } from "../migrations/index.ts";
import { createMailSecrets } from "./credentials/one-time-tokens.ts";
import { createPasswords } from "./credentials/passwords.ts";
import { createRefreshTokens } from "./credentials/refresh-tokens.ts";
import type { Deps } from "./deps.ts";
import type { Role } from "./domain/account.ts";
import { createImplementations, refusalFromFailure } from "./server.ts";

export const goodPassword = "a bicycle made of rain";

export type UserFixture = {
  readonly deps: Deps;
  readonly url: string;
  readonly client: ClientOf<typeof userService>;
  /** Lines that the service logged. */
  readonly lines: readonly string[];
  /** An account without a password, made past the service, and the caller that it is. */
  account(role?: Role, name?: string): Promise<{ readonly id: string; readonly email: string; readonly call: Call }>;
  /** Registers an account with `goodPassword` and answers its id, address, first refresh token and call. */
  register(): Promise<{ readonly id: string; readonly email: string; readonly token: string; readonly call: Call }>;
  close(): Promise<void>;
};

let serial = 0;

export function newEmail(): string {
  serial += 1;
  return `person-${serial}@shop.test`;
}

export async function createUserFixture(overrides: Partial<Deps> = {}): Promise<UserFixture> {
  const database = await createTestDatabase(migrations);
  const lines: string[] = [];
  const deps: Deps = {
    pool: database.pool,
    log: createLog({ service: "user", level: "info", write: (line) => lines.push(line) }),
    passwords: await createPasswords({ waitingMax: 200 }),
    refreshTokens: createRefreshTokens("a-secret-for-tests-of-32-characters"),
    secrets: createMailSecrets("a-secret-for-tests-of-32-characters"),
    mail: undefined,
    registration: "open",
    throttle: { attemptsMax: 10 },
    newId: () => Bun.randomUUIDv7(),
    refreshTtlDays: 30,
    ...overrides,
  };
  const service = await serveForTest(createImplementations(deps), { refusalFromFailure, log: deps.log });
  const client = createClient(userService, service.channel("gateway"));
  return {
    deps,
    url: database.url,
    client,
    lines,
    account: async (role = "customer", name = "") => {
      const id = deps.newId();
      const email = newEmail();
      await database.pool`insert into users (id, email, name, role) values (${id}, ${email}, ${name}, ${role})`;
      return { id, email, call: testCall(callerOf(id, role)) };
    },
    register: async () => {
      const email = newEmail();
      const { session } = await client.register({ email, password: goodPassword, name: "Kim" }, testCall());
      const id = session?.user?.id ?? "";
      return { id, email, token: session?.refreshToken ?? "", call: testCall(callerOf(id, "customer")) };
    },
    close: async () => {
      await service.close();
      await database.drop();
    },
  };
}

export function callerOf(userId: string, role: Role): Caller {
  return { kind: "user", userId, role };
}

/** The refusal that a call ends with; throws when it ends otherwise. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const outcome = await call.then(
    () => new Error("expected a refusal, got an answer"),
    (error: unknown) => error,
  );
  if (!isRefusal(outcome)) throw outcome;
  return outcome;
}

/** Field and reason of each violation of a call's refusal. */
export async function violationsOf(call: Promise<unknown>): Promise<string[]> {
  const refusal = await refusalOf(call);
  if (refusal.reason !== "VALIDATION_FAILED") throw refusal;
  return refusal.violations.map(({ field, reason }) => `${field} ${reason}`);
}
