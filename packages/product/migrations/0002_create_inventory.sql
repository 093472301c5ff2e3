-- Stock of each variant, every change to it, and what is set aside for orders.
--
-- Locks are taken in one order everywhere: stock rows by variant_id, then reservations. A reservation leaves and enters
-- "held" only under the locks of all its stock rows, so whoever waits for one waits for nobody who waits for stock.

create table stock_levels (
  variant_id uuid primary key references variants (id),
  -- Units in the building.
  on_hand bigint not null,
  -- Units of those that belong to orders in progress.
  reserved bigint not null default 0,
  constraint stock_levels_on_hand_in_range check (on_hand between 0 and 9007199254740991),
  constraint stock_levels_reserved_not_negative check (reserved >= 0),
  constraint stock_levels_reserved_in_the_building check (reserved <= on_hand)
) with (fillfactor = 70);

-- Every change of a level. Each delta column adds up to the level's column; rows are never changed or removed. The ids
-- of one variant's rows grow in the order of its changes, since each is drawn under the lock of its stock row.
create table stock_ledger (
  id bigint generated always as identity primary key,
  variant_id uuid not null,
  kind text not null,
  on_hand_delta bigint not null,
  reserved_delta bigint not null,
  order_id uuid,
  -- Who adjusted by hand.
  actor_id uuid,
  request_id text,
  reason text not null default '',
  recorded_at timestamptz not null default now(),
  constraint stock_ledger_kind check (
    kind in ('initial', 'adjust', 'import', 'reserve', 'commit', 'release', 'expire', 'restock')
  )
);

create index stock_ledger_of_variant on stock_ledger (variant_id, id);
create unique index stock_ledger_adjusts_once on stock_ledger (actor_id, request_id)
  where kind = 'adjust' and request_id is not null;

-- One row for each order that ever asked. Lines with their price snapshot live in the row itself, so that an UPDATE
-- returns them as they are now; rows of another table would be seen as they were when its statement began. Variants and
-- quantities of an order never change, prices may at its second attempt.
create table reservations (
  order_id uuid primary key,
  -- 1 or 2; 0 for an order that was closed before it asked.
  attempt smallint not null,
  state text not null,
  expires_at timestamptz not null,
  -- [{variant_id, product_id, sku, title, quantity, unit_price_minor (text), weight_grams}]
  lines jsonb not null default '[]',
  -- [{request_id, lines: [{variant_id, quantity}]}], units that came back after they were sold
  restocks jsonb not null default '[]',
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  constraint reservations_attempt check (attempt between 0 and 2),
  constraint reservations_state check (state in ('held', 'committed', 'released', 'expired')),
  constraint reservations_settled check ((state = 'held') = (settled_at is null))
) with (fillfactor = 70);

create index reservations_held on reservations (expires_at) where state = 'held';
