-- The part of a reason that was split off it.
alter table taxonomy.reason add column split_from_id uuid references taxonomy.reason;

-- What each change of the tree was, to be said in the reader's language; `what` stays what was said until now.
alter table taxonomy.version add column change text, add column reason_id uuid;

-- What a reason was from a version on: one row whenever that changed, so the tree of any day can be read.
create table taxonomy.past (
  reason_id uuid not null references taxonomy.reason,
  version integer not null,
  brand_id uuid not null,
  name text not null,
  parent_id uuid,
  retired boolean not null,
  primary key (reason_id, version)
);
select platform.separate_brands('taxonomy.past');

insert into taxonomy.past (reason_id, version, brand_id, name, parent_id, retired)
select id, since_version, brand_id, name, parent_id, false from taxonomy.reason
union all
select id, retired_version, brand_id, name, parent_id, true from taxonomy.reason where retired_version is not null and retired_version > since_version;
