create table macros.macro (
  id uuid primary key,
  brand_id uuid not null,
  owner_id uuid,
  scope text not null default 'everyone' check (scope in ('mine', 'everyone')),
  name text not null,
  folder text,
  text text not null,
  actions jsonb not null default '[]',
  attachment_ids uuid[] not null default '{}',
  version integer not null default 1,
  uses integer not null default 0,
  last_used_at timestamptz,
  changed_at timestamptz not null,
  removed_at timestamptz
);
create unique index macro_by_name on macros.macro (brand_id, lower(name)) where removed_at is null and scope = 'everyone';
select platform.separate_brands('macros.macro');

create table macros.version (
  brand_id uuid not null,
  macro_id uuid not null references macros.macro,
  number integer not null,
  name text not null,
  text text not null,
  actions jsonb not null,
  by_id uuid,
  at timestamptz not null,
  primary key (macro_id, number)
);
select platform.separate_brands('macros.version');
