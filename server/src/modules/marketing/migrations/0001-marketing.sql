-- What a connected service is told of. Without a row: nothing.
create table marketing.telling (
  connection_id uuid primary key,
  brand_id uuid not null,
  kinds text[] not null,
  -- only whoever said yes to marketing; else everybody who did not say no
  only_consented boolean not null default false,
  changed_at timestamptz not null
);
create index telling_of_brand on marketing.telling (brand_id);
select platform.separate_brands('marketing.telling');

create table marketing.tidings (
  id uuid primary key,
  brand_id uuid not null,
  connection_id uuid not null,
  -- of the log: what the service knows it by
  event_id uuid not null,
  kind text not null,
  at timestamptz not null,
  customer_id uuid not null,
  -- numbers, states, amounts; never words
  facts jsonb not null,
  value_minor bigint,
  currency text,
  state text not null check (state in ('waiting', 'told', 'left_out', 'refused')),
  -- why it was left out or refused, or why it still waits
  because text,
  tries integer not null default 0,
  settled_at timestamptz,
  unique (connection_id, event_id)
);
create index tidings_waiting on marketing.tidings (connection_id, id) where state = 'waiting';
create index tidings_newest on marketing.tidings (connection_id, id desc);
create index tidings_settled on marketing.tidings (connection_id, settled_at) where settled_at is not null;
create index tidings_of_customer on marketing.tidings (customer_id);
select platform.separate_brands('marketing.tidings');
