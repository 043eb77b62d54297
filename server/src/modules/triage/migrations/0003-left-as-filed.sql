-- Keepdesk filed it, and somebody resolved it without a change: it counts as right and is not learned from.
alter table triage.verdict add column left_as_filed boolean not null default false;
