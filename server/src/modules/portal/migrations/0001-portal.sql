-- How a brand's portal is set up; without a row it is off and as brands start.
create table portal.setting (
  brand_id uuid primary key,
  enabled boolean not null default false,
  -- the brand's own address for it, lower case
  domain text unique,
  -- what differs from how brands start: look, languages, what shoppers may do, how long things hold
  choices jsonb not null default '{}',
  -- {"de": {"welcome": "…"}}
  texts jsonb not null default '{}',
  -- what the shop signs with for who is signed in there; sealed
  secret text,
  changed_at timestamptz not null
);
select platform.separate_brands('portal.setting');

-- Somebody asked for an order: with a right number and address, or not. Nobody can tell the two apart from outside.
create table portal.asking (
  id uuid primary key,
  brand_id uuid not null,
  -- SHA-256 of what the browser holds
  token_hash text not null unique,
  order_id uuid,
  -- of the order, as the shop has it; empty where there is none
  address text not null default '',
  order_number text not null default '',
  language text not null,
  codes integer not null default 0,
  tries integer not null default 0,
  created_at timestamptz not null,
  done_at timestamptz
);
create index asking_old on portal.asking (brand_id, created_at);
select platform.separate_brands('portal.asking');

-- What was tried, by keyed hashes: neither number nor address can be read from it.
create table portal.try (
  brand_id uuid not null,
  what text not null,
  at timestamptz not null
);
create index try_recent on portal.try (brand_id, what, at);
select platform.separate_brands('portal.try');

-- An order that a browser may see, until when, and by what proof.
create table portal.visit (
  brand_id uuid not null,
  token_hash text not null,
  order_id uuid not null,
  customer_id uuid,
  address text not null,
  -- code, shop
  by text not null check (by in ('code', 'shop')),
  at timestamptz not null,
  until timestamptz not null,
  primary key (token_hash, order_id)
);
create index visit_of_customer on portal.visit (customer_id) where customer_id is not null;
create index visit_old on portal.visit (brand_id, until);
select platform.separate_brands('portal.visit');
