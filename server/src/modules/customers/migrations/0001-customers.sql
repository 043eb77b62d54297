create table customers.customer (
  id uuid primary key,
  brand_id uuid not null,
  name text not null default '',
  locale text,
  time_zone text,
  vip boolean not null default false,
  note text not null default '',
  merged_into_id uuid references customers.customer,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  erased_at timestamptz
);
create index customer_newest on customers.customer (brand_id, created_at desc, id desc) where merged_into_id is null;
create index customer_merged on customers.customer (merged_into_id) where merged_into_id is not null;
create index customer_by_name on customers.customer using gin (name gin_trgm_ops);
select platform.separate_brands('customers.customer');

create table customers.handle (
  id uuid primary key,
  brand_id uuid not null,
  customer_id uuid not null references customers.customer,
  kind text not null check (kind in ('email', 'phone', 'shop')),
  value text not null,
  verified_at timestamptz,
  created_at timestamptz not null,
  unique (brand_id, kind, value)
);
create index handle_of_customer on customers.handle (customer_id);
create index handle_by_value on customers.handle using gin (value gin_trgm_ops);
select platform.separate_brands('customers.handle');

create table customers.consent (
  brand_id uuid not null,
  customer_id uuid not null references customers.customer,
  channel text not null check (channel in ('email', 'sms', 'whatsapp', 'phone')),
  purpose text not null check (purpose in ('service', 'marketing', 'survey')),
  granted boolean not null,
  source text not null,
  at timestamptz not null,
  primary key (customer_id, channel, purpose)
);
select platform.separate_brands('customers.consent');

create table customers.merge (
  id uuid primary key,
  brand_id uuid not null,
  source_id uuid not null,
  target_id uuid not null,
  handle_ids uuid[] not null,
  by_id uuid,
  at timestamptz not null,
  undone_at timestamptz
);
create index merge_of_source on customers.merge (source_id) where undone_at is null;
select platform.separate_brands('customers.merge');

-- Trigram operators are not leakproof, so the row policy would keep their index from being used: this filters the brands itself.
create function customers.find_ids(asked text, within uuid[], most integer) returns table (customer_id uuid, score real)
language sql stable security definer set search_path = customers, public, pg_temp as $$
  select found.id, max(found.score)::real
  from (
    select c.id, similarity(c.name, asked) + case when c.name ilike asked || '%' then 1 else 0 end as score
    from (select * from customers.customer where name ilike '%' || asked || '%' and brand_id = any (within) and merged_into_id is null limit 2000) c
    union all
    select h.customer_id, 1 + similarity(h.value, asked)
    from (select * from customers.handle where value ilike '%' || asked || '%' and brand_id = any (within) limit 2000) h
  ) found
  group by found.id order by 2 desc, 1 limit most
$$;
revoke all on function customers.find_ids from public;
grant execute on function customers.find_ids to keepdesk_server;
