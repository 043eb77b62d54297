-- A brand's rules in their order. What a rule says stands in its versions; here stands what every piece of news asks for.
create table automation.rule (
  id uuid primary key,
  brand_id uuid not null,
  position integer not null,
  "on" boolean not null default false,
  version integer not null,
  -- copies of the version's, so that news is known to concern nobody without reading definitions
  triggers text[] not null,
  author_id uuid,
  created_at timestamptz not null,
  changed_by uuid,
  changed_at timestamptz not null,
  -- failures in a row; none in between went well
  failures integer not null default 0,
  last_error text,
  last_error_at timestamptz,
  off_because text check (off_because in ('by_hand', 'failing')),
  removed_at timestamptz
);
create index rule_of_brand on automation.rule (brand_id, position) where removed_at is null;
select platform.separate_brands('automation.rule');

create table automation.rule_version (
  rule_id uuid not null references automation.rule,
  number integer not null,
  brand_id uuid not null,
  name text not null,
  definition jsonb not null,
  why text not null default '',
  -- the version it went back to
  restored_from integer,
  by_id uuid,
  at timestamptz not null,
  primary key (rule_id, number)
);
select platform.separate_brands('automation.rule_version');
revoke update on automation.rule_version from keepdesk_server;

-- News that rules have still to look at, in the order it came.
create table automation.pending (
  seq bigint generated always as identity primary key,
  -- the event's; of a time that came, its own
  id uuid not null unique,
  brand_id uuid not null,
  conversation_id uuid not null,
  at timestamptz not null,
  triggers text[] not null,
  facts jsonb not null,
  actor_kind text not null,
  actor_id uuid,
  message_id uuid,
  -- the rule whose time has come, and the moment it was counted from
  due_rule_id uuid,
  anchor_at timestamptz
);
create index pending_of_conversation on automation.pending (conversation_id, seq);
select platform.separate_brands('automation.pending');

-- One row for each piece of news rules looked at, with what became of every rule: why one did not apply stays known for a month.
create table automation.look (
  id uuid primary key,
  brand_id uuid not null,
  conversation_id uuid not null,
  at timestamptz not null,
  triggers text[] not null,
  outcomes jsonb not null
);
create index look_of_conversation on automation.look (conversation_id, at desc);
create index look_age on automation.look (at);
select platform.separate_brands('automation.look');

-- What rules did, or failed to do. The id is the actor of everything that was done.
create table automation.run (
  id uuid primary key,
  look_id uuid not null,
  brand_id uuid not null,
  rule_id uuid not null references automation.rule,
  version integer not null,
  conversation_id uuid not null,
  at timestamptz not null,
  triggers text[] not null,
  outcome text not null check (outcome in ('done', 'failed')),
  -- the rules whose doing led here, those before it in the same look and itself among them
  causes uuid[] not null,
  -- how many looks one after another led here
  depth integer not null,
  -- each action and whether there was something to do
  done jsonb not null,
  error text
);
create index run_of_conversation on automation.run (conversation_id, at desc);
create index run_of_rule on automation.run (rule_id, at desc, id desc);
create unique index run_once on automation.run (look_id, rule_id);
select platform.separate_brands('automation.run');

-- When a rule that waits for time to pass looks at a conversation. Its moment is empty once it has looked.
create table automation.deadline (
  rule_id uuid not null references automation.rule,
  conversation_id uuid not null,
  brand_id uuid not null,
  anchor_at timestamptz not null,
  due_at timestamptz,
  primary key (conversation_id, rule_id)
);
create index deadline_due on automation.deadline (due_at) where due_at is not null;
create index deadline_of_rule on automation.deadline (rule_id);
select platform.separate_brands('automation.deadline');

-- A rule tried on the past: what it would have done.
create table automation.trial (
  id uuid primary key,
  brand_id uuid not null,
  rule_id uuid,
  definition jsonb not null,
  since timestamptz not null,
  state text not null check (state in ('running', 'done', 'stopped', 'failed')),
  total integer not null,
  looked_at integer not null default 0,
  matched integer not null default 0,
  times integer not null default 0,
  -- field → in how many conversations it would have been another
  changes jsonb not null default '{}',
  -- where to go on
  after_at timestamptz,
  after_id uuid,
  error text,
  by_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz
);
create index trial_of_brand on automation.trial (brand_id, started_at desc);
select platform.separate_brands('automation.trial');

create table automation.trial_match (
  trial_id uuid not null references automation.trial on delete cascade,
  n integer not null,
  brand_id uuid not null,
  conversation_id uuid not null,
  at timestamptz not null,
  triggers text[] not null,
  times integer not null,
  before jsonb not null,
  after jsonb not null,
  primary key (trial_id, n)
);
select platform.separate_brands('automation.trial_match');

-- Leads write rules.
update identity.role set permissions = array_append(permissions, 'automation.*') where built_in and name = 'lead' and not permissions && '{automation.*,*}';

insert into platform.job (id, kind, key, brand_id, payload, run_at, created_at)
values (gen_random_uuid(), 'automation.clock', 'automation.clock', null, '{}', now(), now()), (gen_random_uuid(), 'automation.forget', 'automation.forget', null, '{}', now() + interval '1 hour', now());
