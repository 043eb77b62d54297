-- What was agreed with somebody who works here, one row a person. People work for several brands, so it belongs to none: whoever may plan a brand they work for sees it.
create table people.terms (
  person_id uuid primary key,
  -- null: the site of their team
  site_id uuid,
  -- paid, a week
  contract_minutes integer not null check (contract_minutes between 0 and 10080),
  -- from coming to going
  least_shift_minutes integer not null check (least_shift_minutes between 60 and 1440),
  most_shift_minutes integer not null check (most_shift_minutes between least_shift_minutes and 1440),
  most_days smallint not null check (most_days between 1 and 7),
  -- ISO weekday → [[from, to]] by the clock of the site; a day that is missing: all of it, an empty list: not at all
  availability jsonb not null default '{}',
  nights boolean not null default false,
  -- what they would rather have: {"days_off": [6, 7], "from": "08:00", "to": "18:00"}
  wishes jsonb not null default '{}',
  hour_cost_minor integer check (hour_cost_minor >= 0),
  currency text,
  starts_on date,
  -- the last day
  ends_on date,
  -- whose rules of labour hold; null: those of the site's country
  rules_place text,
  changed_at timestamptz not null,
  changed_by uuid,
  check (ends_on is null or starts_on is null or ends_on >= starts_on),
  check ((hour_cost_minor is null) = (currency is null))
);

-- Days somebody is away or wants to be. Both days belong to it, by the calendar of their site.
create table people.leave (
  id uuid primary key,
  person_id uuid not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  kind text not null check (kind in ('holiday', 'sick', 'unpaid', 'training', 'other')),
  state text not null check (state in ('asked', 'granted', 'refused', 'withdrawn')),
  -- why they ask, and why it was decided so
  reason text not null default '',
  because text not null default '',
  asked_at timestamptz not null,
  asked_by uuid,
  decided_at timestamptz,
  -- null with decided_at: decided by the rules at once
  decided_by uuid
);
create index leave_of_person on people.leave (person_id, from_day);
create index leave_by_time on people.leave (to_day, from_day) where state in ('asked', 'granted');
