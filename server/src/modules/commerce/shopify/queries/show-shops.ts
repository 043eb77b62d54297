import type { Tx } from '../../../../platform/db/tx.ts';
import type { ShopView } from '../contract.ts';
import type { Kind } from '../rules/requests.ts';
import { listShops, type ShopRow } from '../store/shops.ts';

/** Connected shops, how far their sync is, and what is wrong. */
export async function showShops(tx: Tx): Promise<ShopView[]> {
  return (await listShops(tx)).map(view);
}

function view(row: ShopRow): ShopView {
  return {
    id: row.id, brand_id: row.brand_id, domain: row.domain, name: row.name, currency: row.currency, state: row.state, error: row.error, failing_since: row.error_at?.toISOString() ?? null,
    connected_at: row.connected_at.toISOString(), last_webhook_at: row.last_webhook_at?.toISOString() ?? null,
    progress: { products: progressOf(row, 'products'), customers: progressOf(row, 'customers'), orders: progressOf(row, 'orders') },
  };
}

function progressOf(row: ShopRow, kind: Kind): ShopView['progress']['orders'] {
  const progress = row.progress[kind];
  return { done: progress?.done ?? false, fetched: progress?.fetched ?? 0, total: progress?.total ?? null, up_to: progress?.done ? progress.began : (progress?.since ?? null) };
}
