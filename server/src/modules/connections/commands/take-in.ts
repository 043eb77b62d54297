import { createHash } from 'node:crypto';
import { retryOnClash } from '../../../platform/db/retry-on-clash.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { Unreadable } from '../../../platform/hostile/json-fields.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import type { Connector, StreamName } from '../connector.ts';
import { problemPurpose, type ConnectionsPorts } from '../ports.ts';
import type { PlaceContext, PlaceRecord, ToFetch } from '../records.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { keepProblem, solveProblem } from '../store/problems.ts';
import { writeRecord, type Outcome } from './write-record.ts';

/** What is kept of a thing that could not be taken in. */
const PAYLOAD_KEPT = 256 * 1024;

export type TakenIn = 'applied' | 'outdated' | 'ignored' | 'problem';

export interface Thing {
  readonly kind: string;
  readonly payload: unknown;
}

/**
 * Takes one thing in, whatever it holds. What cannot be read or written is kept as a problem with its reason, and stops nothing
 * else; the same thing taken in later solves it. Errors that are not the thing's own (a database away) are thrown.
 */
export async function takeIn(ports: ConnectionsPorts, tx: Tx, connector: Connector, connection: ConnectionRow, thing: Thing, context: PlaceContext): Promise<TakenIn> {
  const key = keyOfThing(thing.payload);
  try {
    const { records, fetch = [] } = connector.translate(thing.kind, thing.payload, { ...context, readAt: tx.now });
    const named = fetch.flatMap((one) => (connector.one && connector.streams.some((stream) => stream.name === STREAM_OF[one.what]) ? [{ stream: STREAM_OF[one.what], id: one.sourceId }] : []));
    for (const one of named) await readLater(tx, connection, one);
    const origin = { brandId: connection.brand_id, source: connection.source };
    const outcomes = records.length === 0 ? [] : await retryOnClash(() => tx.attempt(async () => {
      const done: Outcome[] = [];
      for (const record of records) done.push(await writeRecord(tx, origin, record));
      return done;
    }));
    const alone = records.flatMap((record, at) => (outcomes[at] === 'alone' && record.type === 'shipment' && record.orderSourceId !== null ? [record.orderSourceId] : []));
    if (connector.one && connector.streams.some((stream) => stream.name === 'orders')) for (const id of new Set(alone)) await readLater(tx, connection, { stream: 'orders', id });
    solveProblem(tx, connection.id, thing.kind, key);
    return named.length > 0 ? 'applied' : outcomeOf(records, outcomes);
  } catch (error) {
    if (!isItsOwn(error)) throw error;
    const text = JSON.stringify(thing.payload) ?? 'null';
    await keepProblem(tx, {
      brand_id: connection.brand_id, connection_id: connection.id, kind: thing.kind, key, because: (error as Error).message,
      payload: text.length > PAYLOAD_KEPT ? null : ports.vault.seal(text, problemPurpose(connection.id)),
    });
    return 'problem';
  }
}

/** One order is what it itself came to: what is told with it is as old as it is. */
function outcomeOf(records: readonly PlaceRecord[], outcomes: readonly Outcome[]): TakenIn {
  const isOrder = records[0]?.type === 'order' && records.filter((record) => record.type === 'order').length === 1;
  const counted = isOrder ? outcomes.slice(0, 1) : outcomes;
  return counted.some((one) => one === 'applied' || one === 'alone') ? 'applied' : counted.includes('outdated') ? 'outdated' : 'ignored';
}

const STREAM_OF: Readonly<Record<ToFetch['what'], StreamName>> = {
  order: 'orders', refund: 'orders', customer: 'customers', product: 'products', shipment: 'shipments', payment: 'payments', dispute: 'disputes', return: 'returns', subscription: 'subscriptions', charge: 'charges', loyalty: 'loyalty', review: 'reviews', campaign: 'campaigns',
};

export const READ_ONE_JOB = 'connections.read_one';

/** What was only named is read from the place, once however often it is named meanwhile. */
export async function readLater(tx: Tx, connection: Pick<ConnectionRow, 'id' | 'brand_id'>, what: { readonly stream: StreamName; readonly id: string }): Promise<void> {
  await tx.schedule({ kind: READ_ONE_JOB, key: `${connection.id}:${what.stream}:${what.id}`, brandId: connection.brand_id, payload: { connection_id: connection.id, stream: what.stream, source_id: what.id } });
}

/** What a thing holds that cannot be kept is its own fault: a number no column holds, a letter no text may have. */
function isItsOwn(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return error instanceof Unreadable || error instanceof Refusal || (typeof code === 'string' && (code.startsWith('22') || code === '23514'));
}

/** The place's own id of a thing where it has one, else what its bytes come to. */
function keyOfThing(payload: unknown): string {
  const whole = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
  const given = typeof whole.order === 'object' && whole.order !== null ? (whole.order as Record<string, unknown>) : whole;
  const id = ['id', 'entity_id', 'order_id', 'orderId', 'tracking_number', 'token'].map((name) => given[name]).find((value) => typeof value === 'string' || typeof value === 'number');
  return id === undefined ? createHash('sha256').update(JSON.stringify(payload) ?? '').digest('base64url').slice(0, 32) : String(id).slice(0, 200);
}
