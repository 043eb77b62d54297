create table audit.entry (
  xid xid8 not null default pg_current_xact_id(),
  seq bigint generated always as identity,
  at timestamptz not null,
  brand_id uuid not null,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id uuid,
  facts jsonb not null,
  -- Commit order: everything below the oldest running transaction is final, so it can be sealed.
  primary key (xid, seq)
);
create index entry_of_brand on audit.entry (brand_id, seq);
create index entry_of_subject on audit.entry (subject_id, seq) where subject_id is not null;
alter table audit.entry enable row level security;
create policy brand_separation on audit.entry for select
  using ((select platform.every_brand()) or brand_id = any ((select platform.brands())::uuid[]));
-- Whoever may do something may have it written down, also where it concerns the whole installation.
create policy anyone_is_recorded on audit.entry for insert with check (true);
revoke update, delete, truncate on audit.entry from keepdesk_server;

create table audit.seal (
  number bigint primary key,
  last_xid xid8 not null,
  last_seq bigint not null,
  entries integer not null,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamptz not null
);
revoke update, delete, truncate on audit.seal from keepdesk_server;

insert into platform.job (id, kind, key, payload, run_at, created_at)
values ('00000000-0000-7000-8000-000000000a01', 'audit.seal', 'audit.seal', '{}', now(), now());
