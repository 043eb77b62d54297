import { createHash } from 'node:crypto';
import { retryOnClash } from '../../../platform/db/retry-on-clash.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { Unreadable } from '../../../platform/hostile/json-fields.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import type { Connector } from '../connector.ts';
import { problemPurpose, type ConnectionsPorts } from '../ports.ts';
import type { PlaceContext } from '../records.ts';
import type { ConnectionRow } from '../store/connections.ts';
import { keepProblem, solveProblem } from '../store/problems.ts';
import { writeRecord, type Outcome } from './write-record.ts';

/** What is kept of a thing that could not be taken in. */
const PAYLOAD_KEPT = 256 * 1024;

export interface Thing {
  readonly kind: string;
  readonly payload: unknown;
}

/**
 * Takes one thing in, whatever it holds. What cannot be read or written is kept as a problem with its reason, and stops nothing
 * else; the same thing taken in later solves it. Errors that are not the thing's own (a database away) are thrown.
 */
export async function takeIn(ports: ConnectionsPorts, tx: Tx, connector: Connector, connection: ConnectionRow, thing: Thing, context: PlaceContext): Promise<Outcome | 'problem'> {
  const key = keyOfThing(thing.payload);
  try {
    const { records } = connector.translate(thing.kind, thing.payload, context);
    const origin = { brandId: connection.brand_id, source: connection.source };
    const outcomes = records.length === 0 ? [] : await retryOnClash(() => tx.attempt(async () => {
      const done: Outcome[] = [];
      for (const record of records) done.push(await writeRecord(tx, origin, record));
      return done;
    }));
    solveProblem(tx, connection.id, thing.kind, key);
    return outcomes.includes('applied') ? 'applied' : outcomes.includes('outdated') ? 'outdated' : 'ignored';
  } catch (error) {
    if (!(error instanceof Unreadable) && !(error instanceof Refusal)) throw error;
    const text = JSON.stringify(thing.payload) ?? 'null';
    await keepProblem(tx, {
      brand_id: connection.brand_id, connection_id: connection.id, kind: thing.kind, key, because: error.message,
      payload: text.length > PAYLOAD_KEPT ? null : ports.vault.seal(text, problemPurpose(connection.id)),
    });
    return 'problem';
  }
}

/** The place's own id of a thing where it has one, else what its bytes come to. */
function keyOfThing(payload: unknown): string {
  const given = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
  const id = ['id', 'entity_id', 'order_id', 'orderId', 'tracking_number', 'token'].map((name) => given[name]).find((value) => typeof value === 'string' || typeof value === 'number');
  return id === undefined ? createHash('sha256').update(JSON.stringify(payload) ?? '').digest('base64url').slice(0, 32) : String(id).slice(0, 200);
}
