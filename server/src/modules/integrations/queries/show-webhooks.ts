import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { DeliveryView, WebhookView } from '../contract.ts';
import type { EndpointRow } from '../store/endpoints.ts';

type Shown = EndpointRow & { waiting: number; failed: number };

/** The endpoints of the brands one may see, with how much waits and how much was given up; or one of them. */
export async function showWebhooks(tx: Tx, id: string | null = null): Promise<WebhookView[]> {
  const rows = await tx.rows<Shown>(sql`
    select e.*, (select count(*) from integrations.delivery d where d.endpoint_id = e.id and d.state = 'waiting') as waiting,
      (select count(*) from integrations.delivery d where d.endpoint_id = e.id and d.state = 'failed') as failed
    from integrations.endpoint e where e.removed_at is null and (${id}::uuid is null or e.id = ${id}::uuid) order by e.created_at, e.id`);
  return rows.map((row) => ({
    id: row.id, brand_id: row.brand_id, url: row.url, description: row.description, events: row.events,
    state: row.disabled_at !== null ? 'disabled' : row.failing_since !== null ? 'failing' : 'active', disabled_because: row.disabled_because,
    failing_since: row.failing_since?.toISOString() ?? null, last_ok_at: row.last_ok_at?.toISOString() ?? null, waiting: row.waiting, failed: row.failed, created_at: row.created_at.toISOString(),
  }));
}

export async function showWebhook(tx: Tx, id: string): Promise<WebhookView> {
  const [webhook] = await showWebhooks(tx, id);
  if (!webhook) throw notFound('webhook');
  return webhook;
}

interface DeliveryRow {
  id: string;
  type: string;
  state: DeliveryView['state'];
  attempts: number;
  created_at: Date;
  next_at: Date;
  ended_at: Date | null;
  body: string;
  tries: DeliveryView['tries'];
}

/** What was delivered, newest first; or only what is in one state. */
export async function showDeliveries(tx: Tx, endpointId: string, page: { limit: number; cursor?: string | undefined; state?: string | undefined }): Promise<{ data: DeliveryView[]; next_cursor: string | null }> {
  await showWebhook(tx, endpointId);
  const after = readCursor(page.cursor);
  const rows = await tx.rows<DeliveryRow>(sql`
    select id, type, state, attempts, created_at, next_at, ended_at, body, tries from integrations.delivery
    where endpoint_id = ${endpointId} and (${page.state ?? null}::text is null or state = ${page.state ?? null})
      and (${after?.at ?? null}::timestamptz is null or (created_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${page.limit + 1}`);
  const { data, next_cursor } = pageOf(rows, page.limit, (row) => ({ at: row.created_at.toISOString(), id: row.id }));
  return { data: data.map((row) => ({ ...row, created_at: row.created_at.toISOString(), next_at: row.state === 'waiting' ? row.next_at.toISOString() : null, ended_at: row.ended_at?.toISOString() ?? null })), next_cursor };
}
