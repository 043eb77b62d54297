create table integrations.endpoint (
  id uuid primary key,
  brand_id uuid not null,
  url text not null,
  description text not null default '',
  -- public names of what it wants to hear; empty for everything
  events text[] not null default '{}',
  secret text not null,
  -- the secret before the last change still signs until then
  old_secret text,
  old_secret_until timestamptz,
  disabled_at timestamptz,
  disabled_because text,
  -- since when every delivery has failed
  failing_since timestamptz,
  last_ok_at timestamptz,
  -- the process that delivers to it
  holder text,
  held_until timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  removed_at timestamptz
);
create index endpoint_of_brand on integrations.endpoint (brand_id) where removed_at is null;
select platform.separate_brands('integrations.endpoint');

create table integrations.delivery (
  id uuid primary key,
  brand_id uuid not null,
  endpoint_id uuid not null references integrations.endpoint,
  type text not null,
  -- the very text that is signed and sent, so that a repeat is the same
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  -- the last tries, newest first: at, status, ms, note
  tries jsonb not null default '[]'
);
create index delivery_waiting on integrations.delivery (endpoint_id, next_at, id) where state = 'waiting';
create index delivery_log on integrations.delivery (endpoint_id, created_at desc, id desc);
create index delivery_ended on integrations.delivery (ended_at) where state <> 'waiting';
select platform.separate_brands('integrations.delivery');

insert into platform.job (id, kind, key, brand_id, payload, run_at, created_at)
values (gen_random_uuid(), 'integrations.forget_deliveries', 'integrations.forget_deliveries', null, '{}', now() + interval '6 hours', now());
