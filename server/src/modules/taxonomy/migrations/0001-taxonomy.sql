create table taxonomy.reason (
  id uuid primary key,
  brand_id uuid not null,
  parent_id uuid references taxonomy.reason,
  key text not null,
  name text not null,
  deflection text not null default 'medium' check (deflection in ('low', 'medium', 'high')),
  complexity text not null default 'medium' check (complexity in ('low', 'medium', 'high')),
  target_seconds integer not null default 14400,
  position integer not null default 0,
  since_version integer not null default 1,
  retired_version integer,
  replaced_by_id uuid references taxonomy.reason,
  unique (brand_id, key)
);
select platform.separate_brands('taxonomy.reason');

create table taxonomy.version (
  brand_id uuid not null,
  number integer not null,
  what text not null,
  by_id uuid,
  at timestamptz not null,
  primary key (brand_id, number)
);
select platform.separate_brands('taxonomy.version');

create table taxonomy.tag (
  id uuid primary key,
  brand_id uuid not null,
  name text not null,
  created_at timestamptz not null
);
create unique index tag_by_name on taxonomy.tag (brand_id, lower(name));
select platform.separate_brands('taxonomy.tag');
