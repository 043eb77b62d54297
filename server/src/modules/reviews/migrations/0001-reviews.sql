-- Who a place's customer is here: places name their customers by ids of their own, often without an address.
create table reviews.person (
  brand_id uuid not null,
  source text not null,
  source_id text not null,
  customer_id uuid not null,
  primary key (brand_id, source, source_id)
);
create index person_of_customer on reviews.person (customer_id);
select platform.separate_brands('reviews.person');

-- What shoppers wrote about products, at any place they could.
create table reviews.review (
  id uuid primary key,
  brand_id uuid not null,
  source text not null,
  source_id text not null,
  customer_id uuid,
  -- what the place calls the writer
  person_source_id text,
  email text,
  name text not null,
  -- of the product as a shop knows it
  product_source_id text,
  sku text,
  -- null until its order is here
  order_id uuid,
  order_source_id text,
  -- null where somebody wrote without giving any
  stars smallint check (stars between 1 and 5),
  title text,
  words text not null,
  state text not null check (state in ('waiting', 'shown', 'hidden')),
  at timestamptz not null,
  changed_at timestamptz not null,
  -- since when its words are gone: no later copy brings them back
  erased_at timestamptz,
  unique (brand_id, source, source_id)
);
create index review_of_customer on reviews.review (customer_id, at desc, id desc) where customer_id is not null;
create index review_of_person on reviews.review (brand_id, source, person_source_id) where customer_id is null and person_source_id is not null;
create index review_newest on reviews.review (brand_id, at desc, id desc);
create index review_newest_of_all on reviews.review (at desc, id desc);
create index review_waits_for_order on reviews.review (brand_id, order_source_id) where order_id is null and order_source_id is not null;
select platform.separate_brands('reviews.review');
