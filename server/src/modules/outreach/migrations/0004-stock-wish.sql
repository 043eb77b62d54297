-- Who wants to be told when something sold out is back: once, and only after they confirmed from the address itself.
create table outreach.stock_wish (
  id uuid primary key,
  brand_id uuid not null,
  variant_id uuid not null,
  address text not null,
  language text not null,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  -- known from then on
  customer_id uuid,
  -- decided to be told; nothing more comes of it
  told_at timestamptz,
  -- they stopped it, or were erased
  ended_at timestamptz
);
create unique index stock_wish_once on outreach.stock_wish (variant_id, lower(address)) where told_at is null and ended_at is null;
create index stock_wish_waiting on outreach.stock_wish (variant_id, confirmed_at, id) where confirmed_at is not null and told_at is null and ended_at is null;
create index stock_wish_of_customer on outreach.stock_wish (customer_id) where customer_id is not null;
select platform.separate_brands('outreach.stock_wish');
