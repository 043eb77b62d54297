-- date → times cut out of whatever is worked on it
alter table calendars.calendar add column breaks jsonb not null default '{}';
