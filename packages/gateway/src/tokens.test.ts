// Access tokens: what we signed is good, and nothing else is.

import { beforeAll, expect, test } from "bun:test";
import { importJWK } from "jose";
import { createTokens, makeKeySet, readSigningKeys, type SigningKey, type Tokens } from "./tokens.ts";

const issuer = "shoal";
const audience = "shoal-api";
const userId = "01928f3e-7c1a-7bbb-8d2e-9f1c2a3b4c5d";
const sessionId = "01928f3e-7c1a-7bbb-8d2e-9f1c2a3b4c5e";
const settings = { issuer, audience, ttlSeconds: 900 };

let key: SigningKey;
let tokens: Tokens;

beforeAll(async () => {
  key = await makeKey();
  tokens = await createTokens({ keys: [key], ...settings });
});

async function makeKey(): Promise<SigningKey> {
  const [first] = readSigningKeys(await makeKeySet());
  if (first === undefined) throw new Error("no key was made");
  return first;
}

const now = () => Math.floor(Date.now() / 1000);
type Fields = Record<string, unknown>;

const header = (more: Fields = {}): Fields => ({ alg: "EdDSA", typ: "at+jwt", kid: key.kid, ...more });
const claims = (more: Fields = {}): Fields => ({
  sub: userId,
  role: "customer",
  sid: sessionId,
  iss: issuer,
  aud: audience,
  iat: now(),
  exp: now() + 900,
  ...more,
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Signs any header and any claims as a holder of the key could, without a library that would refuse some. */
async function signed(head: Fields, body: Fields, by: SigningKey = key): Promise<string> {
  const jwk = { kty: "OKP", crv: "Ed25519", x: by.x, d: by.d };
  const privateKey = await crypto.subtle.importKey("jwk", jwk, "Ed25519", false, ["sign"]);
  const text = `${encode(withoutUndefined(head))}.${encode(withoutUndefined(body))}`;
  const signature = await crypto.subtle.sign("Ed25519", privateKey, Buffer.from(text));
  return `${text}.${Buffer.from(signature).toString("base64url")}`;
}

function withoutUndefined(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** An HMAC over what the public key is, in the hope that the verifier takes it for a shared secret. */
function hmacSigned(secret: string | Buffer, algorithm = "HS256"): string {
  const text = `${encode(header({ alg: algorithm }))}.${encode(claims())}`;
  return `${text}.${new Bun.CryptoHasher("sha256", secret).update(text).digest("base64url")}`;
}

const publicPem = async () => {
  const publicKey = await crypto.subtle.importKey("jwk", { kty: "OKP", crv: "Ed25519", x: key.x }, "Ed25519", true, [
    "verify",
  ]);
  const der = Buffer.from(await crypto.subtle.exportKey("spki", publicKey)).toString("base64");
  return `-----BEGIN PUBLIC KEY-----\n${der}\n-----END PUBLIC KEY-----\n`;
};

test("a token that was signed here says who it speaks for, and since when and how long", async () => {
  const before = now();
  const token = await tokens.sign(userId, "staff", sessionId);
  const read = await tokens.verify(token);
  expect(read?.user).toEqual({ kind: "user", userId, role: "staff" });
  expect(read?.sessionId).toBe(sessionId);
  expect(read?.issuedAtSeconds).toBeWithin(before, now() + 1);
  expect(read?.expiresAtSeconds).toBe((read?.issuedAtSeconds ?? 0) + settings.ttlSeconds);
  // Kept, so that the next request with it costs less; the answer is the same.
  expect(await tokens.verify(token)).toEqual(read as NonNullable<typeof read>);
});

test("the token carries no more than it needs", async () => {
  const [head = "", body = ""] = (await tokens.sign(userId, "admin", sessionId)).split(".");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as Fields;
  expect(read(head)).toEqual({ alg: "EdDSA", typ: "at+jwt", kid: key.kid });
  expect(Object.keys(read(body)).sort()).toEqual(["aud", "exp", "iat", "iss", "role", "sid", "sub"]);
});

test("the forger's tools make good tokens when nothing is forged", async () => {
  expect(await tokens.verify(await signed(header(), claims()))).toBeDefined();
});

const own = (head: Fields, body: Fields) => () => signed(header(head), claims(body));

test.each<[string, () => string | Promise<string>]>([
  ["alg none", () => `${encode(header({ alg: "none" }))}.${encode(claims())}.`],
  ["alg none with the signature of a good one", own({ alg: "none" }, {})],
  ["alg NONE", () => `${encode(header({ alg: "NONE" }))}.${encode(claims())}.`],
  ["HS256 by the bytes of the public key", () => hmacSigned(Buffer.from(key.x, "base64url"))],
  ["HS256 by the public key as text", () => hmacSigned(key.x)],
  ["HS256 by the public key as PEM", async () => hmacSigned(await publicPem())],
  ["HS256 by an empty secret", () => hmacSigned(Buffer.alloc(0))],
  ["alg EdDSA on an HMAC", () => hmacSigned(Buffer.from(key.x, "base64url"), "EdDSA")],
  ["alg ES256 on our signature", own({ alg: "ES256" }, {})],
  ["no alg", own({ alg: undefined }, {})],
  ["another key under our kid", async () => signed(header(), claims(), await makeKey())],
  ["another key under its own kid", async () => signed(header({ kid: "theirs" }), claims(), await makeKey())],
  ["an unknown kid on our signature", own({ kid: "theirs" }, {})],
  ["a kid that is a path", own({ kid: "../../../../dev/null" }, {})],
  ["a kid that is SQL", own({ kid: "' union select 'secret' --" }, {})],
  ["a kid that is no text", own({ kid: 7 }, {})],
  ["an unknown critical header", own({ crit: ["exp"] }, {})],
  ["an unencoded payload", own({ crit: ["b64"], b64: false }, {})],
  [
    "a jwk header with the forger's key",
    async () => {
      const theirs = await makeKey();
      const jwk = { kty: "OKP", crv: "Ed25519", x: theirs.x };
      return signed(header({ jwk, kid: undefined }), claims(), theirs);
    },
  ],
  ["a jku header", async () => signed(header({ jku: "http://127.0.0.1:1/keys" }), claims(), await makeKey())],
  ["an x5u header", async () => signed(header({ x5u: "http://127.0.0.1:1/cert" }), claims(), await makeKey())],
  ["expired by a minute", own({}, { iat: now() - 960, exp: now() - 60 })],
  ["expired by now", own({}, { iat: now() - 900, exp: now() })],
  ["an exp that is a text", own({}, { exp: "9999999999" })],
  ["no exp", own({}, { exp: undefined })],
  ["not valid before the future", own({}, { nbf: now() + 600 })],
  ["no iat", own({}, { iat: undefined })],
  ["an iat that is a text", own({}, { iat: "0" })],
  ["another issuer", own({}, { iss: "shoal.example" })],
  ["no issuer", own({}, { iss: undefined })],
  ["another audience", own({}, { aud: "shoal-web" })],
  ["an audience of many", own({}, { aud: [audience, "another"] })],
  ["an audience of one in a list", own({}, { aud: [audience] })],
  ["no audience", own({}, { aud: undefined })],
  ["the type of an ID token", own({ typ: "JWT" }, {})],
  ["no type", own({ typ: undefined }, {})],
  ["a role that there is not", own({}, { role: "root" })],
  ["a role in other letters", own({}, { role: "Admin" })],
  ["a list of roles", own({}, { role: ["admin"] })],
  ["no role", own({}, { role: undefined })],
  ["a subject that is no id", own({}, { sub: "1 or 1=1" })],
  ["a session that is no id", own({}, { sid: "mine" })],
  ["no session", own({}, { sid: undefined })],
  ["no subject", own({}, { sub: undefined })],
  ["the form of a refresh token", () => crypto.getRandomValues(Buffer.alloc(32)).toString("base64url")],
  ["cut off at the end", async () => (await tokens.sign(userId, "admin", sessionId)).slice(0, -2)],
  [
    "without its signature",
    async () => `${(await tokens.sign(userId, "admin", sessionId)).split(".").slice(0, 2).join(".")}.`,
  ],
  ["one dot more", async () => `${await tokens.sign(userId, "admin", sessionId)}.`],
  ["one dot less", async () => (await tokens.sign(userId, "admin", sessionId)).split(".").slice(0, 2).join(".")],
  [
    "other claims under a good signature",
    async () => {
      const [head, , signature] = (await tokens.sign(userId, "customer", sessionId)).split(".");
      return `${head}.${encode(claims({ role: "admin" }))}.${signature}`;
    },
  ],
  ["10 MB", () => `${encode(header())}.${"A".repeat(10_000_000)}.AAAA`],
  ["10 MB under a good signature", own({}, { pad: "x".repeat(10_000_000) })],
  ["nothing", () => ""],
  ["no JSON", () => "a.b.c"],
  ["JSON that is no object", () => `${encode(null)}.${encode(1)}.AAAA`],
])("is no token of ours: %s", async (_, forge) => {
  expect(await tokens.verify(await forge())).toBeUndefined();
});

test("a token that was good is not any more once it has expired", async () => {
  const short = await createTokens({ keys: [key], ...settings, ttlSeconds: 1 });
  const token = await short.sign(userId, "customer", sessionId);
  const read = await short.verify(token);
  expect(read).toBeDefined();
  while (Date.now() < (read?.expiresAtSeconds ?? 0) * 1000) await Bun.sleep(20);
  expect(await short.verify(token)).toBeUndefined();
  expect(await short.verify(token)).toBeUndefined();
});

test("while keys rotate the first signs and all verify, and both are published without their private part", async () => {
  const next = await makeKey();
  const rotating = await createTokens({ keys: [next, key], ...settings });
  const [oldToken, newToken] = await Promise.all([
    tokens.sign(userId, "staff", sessionId),
    rotating.sign(userId, "staff", sessionId),
  ]);
  expect(JSON.parse(Buffer.from(newToken.split(".")[0] ?? "", "base64url").toString())).toMatchObject({
    kid: next.kid,
  });
  expect(await rotating.verify(oldToken)).toBeDefined();
  expect(await rotating.verify(newToken)).toBeDefined();
  expect(await tokens.verify(newToken)).toBeUndefined();
  // Neither key may sign under the other's name.
  expect(await rotating.verify(await signed(header({ kid: next.kid }), claims()))).toBeUndefined();
  expect(rotating.publicKeys.keys.map(({ kid }) => kid)).toEqual([next.kid, key.kid]);
  const published = JSON.stringify(rotating.publicKeys);
  for (const { d } of [next, key]) expect(published).not.toContain(d);
});

test("what is published verifies a token with nothing else known", async () => {
  const [jwk] = tokens.publicKeys.keys;
  const publicKey = await importJWK({ ...jwk }, "EdDSA");
  const [head, body, signature = ""] = (await tokens.sign(userId, "admin", sessionId)).split(".");
  const bytes = Buffer.from(signature, "base64url");
  if (publicKey instanceof Uint8Array) throw new Error("the published key is no public key");
  expect(await crypto.subtle.verify("Ed25519", publicKey, bytes, Buffer.from(`${head}.${body}`))).toBe(true);
});

test("no keys at all cannot be started with", async () => {
  expect(createTokens({ keys: [], ...settings })).rejects.toThrow("no key");
});

test("a key set that was made is one that is accepted, a fresh one each time", async () => {
  const [one, other] = await Promise.all([makeKey(), makeKey()]);
  expect(one.kid).not.toBe(other.kid);
  expect(one.d).not.toBe(other.d);
});

test.each<[string, () => unknown]>([
  ["no JSON", () => "not json"],
  ["null", () => "null"],
  ["a list", () => []],
  ["no keys", () => ({ keys: [] })],
  ["keys that are no list", () => ({ keys: {} })],
  ["a key that is none", () => ({ keys: [null] })],
  ["a public key", () => ({ keys: [jwkOf({ d: undefined })] })],
  ["a key without a kid", () => ({ keys: [jwkOf({ kid: undefined })] })],
  ["an empty kid", () => ({ keys: [jwkOf({ kid: "" })] })],
  ["two keys of one kid", () => ({ keys: [jwkOf({}), jwkOf({})] })],
  ["another curve", () => ({ keys: [jwkOf({ crv: "X25519" })] })],
  ["another type", () => ({ keys: [jwkOf({ kty: "EC", crv: "P-256" })] })],
  ["a shared secret", () => ({ keys: [{ kty: "oct", kid: "a", k: "c2VjcmV0" }] })],
  ["a part of the wrong length", () => ({ keys: [jwkOf({ x: key.x.slice(1) })] })],
  ["a private part that is no base64url", () => ({ keys: [jwkOf({ d: "=".repeat(43) })] })],
  ["one good key and one bad", () => ({ keys: [jwkOf({}), jwkOf({ kid: "b", d: 7 })] })],
])("a key set is refused: %s", (_, make) => {
  const value = make();
  const read = () => readSigningKeys(typeof value === "string" ? value : JSON.stringify(value));
  expect(read).toThrow("must be a JSON Web Key Set with private Ed25519 keys, each with its own kid");
});

function jwkOf(more: Fields): Fields {
  return { kty: "OKP", crv: "Ed25519", kid: "a", x: key.x, d: key.d, ...more };
}

test("a key pair whose halves do not belong together is refused before anything is signed by it", async () => {
  const { x } = await makeKey();
  expect(createTokens({ keys: [{ ...key, x }], ...settings })).rejects.toThrow("does not belong");
});
