-- Services around a shop (returns, payments) name its orders by the shop's id and not by the shop.
create index order_by_source_id on orders."order" (brand_id, source_id);
