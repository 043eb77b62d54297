-- What the rules ask of leave and swaps at a site. What nobody said is the house's own.
create table workforce.week_setting (
  site_id uuid primary key,
  -- of those who work there, at most so many of a hundred away on one day
  allotment_percent smallint not null check (allotment_percent between 1 and 100),
  -- days ahead that leave is asked for
  notice_days smallint not null check (notice_days between 0 and 365),
  -- so many of a hundred needed may be missing because somebody is away
  short_percent smallint not null check (short_percent between 0 and 100),
  planner_approves_swaps boolean not null default false,
  changed_at timestamptz not null,
  changed_by uuid
);

-- Which shifts leave ended, so that they can be given back when it is withdrawn.
create table workforce.leave_shift (
  leave_id uuid not null,
  shift_id uuid not null,
  primary key (leave_id, shift_id)
);

-- A shift somebody offers to colleagues. It lies open until it is taken, taken back, or the shift begins.
create table workforce.swap (
  id uuid primary key,
  person_id uuid not null,
  shift_id uuid not null references workforce.shift on delete cascade,
  -- given away, or for a shift of whoever takes it
  kind text not null check (kind in ('give', 'exchange')),
  -- null: to anybody
  to_person_id uuid,
  note text not null default '',
  -- waiting: taken, and a planner has to agree
  state text not null check (state in ('open', 'waiting', 'done', 'refused', 'withdrawn')),
  made_at timestamptz not null,
  taken_by uuid,
  taken_shift_id uuid,
  taken_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  because text not null default '',
  check ((taken_by is null) = (taken_at is null))
);
create unique index swap_of_shift on workforce.swap (shift_id) where state in ('open', 'waiting');
create index swap_of_person on workforce.swap (person_id, made_at desc);
create index swap_lying_open on workforce.swap (state, made_at) where state in ('open', 'waiting');

-- The address of somebody's calendar: only a hash of its secret is kept.
create table workforce.calendar_feed (
  person_id uuid primary key,
  secret_hash text not null unique,
  made_at timestamptz not null
);
