// Pictures as blobs in PostgreSQL.

import { run, type Sql } from "@shoal/postgres";

type BlobRow = { content_type: string; content: Buffer };

export async function insertBlob(
  sql: Sql,
  sha256: string,
  blob: { readonly contentType: string; readonly content: Uint8Array },
): Promise<void> {
  await run(
    "insert_image",
    sql`
      insert into images (sha256, content_type, content)
      values (decode(${sha256}, 'hex'), ${blob.contentType}, ${Buffer.from(blob.content)})
      on conflict (sha256) do nothing`,
  );
}

export async function findBlob(
  sql: Sql,
  sha256: string,
): Promise<{ readonly contentType: string; readonly content: Uint8Array } | undefined> {
  const [row] = await run<BlobRow>(
    "find_image",
    sql<BlobRow[]>`select content_type, content from images where sha256 = decode(${sha256}, 'hex')`,
  );
  return row && { contentType: row.content_type, content: row.content };
}

/** Those of the given digests under which there is no blob. */
export async function findMissingBlobs(sql: Sql, sha256s: readonly string[]): Promise<string[]> {
  const rows = await run<{ sha256: string }>(
    "find_missing_images",
    sql<{ sha256: string }[]>`
      select wished.sha256 from unnest(${[...sha256s]}::text[]) as wished (sha256)
      where not exists (select from images where images.sha256 = decode(wished.sha256, 'hex'))`,
  );
  return rows.map((row) => row.sha256);
}
