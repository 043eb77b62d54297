-- Somebody is lent for a while to what they do not usually do: a channel they have no cap for, pools they are not in. It holds between two moments and
-- ends by itself; taken back it ends at once. Nothing of their profile or of a pool is touched.
create table routing.loan (
  id uuid primary key,
  -- whose queue it is
  brand_id uuid not null,
  person_id uuid not null,
  channel text not null,
  -- pools they work in meanwhile
  pool_ids uuid[] not null,
  -- conversations of the channel at once; null: as they may anyway
  at_once integer check (at_once > 0),
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid
);
create index loan_of_person on routing.loan (person_id, to_at) where ended_at is null;
create index loan_of_brand on routing.loan (brand_id, to_at);
select platform.separate_brands('routing.loan');

-- What somebody may take at once of what they are lent to: laid over caps of their own.
create function routing.lent_caps(person uuid, as_of timestamptz) returns jsonb
language sql stable security definer set search_path = routing, pg_temp as $$
  select coalesce(jsonb_object_agg(l.channel, l.at_once), '{}') from routing.loan l
  where l.person_id = person and l.ended_at is null and l.from_at <= as_of and l.to_at > as_of and l.at_once is not null
$$;
revoke all on function routing.lent_caps from public;
grant execute on function routing.lent_caps to keepdesk_server;

-- As before, with what people are lent to.
drop function routing.hands_of(uuid[], uuid[], text[], timestamptz);
create function routing.hands_of(people uuid[], leaving uuid[], spoken text[], since timestamptz, as_of timestamptz)
returns table (person_id uuid, tier smallint, channels jsonb, capacity integer, work jsonb)
language sql stable security definer set search_path = routing, pg_temp as $$
  select p.id, coalesce(f.tier, 1::smallint), f.channels || routing.lent_caps(p.id, as_of), f.capacity,
    coalesce((select jsonb_object_agg(h.channel, h.many) from (
      select x.channel, count(*) as many from (
        select k.channel from conversations.in_hand(array[p.id], leaving, spoken, since) k
        union all select o.channel from routing.offer o where o.person_id = p.id and o.state = 'open' and o.conversation_id <> all (leaving)
          and not exists (select from conversations.conversation c where c.id = o.conversation_id and c.assignee_id = p.id)) x group by x.channel) h), '{}')
  from unnest(people) p(id) left join routing.profile f on f.person_id = p.id
  where f.channels is not null or f.capacity is not null or exists (
    select from routing.pool g where g.archived_at is null
      and (g.mode = 'offered' or exists (select from routing.pool o where o.archived_at is null and o.mode = 'offered' and o.overflow @> jsonb_build_array(jsonb_build_object('pool_id', g.id))))
      and (p.id = any (g.person_ids) or exists (select from identity.team_member m where m.person_id = p.id and m.team_id = any (g.team_ids))
        or exists (select from routing.loan l where l.person_id = p.id and l.ended_at is null and l.from_at <= as_of and l.to_at > as_of and g.id = any (l.pool_ids))))
$$;
revoke all on function routing.hands_of from public;
grant execute on function routing.hands_of to keepdesk_server;

drop function routing.working_in(uuid[]);
create function routing.working_in(asked uuid[], as_of timestamptz)
returns table (id uuid, state text, idle_since timestamptz, skills jsonb, languages jsonb, tier integer, in_house boolean, channels jsonb, capacity integer, pools uuid[], brands uuid[], sites uuid[], offers jsonb)
language sql stable security definer set search_path = routing, pg_temp as $$
  with member as (
    select g.id as pool_id, g.kind, unnest(g.person_ids) as person_id from routing.pool g where g.archived_at is null and g.id = any (asked)
    union select g.id, g.kind, m.person_id from routing.pool g join identity.team_member m on m.team_id = any (g.team_ids) join identity.team t on t.id = m.team_id and t.archived_at is null
      where g.archived_at is null and g.id = any (asked)
    union select g.id, g.kind, l.person_id from routing.pool g join routing.loan l on g.id = any (l.pool_ids)
      where g.archived_at is null and g.id = any (asked) and l.ended_at is null and l.from_at <= as_of and l.to_at > as_of)
  select p.id, coalesce(s.state, 'offline'), coalesce(s.idle_since, 'epoch'::timestamptz), coalesce(f.skills, '{}'), coalesce(f.languages, '{}'), coalesce(f.tier, 1)::integer,
    coalesce(f.in_house, true) and not bool_or(member.kind = 'partner'), f.channels || routing.lent_caps(p.id, as_of), f.capacity, array_agg(distinct member.pool_id),
    (select coalesce(array_agg(distinct a.brand_id), '{}') from identity.role_assignment a where a.person_id = p.id),
    (select coalesce(array_agg(distinct t.site_id), '{}') from identity.team_member m join identity.team t on t.id = m.team_id and t.archived_at is null and t.site_id is not null where m.person_id = p.id),
    coalesce((select jsonb_object_agg(o.channel, o.many) from (select channel, count(*) as many from routing.offer where person_id = p.id and routing.offer.state = 'open' group by channel) o), '{}')
  from member join identity.person p on p.id = member.person_id and p.disabled_at is null left join routing.presence s on s.person_id = p.id left join routing.profile f on f.person_id = p.id
  group by p.id, s.state, s.idle_since, f.skills, f.languages, f.tier, f.in_house, f.channels, f.capacity
$$;
revoke all on function routing.working_in from public;
grant execute on function routing.working_in to keepdesk_server;
