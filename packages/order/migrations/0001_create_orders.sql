-- Orders: what was bought, where its checkout stands, what happened to it, and what is still to be done for it.
--
-- One rule for every write: an order changes in one statement that compares its version, and with it go the events,
-- the outbox rows and the stored answer of the change. So nothing here can be half done, and nobody writes over what
-- they have not seen.

create table orders (
  id uuid primary key,
  -- Random code that people read and type.
  number text not null,
  -- "user:<id>" or "guest:<cart id>": who buys, and whose cart it is.
  buyer_key text not null,
  user_id uuid,
  email text not null,
  cart_id text not null,
  cart_version bigint not null,
  shipping_address jsonb not null,
  shipping_method text not null,
  currency_code text not null,

  status text not null,
  -- Where the checkout stands; the intent is written before each side effect.
  step text not null,
  -- Which reservation: 1, or 2 after the first expired.
  attempt smallint not null default 1,
  cancel_requested boolean not null default false,
  cancel_reason text not null default '',
  -- What the buyer is told about an order that is being undone: {code, reason, message, metadata}.
  refusal json,

  -- Who drives the checkout. Without a token the expiry says when somebody should look again.
  lease_token uuid,
  lease_expires_at timestamptz not null,
  -- A payment whose outcome is unknown is given up after this.
  give_up_at timestamptz,

  subtotal_minor bigint,
  discount_minor bigint,
  shipping_minor bigint,
  tax_minor bigint,
  total_minor bigint,

  payment_provider text not null,
  payment_status text not null default 'none',
  -- Whether the provider may have been asked: then undoing includes a void.
  payment_asked boolean not null default false,
  captured_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  -- Asked of the provider and not answered yet.
  refunding_minor bigint not null default 0,

  version bigint not null default 1,
  created_at timestamptz not null,

  constraint orders_number_key unique (number),
  constraint orders_buyer check (
    buyer_key like 'user:%' and user_id is not null or buyer_key like 'guest:%' and user_id is null
  ),
  constraint orders_status check (status in ('pending', 'confirmed', 'shipped', 'delivered', 'cancelled')),
  constraint orders_step check (
    step in (
      'created', 'reserved', 'authorising', 'authorised', 'committing', 'committed', 'confirmed', 'cancelling',
      'cancelled'
    )
  ),
  constraint orders_status_fits_step check (
    case step
      when 'cancelled' then status = 'cancelled'
      when 'confirmed' then status <> 'pending'
      else status = 'pending'
    end
  ),
  constraint orders_attempt check (attempt between 1 and 2),
  constraint orders_amounts_in_range check (
    subtotal_minor between 0 and 9007199254740991 and discount_minor between 0 and subtotal_minor
    and shipping_minor between 0 and 9007199254740991 and tax_minor between 0 and 9007199254740991
    and total_minor between 0 and 9007199254740991
  ),
  constraint orders_total_adds_up check (total_minor = subtotal_minor - discount_minor + shipping_minor + tax_minor),
  constraint orders_priced check (
    step in ('created', 'cancelling', 'cancelled')
    or num_nonnulls(subtotal_minor, discount_minor, shipping_minor, tax_minor, total_minor) = 5
  ),
  constraint orders_payment_status check (
    payment_status in ('none', 'authorised', 'captured', 'partially_refunded', 'refunded', 'voided', 'failed')
  ),
  constraint orders_confirmed_is_paid check (
    status not in ('confirmed', 'shipped', 'delivered')
    or payment_status in ('authorised', 'captured', 'partially_refunded', 'refunded')
  ),
  constraint orders_shipped_is_captured check (
    status not in ('shipped', 'delivered') or captured_minor = total_minor
  ),
  constraint orders_captured_at_most_total check (captured_minor between 0 and coalesce(total_minor, 0)),
  constraint orders_refunded_at_most_captured check (
    refunded_minor >= 0 and refunding_minor >= 0 and refunded_minor + refunding_minor <= captured_minor
  )
) with (fillfactor = 70);

-- One live order of a cart as it was: a second tab with another key meets it.
create unique index orders_live_cart on orders (cart_id, cart_version) where status <> 'cancelled';
-- Ids are uuid v7, so newest first is by id.
create index orders_of_user on orders (user_id, id desc) where user_id is not null;
create index orders_of_email on orders (lower(email), id desc);
create index orders_of_status on orders (status, id desc);
create index orders_unfinished on orders (lease_expires_at) where step not in ('confirmed', 'cancelled');

create table order_lines (
  order_id uuid not null references orders (id),
  position smallint not null,
  variant_id uuid not null,
  product_id uuid not null,
  sku text not null,
  title text not null,
  quantity integer not null,
  unit_price_minor bigint not null,
  refunded_quantity integer not null default 0,
  primary key (order_id, position),
  constraint order_lines_variant_once unique (order_id, variant_id),
  constraint order_lines_quantity check (quantity between 1 and 999),
  constraint order_lines_price check (unit_price_minor between 0 and 9007199254740991),
  constraint order_lines_refunded check (refunded_quantity between 0 and quantity)
);

-- What happened, for ever; rows are never changed or removed.
create table order_events (
  order_id uuid not null references orders (id),
  -- Counts the order's events from 1.
  sequence integer not null,
  id uuid not null,
  type text not null,
  occurred_at timestamptz not null,
  note text not null default '',
  data_version smallint not null default 1,
  -- A JSON object, kept as the text that it was written as.
  data_json text not null default '{}',
  primary key (order_id, sequence),
  constraint order_events_id_key unique (id),
  constraint order_events_data_is_object check (jsonb_typeof(data_json::jsonb) = 'object')
);

-- Request keys and what was answered. A row without an answer is a request that runs.
create table idempotency_keys (
  caller text not null,
  rpc text not null,
  request_id text not null,
  -- HMAC-SHA-256 of the parsed request: tells another body, and tells nobody what was in it.
  request_hash bytea not null,
  order_id uuid not null references orders (id),
  -- The response message as bytes, or the refusal; without anything that opens an order.
  answer bytea,
  refusal json,
  created_at timestamptz not null default now(),
  answered_at timestamptz,
  primary key (caller, rpc, request_id),
  constraint idempotency_keys_answer check (
    (answered_at is null and answer is null and refusal is null)
    or (answered_at is not null and num_nonnulls(answer, refusal) = 1)
  )
);
create index idempotency_keys_of_order on idempotency_keys (order_id);
create index idempotency_keys_answered on idempotency_keys (answered_at) where answered_at is not null;

-- What is still to be done elsewhere for an order. Rows of one order and destination go out one after the other.
create table outbox (
  id uuid primary key,
  -- Rows of one order are written under its version, so this order is the order of its changes.
  position bigint generated always as identity,
  order_id uuid not null references orders (id),
  destination text not null,
  kind text not null,
  payload jsonb not null default '{}',
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease_token uuid,
  lease_expires_at timestamptz,
  delivered_at timestamptz,
  -- Given up; blocks what comes after it for the same order and destination until somebody redrives it.
  dead_at timestamptz,
  last_problem text not null default '',
  created_at timestamptz not null default now(),
  constraint outbox_destination check (destination in ('payment', 'stock', 'cart')),
  constraint outbox_kind check (
    kind in ('capture', 'void_or_refund', 'refund', 'release_reservation', 'restock', 'remove_ordered_lines')
  )
) with (fillfactor = 70);
create index outbox_due on outbox (next_attempt_at) where delivered_at is null and dead_at is null;
create index outbox_stream on outbox (order_id, destination, position) where delivered_at is null;
create index outbox_delivered on outbox (delivered_at) where delivered_at is not null;
