// Tokens that are mailed: each is derived from its message's id under a secret, so that a message which has to be sent
// again after a crash says the same, and nothing that opens an account is ever stored. And keyed hashes of addresses,
// for counting what must not be kept.

import { createHmac } from "node:crypto";

export type MailSecrets = {
  /** The token that a message carries; the same each time. */
  tokenOf(mailId: string): string;
  /** What stands for a text that somebody typed: 32 hexadecimal digits that nobody can try texts against. */
  fingerprint(text: string): string;
};

/** The secret must be the same on all replicas; replacing it voids the tokens of messages that were not sent yet. */
export function createMailSecrets(secret: string): MailSecrets {
  const hmac = (label: string, text: string) => createHmac("sha256", secret).update(`${label}:${text}`);
  return {
    tokenOf: (mailId) => hmac("one-time-token", mailId).digest("base64url"),
    fingerprint: (text) => hmac("fingerprint", text).digest("hex").slice(0, 32),
  };
}
