-- How long the words of closed conversations are kept, by channel; '' is every channel without a rule of its own.
create table privacy.retention (
  brand_id uuid not null,
  channel text not null,
  days integer not null check (days between 30 and 3650),
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (brand_id, channel)
);
select platform.separate_brands('privacy.retention');

-- What must not be erased, by nobody and by no rule, until it is lifted.
create table privacy.hold (
  id uuid primary key,
  brand_id uuid not null,
  subject_kind text not null check (subject_kind in ('customer', 'conversation')),
  subject_id uuid not null,
  reason text not null,
  placed_by uuid,
  placed_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz
);
create index hold_of_brand on privacy.hold (brand_id, placed_at desc);
create unique index hold_once on privacy.hold (subject_kind, subject_id) where lifted_at is null;
select platform.separate_brands('privacy.hold');

-- What a night's run erased, for whoever has to show it.
create table privacy.run (
  id uuid primary key,
  brand_id uuid not null,
  at timestamptz not null,
  conversations integer not null,
  held_back integer not null
);
create index run_of_brand on privacy.run (brand_id, at desc);
select platform.separate_brands('privacy.run');

insert into platform.job (id, kind, key, payload, run_at, created_at)
values ('00000000-0000-7000-8000-000000000c0e', 'privacy.retain', 'privacy.retain', '{}', now() + interval '1 hour', now());
