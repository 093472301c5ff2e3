// Answers kept for repeated requests, in the transaction of the effect that they tell of.

import { run, type Sql } from "@shoal/postgres";

/** Whose request it is, of which kind, under which key. */
export type AnswerKey = { readonly caller: string; readonly rpc: string; readonly key: string };

export type KeptAnswer = { readonly requestHash: Buffer; readonly answer: string };

/**
 * Takes a key for this transaction, and waits for another one that is at it. Answers undefined when the key was free
 * and the effect may go on; else what was kept.
 */
export async function claimAnswer(sql: Sql, key: AnswerKey, requestHash: Buffer): Promise<KeptAnswer | undefined> {
  const claimed = await run(
    "claim_answer",
    sql`
      insert into idempotent_answers (caller, rpc, key, request_hash, answer)
      values (${key.caller}, ${key.rpc}, ${key.key}, ${requestHash}, '')
      on conflict do nothing returning 1`,
  );
  if (claimed.count > 0) return undefined;
  const [row] = await run<{ request_hash: Buffer; answer: string }>(
    "find_answer",
    sql`
      select request_hash, answer from idempotent_answers
      where caller = ${key.caller} and rpc = ${key.rpc} and key = ${key.key}`,
  );
  if (row === undefined) throw new Error("a kept answer was removed while it was asked for");
  return { requestHash: row.request_hash, answer: row.answer };
}

/** Keeps the answer under a key that this transaction has claimed. */
export async function keepAnswer(sql: Sql, key: AnswerKey, answer: string): Promise<void> {
  await run(
    "keep_answer",
    sql`
      update idempotent_answers set answer = ${answer}
      where caller = ${key.caller} and rpc = ${key.rpc} and key = ${key.key}`,
  );
}

/** Removes at most `countMax` answers older than a day; answers how many went. */
export async function deleteOldAnswers(sql: Sql, countMax: number): Promise<number> {
  const deleted = await run(
    "delete_old_answers",
    sql`
      delete from idempotent_answers where ctid = any(array(
        select ctid from idempotent_answers where created_at < now() - interval '24 hours' limit ${countMax}
      ))`,
  );
  return deleted.count;
}
