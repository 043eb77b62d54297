-- What somebody has in hand is counted before they get more.
create index conversation_in_hand on conversations.conversation (assignee_id, category) where category in ('open', 'waiting') and merged_into_id is null and assignee_id is not null;

-- What people have in hand across all brands: ids, people and channels, nothing of what was said. On channels where one
-- speaks, what waits for the customer is in hand as long as they spoke lately. `leaving` is not counted.
create function conversations.in_hand(people uuid[], leaving uuid[], spoken text[], since timestamptz) returns table (id uuid, person_id uuid, channel text)
language sql stable security definer set search_path = conversations, pg_temp as $$
  select c.id, c.assignee_id, c.channel from conversations.conversation c
  where c.assignee_id = any (people) and c.merged_into_id is null and c.kind = 'support' and c.id <> all (leaving)
    and ((c.category = 'open' and c.snoozed_until is null) or (c.category = 'waiting' and c.channel = any (spoken) and c.last_message_at > since))
$$;
revoke all on function conversations.in_hand from public;
grant execute on function conversations.in_hand to keepdesk_server;
