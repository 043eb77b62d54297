-- A time that counts as kept though the plan asked for something else: somebody agreed, and said why. Taken back it stays.
create table workforce.exception (
  id uuid primary key,
  person_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  reason text not null,
  granted_at timestamptz not null,
  granted_by uuid,
  removed_at timestamptz,
  removed_by uuid
);
create index exception_of_person on workforce.exception (person_id, from_at);

-- What was done about the rest of a day, and what it changed, so that it can be taken back.
create table workforce.day_action (
  id uuid primary key,
  -- whose day it was
  brand_id uuid not null,
  kind text not null check (kind in ('move_break', 'move_training', 'overtime', 'time_off', 'peak_mode')),
  person_id uuid,
  -- what it was reckoned to do, as it was shown
  proposal jsonb not null,
  before_shift uuid,
  after_shift uuid,
  done_at timestamptz not null,
  done_by uuid,
  undone_at timestamptz,
  undone_by uuid
);
create index day_action_by_time on workforce.day_action (brand_id, done_at desc);
select platform.separate_brands('workforce.day_action');
