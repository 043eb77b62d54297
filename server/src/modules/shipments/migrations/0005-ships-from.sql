-- The warehouse, shop or seller that packs a parcel, as its shop calls it.
alter table shipments.shipment add column ships_from text;
