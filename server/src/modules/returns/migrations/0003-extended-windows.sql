-- An order that may be sent back for longer than the policy says, by a person's word.
create table returns.extended_window (
  order_id uuid primary key,
  brand_id uuid not null,
  customer_id uuid,
  until date not null,
  reason text not null,
  conversation_id uuid,
  by_id uuid,
  at timestamptz not null
);
select platform.separate_brands('returns.extended_window');
create index extended_window_of_customer on returns.extended_window (customer_id) where customer_id is not null;
