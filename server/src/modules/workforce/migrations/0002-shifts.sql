-- A schedule that is being made: weeks of local days, for brands, by name. It touches nobody before it is published.
create table workforce.plan (
  id uuid primary key,
  name text not null,
  brand_ids uuid[] not null check (cardinality(brand_ids) > 0),
  -- a Monday; days are those of each person's site
  from_day date not null,
  weeks smallint not null check (weeks between 1 and 6),
  -- whom it is about: who had terms when it was made
  person_ids uuid[] not null,
  state text not null check (state in ('drafting', 'draft', 'published', 'failed', 'cancelled')),
  -- what was asked: seconds, seed, where it began from
  asked jsonb not null default '{}',
  -- how far the search is: best price so far, bound, rounds
  progress jsonb not null default '{}',
  -- what it came to: price, bound, hours, shortage, why
  outcome jsonb,
  problem text,
  -- each change by hand is one more; who changes says which they saw
  version integer not null default 0,
  made_at timestamptz not null,
  made_by uuid,
  changed_at timestamptz not null,
  published_at timestamptz,
  published_by uuid
);
create index plan_by_time on workforce.plan (made_at desc, id desc);
alter table workforce.plan enable row level security;
create policy brand_separation on workforce.plan
  using ((select platform.every_brand()) or brand_ids && ((select platform.brands())::uuid[]));

-- Shifts of a plan that is not published; seen by who sees their plan.
create table workforce.draft_shift (
  id uuid primary key,
  plan_id uuid not null references workforce.plan on delete cascade,
  person_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  activities jsonb not null default '[]'
);
create index draft_shift_of_plan on workforce.draft_shift (plan_id, person_id, from_at);

-- What people were told they work. Nothing is changed: what was in force at a moment can always be told, and nobody is measured by what came afterwards.
-- In force at t: published_at <= t and (replaced_at is null or replaced_at > t). People work for several brands, so it belongs to none.
create table workforce.shift (
  id uuid primary key,
  person_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  -- [{kind, from, to, paid}]: break, lunch, training, meeting, off_phone; work is what is left
  activities jsonb not null default '[]',
  plan_id uuid references workforce.plan on delete set null,
  published_at timestamptz not null,
  published_by uuid,
  replaced_at timestamptz,
  check (replaced_at is null or replaced_at >= published_at)
);
create index shift_of_person on workforce.shift (person_id, from_at);
create index shift_in_force on workforce.shift (from_at, to_at) where replaced_at is null;
