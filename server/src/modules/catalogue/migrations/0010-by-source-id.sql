-- Services around a shop name products by the shop's ids.
create index product_by_source_id on catalogue.product (brand_id, source_id);
