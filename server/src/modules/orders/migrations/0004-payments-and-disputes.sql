create table orders.payment (
  id uuid primary key,
  brand_id uuid not null,
  source text not null,
  source_id text not null,
  -- null until its order is here
  order_id uuid references orders."order",
  order_source_id text,
  order_number_key text,
  customer_id uuid,
  email text,
  state text not null check (state in ('pending', 'authorised', 'paid', 'failed', 'cancelled', 'partially_refunded', 'refunded')),
  amount_minor bigint not null,
  refunded_minor bigint not null default 0,
  currency text not null,
  method text,
  problem text,
  at timestamptz not null,
  changed_at timestamptz not null,
  unique (brand_id, source, source_id)
);
create index payment_of_order on orders.payment (order_id) where order_id is not null;
create index payment_of_customer on orders.payment (customer_id, at desc) where customer_id is not null;
create index payment_newest on orders.payment (brand_id, at desc, id desc);
create index payment_waits_by_id on orders.payment (brand_id, order_source_id) where order_id is null and order_source_id is not null;
create index payment_waits_by_number on orders.payment (brand_id, order_number_key) where order_id is null and order_number_key is not null;
select platform.separate_brands('orders.payment');

create table orders.dispute (
  id uuid primary key,
  brand_id uuid not null,
  source text not null,
  source_id text not null,
  payment_source_id text,
  order_source_id text,
  order_id uuid references orders."order",
  customer_id uuid,
  state text not null check (state in ('warning', 'needs_answer', 'under_review', 'won', 'lost', 'closed')),
  -- the place's word
  reason text not null,
  amount_minor bigint not null,
  currency text not null,
  answer_by timestamptz,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  -- what was answered: the fields that were sent
  answer jsonb,
  answer_key text,
  answer_state text check (answer_state in ('asked', 'sending', 'unknown', 'done', 'failed')),
  answer_problem text,
  answer_note text,
  attempts integer not null default 0,
  looks integer not null default 0,
  evidence jsonb not null default '[]',
  answered_by uuid,
  answered_at timestamptz,
  sent_at timestamptz,
  conversation_id uuid,
  unique (brand_id, source, source_id)
);
create index dispute_of_order on orders.dispute (order_id) where order_id is not null;
create index dispute_of_customer on orders.dispute (customer_id, opened_at desc) where customer_id is not null;
create index dispute_newest on orders.dispute (brand_id, opened_at desc, id desc);
create index dispute_of_payment on orders.dispute (brand_id, source, payment_source_id) where order_id is null and payment_source_id is not null;
select platform.separate_brands('orders.dispute');

-- Whoever took the money names the order by the shop's id, and is another source than the shop.
create index if not exists order_by_source_id on orders."order" (brand_id, source_id);
