// How far imports got: one row each, written anew after each batch, kept for 30 days.

import { brokenConstraint, run, type Sql } from "@shoal/postgres";

export type ImportState = "running" | "done" | "failed";

/** What an import has done so far. */
export type ImportCounts = {
  readonly bytes: number;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly errors: number;
};

export type ImportRecord = {
  readonly id: string;
  readonly state: ImportState;
  readonly isDryRun: boolean;
  readonly bytes: bigint;
  readonly rows: bigint;
  readonly created: bigint;
  readonly updated: bigint;
  readonly unchanged: bigint;
  readonly refused: bigint;
  readonly errors: bigint;
  /** Why it failed, or empty. */
  readonly reason: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Answers false when there is an import with that id. */
export async function insertImport(sql: Sql, id: string, actorId: string, isDryRun: boolean): Promise<boolean> {
  try {
    await run(
      "insert_import",
      sql`insert into imports (id, actor_id, is_dry_run) values (${id}, ${actorId}, ${isDryRun})`,
    );
    return true;
  } catch (error) {
    if (brokenConstraint(error) === "imports_pkey") return false;
    throw error;
  }
}

export async function updateImport(
  sql: Sql,
  id: string,
  state: ImportState,
  counts: ImportCounts,
  reason = "",
): Promise<void> {
  await run(
    "update_import",
    sql`
      update imports set
        state = ${state}, reason = ${reason}, bytes_read = ${counts.bytes}, rows_read = ${counts.rows},
        products_created = ${counts.created}, products_updated = ${counts.updated},
        products_unchanged = ${counts.unchanged}, products_refused = ${counts.refused},
        error_count = ${counts.errors}, updated_at = now()
      where id = ${id}`,
  );
}

export async function findImport(sql: Sql, id: string): Promise<ImportRecord | undefined> {
  const [row] = await run<ImportRecord>(
    "find_import",
    sql<ImportRecord[]>`
      select id, state, is_dry_run as "isDryRun", bytes_read as bytes, rows_read as rows, products_created as created,
        products_updated as updated, products_unchanged as unchanged, products_refused as refused,
        error_count as errors, reason, created_at as "createdAt", updated_at as "updatedAt"
      from imports where id = ${id}`,
  );
  return row;
}

/** Removes at most `countMax` imports older than 30 days; answers how many went. */
export async function deleteOldImports(sql: Sql, countMax: number): Promise<number> {
  const deleted = await run(
    "delete_old_imports",
    sql`
      delete from imports where id = any(array(
        select id from imports where created_at < now() - interval '30 days' limit ${countMax}
      ))`,
  );
  return deleted.count;
}
