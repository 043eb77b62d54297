import type { Static } from 'typebox';
import type { Tx } from '../../../platform/db/tx.ts';
import { judgeUrl } from '../../../platform/outbound/index.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { brandById } from '../../identity/index.ts';
import type { NewWebhook, WebhookChange } from '../contract.ts';
import { WEBHOOK_CHANGED } from '../events.ts';
import type { IntegrationsPorts } from '../ports.ts';
import { PING, publicTypes } from '../rules/public-events.ts';
import { newSecret } from '../rules/signature.ts';
import { insertDeliveries, sendAgain } from '../store/deliveries.ts';
import { countEndpoints, holdEndpoint, holdWaiting, insertEndpoint, removeEndpoint, updateEndpoint, type EndpointRow } from '../store/endpoints.ts';

const MOST = 50;
const OLD_SECRET_HOURS = 24;

export const secretPurpose = (endpointId: string): string => `webhook:${endpointId}`;

/** Adds an endpoint to a brand; answers with its id and its secret, which is not shown again. */
export async function addEndpoint(tx: Tx, ports: IntegrationsPorts, given: Static<typeof NewWebhook>): Promise<{ id: string; secret: string }> {
  if (!(await brandById(tx, given.brand_id))) throw notFound('brand');
  if ((await countEndpoints(tx, given.brand_id)).count >= MOST) throw invalid(`A brand may have ${MOST} webhooks. Remove one that is not needed.`);
  const [id, secret] = [tx.id(), newSecret()];
  await insertEndpoint(tx, { id, brand_id: given.brand_id, url: checkedUrl(given.url, ports), description: given.description ?? '', events: checkedEvents(given.events ?? []), secret: ports.vault.seal(secret, secretPurpose(id)) });
  await told(tx, given.brand_id, id, 'added');
  return { id, secret };
}

export async function changeEndpoint(tx: Tx, ports: IntegrationsPorts, id: string, change: Static<typeof WebhookChange>): Promise<void> {
  const row = await held(tx, id);
  const switched = change.disabled === undefined || change.disabled === (row.disabled_at !== null) ? {} : change.disabled
    ? { disabled_at: tx.now, disabled_because: 'by_hand' as const }
    : { disabled_at: null, disabled_because: null, failing_since: null };
  await updateEndpoint(tx, {
    ...row, ...switched,
    url: change.url === undefined ? row.url : checkedUrl(change.url, ports), description: change.description ?? row.description, events: change.events === undefined ? row.events : checkedEvents(change.events),
  });
  await told(tx, row.brand_id, id, 'changed');
}

/** A new secret; the one before still signs for a day, so that no delivery is refused meanwhile. */
export async function changeSecret(tx: Tx, ports: IntegrationsPorts, id: string): Promise<string> {
  const row = await held(tx, id);
  const secret = newSecret();
  await updateEndpoint(tx, { ...row, secret: ports.vault.seal(secret, secretPurpose(id)), old_secret: row.secret, old_secret_until: new Date(tx.now.getTime() + OLD_SECRET_HOURS * 3_600_000) });
  await told(tx, row.brand_id, id, 'secret_changed');
  return secret;
}

export async function dropEndpoint(tx: Tx, id: string): Promise<void> {
  await holdWaiting(tx, id);
  const row = await held(tx, id);
  await removeEndpoint(tx, id);
  await told(tx, row.brand_id, id, 'removed');
}

/** Something to see whether it arrives; it is delivered like any other. */
export async function sendTest(tx: Tx, id: string): Promise<string> {
  const row = await held(tx, id);
  if (row.disabled_at !== null) throw invalid('This webhook is switched off. Switch it on to test it.');
  const deliveryId = tx.id();
  await insertDeliveries(tx, [{ id: deliveryId, brand_id: row.brand_id, endpoint_id: id, type: PING, body: JSON.stringify({ type: PING, timestamp: tx.now.toISOString(), data: { webhook_id: id, brand_id: row.brand_id } }) }]);
  return deliveryId;
}

/** One delivery, or all that failed, once more; answers how many. */
export async function redeliver(tx: Tx, id: string, deliveryId: string | null): Promise<number> {
  const row = await held(tx, id);
  if (row.disabled_at !== null) throw invalid('This webhook is switched off. Switch it on to deliver again.');
  const again = await sendAgain(tx, id, deliveryId);
  if (deliveryId !== null && again === 0) throw notFound('delivery');
  return again;
}

async function held(tx: Tx, id: string): Promise<EndpointRow> {
  const row = await holdEndpoint(tx, id);
  if (!row) throw notFound('webhook');
  return row;
}

function checkedUrl(url: string, ports: IntegrationsPorts): string {
  const verdict = judgeUrl(url, { allowHosts: ports.allowPrivate });
  if (!verdict.allowed || verdict.href === null) throw invalid(`This address cannot be reached from here: ${verdict.because}.`, [{ field: 'url', message: verdict.because }]);
  if (new URL(verdict.href).username !== '') throw invalid('Leave the name and password out of the address; deliveries are signed instead.', [{ field: 'url', message: 'holds credentials' }]);
  return verdict.href;
}

function checkedEvents(events: readonly string[]): string[] {
  const unknown = events.find((name) => !publicTypes.includes(name));
  if (unknown !== undefined) throw invalid(`There is no event "${unknown}".`, [{ field: 'events', message: 'is not known', known: publicTypes }]);
  return [...new Set(events)];
}

async function told(tx: Tx, brandId: string, id: string, what: string): Promise<void> {
  await record(tx, { action: `integrations.webhook_${what}`, subjectKind: 'webhook', subjectId: id, brandId });
  await tx.announce({ name: WEBHOOK_CHANGED, brandId, subjectId: id, payload: { what } });
}
