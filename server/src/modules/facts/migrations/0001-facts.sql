-- One row a conversation, made anew from the log whenever it changes.
create table facts.conversation (
  conversation_id uuid primary key,
  brand_id uuid not null,
  channel text not null,
  -- spam, side threads and merged conversations are in no figure
  counted boolean not null,
  opened_at timestamptz not null,
  -- the customer behind all records that were merged
  customer_id uuid,
  language text not null default 'und',
  reason_id uuid,
  team_id uuid,
  assignee_id uuid,
  first_reply_at timestamptz,
  first_reply_by uuid,
  first_reply_seconds integer,
  first_reply_business_seconds integer,
  resolved_at timestamptz,
  resolution_seconds integer,
  resolution_business_seconds integer,
  first_resolved_at timestamptz,
  -- when the customer first made it open again after it was resolved
  reopened_at timestamptz,
  reopens integer not null default 0,
  replies integer not null default 0,
  transfers integer not null default 0,
  -- the same customer about the same reason or order again, on any channel
  followed_at timestamptz,
  repeats boolean not null default false
);
create index conversation_opened on facts.conversation (brand_id, opened_at) include (channel) where counted;
create index conversation_replied on facts.conversation (brand_id, first_reply_at) include (first_reply_seconds, first_reply_business_seconds, channel) where counted and first_reply_at is not null;
create index conversation_resolved on facts.conversation (brand_id, resolved_at) include (resolution_seconds, resolution_business_seconds, replies, channel) where counted and resolved_at is not null;
create index conversation_first_resolved on facts.conversation (brand_id, first_resolved_at) where counted and first_resolved_at is not null;
create index conversation_of_customer on facts.conversation (customer_id, opened_at) where counted and customer_id is not null;
select platform.separate_brands('facts.conversation');

-- What hangs on a conversation more than once stands in rows of its own, with what it may be divided by: each is read
-- by its own index, without the conversation. Only conversations that count have any.

-- What a customer wrote without an answer between, and its answer; the first answer stands on the conversation.
create table facts.turn (
  conversation_id uuid not null,
  n smallint not null,
  brand_id uuid not null,
  channel text not null,
  reason_id uuid,
  team_id uuid,
  language text not null,
  agent_id uuid,
  replied_at timestamptz not null,
  seconds integer not null,
  business_seconds integer not null,
  primary key (conversation_id, n)
);
create index turn_replied on facts.turn (brand_id, replied_at);
select platform.separate_brands('facts.turn');

-- From when to when it was open: what the backlog of any moment is counted from.
create table facts.span (
  conversation_id uuid not null,
  n smallint not null,
  brand_id uuid not null,
  channel text not null,
  reason_id uuid,
  team_id uuid,
  language text not null,
  agent_id uuid,
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (conversation_id, n)
);
create index span_began on facts.span (brand_id, from_at);
create index span_ended on facts.span (brand_id, to_at) where to_at is not null;
select platform.separate_brands('facts.span');

-- What customers were asked about it, and what they said.
create table facts.answer (
  survey_id uuid primary key,
  conversation_id uuid not null,
  brand_id uuid not null,
  channel text not null,
  reason_id uuid,
  team_id uuid,
  language text not null,
  agent_id uuid,
  kind text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  score smallint
);
create index answer_of_conversation on facts.answer (conversation_id);
create index answer_asked on facts.answer (brand_id, asked_at);
create index answer_answered on facts.answer (brand_id, answered_at) where answered_at is not null;
select platform.separate_brands('facts.answer');

-- Durations are kept as counts in buckets that grow by 2 %: two histograms add up, and a percentile read from them is
-- wrong by at most 1 %. Bucket 0 holds 0 seconds, bucket b the seconds in [1.02^(b-1), 1.02^b).
create function facts.bucket(seconds integer) returns smallint language sql immutable parallel safe as $$
  select case when seconds <= 0 then 0 else 1 + floor(ln(seconds::float8) / ln(1.02::float8) + 1e-9) end::smallint
$$;

