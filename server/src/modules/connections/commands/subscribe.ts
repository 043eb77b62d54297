import { systemActor } from '../../../platform/actor/actor.ts';
import type { Subscribed } from '../connector.ts';
import { webhookPurpose, type ConnectionsPorts } from '../ports.ts';
import { connectorOf } from '../queries/connector-of.ts';
import { connectionById, markSubscribed, type ConnectionRow } from '../store/connections.ts';
import { openPlace } from './open-place.ts';

const subscriber = systemActor('connections');

/** Where a connection's webhooks are received. */
export const webhookAddress = (ports: Pick<ConnectionsPorts, 'publicUrl'>, row: Pick<ConnectionRow, 'id' | 'vendor'>): string => `${ports.publicUrl}/webhooks/${row.vendor}/c/${row.id}`;

/** Asks a place to tell us its news, and writes down what it would not. Without any, the regular look finds changes, later. */
export async function subscribe(ports: ConnectionsPorts, connectionId: string): Promise<void> {
  const row = await ports.db.read(subscriber, (tx) => connectionById(tx, connectionId));
  if (!row?.credentials) return;
  const connector = connectorOf(ports, row.vendor);
  if (!connector.webhooks?.subscribe) return;
  const secret = row.webhook_secret === null ? '' : ports.vault.open(row.webhook_secret, webhookPurpose(row.id));
  const told = await connector.webhooks.subscribe(openPlace(ports, connector, row), webhookAddress(ports, row), secret).catch((error: Error): Subscribed => ({ problems: [{ topic: '*', message: error.message.slice(0, 300) }] }));
  if (told.problems.length > 0) ports.log.warn({ connection: row.id, vendor: row.vendor, problems: told.problems }, 'a place took no subscription for some topics; what changes there is found by the regular sync');
  await ports.db.transact(subscriber, (tx) => markSubscribed(tx, row.id, [...told.problems], told.secret === undefined ? null : ports.vault.seal(told.secret, webhookPurpose(row.id))));
}
