// Remembers which PaymentIntent belongs to which key, and which keys are closed. A key is written here before Stripe is
// asked for anything, so that whoever comes after a crash can ask for the same again.

import { type Pool, run } from "@shoal/postgres";

export type KnownIntent = {
  readonly amountMinor: bigint | null;
  readonly currency: string | null;
  readonly intentId: string | null;
  readonly isClosed: boolean;
};

const columns = (pool: Pool) =>
  pool`amount_minor as "amountMinor", currency_code as currency, intent_id as "intentId", is_closed as "isClosed"`;

export async function findIntent(pool: Pool, key: string): Promise<KnownIntent | undefined> {
  const [row] = await run<KnownIntent>(
    "find_intent",
    pool<KnownIntent[]>`select ${columns(pool)} from stripe_payments.intents where key = ${key}`,
  );
  return row;
}

/** Notes what is about to be asked under a key; answers what the key stands for, which may be something earlier. */
export async function announceIntent(
  pool: Pool,
  asked: { readonly key: string; readonly amountMinor: bigint; readonly currency: string },
): Promise<KnownIntent> {
  const { key, amountMinor, currency } = asked;
  const rows = await run<KnownIntent>(
    "announce_intent",
    // The update changes nothing: it makes `returning` answer a row that was there before.
    pool<KnownIntent[]>`
      insert into stripe_payments.intents as i (key, amount_minor, currency_code)
      values (${key}, ${amountMinor}, ${currency})
      on conflict (key) do update set is_closed = i.is_closed
      returning ${columns(pool)}`,
  );
  return only(rows);
}

/** Closes a key for good, known or not. */
export async function closeIntent(pool: Pool, key: string): Promise<KnownIntent> {
  const rows = await run<KnownIntent>(
    "close_intent",
    pool<KnownIntent[]>`
      insert into stripe_payments.intents (key, is_closed) values (${key}, true)
      on conflict (key) do update set is_closed = true
      returning ${columns(pool)}`,
  );
  return only(rows);
}

/** Keeps the name that Stripe gave; a twin that asked under the same request key was given the same. */
export async function noteIntentId(pool: Pool, key: string, intentId: string): Promise<void> {
  await run(
    "note_intent_id",
    pool`update stripe_payments.intents set intent_id = ${intentId} where key = ${key} and intent_id is null`,
  );
}

/** An upsert answers its row whether it was there before or not. */
function only([row]: readonly KnownIntent[]): KnownIntent {
  if (row === undefined) throw new Error("an upsert answered no row");
  return row;
}
