-- What a brand's marketing runs and when: the floor reads it, and the forecast.
create table catalogue.campaign (
  id uuid primary key,
  brand_id uuid not null,
  -- 'hand', 'csv', 'icalendar', 'api', or the place that told it
  source text not null,
  source_id text not null,
  name text not null,
  from_at timestamptz not null,
  -- the first moment after it
  to_at timestamptz not null,
  -- email, sms, ads …, as people call them
  channels text[] not null default '{}',
  codes text[] not null default '{}',
  -- how many people it is expected to reach
  audience integer check (audience >= 0),
  note text not null default '',
  changed_at timestamptz not null,
  changed_by uuid,
  removed_at timestamptz,
  unique (brand_id, source, source_id),
  check (to_at > from_at)
);
create index campaign_by_time on catalogue.campaign (brand_id, from_at, id) where removed_at is null;
create index campaign_ends on catalogue.campaign (brand_id, to_at) where removed_at is null;
select platform.separate_brands('catalogue.campaign');
