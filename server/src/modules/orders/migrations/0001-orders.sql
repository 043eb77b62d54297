create table orders."order" (
  id uuid primary key,
  brand_id uuid not null,
  source text not null,
  source_id text not null,
  number text not null,
  -- the number without sign, prefix letters kept, lower case: what people type
  number_key text not null,
  customer_id uuid,
  email text,
  state text not null check (state in ('open', 'closed', 'cancelled')),
  payment_state text not null,
  fulfilment_state text not null,
  currency text not null,
  total_minor bigint not null,
  refunded_minor bigint not null default 0,
  shipping_address jsonb,
  note text,
  url text,
  placed_at timestamptz not null,
  cancelled_at timestamptz,
  changed_at timestamptz not null,
  unique (brand_id, source, source_id)
);
create index order_by_number on orders."order" (brand_id, number_key);
create index order_of_customer on orders."order" (customer_id, placed_at desc) where customer_id is not null;
create index order_newest on orders."order" (brand_id, placed_at desc, id desc);
select platform.separate_brands('orders."order"');

create table orders.line (
  id uuid primary key,
  brand_id uuid not null,
  order_id uuid not null references orders."order" on delete cascade,
  source_id text not null,
  sku text,
  title text not null,
  quantity integer not null,
  unit_price_minor bigint not null,
  image_url text,
  position integer not null,
  unique (order_id, source_id)
);
create index line_by_sku on orders.line (brand_id, lower(sku)) where sku is not null;
select platform.separate_brands('orders.line');

create table orders.refund (
  id uuid primary key,
  brand_id uuid not null,
  order_id uuid not null references orders."order" on delete cascade,
  source_id text not null,
  amount_minor bigint not null,
  reason text,
  at timestamptz not null,
  unique (order_id, source_id)
);
select platform.separate_brands('orders.refund');
