-- How a brand plans: the length of an interval, and what each channel is promised and costs. What nobody said is the house's own.
create table workforce.setting (
  brand_id uuid primary key,
  step_seconds integer not null check (step_seconds in (900, 1800, 3600)),
  -- of each channel what was said of it; the shape is the contract's
  terms jsonb not null default '{}',
  -- of what an hour costs
  currency text not null,
  changed_at timestamptz not null,
  changed_by uuid
);
select platform.separate_brands('workforce.setting');

-- What was expected of a channel, as it was expected then. Nothing is ever changed: accuracy is measured against what was in force.
create table workforce.forecast (
  id uuid primary key,
  brand_id uuid not null,
  channel text not null,
  -- of an interval, or of a whole day of the brand's clock
  step_seconds integer not null,
  -- from what was known up to this moment
  known_to timestamptz not null,
  made_at timestamptz not null,
  -- begins with the local day that known_to lies in; days are those of the zone then
  from_at timestamptz not null,
  time_zone text not null,
  mean real[] not null,
  low_80 real[] not null,
  high_80 real[] not null,
  low_95 real[] not null,
  high_95 real[] not null,
  -- who was averaged, and what was read: days of history, holidays, campaigns
  model text not null,
  read jsonb not null
);
create unique index forecast_in_force on workforce.forecast (brand_id, channel, step_seconds, known_to, made_at);
select platform.separate_brands('workforce.forecast');

-- What somebody knows better than the past does. Taken back it stays, so that what was in force can be told.
create table workforce.override (
  id uuid primary key,
  brand_id uuid not null,
  channel text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- contacts more (or fewer) than foretold, in percent
  percent real not null check (percent >= -100 and percent <= 1000),
  reason text not null,
  made_at timestamptz not null,
  made_by uuid,
  removed_at timestamptz,
  removed_by uuid,
  check (to_at > from_at)
);
create index override_by_time on workforce.override (brand_id, channel, from_at);
select platform.separate_brands('workforce.override');
