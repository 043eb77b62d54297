import type { Tx } from '../../../../platform/db/tx.ts';
import type { SiteView } from '../contract.ts';
import type { Kind } from '../rules/sync-round.ts';
import { listSites, webhookFigures, type SiteRow } from '../store/sites.ts';

/** Connected sites, how far their sync is, and what is wrong. */
export async function showSites(tx: Tx): Promise<SiteView[]> {
  const figures = new Map((await webhookFigures(tx)).map((row) => [row.site_id, row]));
  return (await listSites(tx)).map((row) => ({
    id: row.id, brand_id: row.brand_id, url: row.url, name: row.name, currency: row.currency, may_write: row.may_write, state: row.state, error: row.error, failing_since: row.error_at?.toISOString() ?? null,
    connected_at: row.connected_at.toISOString(), last_webhook_at: row.last_webhook_at?.toISOString() ?? null,
    webhooks: { registered_at: row.subscribed_at?.toISOString() ?? null, problems: row.subscription_problems, last_day: figures.get(row.id)?.last_day ?? 0, unreadable: figures.get(row.id)?.unreadable ?? 0 },
    progress: { products: progressOf(row, 'products'), customers: progressOf(row, 'customers'), orders: progressOf(row, 'orders') },
  }));
}

function progressOf(row: SiteRow, kind: Kind): SiteView['progress']['orders'] {
  const round = row.progress[kind];
  return { done: round?.done ?? false, fetched: round?.fetched ?? 0, total: round?.total ?? null, up_to: round?.done ? round.began : (round?.since ?? null) };
}
