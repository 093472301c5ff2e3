// Who changed what: rows written in the transaction of the change, and read a page at a time.

import { run, type Sql } from "@shoal/postgres";
import type { Change } from "../domain/audit.ts";

/** Somebody who works for the shop. */
export type Actor = { readonly id: string; readonly role: string };

export type NewAuditEntry = {
  readonly id: string;
  readonly actor: Actor;
  readonly action: string;
  readonly targetId: string;
  /** Null where the change makes none. */
  readonly version: bigint | null;
  readonly change: Change;
};

export type AuditEntry = NewAuditEntry & { readonly recordedAt: Date };

export async function insertAuditEntries(sql: Sql, entries: readonly NewAuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ id, actor, action, targetId, version, change }) => ({
    ...{ id, action, change },
    actor_id: actor.id,
    actor_role: actor.role,
    target_id: targetId,
    version: version === null ? null : String(version),
  }));
  await run(
    "insert_audit_entries",
    sql`
      insert into audit_entries (id, actor_id, actor_role, action, target_id, version, change)
      select id, actor_id, actor_role, action, target_id, version, change
      from jsonb_to_recordset(${sql.json(rows as never)}) as given (
        id uuid, actor_id text, actor_role text, action text, target_id uuid, version bigint, change jsonb
      )`,
  );
}

/** Entries before the one with the given id, newest first; of one target, or of all. */
export async function listAuditEntries(
  sql: Sql,
  targetId: string | undefined,
  beforeId: string | undefined,
  countMax: number,
): Promise<AuditEntry[]> {
  const ofTarget = targetId === undefined ? sql`true` : sql`target_id = ${targetId}`;
  const isBefore = beforeId === undefined ? sql`true` : sql`id < ${beforeId}::uuid`;
  type Row = Omit<AuditEntry, "actor"> & { actorId: string; actorRole: string };
  const rows = await run<Row>(
    "list_audit_entries",
    sql<Row[]>`
      select id, recorded_at as "recordedAt", actor_id as "actorId", actor_role as "actorRole", action,
        target_id as "targetId", version, change
      from audit_entries
      where ${ofTarget} and ${isBefore}
      order by id desc
      limit ${countMax}`,
  );
  return rows.map(({ actorId, actorRole, ...row }) => ({ ...row, actor: { id: actorId, role: actorRole } }));
}
