-- The brands that the current transaction may see: '*' for the server's own workers, an array literal for people.
create function platform.brands() returns uuid[] language sql stable parallel safe as $$
  select case when current_setting('keepdesk.brands', true) = '*' then null
              else coalesce(nullif(current_setting('keepdesk.brands', true), ''), '{}')::uuid[] end
$$;

create function platform.every_brand() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('keepdesk.brands', true) = '*', false)
$$;

-- Turns on the row policy of a brand-owned table. The sub-selects are evaluated once per statement, not per row.
create function platform.separate_brands(owned regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', owned);
  execute format(
    'create policy brand_separation on %s using ((select platform.every_brand()) or brand_id = any ((select platform.brands())::uuid[]))',
    owned);
end $$;

-- What happened, append-only. Ids and facts only, so that a person can be erased without touching it.
create table platform.event (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  id uuid not null,
  name text not null,
  version smallint not null,
  brand_id uuid not null,
  actor_kind text not null,
  actor_id uuid,
  subject_id uuid not null,
  payload jsonb not null,
  at timestamptz not null,
  silent boolean not null default false
);
create index event_commit_order on platform.event (xid, seq);
create index event_of_subject on platform.event (subject_id, seq);
select platform.separate_brands('platform.event');
revoke update, delete on platform.event from public;

-- How far each listener has come. It moves in the same transaction as what the listener changed.
create table platform.listener (
  name text primary key,
  xid xid8 not null,
  seq bigint not null,
  handled_at timestamptz
);

-- Deadlines and jobs: something to do at a time. Failed ones retry with back-off and rest as 'dead' for an operator.
create table platform.job (
  id uuid primary key,
  kind text not null,
  key text,
  brand_id uuid,
  payload jsonb not null,
  run_at timestamptz not null,
  state text not null default 'ready' check (state in ('ready', 'dead')),
  attempts integer not null default 0,
  revision integer not null default 0,
  locked_until timestamptz,
  last_error text,
  created_at timestamptz not null
);
create unique index job_by_key on platform.job (kind, key) where key is not null;
create index job_due on platform.job (run_at) where state = 'ready';

-- The answer once given to an Idempotency-Key, so that a repeated request changes nothing twice.
create table platform.idempotent_request (
  actor_id uuid not null,
  key text not null,
  request_hash text not null,
  status smallint,
  response jsonb,
  at timestamptz not null,
  primary key (actor_id, key)
);
create index idempotent_request_age on platform.idempotent_request (at);

insert into platform.job (id, kind, key, payload, run_at, created_at)
values (gen_random_uuid(), 'platform.housekeeping', 'platform.housekeeping', '{}', now(), now());

-- Files somebody let go of. They are removed once nothing else names them: the same content is kept once, whoever holds it.
create table platform.released_blob (
  id text primary key,
  at timestamptz not null
);

-- Those of the given files that no row names. Every column called blob or …_blob is looked at, whatever module it is of.
create function platform.unused_blobs(ids text[]) returns text[] language plpgsql stable as $$
declare
  used text[] := '{}';
  found_here text[];
  place record;
begin
  for place in
    select c.table_schema, c.table_name, c.column_name from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.data_type = 'text' and c.column_name ~ '(^|_)blob$'
  loop
    execute format('select coalesce(array_agg(distinct %1$I), ''{}'') from %2$I.%3$I where %1$I = any ($1)', place.column_name, place.table_schema, place.table_name) into found_here using ids;
    used := used || found_here;
  end loop;
  return array(select unnest(ids) except select unnest(used));
end $$;
