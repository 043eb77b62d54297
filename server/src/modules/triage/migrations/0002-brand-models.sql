-- Which of its brand's versions read it; null: the default model.
alter table triage.reading add column model_version integer;
create index reading_of_brand on triage.reading (brand_id, at) include (reason_key, confidence, out_of_scope);

-- What was learned from what a brand's people filed. Figures stay; the bytes of old versions go.
create table triage.model (
  id uuid primary key,
  brand_id uuid not null,
  number integer not null,
  learned_at timestamptz not null,
  -- enough: enough had been filed; asked: somebody asked for it
  because text not null check (because in ('enough', 'asked')),
  by_id uuid,
  -- conversations it was taught, and those it was judged by
  taught integer not null,
  aside integer not null,
  -- the first and last of them to be filed
  first_at timestamptz,
  last_at timestamptz,
  -- the version that was in use when it was judged; null: the default model
  against integer,
  promoted boolean not null,
  -- counts and shares, reasons by their keys, conversations by their ids; nothing of anybody's words
  figures jsonb not null,
  model bytea,
  bytes integer not null,
  unique (brand_id, number)
);
select platform.separate_brands('triage.model');

-- The version a brand reads with. No row, or no number: the default model.
create table triage.in_force (
  brand_id uuid primary key,
  number integer,
  since timestamptz not null,
  by_id uuid
);
select platform.separate_brands('triage.in_force');

-- How far the learning of a brand's next version has come, and how the last one ended.
create table triage.learning (
  brand_id uuid primary key,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  because text not null check (because in ('enough', 'asked')),
  by_id uuid,
  share real not null default 0,
  asked_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- why it failed, in plain words
  message text
);
select platform.separate_brands('triage.learning');
