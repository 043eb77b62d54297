-- A season that is planned: a peak, from opening recruiting to the day contracts end.
create table workforce.season (
  id uuid primary key,
  brand_id uuid not null,
  name text not null,
  made_at timestamptz not null,
  made_by uuid,
  removed_at timestamptz
);
create index season_of_brand on workforce.season (brand_id, made_at desc, id desc);
select platform.separate_brands('workforce.season');

-- What was asked and what the answer was. Once it is answered nothing of it is changed: another question is another version.
create table workforce.season_version (
  id uuid primary key,
  season_id uuid not null references workforce.season on delete cascade,
  brand_id uuid not null,
  number integer not null check (number > 0),
  -- the shape is the contract's: demand by week, regulars, classes, and the rest
  asked jsonb not null,
  -- the question as it was put, with what was counted until then
  question jsonb not null,
  -- why it was planned anew
  note text not null default '',
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  progress real not null default 0 check (progress between 0 and 1),
  plan jsonb,
  problem text,
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  unique (season_id, number)
);
select platform.separate_brands('workforce.season_version');

-- Who was there in a week, of the regulars or of a class. The newest of a week holds; those before stay.
create table workforce.season_count (
  id uuid primary key,
  season_id uuid not null references workforce.season on delete cascade,
  brand_id uuid not null,
  -- a class by its id, or 'regulars'
  who text not null,
  week integer not null check (week between 0 and 103),
  people integer not null check (people between 0 and 100000),
  note text not null default '',
  counted_at timestamptz not null,
  counted_by uuid
);
create index season_count_of_season on workforce.season_count (season_id, who, week, counted_at);
select platform.separate_brands('workforce.season_count');

-- What somebody says is done, or is not after all. The newest of a check holds; those before stay.
create table workforce.season_tick (
  id uuid primary key,
  season_id uuid not null references workforce.season on delete cascade,
  brand_id uuid not null,
  check_key text not null,
  done boolean not null,
  note text not null default '',
  said_at timestamptz not null,
  said_by uuid
);
create index season_tick_of_season on workforce.season_tick (season_id, check_key, said_at);
select platform.separate_brands('workforce.season_tick');
