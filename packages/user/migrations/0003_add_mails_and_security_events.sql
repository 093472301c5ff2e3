-- Messages about accounts, one-time tokens, attempts to sign in, deleted accounts whose orders are still to be
-- anonymised, and what matters for the shop's safety.

-- When the person proved that the address is theirs.
alter table users add column email_verified_at timestamptz;

-- Messages to send. A row is leased by the replica that sends it and comes again when that one failed.
create table mails (
  id uuid primary key,
  kind text not null,
  -- Whom it is for: an account or, as long as nobody has looked whether there is one, an address that somebody typed.
  user_id uuid,
  email text,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease_token uuid,
  lease_expires_at timestamptz,
  -- The token in a message is made once, so that one which was used does not come back when the message is repeated.
  token_made_at timestamptz,
  created_at timestamptz not null default now(),
  done_at timestamptz,
  -- Why nothing was sent; empty for what was.
  problem text not null default '',
  constraint mails_kind_check check (kind in ('reset_password', 'verify_email', 'password_changed')),
  constraint mails_email_check check (char_length(email) <= 254),
  constraint mails_user_id_fkey foreign key (user_id) references users (id) on delete cascade
);
create index mails_user_id_kind_idx on mails (user_id, kind);
create index mails_next_attempt_at_idx on mails (next_attempt_at) where done_at is null;
create index mails_done_at_idx on mails (done_at) where done_at is not null;

-- Tokens that were mailed and not used yet.
create table one_time_tokens (
  -- SHA-256 of the token.
  token_hash bytea primary key,
  user_id uuid not null,
  purpose text not null,
  -- Where it was sent: it proves this address and no other.
  email text not null,
  expires_at timestamptz not null,
  constraint one_time_tokens_token_hash_check check (octet_length(token_hash) = 32),
  constraint one_time_tokens_purpose_check check (purpose in ('reset_password', 'verify_email')),
  constraint one_time_tokens_user_id_fkey foreign key (user_id) references users (id) on delete cascade
);
create index one_time_tokens_user_id_idx on one_time_tokens (user_id);
create index one_time_tokens_expires_at_idx on one_time_tokens (expires_at);

-- Attempts to sign in, of an address by a network, and of an address by all of them (an empty network). Both are keyed
-- hashes; whether the address has an account makes no difference.
create table login_attempts (
  address_hash text not null,
  network_hash text not null,
  attempts integer not null,
  began_at timestamptz not null default now(),
  constraint login_attempts_pkey primary key (address_hash, network_hash)
);
create index login_attempts_began_at_idx on login_attempts (began_at);

-- Deleted accounts; a row goes once nothing personal is left of them in other services.
create table erasures (
  user_id uuid primary key,
  requested_at timestamptz not null default now(),
  next_attempt_at timestamptz not null default now()
);
create index erasures_next_attempt_at_idx on erasures (next_attempt_at);

-- Kept when the account is gone, without the network then.
create table security_events (
  id uuid primary key,
  occurred_at timestamptz not null default now(),
  kind text not null,
  user_id uuid,
  actor_id uuid,
  address_hash text not null default '',
  network text not null default '',
  details jsonb not null default '{}',
  constraint security_events_kind_check check (char_length(kind) between 1 and 60),
  constraint security_events_network_check check (char_length(network) <= 60),
  constraint security_events_details_check check (pg_column_size(details) <= 2000)
);
create index security_events_user_id_id_idx on security_events (user_id, id);
create index security_events_actor_id_id_idx on security_events (actor_id, id) where actor_id is not null;
create index security_events_kind_id_idx on security_events (kind, id);
create index security_events_occurred_at_idx on security_events (occurred_at);
