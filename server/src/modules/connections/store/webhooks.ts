import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

type Of = { readonly id: string; readonly brand_id: string };

/** False when this delivery was here before. */
export async function addWebhook(tx: Tx, connection: Of, deliveryId: string, kind: string): Promise<boolean> {
  const added = await tx.run(sql`insert into connections.webhook (connection_id, brand_id, delivery_id, kind, outcome, at) values (${connection.id}, ${connection.brand_id}, ${deliveryId}, ${kind.slice(0, 200)}, 'ignored', ${tx.now}) on conflict do nothing`);
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

/** Of each connection, those of the last day. */
export async function webhookCounts(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.rows<{ connection_id: string; count: number }>(sql`select connection_id, count(*)::integer as count from connections.webhook where at > ${new Date(tx.now.getTime() - 86_400_000)} group by connection_id`);
  return new Map(rows.map((row) => [row.connection_id, row.count]));
}
