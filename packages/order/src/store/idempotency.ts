// Request keys: what was asked under them and what was answered. Keys of placed orders come and go with the order, in
// orders.ts and save.ts.

import { brokenConstraint, type Pool, run } from "@shoal/postgres";
import type { StoredRefusal } from "../domain/order.ts";
import type { NewKey } from "./save.ts";

export type KeyName = {
  /** Who asked: "user:<id>", "guest:<cart id>" or "order:<id>" for whoever holds a guest's order token. */
  readonly caller: string;
  readonly rpc: "PlaceOrder" | "CancelOrder" | "RefundOrder";
  readonly requestId: string;
};

export type StoredKey = {
  readonly requestHash: Buffer;
  readonly orderId: string;
  /** The response message, or undefined while there is none. */
  readonly answer: Buffer | undefined;
  readonly refusal: StoredRefusal | undefined;
};

type Row = { request_hash: Buffer; order_id: string; answer: Buffer | null; refusal: StoredRefusal | null };

export async function findKey(pool: Pool, name: KeyName): Promise<StoredKey | undefined> {
  const [row] = await run<Row>(
    "find_key",
    pool<Row[]>`
      select request_hash, order_id, answer, refusal from idempotency_keys
      where caller = ${name.caller} and rpc = ${name.rpc} and request_id = ${name.requestId}`,
  );
  if (row === undefined) return undefined;
  const { request_hash, order_id, answer, refusal } = row;
  return {
    requestHash: request_hash,
    orderId: order_id,
    answer: answer ?? undefined,
    refusal: refusal ?? undefined,
  };
}

/** Notes a key whose request changes nothing; answers false when it is in use. */
export async function insertKey(pool: Pool, key: NewKey, orderId: string): Promise<boolean> {
  try {
    await run(
      "insert_key",
      pool`
        insert into idempotency_keys (caller, rpc, request_id, request_hash, order_id)
        values (${key.caller}, ${key.rpc}, ${key.requestId}, ${key.requestHash}, ${orderId})`,
    );
    return true;
  } catch (error) {
    if (brokenConstraint(error) === "idempotency_keys_pkey") return false;
    throw error;
  }
}

/** Stores a key's answer unless it has one; answers the one it has from now on. */
export async function answerKey(pool: Pool, name: KeyName, bytes: Buffer): Promise<Buffer> {
  const rows = await run(
    "answer_key",
    pool`
      update idempotency_keys set answer = ${bytes}, answered_at = now()
      where caller = ${name.caller} and rpc = ${name.rpc} and request_id = ${name.requestId} and answered_at is null
      returning request_id`,
  );
  if (rows.length === 1) return bytes;
  return (await findKey(pool, name))?.answer ?? bytes;
}

/**
 * Removes keys answered before so many hours, and those as old whose request got no final answer and was not made again;
 * answers how many, at most `limit` of each. A key that places an order stays until it has its answer.
 */
export async function deleteOldKeys(pool: Pool, hours: number, limit: number): Promise<number> {
  const rows = await run(
    "delete_old_keys",
    pool`
      with answered as materialized (
        select ctid from idempotency_keys where answered_at < now() - ${hours} * interval '1 hour'
        limit ${limit} for update skip locked
      ), unanswered as materialized (
        select ctid from idempotency_keys
        where answered_at is null and rpc <> 'PlaceOrder' and created_at < now() - ${hours} * interval '1 hour'
        limit ${limit} for update skip locked
      )
      delete from idempotency_keys
      where ctid in (select ctid from answered union all select ctid from unanswered)
      returning 1`,
  );
  return rows.length;
}
