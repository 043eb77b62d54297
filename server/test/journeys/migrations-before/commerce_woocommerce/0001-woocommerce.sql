create table commerce_woocommerce.site (
  id uuid primary key,
  brand_id uuid not null,
  -- https://shop.example or https://example.org/shop, without a slash at the end
  url text not null,
  name text not null default '',
  currency text not null,
  -- sealed: {"key", "secret"} of the REST API, and what signs webhooks
  credentials text,
  webhook_secret text not null,
  -- whether the key may change anything
  may_write boolean not null,
  state text not null check (state in ('syncing', 'connected', 'failing')),
  error text,
  error_at timestamptz,
  -- per kind (products, customers, orders): {"page", "since", "began", "done", "fetched", "total"}
  progress jsonb not null default '{}',
  last_webhook_at timestamptz,
  subscribed_at timestamptz,
  subscription_problems jsonb not null default '[]',
  connected_at timestamptz not null,
  removed_at timestamptz
);
create unique index site_url on commerce_woocommerce.site (url) where removed_at is null;
-- Order ids count from one in every site, so a brand has one.
create unique index site_of_brand on commerce_woocommerce.site (brand_id) where removed_at is null;
select platform.separate_brands('commerce_woocommerce.site');

create table commerce_woocommerce.webhook (
  site_id uuid not null references commerce_woocommerce.site on delete cascade,
  brand_id uuid not null,
  -- X-WC-Webhook-Delivery-ID
  delivery_id text not null,
  topic text not null,
  outcome text not null check (outcome in ('applied', 'outdated', 'ignored', 'unreadable')),
  note text,
  at timestamptz not null,
  primary key (site_id, delivery_id)
);
create index webhook_newest on commerce_woocommerce.webhook (site_id, at desc);
select platform.separate_brands('commerce_woocommerce.webhook');
