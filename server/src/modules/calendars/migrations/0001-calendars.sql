create table calendars.calendar (
  brand_id uuid primary key,
  time_zone text not null,
  -- ISO weekday 1..7 → [["09:00","17:00"], …]
  hours jsonb not null,
  holidays text[] not null default '{}',
  -- date → hours of that date alone
  shifts jsonb not null default '{}',
  changed_at timestamptz not null
);
select platform.separate_brands('calendars.calendar');
