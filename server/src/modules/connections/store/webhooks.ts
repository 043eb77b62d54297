import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

type Of = { readonly id: string; readonly brand_id: string };

/** False when this delivery was here before. */
export async function addWebhook(tx: Tx, connection: Of, deliveryId: string, kind: string, happenedAt: Date | null): Promise<boolean> {
  const added = await tx.run(sql`insert into connections.webhook (connection_id, brand_id, delivery_id, kind, outcome, at, happened_at) values (${connection.id}, ${connection.brand_id}, ${deliveryId}, ${kind.slice(0, 200)}, 'ignored', ${tx.now}, ${happenedAt}) on conflict do nothing`);
  // Not with every one: the row would be a bottle neck.
  if (added > 0) tx.post(sql`update connections.connection set last_webhook_at = ${tx.now} where id = ${connection.id} and (last_webhook_at is null or last_webhook_at < ${new Date(tx.now.getTime() - 10_000)})`);
  return added > 0;
}

export function markWebhook(tx: Tx, connectionId: string, deliveryId: string, outcome: string): void {
  tx.post(sql`update connections.webhook set outcome = ${outcome} where connection_id = ${connectionId} and delivery_id = ${deliveryId}`);
}

export function forgetWebhooks(tx: Tx, connectionId: string, before: Date): Promise<number> {
  return tx.run(sql`delete from connections.webhook where connection_id = ${connectionId} and at < ${before}`);
}

export interface WebhookFigures {
  readonly last_day: number;
  /** from what happened there to its arrival here, of the latest that says when it happened */
  readonly lag_seconds: number | null;
}

/** Of each connection, those of the last day and how late the latest came. */
export async function webhookFigures(tx: Tx): Promise<Map<string, WebhookFigures>> {
  const rows = await tx.rows<WebhookFigures & { connection_id: string }>(sql`
    select connection_id, count(*)::integer as last_day, (array_agg(greatest(0, extract(epoch from at - happened_at))::float8 order by at desc) filter (where happened_at is not null))[1] as lag_seconds
    from connections.webhook where at > ${new Date(tx.now.getTime() - 86_400_000)} group by connection_id`);
  return new Map(rows.map((row) => [row.connection_id, row]));
}

export interface WebhookRow {
  readonly delivery_id: string;
  readonly kind: string;
  readonly outcome: string;
  readonly at: Date;
}

export function latestWebhooks(tx: Tx, connectionId: string): Promise<WebhookRow[]> {
  return tx.rows<WebhookRow>(sql`select delivery_id, kind, outcome, at from connections.webhook where connection_id = ${connectionId} order by at desc, delivery_id limit 100`);
}
