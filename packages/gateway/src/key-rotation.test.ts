// A key is exchanged in three steps, and at each of them gateways before and after it understand each other.

import { expect, test } from "bun:test";
import { rotateKeys, rotationSteps } from "./key-rotation.ts";
import { createTokens, makeKeySet, readSigningKeys, type SigningKey, writeSigningKeys } from "./tokens.ts";

const settings = { issuer: "shoal", audience: "shoal-api", ttlSeconds: 900 };
const someId = "01928f3e-7c1a-7bbb-8d2e-9f1c2a3b4c5d";

async function newKey(): Promise<SigningKey> {
  const [key] = readSigningKeys(await makeKeySet());
  if (key === undefined) throw new Error("no key was made");
  return key;
}

test("at every step gateways of before and after verify what the other signs, and in the end the old key is gone", async () => {
  const [old, fresh] = [await newKey(), await newKey()];
  let keys: readonly SigningKey[] = [old];
  for (const step of rotationSteps) {
    const next = rotateKeys(keys, step, fresh);
    const [before, after] = await Promise.all([
      createTokens({ keys, ...settings }),
      createTokens({ keys: next, ...settings }),
    ]);
    expect(await before.verify(await after.sign(someId, "customer", someId))).toBeDefined();
    expect(await after.verify(await before.sign(someId, "customer", someId))).toBeDefined();
    keys = next;
  }
  expect(keys).toEqual([fresh]);
  const retired = await createTokens({ keys, ...settings });
  const ofOld = await createTokens({ keys: [old], ...settings });
  expect(await retired.verify(await ofOld.sign(someId, "customer", someId))).toBeUndefined();
});

test("a step that does not come next is refused", async () => {
  const [one, two, three] = [await newKey(), await newKey(), await newKey()];
  expect(() => rotateKeys([one, two], "add", three)).toThrow("two keys already");
  for (const step of ["switch", "retire"] as const)
    expect(() => rotateKeys([one], step, three)).toThrow("one key only");
  expect(() => rotateKeys([one, two, three], "retire", three)).toThrow("two at most");
  expect(() => rotateKeys([], "add", three)).toThrow("begins with one key");
});

test("keys are read back as they were written", async () => {
  const keys = [await newKey(), await newKey()];
  expect(readSigningKeys(writeSigningKeys(keys))).toEqual(keys);
});
