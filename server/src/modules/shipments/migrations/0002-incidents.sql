-- A carrier in trouble, as somebody said: with which, where, since when, and what colleagues should know.
create table shipments.incident (
  id uuid primary key,
  brand_id uuid not null,
  -- as it was typed; `carrier_key` is what two spellings of it have in common
  carrier text not null,
  carrier_key text not null,
  -- ISO 3166-1 alpha-2 of where parcels go; none: everywhere
  countries text[] not null default '{}',
  words text not null default '',
  from_at timestamptz not null,
  declared_at timestamptz not null,
  declared_by uuid,
  ended_at timestamptz,
  ended_by uuid
);
-- One at a time for a carrier: what changes is changed in it.
create unique index incident_open on shipments.incident (brand_id, carrier_key) where ended_at is null;
create index incident_newest on shipments.incident (brand_id, declared_at desc);
select platform.separate_brands('shipments.incident');
