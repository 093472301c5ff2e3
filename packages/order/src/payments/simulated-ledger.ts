// The simulated provider's books: one row for each key, one entry for each effect. Each change is one statement that
// writes both, so a key has one outcome however many ask at once.

import { type Pool, run } from "@shoal/postgres";

export type PaymentState = "announced" | "authorised" | "declined" | "voided" | "captured";

export type LedgerPayment = {
  readonly state: PaymentState;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly declineReason: string;
};

export type Asked = { readonly key: string; readonly amountMinor: bigint; readonly currency: string };

export async function findPayment(pool: Pool, key: string): Promise<LedgerPayment | undefined> {
  const [row] = await run<LedgerPayment>(
    "find_payment",
    pool<LedgerPayment[]>`
      select state, amount_minor as "amountMinor", currency_code as currency, decline_reason as "declineReason"
      from simulated_payments.payments where key = ${key}`,
  );
  return row;
}

/** Notes that a key was seen, without an effect; answers whether this was the first time. */
export async function announcePayment(pool: Pool, asked: Asked): Promise<boolean> {
  const rows = await run(
    "announce_payment",
    pool`
      insert into simulated_payments.payments (key, amount_minor, currency_code, state)
      values (${asked.key}, ${asked.amountMinor}, ${asked.currency}, 'announced')
      on conflict (key) do nothing
      returning key`,
  );
  return rows.length === 1;
}

/** Settles a key that has no outcome yet; answers whether this call did. An empty reason authorises. */
export async function settlePayment(pool: Pool, asked: Asked, declineReason: string): Promise<boolean> {
  const state: PaymentState = declineReason === "" ? "authorised" : "declined";
  const kind = declineReason === "" ? "authorise" : "decline";
  const rows = await run(
    "settle_payment",
    pool`
      with settled as (
        insert into simulated_payments.payments as p (key, amount_minor, currency_code, state, decline_reason)
        values (${asked.key}, ${asked.amountMinor}, ${asked.currency}, ${state}, ${declineReason})
        on conflict (key) do update set state = excluded.state, decline_reason = excluded.decline_reason
          where p.state = 'announced' and p.amount_minor = excluded.amount_minor
            and p.currency_code = excluded.currency_code
        returning key, amount_minor
      )
      insert into simulated_payments.entries (key, kind, amount_minor)
      select key, ${kind}, amount_minor from settled
      returning key`,
  );
  return rows.length === 1;
}

/** Takes the money of an authorised key. */
export async function capturePayment(pool: Pool, key: string): Promise<void> {
  await run(
    "capture_payment",
    pool`
      with captured as (
        update simulated_payments.payments set state = 'captured' where key = ${key} and state = 'authorised'
        returning key, amount_minor
      )
      insert into simulated_payments.entries (key, kind, amount_minor) select key, 'capture', amount_minor from captured`,
  );
}

/** Ends a key that holds no money; one that was never seen is closed for good. */
export async function voidPayment(pool: Pool, key: string): Promise<void> {
  await run(
    "void_payment",
    pool`
      with voided as (
        insert into simulated_payments.payments as p (key, amount_minor, currency_code, state)
        values (${key}, 0, '', 'voided')
        on conflict (key) do update set state = 'voided' where p.state in ('announced', 'authorised')
        returning key, amount_minor
      )
      insert into simulated_payments.entries (key, kind, amount_minor) select key, 'void', amount_minor from voided`,
  );
}

/** Gives money of a captured key back, once per refund key and never more than was taken; answers whether it did. */
export async function refundPayment(
  pool: Pool,
  refund: { readonly key: string; readonly refundKey: string; readonly amountMinor: bigint },
): Promise<boolean> {
  const rows = await run(
    "refund_payment",
    pool`
      with refunded as (
        update simulated_payments.payments set refunded_minor = refunded_minor + ${refund.amountMinor}
        where key = ${refund.key} and state = 'captured' and refunded_minor + ${refund.amountMinor} <= amount_minor
          and not exists (select from simulated_payments.entries where refund_key = ${refund.refundKey})
        returning key
      )
      insert into simulated_payments.entries (key, kind, amount_minor, refund_key)
      select key, 'refund', ${refund.amountMinor}, ${refund.refundKey} from refunded
      returning key`,
  );
  return rows.length === 1;
}

/** Whether a refund of this name was had. */
export async function wasRefunded(pool: Pool, refundKey: string): Promise<boolean> {
  const [row] = await run<{ found: boolean }>(
    "was_refunded",
    pool<{ found: boolean }[]>`
      select exists (select from simulated_payments.entries where refund_key = ${refundKey}) as found`,
  );
  return row?.found ?? false;
}
