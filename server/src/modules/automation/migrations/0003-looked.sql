-- For which moment a rule has looked already: it never looks again for the same, however often time begins to run anew.
alter table automation.deadline add column looked_for timestamptz;
-- What was not due any more had been looked at, or can never be due: the latter is told anew when its rule or its hours change.
update automation.deadline set looked_for = anchor_at where due_at is null;
