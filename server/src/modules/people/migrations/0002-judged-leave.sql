-- What the rules said of leave that somebody asked for themselves, with the figures it rests on; null: nobody asked them.
alter table people.leave add column judged jsonb;
-- When somebody who was told no by the rules asked a person instead.
alter table people.leave add column handed_over_at timestamptz;
