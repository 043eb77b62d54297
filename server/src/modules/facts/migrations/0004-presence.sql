-- Being there belongs to routing from here on; what stays is the history of it. Whoever was online is available, whoever
-- was away has a break.
insert into routing.presence (person_id, state, since, seen_at, said_by, idle_since)
select person_id, case state when 'online' then 'available' when 'away' then 'break' else state end, from_at, coalesce(seen_at, from_at), said_by, from_at
from facts.agent_state where to_at is null on conflict do nothing;
alter table facts.agent_state drop constraint agent_state_state_check;
update facts.agent_state set state = case state when 'online' then 'available' when 'away' then 'break' else state end where state in ('online', 'away');
alter table facts.agent_state add constraint agent_state_state_check check (state in ('available', 'busy', 'break', 'training', 'offline'));
alter table facts.agent_state drop column seen_at, drop column said_by;
