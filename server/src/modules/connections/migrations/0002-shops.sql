-- A place whose orders are one brand's is connected once.
alter table connections.connection add column one_brand boolean not null default false;
create unique index connection_one_brand on connections.connection (vendor, account) where one_brand and removed_at is null;

-- When it happened by the place's clock; null where it does not say.
alter table connections.webhook add column happened_at timestamptz;

-- Shopify and WooCommerce had tables of their own. What is connected there is connected here, under its id, with the place it has
-- reached in each list. Keys are sealed for the row they were in: a job opens them by what they were sealed for, and seals them anew.
do $$
begin
  if to_regclass('commerce_shopify.shop') is null then return; end if;

  insert into connections.connection (id, brand_id, vendor, account, source, name, base, currency, settings, missing, state, error, error_at, connected_at, fetched_at, last_webhook_at, removed_at, one_brand)
  select id, brand_id, 'shopify', domain, case rank when 1 then 'shopify' else 'shopify-' || rank end, case name when '' then domain else name end, 'https://' || domain, currency, '{}',
    case when scopes is null then '{}' else array(
      select wanted from unnest(array['read_orders', 'read_customers', 'read_products', 'read_fulfillments', 'read_all_orders', 'read_inventory', 'write_orders', 'write_draft_orders', 'write_discounts', 'read_locations']) as wanted
      where wanted <> all (scopes) and replace(wanted, 'read_', 'write_') <> all (scopes)) end,
    case state when 'uninstalled' then 'locked' else state end, error, error_at, connected_at, (progress->'orders'->>'began')::timestamptz, last_webhook_at, removed_at, true
  from (
    select *, row_number() over (partition by brand_id order by removed_at is not null, connected_at, id) as rank
    from (select distinct on (brand_id, domain) * from commerce_shopify.shop order by brand_id, domain, removed_at is not null, connected_at desc) as latest
  ) as ranked;

  insert into connections.stream (connection_id, brand_id, name, after, since, began, done, fetched, total, whole_at)
  select shop.id, shop.brand_id, kind, round->>'cursor', (round->>'since')::timestamptz, (round->>'began')::timestamptz, (round->>'done')::boolean, (round->>'fetched')::integer, (round->>'total')::integer,
    case when (round->>'done')::boolean or round->>'since' is not null then (round->>'began')::timestamptz end
  from commerce_shopify.shop join connections.connection using (id) cross join lateral jsonb_each(progress) as of_kind (kind, round);

  insert into connections.webhook (connection_id, brand_id, delivery_id, kind, outcome, at, happened_at)
  select shop_id, webhook.brand_id, webhook_id, topic, case outcome when 'unreadable' then 'problem' else outcome end, at, triggered_at
  from commerce_shopify.webhook join connections.connection on connection.id = shop_id;

  insert into platform.job (id, kind, key, brand_id, payload, run_at, created_at)
  select gen_random_uuid(), 'connections.seal_anew', id::text, brand_id, jsonb_build_object(
    'connection_id', id, 'plain', jsonb_build_object('shop', domain), 'keys', access_token, 'keys_for', 'shop:' || id || ':token', 'as', jsonb_build_object('', 'access_token'),
    'webhooks', webhook_secret, 'webhooks_for', 'shop:' || id || ':webhooks', 'webhooks_as', 'api_secret'), now(), now()
  from commerce_shopify.shop where removed_at is null and access_token is not null;
end $$;

do $$
begin
  if to_regclass('commerce_woocommerce.site') is null then return; end if;

  insert into connections.connection (id, brand_id, vendor, account, source, name, base, currency, settings, missing, state, error, error_at, connected_at, fetched_at, last_webhook_at, removed_at, one_brand)
  select id, brand_id, 'woocommerce', regexp_replace(url, '^https?://', ''), case rank when 1 then 'woocommerce' else 'woocommerce-' || rank end, case name when '' then url else name end, url, currency, '{}',
    case when may_write then '{}' else array['Read/Write'] end, state, error, error_at, connected_at, (progress->'orders'->>'began')::timestamptz, last_webhook_at, removed_at, true
  from (
    select *, row_number() over (partition by brand_id order by removed_at is not null, connected_at, id) as rank
    from (select distinct on (brand_id, url) * from commerce_woocommerce.site order by brand_id, url, removed_at is not null, connected_at desc) as latest
  ) as ranked;

  insert into connections.stream (connection_id, brand_id, name, after, since, began, done, fetched, total, whole_at)
  select site.id, site.brand_id, kind, case when (round->>'done')::boolean or (round->>'page')::integer < 2 then null else round->>'page' end, (round->>'since')::timestamptz, (round->>'began')::timestamptz, (round->>'done')::boolean,
    (round->>'fetched')::integer, (round->>'total')::integer, case when (round->>'done')::boolean or round->>'since' is not null then (round->>'began')::timestamptz end
  from commerce_woocommerce.site join connections.connection using (id) cross join lateral jsonb_each(progress) as of_kind (kind, round);

  insert into connections.webhook (connection_id, brand_id, delivery_id, kind, outcome, at)
  select site_id, webhook.brand_id, delivery_id, topic, case outcome when 'unreadable' then 'problem' else outcome end, at
  from commerce_woocommerce.webhook join connections.connection on connection.id = site_id;

  insert into platform.job (id, kind, key, brand_id, payload, run_at, created_at)
  select gen_random_uuid(), 'connections.seal_anew', id::text, brand_id, jsonb_build_object(
    'connection_id', id, 'plain', jsonb_build_object('url', url), 'keys', credentials, 'keys_for', 'woocommerce:' || id || ':keys', 'as', jsonb_build_object('key', 'api_key', 'secret', 'api_secret'),
    'webhooks', webhook_secret, 'webhooks_for', 'woocommerce:' || id || ':webhooks'), now(), now()
  from commerce_woocommerce.site where removed_at is null and credentials is not null;
end $$;

-- Every place has a source of its own: what a brand's second shop told goes by its own from now on, as its address in the shop's admin says.
update orders."order" set source = connection.source from connections.connection
where connection.source = connection.vendor || '-' || substring(connection.source from '\d+$') and "order".brand_id = connection.brand_id and "order".source = connection.vendor
  and connection.one_brand and starts_with("order".url, connection.base || '/');
update shipments.shipment set source = "order".source from orders."order" join connections.connection on connection.brand_id = "order".brand_id and connection.source = "order".source
where connection.one_brand and shipment.order_id = "order".id and shipment.source = connection.vendor and connection.source <> connection.vendor;
update catalogue.product set source = connection.source from connections.connection
where connection.one_brand and connection.source <> connection.vendor and product.brand_id = connection.brand_id and product.source = connection.vendor and starts_with(product.url, connection.base || '/');

delete from platform.job where kind in ('commerce_shopify.sync', 'commerce_shopify.fetch_order', 'commerce_woocommerce.sync', 'commerce_woocommerce.read_order');
drop schema if exists commerce_shopify cascade;
drop schema if exists commerce_woocommerce cascade;
delete from platform.migration where schema in ('commerce_shopify', 'commerce_woocommerce');
