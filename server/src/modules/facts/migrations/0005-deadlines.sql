-- Deadlines that were kept or missed, each once, when it was decided: with a reply or a solution in time, or with the moment it ran out.
create table facts.deadline (
  conversation_id uuid not null,
  metric text not null,
  hours text not null,
  n integer not null,
  brand_id uuid not null,
  channel text not null,
  reason_id uuid,
  team_id uuid,
  language text not null,
  agent_id uuid,
  at timestamptz not null,
  kept boolean not null,
  primary key (conversation_id, metric, hours, n)
);
create index deadline_decided on facts.deadline (brand_id, metric, at);
select platform.separate_brands('facts.deadline');

create view facts.first_reply_kept (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 15::smallint, d.brand_id, d.conversation_id, d.at, d.channel, d.reason_id, d.team_id, d.agent_id, d.language, d.kept::integer, null::integer, null::integer
    from facts.deadline d where d.metric = 'first_reply';
create view facts.next_reply_kept (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 16::smallint, d.brand_id, d.conversation_id, d.at, d.channel, d.reason_id, d.team_id, d.agent_id, d.language, d.kept::integer, null::integer, null::integer
    from facts.deadline d where d.metric = 'next_reply';
create view facts.resolution_kept (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 17::smallint, d.brand_id, d.conversation_id, d.at, d.channel, d.reason_id, d.team_id, d.agent_id, d.language, d.kept::integer, null::integer, null::integer
    from facts.deadline d where d.metric = 'resolution';

create or replace view facts.contribution with (security_invoker = true) as
  select * from facts.received
  union all select * from facts.first_reply
  union all select * from facts.next_reply
  union all select * from facts.resolved
  union all select * from facts.first_contact
  union all select * from facts.reopened
  union all select * from facts.transfers
  union all select * from facts.replies
  union all select * from facts.asked
  union all select * from facts.csat
  union all select * from facts.nps
  union all select * from facts.ces
  union all select * from facts.came
  union all select * from facts.left_desk
  union all select * from facts.first_reply_kept
  union all select * from facts.next_reply_kept
  union all select * from facts.resolution_kept;

-- What was decided before this is told too, once its hours are packed anew.
insert into facts.deadline (conversation_id, metric, hours, n, brand_id, channel, reason_id, team_id, language, agent_id, at, kept)
select k.conversation_id, k.metric, k.hours, k.n, c.brand_id, c.channel, c.reason_id, c.team_id, c.language, c.assignee_id, coalesce(k.missed_at, k.ended_at), k.missed_at is null
from sla.clock k join facts.conversation c on c.conversation_id = k.conversation_id and c.counted where k.metric <> 'update' and (k.missed_at is not null or k.ended_at is not null);
insert into facts.changed_hour (brand_id, hour, marked_at) select distinct d.brand_id, date_trunc('hour', d.at, 'UTC'), now() from facts.deadline d on conflict do nothing;
