// Where pictures live: a port, so that a shop may keep them elsewhere one day. Blobs are found by the SHA-256 of their
// bytes, so that one never changes and is stored once.

import type { Pool } from "@shoal/postgres";
import { findBlob, findMissingBlobs, insertBlob } from "./store/images.ts";

export type Blob = { readonly contentType: string; readonly content: Uint8Array };

export type ImageStorage = {
  /** Stores a blob under a lower-case hexadecimal SHA-256; one that is there already stays. */
  put(sha256: string, blob: Blob): Promise<void>;
  /** The blob, or undefined when there is none. */
  get(sha256: string): Promise<Blob | undefined>;
  /** Those of the given digests that no blob has. */
  findMissing(sha256s: readonly string[]): Promise<string[]>;
};

/** Blobs in the service's own database, so that no replica needs a disk. */
export function createPostgresStorage(pool: Pool): ImageStorage {
  return {
    put: (sha256, blob) => insertBlob(pool, sha256, blob),
    get: (sha256) => findBlob(pool, sha256),
    findMissing: async (sha256s) => (sha256s.length === 0 ? [] : await findMissingBlobs(pool, sha256s)),
  };
}
