-- Who changed what, and when; and how far imports got.

-- Written in the transaction of the change that it tells of; rows are never changed or removed.
create table audit_entries (
  -- uuid v7: ids are in the order of time.
  id uuid primary key,
  recorded_at timestamptz not null default now(),
  actor_id text not null,
  actor_role text not null,
  -- "product.update"
  action text not null,
  -- A product or a category; it may be gone by now.
  target_id uuid not null,
  -- The target's version after the change; null where the change makes none.
  version bigint,
  -- {"title": ["before", "after"]}
  change jsonb not null
);
create index audit_entries_of_target on audit_entries (target_id, id);

create table imports (
  id uuid primary key,
  actor_id text not null,
  is_dry_run boolean not null,
  state text not null default 'running',
  bytes_read bigint not null default 0,
  rows_read bigint not null default 0,
  products_created bigint not null default 0,
  products_updated bigint not null default 0,
  products_unchanged bigint not null default 0,
  products_refused bigint not null default 0,
  error_count bigint not null default 0,
  reason text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint imports_state_is_known check (state in ('running', 'done', 'failed'))
);
create index imports_created_at_idx on imports (created_at);
