import { expect, test } from "bun:test";
import { isRefusal } from "@shoal/rpc";
import { createPasswords } from "./passwords.ts";

const { signal } = new AbortController();
const reasonOf = (error: unknown) => (isRefusal(error) ? error.reason : "none");

test("who finds the line full is refused at once, and the others are served", async () => {
  const passwords = await createPasswords({ concurrencyMax: 1, waitingMax: 2 });
  const outcomes: string[] = [];
  await Promise.all(
    Array.from({ length: 6 }, async (_, index) => {
      const outcome = await passwords.hash("a bicycle made of rain", signal).then(() => "served", reasonOf);
      outcomes.push(`${index} ${outcome}`);
    }),
  );
  expect(outcomes.slice(0, 3).sort()).toEqual(["3 LOGIN_OVERLOADED", "4 LOGIN_OVERLOADED", "5 LOGIN_OVERLOADED"]);
  expect(outcomes.slice(3)).toEqual(["0 served", "1 served", "2 served"]);
  expect(await passwords.hash("a bicycle made of rain", signal)).toStartWith("$argon2id$");
});

test("nothing is hashed for a caller who went away, and their place in line is free again", async () => {
  const passwords = await createPasswords({ concurrencyMax: 1, waitingMax: 1 });
  const gone = new AbortController();
  const first = passwords.hash("a bicycle made of rain", signal);
  const second = passwords.hash("a bicycle made of rain", gone.signal).then(() => "served", reasonOf);
  gone.abort();
  await first;
  expect(await second).toBe("CANCELLED");
  expect(await passwords.hash("a bicycle made of rain", signal)).toStartWith("$argon2id$");
});

test("a failed check gives its place back", async () => {
  const passwords = await createPasswords({ concurrencyMax: 1, waitingMax: 0 });
  const failed = await passwords.verify("a bicycle made of rain", "no hash at all", signal).catch(() => "failed");
  expect(failed).toBe("failed");
  expect(await passwords.verify("a bicycle made of rain", undefined, signal)).toBe(false);
});

test("only hashes of other parameters are outdated", async () => {
  const passwords = await createPasswords();
  expect(passwords.isOutdated(await passwords.hash("a bicycle made of rain", signal))).toBe(false);
  const older = { algorithm: "argon2id", memoryCost: 4096, timeCost: 2 } as const;
  expect(passwords.isOutdated(await Bun.password.hash("a bicycle made of rain", older))).toBe(true);
});
