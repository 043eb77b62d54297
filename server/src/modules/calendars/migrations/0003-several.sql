-- A brand may work by several calendars. The usual one, by which everything counts that names none, has the brand's own id.
alter table calendars.calendar add column id uuid, add column name text not null default '',
  -- the place whose public holidays are days off, for good; those of them that are worked all the same
  add column country text, add column state text, add column worked text[] not null default '{}',
  -- its public holidays as far as they were laid out, until the end of a year
  add column public_days text[] not null default '{}', add column public_until integer;
update calendars.calendar set id = brand_id;
alter table calendars.calendar alter column id set not null, drop constraint calendar_pkey, add primary key (id);
create unique index calendar_name on calendars.calendar (brand_id, lower(name));
create index calendar_of_place on calendars.calendar (public_until) where country is not null;

insert into platform.job (id, kind, key, brand_id, payload, run_at, created_at)
values (gen_random_uuid(), 'calendars.extend', 'calendars.extend', null, '{}', now(), now());
