-- When it last wrote an order, and when it last fetched what it is asked; to ten seconds.
alter table commerce_custom.shop add column last_order_at timestamptz, add column last_fetched_at timestamptz;
