-- Figures are read from hours packed by column: an hour of a measure is one row, each dimension one string of two-byte
-- codes, moments and durations strings of four bytes. A year of a million conversations is some megabytes of the columns
-- a question needs, and the server adds them up by any two dimensions, any filter and any clock. They take the place of
-- sums by hour and channel, which knew no other dimension.

-- What the codes stand for: ids and words of a brand, numbered from 1 as they first appear; 0 is none. Only ever added to.
create table facts.dictionary (
  brand_id uuid not null,
  code smallint not null,
  value text not null,
  primary key (brand_id, code),
  unique (brand_id, value)
);
select platform.separate_brands('facts.dictionary');

-- Everything that counts in an hour of a measure, in the order of its moments. An hour that is not marked as changed is
-- whole; one without a row is empty.
create table facts.hour_segment (
  brand_id uuid not null,
  measure smallint not null,
  -- the beginning of an hour of UTC: moments are kept, so any clock can be told from them, and a brand may move its own
  hour timestamptz not null,
  n integer not null,
  -- sums of the whole hour, for questions that divide by brand and time alone
  total_hits bigint not null,
  total_seconds bigint not null,
  total_business_seconds bigint not null,
  -- milliseconds since the hour began, four bytes each
  moments bytea not null,
  -- codes of the dictionary, two bytes each
  channels bytea not null,
  reasons bytea not null,
  teams bytea not null,
  agents bytea not null,
  languages bytea not null,
  -- four bytes each; empty where all are 0
  hits bytea not null,
  seconds bytea not null,
  business_seconds bytea not null,
  primary key (brand_id, measure, hour)
);
-- Long ones are put aside column by column, uncompressed, so that a question reads its own columns only.
alter table facts.hour_segment alter moments set storage external, alter channels set storage external, alter reasons set storage external, alter teams set storage external,
  alter agents set storage external, alter languages set storage external, alter hits set storage external, alter seconds set storage external, alter business_seconds set storage external;
select platform.separate_brands('facts.hour_segment');

-- The words of a span of a brand's time that have no code yet.
create function facts.unknown_words(brand uuid, since timestamptz, until timestamptz) returns setof text language sql stable as $$
  select distinct w.value from (
    -- Most conversations count in a dozen measures with the same words.
    select distinct c.channel, c.reason_id, c.team_id, c.agent_id, c.language from facts.contribution c where c.brand_id = brand and c.at >= since and c.at < until) x
  cross join lateral (values (x.channel), (x.reason_id::text), (x.team_id::text), (x.agent_id::text), (x.language)) as w(value)
  where w.value is not null and not exists (select from facts.dictionary d where d.brand_id = brand and d.value = w.value)
$$;

-- The segments of a span of a brand's time. Ties are broken by everything there is, so that the same rows make the same bytes.
create function facts.pack(brand uuid, since timestamptz, until timestamptz) returns setof facts.hour_segment language sql stable as $$
  select brand, x.measure, x.hour, count(*)::integer, sum(x.hit), sum(x.seconds), sum(x.business_seconds),
    string_agg(int4send(floor(extract(epoch from x.at - x.hour) * 1000)::integer), '' order by x.at, x.conversation_id, x.agent_id, x.seconds),
    string_agg(int2send(x.channel), '' order by x.at, x.conversation_id, x.agent_id, x.seconds),
    string_agg(int2send(x.reason), '' order by x.at, x.conversation_id, x.agent_id, x.seconds),
    string_agg(int2send(x.team), '' order by x.at, x.conversation_id, x.agent_id, x.seconds),
    string_agg(int2send(x.agent), '' order by x.at, x.conversation_id, x.agent_id, x.seconds),
    string_agg(int2send(x.language), '' order by x.at, x.conversation_id, x.agent_id, x.seconds),
    case when bool_or(x.hit <> 0) then string_agg(int4send(x.hit), '' order by x.at, x.conversation_id, x.agent_id, x.seconds) else '' end,
    case when bool_or(x.seconds <> 0) then string_agg(int4send(x.seconds), '' order by x.at, x.conversation_id, x.agent_id, x.seconds) else '' end,
    case when bool_or(x.business_seconds <> 0) then string_agg(int4send(x.business_seconds), '' order by x.at, x.conversation_id, x.agent_id, x.seconds) else '' end
  from (
    select c.measure, date_trunc('hour', c.at, 'UTC') as hour, c.at, c.conversation_id, c.agent_id, coalesce(c.hit, 0) as hit, coalesce(c.seconds, 0) as seconds, coalesce(c.business_seconds, 0) as business_seconds,
      coalesce(ch.code, 0::smallint) as channel, coalesce(re.code, 0::smallint) as reason, coalesce(te.code, 0::smallint) as team, coalesce(ag.code, 0::smallint) as agent, coalesce(la.code, 0::smallint) as language
    from facts.contribution c
    left join facts.dictionary ch on ch.brand_id = brand and ch.value = c.channel
    left join facts.dictionary re on re.brand_id = brand and re.value = c.reason_id::text
    left join facts.dictionary te on te.brand_id = brand and te.value = c.team_id::text
    left join facts.dictionary ag on ag.brand_id = brand and ag.value = c.agent_id::text
    left join facts.dictionary la on la.brand_id = brand and la.value = c.language
    where c.brand_id = brand and c.at >= since and c.at < until) x
  group by x.measure, x.hour
$$;

-- What was rolled up is to be packed; until then those hours are read from the rows. They were hours of each brand's
-- clock: one that begins within an hour of UTC touches two of them.
insert into facts.changed_hour (brand_id, hour, marked_at)
select distinct h.brand_id, date_trunc('hour', h.hour + e.more, 'UTC'), now()
from (select brand_id, hour from facts.hourly union select brand_id, hour from facts.changed_hour) h cross join (values (interval '0'), (interval '59 minutes 59 seconds')) e(more)
on conflict do nothing;
delete from facts.changed_hour where hour <> date_trunc('hour', hour, 'UTC');
drop function facts.roll(uuid, timestamptz, timestamptz);
drop table facts.hourly;
drop function facts.bucket(integer);

-- Nobody follows the brands' clocks any more.
delete from platform.listener where name = 'facts.follow-clock';
delete from platform.job where kind = 'facts.roll_up_brand';
