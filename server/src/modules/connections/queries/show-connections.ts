import type { Tx } from '../../../platform/db/tx.ts';
import { webhookAddress } from '../commands/subscribe.ts';
import type { About, Connector } from '../connector.ts';
import type { ConnectionView, ConnectorView, PlaceTestView, PlaceWebhookView } from '../contract.ts';
import type { ConnectionsPorts } from '../ports.ts';
import type { Round } from '../rules/round.ts';
import { listConnections, type ConnectionRow } from '../store/connections.ts';
import { problemCounts } from '../store/problems.ts';
import { roundsOf } from '../store/streams.ts';
import { latestWebhooks, webhookFigures, type WebhookFigures } from '../store/webhooks.ts';

const howOf = (connector: Connector): ConnectorView['webhooks'] => (connector.webhooks === undefined ? 'none' : connector.webhooks.subscribe === undefined ? 'by_hand' : 'by_itself');

export function showConnector(connector: Connector): ConnectorView {
  return {
    vendor: connector.vendor, called: connector.called, kind: connector.kind, page: connector.page, met: connector.met,
    fields: connector.fields.map((field) => ({ name: field.name, called: field.called, where: field.where ?? null, secret: field.secret, optional: field.optional ?? false, example: field.example ?? null, choices: field.choices ? [...field.choices] : null })),
    permissions: connector.permissions.map((one) => ({ name: one.name, for: one.for, needed: one.needed })),
    streams: connector.streams.map((stream) => stream.name), webhooks: howOf(connector), actions: Object.keys(connector.desk?.can ?? {}), tells: connector.tells !== undefined,
  };
}

/** Connected places the caller may see, how far their sync is, and what is wrong. */
export async function showConnections(ports: ConnectionsPorts, tx: Tx): Promise<ConnectionView[]> {
  const rows = (await listConnections(tx)).flatMap((row) => {
    const connector = ports.connectors.find((one) => one.vendor === row.vendor);
    return connector ? [{ row, connector }] : [];
  });
  const [rounds, problems, webhooks] = await Promise.all([roundsOf(tx, rows.map(({ row }) => row.id)), problemCounts(tx), webhookFigures(tx)]);
  return rows.map(({ row, connector }) => ({
    id: row.id, brand_id: row.brand_id, vendor: row.vendor, called: connector.called, kind: connector.kind, name: row.name, account: row.account, currency: row.currency, source: row.source, state: row.state, error: row.error,
    failing_since: row.error_at?.toISOString() ?? null, missing: connector.permissions.filter((one) => row.missing.includes(one.name)).map((one) => ({ name: one.name, for: one.for })),
    connected_at: row.connected_at.toISOString(), fetched_at: row.fetched_at?.toISOString() ?? null, last_event_at: row.last_webhook_at?.toISOString() ?? null, problems: problems.get(row.id) ?? 0,
    webhooks: webhooksOf(ports, connector, row, webhooks.get(row.id)),
    streams: connector.streams.map((stream) => ({ name: stream.name, ...progressOf(rounds.get(row.id)?.get(stream.name)) })),
  }));
}

function webhooksOf(ports: ConnectionsPorts, connector: Connector, row: ConnectionRow, figures: WebhookFigures | undefined): ConnectionView['webhooks'] {
  const how = howOf(connector);
  return { how, address: how === 'none' ? null : webhookAddress(ports, row), registered_at: row.subscribed_at?.toISOString() ?? null, problems: row.subscription_problems, last_day: figures?.last_day ?? 0, lag_seconds: figures?.lag_seconds ?? null };
}

function progressOf(round: Round | undefined): Omit<ConnectionView['streams'][number], 'name'> {
  if (!round) return { whole: false, running: false, fetched: 0, total: null, up_to: null };
  return { whole: round.wholeAt !== null, running: !round.done, fetched: round.fetched, total: round.total, up_to: (round.done ? round.began : round.since)?.toISOString() ?? null };
}

export function showTest(connector: Connector, about: About): PlaceTestView {
  return { name: about.name, account: about.account, currency: about.currency, permissions: connector.permissions.map((one) => ({ name: one.name, for: one.for, needed: one.needed, granted: !about.missing.includes(one.name) })) };
}

/** The latest webhooks of a connection, and what became of each. */
export async function showWebhooks(tx: Tx, connectionId: string): Promise<PlaceWebhookView[]> {
  return (await latestWebhooks(tx, connectionId)).map((row) => ({ delivery_id: row.delivery_id, kind: row.kind, outcome: row.outcome as PlaceWebhookView['outcome'], at: row.at.toISOString() }));
}
