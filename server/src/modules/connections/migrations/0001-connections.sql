create table connections.connection (
  id uuid primary key,
  brand_id uuid not null,
  vendor text not null,
  -- what it is known by at the vendor: a shop's address, an account's id
  account text not null,
  -- the source under which what it tells is kept: the vendor, and a number where a brand has several
  source text not null,
  name text not null,
  -- where requests go
  base text not null,
  currency text,
  time_zone text,
  -- sealed: what was given, and what signs webhooks; nothing once it is disconnected
  credentials text,
  webhook_secret text,
  settings jsonb not null default '{}',
  -- names of permissions the place does not give us
  missing text[] not null default '{}',
  state text not null check (state in ('syncing', 'connected', 'failing', 'locked')),
  error text,
  error_at timestamptz,
  connected_at timestamptz not null,
  connected_by uuid,
  fetched_at timestamptz,
  last_webhook_at timestamptz,
  subscribed_at timestamptz,
  -- [{"topic", "message"}]
  subscription_problems jsonb not null default '[]',
  removed_at timestamptz
);
create unique index connection_account on connections.connection (brand_id, vendor, account) where removed_at is null;
create unique index connection_source on connections.connection (brand_id, source) where removed_at is null;
select platform.separate_brands('connections.connection');

-- How far each stream is fetched.
create table connections.stream (
  connection_id uuid not null references connections.connection on delete cascade,
  brand_id uuid not null,
  name text not null,
  -- where the last page ended, in the place's own words
  after text,
  -- only what changed since; null while everything is fetched for the first time
  since timestamptz,
  began timestamptz not null,
  done boolean not null,
  fetched integer not null,
  total integer,
  whole_at timestamptz,
  primary key (connection_id, name)
);
select platform.separate_brands('connections.stream');

-- Webhooks that came, for two weeks.
create table connections.webhook (
  connection_id uuid not null references connections.connection on delete cascade,
  brand_id uuid not null,
  delivery_id text not null,
  kind text not null,
  outcome text not null check (outcome in ('applied', 'outdated', 'ignored', 'problem')),
  at timestamptz not null,
  primary key (connection_id, delivery_id)
);
create index webhook_newest on connections.webhook (connection_id, at desc);
select platform.separate_brands('connections.webhook');

-- What could not be taken in, with what was sent, until somebody tries again or lets it go.
create table connections.problem (
  id uuid primary key,
  brand_id uuid not null,
  connection_id uuid not null references connections.connection on delete cascade,
  kind text not null,
  -- the same thing sent again is the same problem
  key text not null,
  -- sealed, since it is somebody's order
  payload text,
  because text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  tries integer not null,
  solved_at timestamptz
);
create unique index problem_once on connections.problem (connection_id, kind, key) where solved_at is null;
create index problem_open on connections.problem (connection_id, last_at desc, id desc) where solved_at is null;
select platform.separate_brands('connections.problem');
