import type { Tx } from '../../../../platform/db/tx.ts';
import type { ShopView } from '../contract.ts';
import type { Kind } from '../rules/requests.ts';
import { listShops, webhookFigures, type ShopRow, type WebhookFigures } from '../store/shops.ts';

/** Connected shops, how far their sync is, and what is wrong. */
export async function showShops(tx: Tx): Promise<ShopView[]> {
  const figures = new Map((await webhookFigures(tx)).map((row) => [row.shop_id, row]));
  return (await listShops(tx)).map((row) => view(row, figures.get(row.id)));
}

function view(row: ShopRow, figures: WebhookFigures | undefined): ShopView {
  return {
    id: row.id, brand_id: row.brand_id, domain: row.domain, name: row.name, currency: row.currency, state: row.state, error: row.error, failing_since: row.error_at?.toISOString() ?? null,
    connected_at: row.connected_at.toISOString(), last_webhook_at: row.last_webhook_at?.toISOString() ?? null,
    webhooks: { registered_at: row.subscribed_at?.toISOString() ?? null, problems: row.subscription_problems, last_day: figures?.last_day ?? 0, unreadable: figures?.unreadable ?? 0, lag_seconds: figures?.lag_seconds ?? null },
    progress: { products: progressOf(row, 'products'), customers: progressOf(row, 'customers'), orders: progressOf(row, 'orders') },
  };
}

function progressOf(row: ShopRow, kind: Kind): ShopView['progress']['orders'] {
  const progress = row.progress[kind];
  return { done: progress?.done ?? false, fetched: progress?.fetched ?? 0, total: progress?.total ?? null, up_to: progress?.done ? progress.began : (progress?.since ?? null) };
}
