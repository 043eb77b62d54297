alter table shipments.shipment
  add column service text,
  -- the day the customer was first told, at any moment of it
  add column promised_at timestamptz,
  add column handed_over_at timestamptz,
  add column last_scan_at timestamptz,
  -- when it was first known here; its label is not older for us
  add column known_at timestamptz not null default now(),
  -- written down as history: what was wrong when it was first looked at is no news
  add column historic boolean not null default false,
  -- what was foretold: as likely before as after; between low and high four of five arrive
  add column predicted_at timestamptz,
  add column predicted_low_at timestamptz,
  add column predicted_high_at timestamptz,
  add column late_probability real,
  -- from parcels like it (learned), or from all of the brand (usual)
  add column foretold_from text check (foretold_from in ('learned', 'usual')),
  add column looked_at timestamptz;
update shipments.shipment s set historic = true, known_at = least(s.changed_at, coalesce(s.shipped_at, s.changed_at)), promised_at = s.estimated_delivery_at,
  handed_over_at = case when s.state in ('pending', 'info_received') then null else coalesce((select min(e.at) from shipments.tracking_event e where e.shipment_id = s.id and e.state not in ('pending', 'info_received')), s.shipped_at) end,
  last_scan_at = (select max(e.at) from shipments.tracking_event e where e.shipment_id = s.id and e.state not in ('pending', 'info_received'));
create index shipment_arrived on shipments.shipment (brand_id, delivered_at desc) where delivered_at is not null;
create index shipment_moving on shipments.shipment (brand_id, state) where state in ('in_transit', 'out_for_delivery', 'attempt_failed', 'exception');
alter table shipments.tracking_event add column code text;

-- What was ever wrong with a parcel; each kind is told once. Cleared: it holds no longer.
create table shipments.signal (
  shipment_id uuid not null references shipments.shipment on delete cascade,
  brand_id uuid not null,
  kind text not null check (kind in ('late_handover', 'no_scan', 'promise_at_risk', 'promise_broken')),
  since timestamptz not null,
  cleared_at timestamptz,
  primary key (shipment_id, kind)
);
select platform.separate_brands('shipments.signal');

-- The past a brand's forecasts are made of, and how well they did on the newest of it.
create table shipments.delivery_model (
  brand_id uuid primary key,
  learned_at timestamptz not null,
  parcels integer not null,
  past jsonb not null,
  -- {"asked","mean_error_days","within_share"}; null while too few to part
  figures jsonb
);
select platform.separate_brands('shipments.delivery_model');

-- A carrier's parcels on the way, by where they go ('' everywhere), four times a day; scanned or not within the day before.
create table shipments.carrier_day (
  brand_id uuid not null,
  carrier_key text not null,
  country text not null,
  at timestamptz not null,
  on_the_way integer not null,
  unscanned integer not null,
  primary key (brand_id, carrier_key, country, at)
);
select platform.separate_brands('shipments.carrier_day');

-- A carrier that seems to be in trouble; somebody declares it, or says that it is nothing.
create table shipments.suspicion (
  id uuid primary key,
  brand_id uuid not null,
  carrier text not null,
  carrier_key text not null,
  country text not null,
  found_at timestamptz not null,
  -- {"onTheWay","unscanned","usualShare","surprise"}
  evidence jsonb not null,
  incident_id uuid,
  dismissed_at timestamptz,
  dismissed_by uuid,
  calmed_at timestamptz
);
create unique index suspicion_open on shipments.suspicion (brand_id, carrier_key) where incident_id is null and dismissed_at is null and calmed_at is null;
create index suspicion_newest on shipments.suspicion (brand_id, carrier_key, found_at desc);
select platform.separate_brands('shipments.suspicion');
