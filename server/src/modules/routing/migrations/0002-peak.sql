-- What a brand does at a peak, and when one is proposed; as it was saved last.
create table routing.peak_plan (
  brand_id uuid primary key,
  version integer not null,
  plan jsonb not null,
  by_id uuid,
  at timestamptz not null
);
select platform.separate_brands('routing.peak_plan');

-- A peak: proposed, in force, over. The effects are those it began with, whatever became of the plan.
create table routing.peak (
  id uuid primary key,
  brand_id uuid not null,
  state text not null check (state in ('proposed', 'active', 'ended', 'refused')),
  -- hand, volume, backlog, or who else proposed it
  because text not null,
  evidence jsonb not null,
  effects jsonb not null,
  lasts_seconds integer not null,
  proposed_by uuid,
  proposed_at timestamptz not null,
  approval_id uuid,
  began_at timestamptz,
  ends_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  -- hand, time_over, calm
  ended_because text,
  -- figures of the same length of time before, during and after
  before jsonb,
  during jsonb,
  after jsonb
);
create unique index peak_now on routing.peak (brand_id) where state in ('proposed', 'active');
create index peak_of_brand on routing.peak (brand_id, proposed_at desc);
select platform.separate_brands('routing.peak');

-- What peaks change for everybody, since people work for several brands: order and raised concurrency.
alter table routing.terms add column in_force jsonb not null default '{}';
create index peak_unreviewed on routing.peak (ended_at) where after is null and ended_at is not null;
