import { createHash } from 'node:crypto';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Connector, Told, WebhookRequest } from '../connector.ts';
import type { ConnectionsPorts } from '../ports.ts';
import { BROKEN } from '../events.ts';
import { forgetKeys, markFailing, type ConnectionRow } from '../store/connections.ts';
import { addWebhook, markWebhook } from '../store/webhooks.ts';
import { readLater, takeIn } from './take-in.ts';

export type WebhookOutcome = 'applied' | 'outdated' | 'ignored' | 'problem' | 'duplicate';

/** Takes in what a webhook told, once. Its signature was checked by the caller. */
export async function receiveWebhook(ports: ConnectionsPorts, tx: Tx, connector: Connector, row: ConnectionRow, request: WebhookRequest, told: readonly Told[]): Promise<WebhookOutcome> {
  const outcomes: WebhookOutcome[] = [];
  for (const [position, one] of told.entries()) outcomes.push(await receiveOne(ports, tx, connector, row, one, one.id ?? `${createHash('sha256').update(request.body).digest('base64url')}:${position}`));
  return outcomes.find((outcome) => outcome === 'problem') ?? outcomes.find((outcome) => outcome === 'applied') ?? outcomes[0] ?? 'ignored';
}

async function receiveOne(ports: ConnectionsPorts, tx: Tx, connector: Connector, row: ConnectionRow, told: Told, deliveryId: string): Promise<WebhookOutcome> {
  if (!(await addWebhook(tx, row, deliveryId.slice(0, 200), told.kind, told.happenedAt ?? null))) return 'duplicate';
  if (told.left) return left(tx, row, deliveryId);
  const context = { url: row.base, currency: row.currency, timeZone: row.time_zone };
  const outcome = told.readBack === undefined ? await takeIn(ports, tx, connector, row, told, context) : await readLater(tx, row, told.readBack).then(() => 'applied' as const);
  markWebhook(tx, row.id, deliveryId.slice(0, 200), outcome);
  return outcome;
}

/** The place has taken our access back: nothing can be asked there any more, so its keys are forgotten until somebody gives new ones. */
async function left(tx: Tx, row: ConnectionRow, deliveryId: string): Promise<WebhookOutcome> {
  await forgetKeys(tx, row.id);
  if (await markFailing(tx, row.id, 'locked', `${row.name} has taken our access back. Give new keys.`)) await tx.announce({ name: BROKEN, brandId: row.brand_id, subjectId: row.id, payload: { vendor: row.vendor, locked: true } });
  markWebhook(tx, row.id, deliveryId.slice(0, 200), 'applied');
  return 'applied';
}
