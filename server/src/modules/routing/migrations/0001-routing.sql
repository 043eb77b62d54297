-- What somebody says of being there, one row a person. People work for several brands, so it belongs to none.
create table routing.presence (
  person_id uuid primary key,
  state text not null check (state in ('available', 'busy', 'break', 'training', 'offline')),
  -- what they want a lead to know: "lunch", "with the courier"
  note text not null default '',
  -- why nobody said it: line_gone, site_out, offers_missed, left_company
  because text,
  since timestamptz not null,
  -- when a browser of theirs answered last
  seen_at timestamptz not null,
  said_by uuid,
  -- since when nothing new came to them
  idle_since timestamptz not null,
  -- offers in a row that ran out before them
  missed smallint not null default 0
);
create index presence_there on routing.presence (seen_at) where state <> 'offline';

-- What somebody can do, and how much at once. Whoever has no row does what everybody does.
create table routing.profile (
  person_id uuid primary key,
  -- name → level from 1 (beginner) to 5 (expert)
  skills jsonb not null default '{}',
  -- ISO 639-1 → level
  languages jsonb not null default '{}',
  tier smallint not null default 1 check (tier between 1 and 9),
  in_house boolean not null default true,
  -- channel → conversations at once; null: no cap of their own
  channels jsonb,
  -- units at once; null: as everybody
  capacity integer check (capacity > 0),
  changed_at timestamptz not null
);

-- People who share work. A pool serves one brand or several; whoever sees one of them sees the pool.
create table routing.pool (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('dedicated', 'shared', 'partner', 'in_house')),
  mode text not null default 'pick' check (mode in ('pick', 'offered')),
  brand_ids uuid[] not null check (cardinality(brand_ids) > 0),
  person_ids uuid[] not null default '{}',
  team_ids uuid[] not null default '{}',
  -- [{pool_id, after_seconds}]: who helps when it takes long
  overflow jsonb not null default '[]',
  -- how long somebody has to answer an offer
  offer_seconds integer not null default 45 check (offer_seconds between 5 and 3600),
  position integer not null default 0,
  created_at timestamptz not null,
  archived_at timestamptz
);
create index pool_of_brand on routing.pool using gin (brand_ids);
alter table routing.pool enable row level security;
create policy brand_separation on routing.pool
  using ((select platform.every_brand()) or brand_ids && ((select platform.brands())::uuid[]));

-- A brand's scope rules as they were saved; the highest number holds.
create table routing.scope (
  brand_id uuid not null,
  number integer not null,
  -- ordered; the first that catches a conversation decides
  rules jsonb not null,
  by_id uuid,
  at timestamptz not null,
  primary key (brand_id, number)
);
select platform.separate_brands('routing.scope');

-- How work is given out everywhere: units, caps, affinity, patience. What is not in it holds as rules/terms.ts says.
create table routing.terms (
  single boolean primary key default true check (single),
  version integer not null default 0,
  terms jsonb not null default '{}',
  by_id uuid,
  at timestamptz
);
insert into routing.terms default values;

-- When a site works, and whether it is out: nobody there is given anything then.
create table routing.site (
  site_id uuid primary key,
  -- as calendars keep a brand's; null: whenever somebody is there
  calendar jsonb,
  out_since timestamptz,
  -- said, or lines_gone
  out_because text
);

-- One row for each open conversation that waits for a person.
create table routing.waiting (
  conversation_id uuid primary key,
  brand_id uuid not null,
  channel text not null,
  -- null: nobody offers it, whoever likes picks it
  pool_id uuid,
  -- what its customer writes in, where only who speaks it may answer
  language text,
  -- [{skill, level, relax_after_seconds}]
  needs jsonb not null default '[]',
  tier smallint not null default 1,
  in_house_only boolean not null default false,
  -- key of its contact reason: what waiting costs is looked up under it
  class text,
  weight real not null default 1,
  frustrated boolean not null default false,
  waiting_since timestamptz not null,
  last_agent uuid,
  last_agent_at timestamptz,
  entered_at timestamptz not null
);
create index waiting_in_pool on routing.waiting (pool_id, waiting_since);
create index waiting_of_brand on routing.waiting (brand_id, conversation_id);
select platform.separate_brands('routing.waiting');

-- Where a lead put a conversation, whatever the rules say, until somebody has it.
create table routing.placement (
  conversation_id uuid primary key,
  brand_id uuid not null,
  pool_id uuid,
  tier smallint,
  by_id uuid,
  at timestamptz not null
);
select platform.separate_brands('routing.placement');

create table routing.offer (
  id uuid primary key,
  brand_id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  pool_id uuid not null,
  channel text not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'passed', 'expired', 'withdrawn')),
  because text not null,
  -- it goes to the customer's last agent, or to somebody senior
  familiar boolean not null default false,
  senior boolean not null default false,
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  -- of what was withdrawn: left, assigned, closed, placed, returned
  ended_because text
);
-- Nothing is offered to two people at once.
create unique index offer_open on routing.offer (conversation_id) where state = 'open';
create index offer_before on routing.offer (person_id) where state = 'open';
create index offer_of_conversation on routing.offer (conversation_id, offered_at);
create index offer_ended on routing.offer (ended_at) where state in ('passed', 'expired');
select platform.separate_brands('routing.offer');

-- What bounds somebody's hands, and what is in them, across all brands: a count, and nothing of what it is.
-- People without a cap of their own who are in no offered pool are not in the answer.
create function routing.hands_of(people uuid[], leaving uuid[], spoken text[], since timestamptz)
returns table (person_id uuid, tier smallint, channels jsonb, capacity integer, work jsonb)
language sql stable security definer set search_path = routing, pg_temp as $$
  select p.id, coalesce(f.tier, 1::smallint), f.channels, f.capacity,
    coalesce((select jsonb_object_agg(h.channel, h.many) from (
      select x.channel, count(*) as many from (
        select k.channel from conversations.in_hand(array[p.id], leaving, spoken, since) k
        union all select o.channel from routing.offer o where o.person_id = p.id and o.state = 'open' and o.conversation_id <> all (leaving)
          and not exists (select from conversations.conversation c where c.id = o.conversation_id and c.assignee_id = p.id)) x group by x.channel) h), '{}')
  from unnest(people) p(id) left join routing.profile f on f.person_id = p.id
  where f.channels is not null or f.capacity is not null or exists (
    select from routing.pool g where g.archived_at is null and g.mode = 'offered'
      and (p.id = any (g.person_ids) or exists (select from identity.team_member m where m.person_id = p.id and m.team_id = any (g.team_ids))))
$$;
revoke all on function routing.hands_of from public;
grant execute on function routing.hands_of to keepdesk_server;
