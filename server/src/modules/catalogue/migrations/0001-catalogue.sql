create table catalogue.product (
  id uuid primary key,
  brand_id uuid not null,
  source text not null,
  source_id text not null,
  title text not null,
  url text,
  image_url text,
  status text not null default 'active',
  changed_at timestamptz not null,
  unique (brand_id, source, source_id)
);
select platform.separate_brands('catalogue.product');

create table catalogue.variant (
  id uuid primary key,
  brand_id uuid not null,
  product_id uuid not null references catalogue.product on delete cascade,
  source_id text not null,
  sku text,
  title text not null,
  price_minor bigint not null,
  currency text not null,
  stock integer,
  unique (product_id, source_id)
);
create index variant_by_sku on catalogue.variant (brand_id, lower(sku)) where sku is not null;
select platform.separate_brands('catalogue.variant');
