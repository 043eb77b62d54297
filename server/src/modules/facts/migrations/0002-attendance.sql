-- When somebody who is there was last seen by a browser of theirs: whoever closes it has left then.
alter table facts.agent_state add column seen_at timestamptz;
update facts.agent_state set seen_at = now() where to_at is null;
