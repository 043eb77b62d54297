create table shipments.shipment (
  id uuid primary key,
  brand_id uuid not null,
  order_id uuid,
  source text not null,
  source_id text not null,
  carrier text not null,
  tracking_number text,
  tracking_key text,
  tracking_url text,
  state text not null,
  state_at timestamptz not null,
  estimated_delivery_at timestamptz,
  shipped_at timestamptz,
  delivered_at timestamptz,
  changed_at timestamptz not null,
  unique (brand_id, source, source_id)
);
create index shipment_of_order on shipments.shipment (order_id) where order_id is not null;
create index shipment_by_number on shipments.shipment (brand_id, tracking_key) where tracking_key is not null;
select platform.separate_brands('shipments.shipment');

create table shipments.tracking_event (
  id uuid primary key,
  brand_id uuid not null,
  shipment_id uuid not null references shipments.shipment on delete cascade,
  key text not null,
  at timestamptz not null,
  state text not null,
  description text not null,
  place text,
  unique (shipment_id, key)
);
create index tracking_event_of_shipment on shipments.tracking_event (shipment_id, at desc);
select platform.separate_brands('shipments.tracking_event');
