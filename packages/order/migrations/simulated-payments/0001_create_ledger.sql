-- The books of the simulated payment provider. They stand for another company's database: nothing of the shop refers
-- to them, and they are written over a connection of their own, so that what they say about charges can be held
-- against what the shop says.

create schema simulated_payments;

-- One row for each key that was ever used.
create table simulated_payments.payments (
  key text primary key,
  amount_minor bigint not null,
  currency_code text not null,
  -- announced: the first request failed without an effect. A void that comes first leaves voided behind.
  state text not null,
  decline_reason text not null default '',
  refunded_minor bigint not null default 0,
  created_at timestamptz not null default now(),
  constraint payments_state check (state in ('announced', 'authorised', 'declined', 'voided', 'captured')),
  constraint payments_refunded check (
    refunded_minor between 0 and amount_minor and (refunded_minor = 0 or state = 'captured')
  )
);

-- Every effect, for ever.
create table simulated_payments.entries (
  id bigint generated always as identity primary key,
  key text not null,
  kind text not null,
  amount_minor bigint not null,
  -- Names a refund; a repeat has no effect.
  refund_key text,
  recorded_at timestamptz not null default now(),
  constraint entries_kind check (kind in ('authorise', 'decline', 'void', 'capture', 'refund')),
  constraint entries_refund_is_named check ((kind = 'refund') = (refund_key is not null))
);
create unique index entries_authorise_once on simulated_payments.entries (key) where kind = 'authorise';
create unique index entries_capture_once on simulated_payments.entries (key) where kind = 'capture';
create unique index entries_refund_once on simulated_payments.entries (refund_key) where refund_key is not null;
