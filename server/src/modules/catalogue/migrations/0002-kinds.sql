-- What kind of thing it is, and how the shop sorts it: returns, sizing and promotions go by them.
alter table catalogue.product add column category text, add column tags text[] not null default '{}';
create index variant_of_product on catalogue.variant (product_id);
