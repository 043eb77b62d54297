alter table orders."order"
  add column discount_minor bigint,
  add column duties_minor bigint,
  -- [{"code", "amountMinor"}]
  add column discount_codes jsonb not null default '[]',
  add column tags text[] not null default '{}',
  add column risk text check (risk in ('low', 'medium', 'high')),
  -- why the shop does not send it yet, in its words
  add column holds text[] not null default '{}',
  add column payment_methods text[] not null default '{}',
  add column cut_off_at timestamptz,
  add column billing_address jsonb;
-- the shop's own product and variant: what an exchange begins from
alter table orders.line add column product_source_id text, add column variant_source_id text;
