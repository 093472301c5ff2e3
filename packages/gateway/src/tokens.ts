// Access tokens: signed and verified here and nowhere else. EdDSA only, with explicit type, issuer and audience, so
// that no other token of ours and no token of somebody else passes for one.

import { jwt } from "@elysiajs/jwt";
import { type Caller, isUuid, type Role } from "@shoal/rpc";
import { Elysia } from "elysia";
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";

const algorithm = "EdDSA";
const tokenType = "at+jwt";

/** An Ed25519 key pair as JWK; `d` is the private part. */
export type SigningKey = { readonly kid: string; readonly x: string; readonly d: string };

export type User = Extract<Caller, { kind: "user" }>;

/** Who a token speaks for, and since when and how long (seconds since the epoch). */
export type Claims = {
  readonly user: User;
  /** The session that the token was made in. */
  readonly sessionId: string;
  readonly issuedAtSeconds: number;
  readonly expiresAtSeconds: number;
};

export type Tokens = {
  /** A token for a user in a session that is good for `ttlSeconds`. */
  sign(userId: string, role: Role, sessionId: string): Promise<string>;
  readonly ttlSeconds: number;
  /** What a token says, or undefined for anything that is not a good access token of ours. */
  verify(token: string): Promise<Claims | undefined>;
  /** The public keys, for /.well-known/jwks.json. */
  readonly publicKeys: { readonly keys: readonly JWK[] };
};

export type TokenOptions = {
  /** The first signs; all verify. */
  readonly keys: readonly SigningKey[];
  readonly issuer: string;
  readonly audience: string;
  readonly ttlSeconds: number;
};

/** A token longer than this is none of ours. */
const tokenLengthMax = 2048;
/** Verified tokens kept, so that the same one costs its signature check once. */
const verifiedMax = 10_000;
/** Nobody; stands in a token that never leaves. */
const probeId = "00000000-0000-7000-8000-000000000000";

/** Throws when there is no key, or the first cannot sign what it verifies. */
export async function createTokens(options: TokenOptions): Promise<Tokens> {
  const [current] = options.keys;
  if (current === undefined) throw new Error("there is no key to sign with");
  const publicKeys = { keys: options.keys.map(publicPart) };
  const plugins = new Elysia()
    .use(
      jwt({
        name: "signer",
        secret: await importJWK({ kty: "OKP", crv: "Ed25519", x: current.x, d: current.d }, algorithm),
        alg: algorithm,
        typ: tokenType,
        kid: current.kid,
        iss: options.issuer,
        aud: options.audience,
        exp: `${options.ttlSeconds}s`,
      }),
    )
    // jose takes a function in place of a key, which picks the key by its kid; the plugin hands it on untouched.
    .use(jwt({ name: "verifier", secret: createLocalJWKSet(publicKeys) as unknown as JWK }));
  const { signer, verifier } = plugins.decorator;
  const verified = new Map<string, Claims>();

  async function check(token: string): Promise<Claims | undefined> {
    const payload = await verifier.verify(token, {
      algorithms: [algorithm],
      issuer: options.issuer,
      audience: options.audience,
      typ: tokenType,
      requiredClaims: ["sub", "role", "sid", "iat", "exp"],
    });
    return payload === false ? undefined : readClaims(payload, options.audience);
  }

  // Halves that do not belong together would sign tokens that nobody accepts, and it would show at the first login.
  if ((await check(await signer.sign({ sub: probeId, role: "customer", sid: probeId }))) === undefined) {
    throw new Error(`the private part of the key ${current.kid} does not belong to its public part`);
  }

  return {
    ttlSeconds: options.ttlSeconds,
    publicKeys,
    sign: (userId, role, sessionId) => signer.sign({ sub: userId, role, sid: sessionId }),
    verify: async (token) => {
      if (token.length > tokenLengthMax) return undefined;
      const known = verified.get(token);
      if (known !== undefined) {
        if (known.expiresAtSeconds * 1000 > Date.now()) return known;
        verified.delete(token);
        return undefined;
      }
      const claims = await check(token);
      if (claims === undefined) return undefined;
      if (verified.size >= verifiedMax) forgetOldest(verified);
      verified.set(token, claims);
      return claims;
    },
  };
}

function readClaims(payload: Record<string, unknown>, audience: string): Claims | undefined {
  const { sub, role, sid, iat, exp, aud } = payload;
  const known = (["customer", "staff", "admin"] as const).find((name) => name === role);
  if (aud !== audience || typeof sub !== "string" || !isUuid(sub) || known === undefined) return undefined;
  if (typeof sid !== "string" || !isUuid(sid)) return undefined;
  if (typeof iat !== "number" || typeof exp !== "number") return undefined;
  const user = { kind: "user", userId: sub, role: known } as const;
  return { user, sessionId: sid, issuedAtSeconds: iat, expiresAtSeconds: exp };
}

function forgetOldest(verified: Map<string, Claims>): void {
  for (const token of verified.keys()) {
    verified.delete(token);
    if (verified.size < verifiedMax * 0.9) return;
  }
}

function publicPart(key: SigningKey): JWK {
  return { kty: "OKP", crv: "Ed25519", x: key.x, kid: key.kid, alg: algorithm, use: "sig" };
}

/** Reads the JWKS of JWT_KEYS. Throws a text that ends the sentence "JWT_KEYS ...". */
export function readSigningKeys(text: string): readonly SigningKey[] {
  const keys = parseKeySet(text);
  const problem = "must be a JSON Web Key Set with private Ed25519 keys, each with its own kid";
  if (keys === undefined || keys.length === 0) throw problem;
  const read = keys.map((key) => {
    const { kty, crv, kid, x, d } = key;
    const isPart = (part: unknown): part is string => typeof part === "string" && /^[\w-]{43}$/.test(part);
    if (kty !== "OKP" || crv !== "Ed25519" || typeof kid !== "string" || kid === "" || !isPart(x) || !isPart(d)) {
      throw problem;
    }
    return { kid, x, d };
  });
  if (new Set(read.map(({ kid }) => kid)).size < read.length) throw problem;
  return read;
}

function parseKeySet(text: string): readonly Record<string, unknown>[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || !("keys" in parsed) || !Array.isArray(parsed.keys)) {
      return undefined;
    }
    return parsed.keys.every((key) => typeof key === "object" && key !== null) ? parsed.keys : undefined;
  } catch {
    return undefined;
  }
}

/** The value of JWT_KEYS that holds these keys. */
export function writeSigningKeys(keys: readonly SigningKey[]): string {
  return JSON.stringify({ keys: keys.map((key) => ({ ...publicPart(key), d: key.d })) });
}

export async function makeSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const { x, d } = await exportJWK(privateKey);
  if (x === undefined || d === undefined) throw new Error("the key that was made has no parts");
  return { kid: Bun.randomUUIDv7(), x, d };
}

/** A fresh key set of one key, as JWT_KEYS takes it. */
export async function makeKeySet(): Promise<string> {
  return writeSigningKeys([await makeSigningKey()]);
}
