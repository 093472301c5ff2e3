-- Accounts, the sessions that keep them signed in, and their saved addresses.

create table users (
  id uuid primary key,
  -- Normalised by the service before it comes here; the check is the last line against a second spelling.
  email text not null,
  name text not null,
  role text not null,
  disabled boolean not null default false,
  -- argon2id in PHC format; null when nobody can sign in with a password.
  password_hash text,
  -- A session is valid while it carries this number; raising it ends every session of the account at once, whatever
  -- is being inserted at that moment.
  session_epoch integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Set when the account was anonymised; the row stays, since orders name its id.
  deleted_at timestamptz,
  constraint users_email_key unique (email),
  constraint users_email_check check (char_length(email) between 3 and 254 and email = lower(email collate "C")),
  constraint users_name_check check (char_length(name) <= 200),
  constraint users_role_check check (role in ('customer', 'staff', 'admin')),
  constraint users_deleted_at_check check (deleted_at is null or (password_hash is null and name = ''))
);

-- A chain of refresh tokens that began with one sign-in.
create table refresh_families (
  id uuid primary key,
  user_id uuid not null,
  session_epoch integer not null,
  created_at timestamptz not null default now(),
  -- Of the newest token; moves on at each rotation.
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint refresh_families_user_id_fkey foreign key (user_id) references users (id) on delete cascade
);
create index refresh_families_user_id_idx on refresh_families (user_id);
create index refresh_families_expires_at_idx on refresh_families (expires_at);
create index refresh_families_revoked_at_idx on refresh_families (revoked_at) where revoked_at is not null;

-- Every token of a family that was ever given out; exactly one of them is not rotated.
create table refresh_tokens (
  -- SHA-256 of the token.
  token_hash bytea primary key,
  family_id uuid not null,
  created_at timestamptz not null default now(),
  rotated_at timestamptz,
  constraint refresh_tokens_token_hash_check check (octet_length(token_hash) = 32),
  constraint refresh_tokens_family_id_fkey foreign key (family_id) references refresh_families (id) on delete cascade
);
create index refresh_tokens_family_id_idx on refresh_tokens (family_id);
-- A family never forks, whatever the code above it does.
create unique index refresh_tokens_newest_idx on refresh_tokens (family_id) where rotated_at is null;
create index refresh_tokens_rotated_at_idx on refresh_tokens (rotated_at) where rotated_at is not null;

create table addresses (
  id uuid primary key,
  user_id uuid not null,
  name text not null,
  line1 text not null,
  line2 text not null,
  city text not null,
  region text not null,
  postal_code text not null,
  country text not null,
  phone text not null,
  created_at timestamptz not null default now(),
  constraint addresses_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint addresses_name_check check (char_length(name) between 1 and 200),
  constraint addresses_line1_check check (char_length(line1) between 1 and 200),
  constraint addresses_line2_check check (char_length(line2) <= 200),
  constraint addresses_city_check check (char_length(city) between 1 and 200),
  constraint addresses_region_check check (char_length(region) <= 200),
  constraint addresses_postal_code_check check (char_length(postal_code) <= 200),
  constraint addresses_country_check check (country ~ '^[A-Z]{2}$'),
  constraint addresses_phone_check check (char_length(phone) <= 200)
);
-- Also serves the foreign key: addresses are only ever read through their account, oldest first.
create index addresses_user_id_id_idx on addresses (user_id, id);

-- What was already done for a caller's key. The answer is rebuilt from the request, which has the same hash.
create table idempotency_keys (
  user_id uuid not null,
  rpc text not null,
  key text not null,
  request_hash bytea not null,
  resource_id uuid not null,
  created_at timestamptz not null default now(),
  constraint idempotency_keys_pkey primary key (user_id, rpc, key),
  constraint idempotency_keys_key_check check (char_length(key) between 1 and 255),
  constraint idempotency_keys_request_hash_check check (octet_length(request_hash) = 32),
  constraint idempotency_keys_user_id_fkey foreign key (user_id) references users (id) on delete cascade
);
create index idempotency_keys_created_at_idx on idempotency_keys (created_at);
