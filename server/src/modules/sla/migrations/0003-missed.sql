-- A peak counts what was missed meanwhile; misses are few, so the index is small.
create index clock_missed on sla.clock (brand_id, missed_at) where missed_at is not null;
-- … and what was answered for the first time.
create index clock_first_reply on sla.clock (brand_id, ended_at) where metric = 'first_reply' and ended_at is not null;
