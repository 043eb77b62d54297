-- A question that was saved. One about several brands still belongs to one.
create table insights.report (
  id uuid primary key,
  brand_id uuid not null,
  owner_id uuid not null,
  name text not null,
  asked jsonb not null,
  -- who else may open it: nobody, or whoever has one of these roles in the brand
  role_ids uuid[] not null default '{}',
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index report_of_owner on insights.report (owner_id, name);
select platform.separate_brands('insights.report');

create table insights.schedule (
  id uuid primary key,
  brand_id uuid not null,
  report_id uuid not null references insights.report on delete cascade,
  -- ISO weekdays, 1 to 7
  weekdays smallint[] not null,
  time text not null check (time ~ '^[0-2][0-9]:[0-5][0-9]$'),
  time_zone text not null,
  person_ids uuid[] not null,
  next_at timestamptz not null,
  last_at timestamptz,
  last_error text,
  created_by uuid not null
);
create index schedule_of_report on insights.schedule (report_id);
select platform.separate_brands('insights.schedule');

-- What a figure is to reach; the row without a channel holds where a channel has none of its own.
create table insights.target (
  brand_id uuid not null,
  metric text not null,
  channel text not null default '',
  value float8 not null,
  changed_at timestamptz not null,
  primary key (brand_id, metric, channel)
);
select platform.separate_brands('insights.target');
