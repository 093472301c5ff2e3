-- The catalogue: categories, products, variants, pictures, and the answers kept for repeated requests.

create table categories (
  id uuid primary key,
  handle text not null,
  name text not null,
  parent_id uuid,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint categories_handle_key unique (handle),
  constraint categories_parent_id_fkey foreign key (parent_id) references categories (id),
  constraint categories_parent_is_another check (parent_id <> id)
);
create index categories_parent_id_idx on categories (parent_id);

create table products (
  id uuid primary key,
  handle text not null,
  title text not null,
  description_html text not null,
  vendor text not null,
  category_id uuid,
  tags text[] not null,
  status text not null,
  -- [{"url": text, "alt": text}], in order.
  images jsonb not null,
  -- [{"name": text, "values": [text]}], in order; empty for a product with one default variant.
  options jsonb not null,
  -- Lowest price of a variant, kept here so that a list can be sorted by it.
  price_min_minor bigint not null,
  -- Words of title, tags, vendor, skus and description by weight.
  search tsvector not null,
  version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint products_handle_key unique (handle),
  constraint products_category_id_fkey foreign key (category_id) references categories (id),
  constraint products_status_is_known check (status in ('draft', 'active', 'archived')),
  constraint products_options_are_few check (jsonb_array_length(options) <= 3)
);
-- Ids are uuid v7, so their order is the order of creation.
create index products_newest_idx on products (status, id);
create index products_price_idx on products (status, price_min_minor, id);
create index products_category_id_idx on products (category_id);
create index products_search_idx on products using gin (search);

create table variants (
  id uuid primary key,
  product_id uuid not null,
  sku text not null,
  option_values text[] not null,
  price_minor bigint not null,
  compare_at_price_minor bigint,
  -- ISO 4217 code of both prices: the shop's currency.
  currency_code text not null,
  weight_grams integer not null,
  -- Order within the product.
  position integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint variants_product_id_fkey foreign key (product_id) references products (id),
  constraint variants_sku_key unique (sku),
  constraint variants_option_values_key unique (product_id, option_values),
  constraint variants_price_is_exact check (price_minor between 0 and 9007199254740991),
  constraint variants_compare_at_is_more check (
    compare_at_price_minor > price_minor and compare_at_price_minor <= 9007199254740991
  ),
  constraint variants_currency_is_a_code check (currency_code ~ '^[A-Z]{3}$'),
  constraint variants_weight_is_not_negative check (weight_grams >= 0)
);
create index variants_product_id_idx on variants (product_id, position);

-- Pictures under the SHA-256 of their bytes. They are compressed by their own formats, so PostgreSQL does not try.
create table images (
  sha256 bytea primary key,
  content_type text not null,
  content bytea not null,
  created_at timestamptz not null default now(),
  constraint images_sha256_is_a_digest check (octet_length(sha256) = 32),
  constraint images_are_small check (octet_length(content) between 1 and 2097152)
);
alter table images alter column content set storage external;

-- What a creation answered, so that a repeat under the same key changes nothing and hears the same.
create table idempotent_answers (
  caller text not null,
  rpc text not null,
  key text not null,
  request_hash bytea not null,
  answer text not null,
  created_at timestamptz not null default now(),
  constraint idempotent_answers_pkey primary key (caller, rpc, key)
);
create index idempotent_answers_created_at_idx on idempotent_answers (created_at);
