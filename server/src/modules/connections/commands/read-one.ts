import { systemActor } from '../../../platform/actor/actor.ts';
import { RunAgain, type Job } from '../../../platform/jobs/jobs.ts';
import { SlowDown, type Connector, type Place, type StreamName } from '../connector.ts';
import type { ConnectionsPorts } from '../ports.ts';
import { connectorOf } from '../queries/connector-of.ts';
import { connectionById, type ConnectionRow } from '../store/connections.ts';
import { openPlace } from './open-place.ts';
import { takeIn } from './take-in.ts';

const reader = systemActor('connections');

/** Reads one thing from its place and writes it as it is now; null where the place does not know it. */
export async function readOne(ports: ConnectionsPorts, connector: Connector, row: ConnectionRow, place: Place, stream: StreamName, sourceId: string): Promise<unknown> {
  const thing = await connector.one?.(place, stream, sourceId);
  if (thing === undefined || thing === null) return null;
  const kind = connector.streams.find((one) => one.name === stream)?.kind ?? stream;
  await ports.db.transact(reader, (tx) => takeIn(ports, tx, connector, row, { kind, payload: thing }, place.context));
  return thing;
}

/** After a webhook that told only that something changed. */
export async function readOneJob(ports: ConnectionsPorts, job: Job, closing: AbortSignal): Promise<void> {
  const row = await ports.db.read(reader, (tx) => connectionById(tx, String(job.payload.connection_id)));
  if (!row?.credentials) return;
  const connector = connectorOf(ports, row.vendor);
  try {
    await readOne(ports, connector, row, openPlace(ports, connector, row, closing), job.payload.stream as StreamName, String(job.payload.source_id));
  } catch (error) {
    if (error instanceof SlowDown) throw new RunAgain(new Date(ports.db.clock.now().getTime() + error.seconds * 1000), error.message);
    throw error;
  }
}
