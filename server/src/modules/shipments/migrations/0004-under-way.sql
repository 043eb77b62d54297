create index shipment_under_way on shipments.shipment (brand_id, changed_at desc) where state not in ('delivered', 'returned', 'expired');
