// Refresh tokens: 256 random bits, of which only the SHA-256 is stored. The successor of a token is derived from it
// under a secret, so that every retry of one refresh is answered with the same next token and a family cannot fork.

import { createHash, createHmac, randomBytes } from "node:crypto";

const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

export type RefreshTokens = {
  /** The first token of a family. */
  mint(): string;
  /** The token that comes after another; the same each time. */
  successorOf(token: string): string;
};

/** The secret must be the same on all replicas; replacing it costs only the retries of that moment their grace. */
export function createRefreshTokens(secret: string): RefreshTokens {
  return {
    mint: () => randomBytes(32).toString("base64url"),
    successorOf: (token) => createHmac("sha256", secret).update(`refresh-token:${token}`).digest("base64url"),
  };
}

/** What is stored of a token. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Whether a text can be a token of ours at all. */
export function isToken(text: string): boolean {
  return tokenPattern.test(text);
}
