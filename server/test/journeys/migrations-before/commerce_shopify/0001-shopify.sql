create table commerce_shopify.shop (
  id uuid primary key,
  brand_id uuid not null,
  -- something.myshopify.com
  domain text not null,
  name text not null default '',
  currency text not null,
  access_token text,
  -- what the token was allowed when it was last asked; null before
  scopes text[],
  webhook_secret text not null,
  state text not null check (state in ('syncing', 'connected', 'failing', 'uninstalled')),
  error text,
  error_at timestamptz,
  -- per kind (products, customers, orders): {"cursor", "since", "until", "done", "fetched", "total"}
  progress jsonb not null default '{}',
  last_webhook_at timestamptz,
  -- when the shop was last asked for webhooks, and what it would not take: [{"topic", "message"}]
  subscribed_at timestamptz,
  subscription_problems jsonb not null default '[]',
  connected_at timestamptz not null,
  removed_at timestamptz
);
create unique index shop_domain on commerce_shopify.shop (domain) where removed_at is null;
select platform.separate_brands('commerce_shopify.shop');

create table commerce_shopify.webhook (
  shop_id uuid not null references commerce_shopify.shop on delete cascade,
  brand_id uuid not null,
  -- X-Shopify-Webhook-Id
  webhook_id text not null,
  topic text not null,
  outcome text not null check (outcome in ('applied', 'outdated', 'ignored', 'unreadable')),
  note text,
  -- when it happened, by the shop's clock; null when it did not say
  triggered_at timestamptz,
  at timestamptz not null,
  primary key (shop_id, webhook_id)
);
create index webhook_newest on commerce_shopify.webhook (shop_id, at desc);
select platform.separate_brands('commerce_shopify.webhook');