-- Everything that counts, one row each: the only place that says what a measure counts, and when. A view a measure, so
-- that a question plans what it asks for and nothing else. They are read for hours that are not rolled up and for questions
-- the rollup has no answer to, and the rollup is made from all of them.
create view facts.received (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 1::smallint, c.brand_id, c.conversation_id, c.opened_at, c.channel, c.reason_id, c.team_id, c.assignee_id, c.language,
    c.repeats::integer, null::integer, null::integer
    from facts.conversation c where c.counted;
create view facts.first_reply (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 2::smallint, c.brand_id, c.conversation_id, c.first_reply_at, c.channel, c.reason_id, c.team_id, c.first_reply_by, c.language, 0, c.first_reply_seconds, c.first_reply_business_seconds
    from facts.conversation c where c.counted and c.first_reply_at is not null;
create view facts.next_reply (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 3::smallint, t.brand_id, t.conversation_id, t.replied_at, t.channel, t.reason_id, t.team_id, t.agent_id, t.language, 0, t.seconds, t.business_seconds
    from facts.turn t;
create view facts.resolved (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 4::smallint, c.brand_id, c.conversation_id, c.resolved_at, c.channel, c.reason_id, c.team_id, c.assignee_id, c.language, (c.replies = 1)::integer, c.resolution_seconds, c.resolution_business_seconds
    from facts.conversation c where c.counted and c.resolved_at is not null;
create view facts.first_contact (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 5::smallint, c.brand_id, c.conversation_id, c.first_resolved_at, c.channel, c.reason_id, c.team_id, c.assignee_id, c.language,
    (coalesce(c.reopened_at > c.first_resolved_at + interval '7 days', true) and c.followed_at is null)::integer, null::integer, null::integer
    from facts.conversation c where c.counted and c.first_resolved_at is not null;
create view facts.reopened (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 6::smallint, c.brand_id, c.conversation_id, c.first_resolved_at, c.channel, c.reason_id, c.team_id, c.assignee_id, c.language,
    coalesce(c.reopened_at <= c.first_resolved_at + interval '7 days', false)::integer, null::integer, null::integer
    from facts.conversation c where c.counted and c.first_resolved_at is not null;
create view facts.transfers (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 7::smallint, c.brand_id, c.conversation_id, c.opened_at, c.channel, c.reason_id, c.team_id, c.assignee_id, c.language, c.transfers, null::integer, null::integer
    from facts.conversation c where c.counted;
create view facts.replies (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 8::smallint, c.brand_id, c.conversation_id, c.opened_at, c.channel, c.reason_id, c.team_id, c.assignee_id, c.language, c.replies, null::integer, null::integer
    from facts.conversation c where c.counted;
create view facts.asked (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 9::smallint, s.brand_id, s.conversation_id, s.asked_at, s.channel, s.reason_id, s.team_id, s.agent_id, s.language, (s.answered_at is not null)::integer, null::integer, null::integer
    from facts.answer s;
create view facts.csat (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 10::smallint, s.brand_id, s.conversation_id, s.answered_at, s.channel, s.reason_id, s.team_id, s.agent_id, s.language, (s.score >= 4)::integer, s.score::integer, (s.score * s.score)::integer
    from facts.answer s where s.answered_at is not null and s.kind = 'csat';
-- of recommendations, hits are promoters less detractors, and seconds say how many were either
create view facts.nps (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 11::smallint, s.brand_id, s.conversation_id, s.answered_at, s.channel, s.reason_id, s.team_id, s.agent_id, s.language,
    (s.score >= 9)::integer - (s.score <= 6)::integer, (s.score >= 9 or s.score <= 6)::integer, 0
    from facts.answer s where s.answered_at is not null and s.kind = 'nps';
create view facts.ces (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 12::smallint, s.brand_id, s.conversation_id, s.answered_at, s.channel, s.reason_id, s.team_id, s.agent_id, s.language, (s.score >= 5)::integer, s.score::integer, (s.score * s.score)::integer
    from facts.answer s where s.answered_at is not null and s.kind = 'ces';
create view facts.came (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 13::smallint, o.brand_id, o.conversation_id, o.from_at, o.channel, o.reason_id, o.team_id, o.agent_id, o.language, 0, null::integer, null::integer
    from facts.span o;
create view facts.left_desk (measure, brand_id, conversation_id, at, channel, reason_id, team_id, agent_id, language, hit, seconds, business_seconds) with (security_invoker = true) as
  select 14::smallint, o.brand_id, o.conversation_id, o.to_at, o.channel, o.reason_id, o.team_id, o.agent_id, o.language, 0, null::integer, null::integer
    from facts.span o where o.to_at is not null;

create view facts.contribution with (security_invoker = true) as
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
  union all select * from facts.left_desk;

-- The measures of one hour, brand and channel. An hour that is not marked below is whole; one without a row is empty.
create table facts.hourly (
  brand_id uuid not null,
  -- the beginning of an hour of the brand's clock
  hour timestamptz not null,
  channel text not null,
  measure smallint not null,
  n integer not null,
  hits bigint not null,
  seconds bigint not null,
  business_seconds bigint not null,
  -- histogram: bucket and how many, for the wall clock and for business hours
  buckets smallint[] not null,
  counts integer[] not null,
  business_buckets smallint[] not null,
  business_counts integer[] not null,
  primary key (brand_id, measure, hour, channel)
);
select platform.separate_brands('facts.hourly');

-- Hours in which something changed since they were rolled up: they are read from the rows until a job comes by.
create table facts.changed_hour (
  brand_id uuid not null,
  hour timestamptz not null,
  marked_at timestamptz not null,
  primary key (brand_id, hour)
);
select platform.separate_brands('facts.changed_hour');

-- A day that was over when something changed in it: its figures are not those that were told before.
create table facts.restated (
  brand_id uuid not null,
  day date not null,
  at timestamptz not null,
  hours integer not null,
  primary key (brand_id, day)
);
select platform.separate_brands('facts.restated');

-- What a person said about being there, from when to when. People work for several brands, so it belongs to none.
create table facts.agent_state (
  id uuid primary key,
  person_id uuid not null,
  state text not null check (state in ('online', 'away', 'busy', 'offline')),
  from_at timestamptz not null,
  to_at timestamptz,
  said_by uuid
);
create unique index agent_state_now on facts.agent_state (person_id) where to_at is null;
create index agent_state_of_person on facts.agent_state (person_id, from_at);

-- Which conversation a person had before them, from when to when: the time handling takes.
create table facts.handling (
  id uuid primary key,
  brand_id uuid not null,
  person_id uuid not null,
  conversation_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz
);
create unique index handling_now on facts.handling (person_id) where to_at is null;
create index handling_of_conversation on facts.handling (conversation_id, from_at);
create index handling_of_person on facts.handling (person_id, from_at);
select platform.separate_brands('facts.handling');

-- The rollup of a span of a brand's time, by the hour of its clock.
create function facts.roll(brand uuid, since timestamptz, until timestamptz) returns table (
  hour timestamptz, channel text, measure smallint, n integer, hits bigint, seconds bigint, business_seconds bigint, buckets smallint[], counts integer[], business_buckets smallint[], business_counts integer[])
language sql stable as $$
  with counted as materialized (
    select date_trunc('hour', x.at, b.time_zone) as hour, x.channel, x.measure, x.hit, x.seconds, x.business_seconds,
      case when x.measure between 2 and 4 then facts.bucket(x.seconds) end as bucket, case when x.measure between 2 and 4 then facts.bucket(x.business_seconds) end as business_bucket
    from facts.contribution x join identity.brand b on b.id = x.brand_id where x.brand_id = brand and x.at >= since and x.at < until),
  sums as (
    select c.hour, c.channel, c.measure, count(*)::integer as n, coalesce(sum(c.hit), 0) as hits, coalesce(sum(c.seconds), 0) as seconds, coalesce(sum(c.business_seconds), 0) as business_seconds
    from counted c group by 1, 2, 3),
  wall as (
    select c.hour, c.channel, c.measure, array_agg(c.bucket order by c.bucket) as buckets, array_agg(c.many order by c.bucket) as counts
    from (select hour, channel, measure, bucket, count(*)::integer as many from counted where bucket is not null group by 1, 2, 3, 4) c group by 1, 2, 3),
  business as (
    select c.hour, c.channel, c.measure, array_agg(c.bucket order by c.bucket) as buckets, array_agg(c.many order by c.bucket) as counts
    from (select hour, channel, measure, business_bucket as bucket, count(*)::integer as many from counted where business_bucket is not null group by 1, 2, 3, 4) c group by 1, 2, 3)
  select s.hour, s.channel, s.measure, s.n, s.hits, s.seconds, s.business_seconds, coalesce(w.buckets, '{}'), coalesce(w.counts, '{}'), coalesce(o.buckets, '{}'), coalesce(o.counts, '{}')
  from sums s left join wall w using (hour, channel, measure) left join business o using (hour, channel, measure)
$$;

insert into platform.job (id, kind, key, payload, run_at, created_at)
values ('00000000-0000-7000-8000-000000000f01', 'facts.roll_up', 'facts.roll_up', '{}', now(), now());
