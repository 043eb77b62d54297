-- A note to everybody on the floor: one row a brand it is for, all with the same note_id.
create table notifications.broadcast (
  id uuid primary key,
  note_id uuid not null,
  brand_id uuid not null,
  text text not null,
  by_id uuid,
  sent_at timestamptz not null,
  -- it is shown until then, or until it is taken back
  until timestamptz not null,
  unique (note_id, brand_id)
);
create index broadcast_shown on notifications.broadcast (brand_id, until);
select platform.separate_brands('notifications.broadcast');

create table notifications.broadcast_seen (
  note_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (note_id, person_id)
);
