-- A season's plan is played too, up to the weeks a forecast reaches. It is kept with the version it is of; what was played stays when that is gone.
alter table workforce.rehearsal drop constraint rehearsal_days_check;
alter table workforce.rehearsal add constraint rehearsal_days_check check (days between 1 and 182);
alter table workforce.rehearsal add column season_version_id uuid references workforce.season_version on delete set null;
create index rehearsal_of_season_version on workforce.rehearsal (season_version_id, made_at desc) where season_version_id is not null;
