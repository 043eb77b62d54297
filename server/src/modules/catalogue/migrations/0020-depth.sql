-- How a product fits beside its label, and what a brand says of it.
alter table catalogue.product add column runs text not null default 'true' check (runs in ('small', 'true', 'large')), add column fit_note text not null default '';

-- A brand's own tables of sizes. A product's own table comes before one of its kind.
create table catalogue.size_chart (
  id uuid primary key,
  brand_id uuid not null,
  name text not null,
  unit text not null check (unit in ('cm', 'in')),
  -- [{"size", "spans": {"chest": {"from_mm", "to_mm"}}}], the smallest first
  rows jsonb not null,
  -- which it is for: kinds of product in small letters, and single products
  categories text[] not null default '{}',
  product_ids uuid[] not null default '{}',
  changed_at timestamptz not null,
  by_id uuid
);
create index size_chart_of_brand on catalogue.size_chart (brand_id, name);
select platform.separate_brands('catalogue.size_chart');

-- What goes with what. "fits" is read both ways; "replaces" and "accessory" go from the one to the other.
create table catalogue.relation (
  brand_id uuid not null,
  from_id uuid not null references catalogue.product on delete cascade,
  to_id uuid not null references catalogue.product on delete cascade,
  kind text not null check (kind in ('fits', 'replaces', 'accessory')),
  primary key (from_id, to_id, kind),
  check (from_id <> to_id)
);
create index relation_to on catalogue.relation (to_id);
select platform.separate_brands('catalogue.relation');

-- How much lies where; the sum is the variant's own stock.
create table catalogue.stock_level (
  variant_id uuid not null references catalogue.variant on delete cascade,
  brand_id uuid not null,
  location_id text not null,
  location text not null,
  quantity integer not null,
  primary key (variant_id, location_id)
);
select platform.separate_brands('catalogue.stock_level');

-- Codes shoppers type.
create table catalogue.promotion (
  id uuid primary key,
  brand_id uuid not null,
  -- 'keepdesk' where a person entered it here
  source text not null,
  source_id text not null,
  -- the code in capitals
  code_key text not null,
  -- as rules/promotion.ts has it
  terms jsonb not null,
  changed_at timestamptz not null,
  by_id uuid,
  unique (brand_id, source, source_id)
);
create index promotion_by_code on catalogue.promotion (brand_id, code_key);
select platform.separate_brands('catalogue.promotion');
