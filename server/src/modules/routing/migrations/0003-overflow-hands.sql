-- Whoever is in a pool that people pick from, and that another one overflows into, is offered work, too: their hands are bounded like those of the others.
create or replace function routing.hands_of(people uuid[], leaving uuid[], spoken text[], since timestamptz)
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
    select from routing.pool g where g.archived_at is null
      and (g.mode = 'offered' or exists (select from routing.pool o where o.archived_at is null and o.mode = 'offered' and o.overflow @> jsonb_build_array(jsonb_build_object('pool_id', g.id))))
      and (p.id = any (g.person_ids) or exists (select from identity.team_member m where m.person_id = p.id and m.team_id = any (g.team_ids))))
$$;
revoke all on function routing.hands_of from public;
grant execute on function routing.hands_of to keepdesk_server;
