-- Which PaymentIntent stands for which payment of ours. Stripe's own records say what became of it; this only finds it
-- again, also after Stripe has forgotten the request key that made it.

create schema stripe_payments;

create table stripe_payments.intents (
  key text primary key,
  -- Both null where a void came before anything was asked.
  amount_minor bigint,
  currency_code text,
  -- Null until Stripe has answered with one.
  intent_id text,
  -- A void was asked: nothing may be confirmed under this key any more.
  is_closed boolean not null default false,
  created_at timestamptz not null default now(),
  constraint intents_is_asked_or_closed check (
    (amount_minor is null) = (currency_code is null) and (amount_minor is not null or is_closed)
  )
);
