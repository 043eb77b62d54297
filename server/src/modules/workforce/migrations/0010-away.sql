-- Shifts that stood though somebody is away (leave a planner put down, a first or a last day) and were ended by a press: it can be taken back, and a last day that moves gives back what it ended.
create table workforce.away_ending (
  id uuid primary key,
  person_id uuid not null,
  -- null: they had left, or not begun
  leave_id uuid,
  shift_ids uuid[] not null check (cardinality(shift_ids) > 0),
  ended_at timestamptz not null,
  ended_by uuid,
  given_back_at timestamptz,
  given_back_by uuid
);
create index away_ending_of_person on workforce.away_ending (person_id, ended_at desc) where given_back_at is null;
create index away_ending_by_time on workforce.away_ending (ended_at desc) where given_back_at is null;
