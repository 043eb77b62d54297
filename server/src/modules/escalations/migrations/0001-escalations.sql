-- A brand's matrix as it was saved; the highest number holds. A brand without one has the starting matrix.
create table escalations.version (
  brand_id uuid not null,
  number integer not null,
  kinds jsonb not null,
  by_id uuid,
  at timestamptz not null,
  primary key (brand_id, number)
);
select platform.separate_brands('escalations.version');

create table escalations.escalation (
  id uuid primary key,
  brand_id uuid not null,
  kind text not null,
  name text not null,
  raised_at timestamptz not null,
  -- null: Keepdesk noticed it
  raised_by uuid,
  -- what was noticed, see rules/signals.ts; 'hand' when somebody asked
  because text not null,
  note text not null default '',
  -- whose it is before somebody takes it
  team_id uuid,
  person_id uuid,
  owner_id uuid,
  taken_at timestamptz,
  -- [{"what", "done_at", "done_by"}]
  attach jsonb not null,
  forbids text[] not null,
  take_by timestamptz,
  due_at timestamptz,
  -- 1 that nobody took it, 2 that it is overdue
  told smallint not null default 0,
  closed_at timestamptz,
  closed_by uuid,
  outcome text not null default ''
);
create index escalation_open on escalations.escalation (brand_id, due_at) where closed_at is null;
create index escalation_closed on escalations.escalation (brand_id, closed_at desc, id desc) where closed_at is not null;
select platform.separate_brands('escalations.escalation');

-- The conversations it is about.
create table escalations.concern (
  escalation_id uuid not null references escalations.escalation (id),
  conversation_id uuid not null,
  brand_id uuid not null,
  at timestamptz not null,
  primary key (escalation_id, conversation_id)
);
create index concern_of_conversation on escalations.concern (conversation_id);
select platform.separate_brands('escalations.concern');

-- What was noticed where one conversation alone raises nothing yet.
create table escalations.sighting (
  brand_id uuid not null,
  kind text not null,
  conversation_id uuid not null,
  at timestamptz not null,
  primary key (brand_id, kind, conversation_id)
);
create index sighting_newest on escalations.sighting (brand_id, kind, at);
select platform.separate_brands('escalations.sighting');
