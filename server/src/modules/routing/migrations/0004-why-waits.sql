-- Whoever works in these pools, here or not, whatever brand one may see: what a round knows of them. Only counts of it,
-- and whoever knows a customer, are told to anybody.
create function routing.working_in(asked uuid[])
returns table (id uuid, state text, idle_since timestamptz, skills jsonb, languages jsonb, tier integer, in_house boolean, channels jsonb, capacity integer, pools uuid[], brands uuid[], sites uuid[], offers jsonb)
language sql stable security definer set search_path = routing, pg_temp as $$
  with member as (
    select g.id as pool_id, g.kind, unnest(g.person_ids) as person_id from routing.pool g where g.archived_at is null and g.id = any (asked)
    union select g.id, g.kind, m.person_id from routing.pool g join identity.team_member m on m.team_id = any (g.team_ids) join identity.team t on t.id = m.team_id and t.archived_at is null
      where g.archived_at is null and g.id = any (asked))
  select p.id, coalesce(s.state, 'offline'), coalesce(s.idle_since, 'epoch'::timestamptz), coalesce(f.skills, '{}'), coalesce(f.languages, '{}'), coalesce(f.tier, 1)::integer,
    coalesce(f.in_house, true) and not bool_or(member.kind = 'partner'), f.channels, f.capacity, array_agg(distinct member.pool_id),
    (select coalesce(array_agg(distinct a.brand_id), '{}') from identity.role_assignment a where a.person_id = p.id),
    (select coalesce(array_agg(distinct t.site_id), '{}') from identity.team_member m join identity.team t on t.id = m.team_id and t.archived_at is null and t.site_id is not null where m.person_id = p.id),
    coalesce((select jsonb_object_agg(o.channel, o.many) from (select channel, count(*) as many from routing.offer where person_id = p.id and routing.offer.state = 'open' group by channel) o), '{}')
  from member join identity.person p on p.id = member.person_id and p.disabled_at is null left join routing.presence s on s.person_id = p.id left join routing.profile f on f.person_id = p.id
  group by p.id, s.state, s.idle_since, f.skills, f.languages, f.tier, f.in_house, f.channels, f.capacity
$$;
revoke all on function routing.working_in from public;
grant execute on function routing.working_in to keepdesk_server;
