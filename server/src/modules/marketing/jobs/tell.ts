import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { RunAgain, type Job } from '../../../platform/jobs/jobs.ts';
import { PlaceRefused, SlowDown } from '../../connections/index.ts';
import { tidingsNames } from '../contract.ts';
import { tellers } from '../ports.ts';
import { personOf } from '../queries/person-of.ts';
import { whyLeftOut, type Person } from '../rules/may-tell.ts';
import { forgetTidings, noteTry, settleTidings, tellingOf, waitingTidings, type TidingsRow } from '../store/tidings.ts';

export const TELL_JOB = 'marketing.tell';
const messenger = systemActor('marketing');
const AT_ONCE = 50;
/** Keys that are no longer good are mended by a person. */
const LOCKED_AGAIN_MS = 10 * 60_000;
const KEPT_MS = 30 * 86_400_000;

/**
 * Tells one service what waits for it, oldest first. What was sent and not yet written down when the process ended is sent again under
 * the same id, which the service knows.
 */
export async function tell(db: Database, job: Job): Promise<void> {
  const connectionId = String(job.payload.connection_id);
  for (;;) {
    const rows = await db.read(messenger, (tx) => waitingTidings(tx, connectionId, AT_ONCE));
    for (const row of rows) await tellOne(db, row);
    if (rows.length < AT_ONCE) break;
  }
  await db.transact(messenger, (tx) => forgetTidings(tx, connectionId, new Date(tx.now.getTime() - KEPT_MS)));
}

async function tellOne(db: Database, row: TidingsRow): Promise<void> {
  const { person, leftOut } = await db.read(messenger, async (tx) => {
    const telling = await tellingOf(tx, row.connection_id);
    const found = await personOf(tx, row.customer_id);
    return { person: found, leftOut: telling?.kinds.includes(row.kind) ? whyLeftOut(found, telling.only_consented) : ('not_wanted' as const) };
  });
  const settle = (state: 'told' | 'left_out' | 'refused', because: string | null) => db.transact(messenger, (tx) => settleTidings(tx, row.id, state, because));
  if (leftOut !== null) return void (await settle('left_out', leftOut));
  try {
    const heard = await send(row, person);
    await settle(heard ? 'told' : 'left_out', heard ? null : 'disconnected');
  } catch (error) {
    if (error instanceof PlaceRefused && !error.locked) return void (await settle('refused', error.message));
    await db.transact(messenger, (tx) => noteTry(tx, row.id, (error as Error).message));
    if (error instanceof SlowDown) throw new RunAgain(new Date(db.clock.now().getTime() + error.seconds * 1000), error.message);
    if (error instanceof PlaceRefused) throw new RunAgain(new Date(db.clock.now().getTime() + LOCKED_AGAIN_MS), error.message);
    throw error;
  }
}

function send(row: TidingsRow, person: Person): Promise<boolean> {
  return tellers.get().tell(row.connection_id, {
    id: row.event_id, name: tidingsNames[row.kind], at: row.at, person: { email: person.email, phone: person.phone }, facts: row.facts,
    value: row.value_minor !== null && row.currency !== null ? { amountMinor: row.value_minor, currency: row.currency } : null,
  });
}
