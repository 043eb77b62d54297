-- What a trial found of deadlines: in how many conversations they are known, how many are missed, and how many would have been.
alter table automation.trial add column judged integer not null default 0, add column misses_as_is integer not null default 0, add column misses_supposed integer not null default 0;
