// The secrets of a development or test shop: made at random once, kept in the data folder so that sessions and order
// links survive a restart. Production gets its own and knows none of these.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type DevSecrets = {
  readonly gatewayToken: string;
  readonly orderToken: string;
  readonly refreshTokenSecret: string;
  readonly orderTokenSecret: string;
  /** JWKS with one private Ed25519 key, as the gateway's JWT_KEYS wants it. */
  readonly jwtKeys: string;
};

/** Reads the folder's secrets, or makes them when there are none. */
export async function openDevSecrets(dataDir: string): Promise<DevSecrets> {
  const file = join(dataDir, "secrets.json");
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept) as DevSecrets;
  const secrets = await makeSecrets();
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

async function makeSecrets(): Promise<DevSecrets> {
  return {
    gatewayToken: randomSecret(),
    orderToken: randomSecret(),
    refreshTokenSecret: randomSecret(),
    orderTokenSecret: randomSecret(),
    jwtKeys: await makeJwtKeys(),
  };
}

/** 256 bits as base64url, which can stand in an address as it is. */
export function randomSecret(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
}

/** A key set of one fresh key, as JWT_KEYS takes it. */
export async function makeJwtKeys(): Promise<string> {
  const pair = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as CryptoKeyPair;
  const { kty, crv, d, x } = await crypto.subtle.exportKey("jwk", pair.privateKey);
  const kid = Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString("base64url");
  return JSON.stringify({ keys: [{ kty, crv, d, x, kid, alg: "EdDSA", use: "sig" }] });
}
