// What was already done for a caller's key, kept beside what was done and in the same transaction.

import { run, type Transaction } from "@shoal/postgres";

export type KeyOfCall = {
  readonly userId: string;
  readonly rpc: string;
  /** The caller's request_id. */
  readonly key: string;
};

export type DoneCall = {
  /** SHA-256 of the request as it was understood. */
  readonly requestHash: Buffer;
  readonly resourceId: string;
  readonly createdAt: Date;
};

/** Read it under the lock of the account, and before anything is done. */
export async function findDoneCall(transaction: Transaction, call: KeyOfCall): Promise<DoneCall | undefined> {
  const [row] = await run(
    "find_done_call",
    transaction<{ request_hash: Buffer; resource_id: string; created_at: Date }[]>`
      select request_hash, resource_id, created_at from idempotency_keys
      where user_id = ${call.userId} and rpc = ${call.rpc} and key = ${call.key}`,
  );
  if (row === undefined) return undefined;
  return { requestHash: row.request_hash, resourceId: row.resource_id, createdAt: row.created_at };
}

export async function insertDoneCall(
  transaction: Transaction,
  call: KeyOfCall,
  done: Pick<DoneCall, "requestHash" | "resourceId">,
): Promise<void> {
  await run(
    "insert_done_call",
    transaction`
      insert into idempotency_keys (user_id, rpc, key, request_hash, resource_id)
      values (${call.userId}, ${call.rpc}, ${call.key}, ${done.requestHash}, ${done.resourceId})`,
  );
}
