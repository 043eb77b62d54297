-- A brand's policies as they were saved; the highest number holds.
create table sla.version (
  brand_id uuid not null,
  number integer not null,
  -- ordered; the first that catches a conversation decides
  policies jsonb not null,
  by_id uuid,
  at timestamptz not null,
  -- nothing that happened before starts a clock: the same in all versions
  since timestamptz not null,
  primary key (brand_id, number)
);
select platform.separate_brands('sla.version');

-- Conversations that are followed, caught by a policy or not.
create table sla.followed (
  conversation_id uuid primary key,
  brand_id uuid not null,
  policy_id uuid,
  policy_version integer not null,
  -- open or waiting, so that a change of terms concerns it
  open boolean not null,
  due_at timestamptz,
  -- when to look again
  fires_at timestamptz
);
create index followed_open on sla.followed (brand_id, conversation_id) where open;
create index followed_next on sla.followed (fires_at) where fires_at is not null;
select platform.separate_brands('sla.followed');

create table sla.clock (
  conversation_id uuid not null,
  metric text not null check (metric in ('first_reply', 'next_reply', 'resolution', 'update')),
  hours text not null check (hours in ('business', 'always')),
  n integer not null,
  brand_id uuid not null,
  policy_id uuid not null,
  policy_version integer not null,
  state text not null check (state in ('running', 'paused', 'met', 'missed')),
  target_seconds integer not null,
  started_at timestamptz not null,
  -- as of counted_at
  elapsed_seconds integer not null,
  counted_at timestamptz not null,
  due_at timestamptz,
  warn_at timestamptz,
  lead_at timestamptz,
  ended_at timestamptz,
  missed_at timestamptz,
  capped_by text,
  because text,
  -- 1 the owner, 2 the lead, 3 of the miss
  told smallint not null default 0,
  primary key (conversation_id, metric, hours, n)
);
create index clock_due on sla.clock (brand_id, due_at) where ended_at is null and due_at is not null;
create index clock_missed on sla.clock (brand_id, missed_at) where missed_at is not null;
select platform.separate_brands('sla.clock');

-- Dating a brand's open clocks anew, while it lasts and how it ended.
create table sla.redating (
  brand_id uuid primary key,
  because text not null,
  total integer not null,
  done integer not null default 0,
  after_id uuid,
  started_at timestamptz not null,
  finished_at timestamptz
);
select platform.separate_brands('sla.redating');
