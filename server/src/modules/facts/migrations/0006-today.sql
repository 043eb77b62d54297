-- The totals of a day are looked at often: what ended in it, beside what lasts, without reading years of both.
create index agent_state_ended on facts.agent_state (to_at) where to_at is not null;
create index handling_ended on facts.handling (to_at) where to_at is not null;
