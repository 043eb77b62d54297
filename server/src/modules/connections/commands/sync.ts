import { systemActor } from '../../../platform/actor/actor.ts';
import { RunAgain, type Job } from '../../../platform/jobs/jobs.ts';
import { PlaceRefused, SlowDown, type Connector, type Page, type Place, type Stream } from '../connector.ts';
import { BROKEN, MENDED } from '../events.ts';
import type { ConnectionsPorts } from '../ports.ts';
import { connectorOf } from '../queries/connector-of.ts';
import { afterPage, nextRound, type Round } from '../rules/round.ts';
import { connectionById, markAbout, markFailing, markFetched, type ConnectionRow } from '../store/connections.ts';
import { isSameRound, keepRound, roundsOf } from '../store/streams.ts';
import { forgetProblems } from '../store/problems.ts';
import { forgetWebhooks } from '../store/webhooks.ts';
import { openPlace } from './open-place.ts';
import { subscribe } from './subscribe.ts';
import { takeIn } from './take-in.ts';

export const SYNC_JOB = 'connections.sync';
const syncer = systemActor('connections');
const AGAIN_MS = 10 * 60_000;
const RESUBSCRIBE_MS = 86_400_000;
const WEBHOOKS_KEPT_MS = 14 * 86_400_000;
const PROBLEMS_KEPT_MS = 60 * 86_400_000;

/**
 * Fetches what changed at a place, stream by stream, page by page; the place in the list is kept with what the page held, in one
 * transaction, so that it goes on after a crash with no gap and nothing twice. The first round fetches everything and, being
 * history, tells nobody. What a webhook missed, this finds. A house that closes waits for the request under way and no longer.
 */
export async function sync(ports: ConnectionsPorts, job: Job, closing: AbortSignal): Promise<void> {
  const id = String(job.payload.connection_id);
  const row = await ports.db.read(syncer, (tx) => connectionById(tx, id));
  if (!row?.credentials) return;
  const connector = connectorOf(ports, row.vendor);
  if (row.subscribed_at === null) await subscribe(ports, row.id);
  try {
    const place = openPlace(ports, connector, row, closing);
    const rounds = (await ports.db.read(syncer, (tx) => roundsOf(tx, [row.id]))).get(row.id);
    const allowed = connector.streams.filter((stream) => stream.permission === undefined || !row.missing.includes(stream.permission));
    const left = unfinished(allowed, (stream) => rounds?.get(stream.name));
    // Where there is no list to fetch, the regular look is whether the place still lets us in.
    if (connector.streams.length === 0) await connector.check(place);
    for (const stream of left) await syncGiven(ports, connector, row, place, stream, rounds?.get(stream.name));
  } catch (error) {
    if (error instanceof SlowDown) throw new RunAgain(new Date(ports.db.clock.now().getTime() + error.seconds * 1000), error.message);
    const locked = error instanceof PlaceRefused && error.locked;
    await failing(ports, row, locked, error as Error);
    // Keys that are no longer accepted do not come back by themselves; somebody gives new ones.
    if (locked) return;
    throw error;
  }
  await ports.db.transact(syncer, async (tx) => {
    if (await markFetched(tx, row.id)) await tx.announce({ name: MENDED, brandId: row.brand_id, subjectId: row.id, payload: { vendor: row.vendor } });
    await forgetWebhooks(tx, row.id, new Date(tx.now.getTime() - WEBHOOKS_KEPT_MS));
    await forgetProblems(tx, row.id, new Date(tx.now.getTime() - PROBLEMS_KEPT_MS));
  });
  if (row.subscribed_at !== null && ports.db.clock.now().getTime() - row.subscribed_at.getTime() > RESUBSCRIBE_MS) await subscribe(ports, row.id);
  throw new RunAgain(new Date(ports.db.clock.now().getTime() + AGAIN_MS), 'up to date');
}

/** What is left of the pass under way; every stream when the last pass was finished. */
export function unfinished(streams: readonly Stream[], roundOf: (stream: Stream) => Round | undefined): readonly Stream[] {
  const left = streams.filter((stream) => roundOf(stream)?.done !== true);
  return left.length > 0 ? left : streams;
}

/** One list that is not given (any more) is a permission that is missing, and no reason to leave the others; one that must be given locks the connection. */
async function syncGiven(ports: ConnectionsPorts, connector: Connector, row: ConnectionRow, place: Place, stream: Stream, before: Round | undefined): Promise<void> {
  try {
    await syncStream(ports, connector, row, place, stream, before);
  } catch (error) {
    const needed = connector.permissions.some((one) => one.name === stream.permission && one.needed);
    if (!(error instanceof PlaceRefused) || !error.locked || stream.permission === undefined || needed) throw error;
    // A key that is no longer good at all is refused everything: what the place says of itself tells them apart.
    const about = await connector.check(place);
    if (!about.missing.includes(stream.permission)) throw error;
    await ports.db.transact(syncer, (tx) => markAbout(tx, row.id, { name: about.name, currency: about.currency, missing: [...about.missing] }));
  }
}

async function syncStream(ports: ConnectionsPorts, connector: Connector, row: ConnectionRow, place: Place, stream: Stream, before: Round | undefined): Promise<void> {
  let round = nextRound(before, ports.db.clock.now());
  // What cannot be asked for changes was fetched once.
  if (round.since !== null && !stream.changes) return;
  let anew = false;
  let coming = pageOf(place, stream, round, anew);
  while (!round.done) {
    const page = await coming;
    if (page === null) {
      anew = true;
      round = { ...round, after: null, fetched: 0 };
      coming = pageOf(place, stream, round, anew);
      continue;
    }
    const next = afterPage(round, page, ports.db.clock.now());
    // The next page is on its way while this one is written; should it fail, that is heard where it is waited for.
    if (!next.done && !page.restSeconds) coming = pageOf(place, stream, next, anew);
    coming.catch(() => undefined);
    await ports.db.transact(syncer, async (tx) => {
      for (const item of page.items) await takeIn(ports, tx, connector, row, { kind: stream.kind, payload: item }, place.context);
      // Somebody wants everything fetched again: what is under way stops here, and the next look begins it.
      if (!(await isSameRound(tx, row.id, stream.name, round))) throw new SlowDown(1);
      keepRound(tx, row, stream.name, next);
    }, { silent: round.since === null });
    round = next;
    if (!round.done && page.restSeconds) throw new SlowDown(page.restSeconds);
  }
}

/** A page; null where the place no longer knows the place in its list that it named: the list is begun anew, once, and what was taken in already ends the same. */
async function pageOf(place: Place, stream: Stream, round: Round, anew: boolean): Promise<Page | null> {
  try {
    return await stream.page(place, { after: round.after, since: round.since });
  } catch (error) {
    if (!anew && round.after !== null && error instanceof PlaceRefused && !error.locked) return null;
    throw error;
  }
}

async function failing(ports: ConnectionsPorts, row: ConnectionRow, locked: boolean, error: Error): Promise<void> {
  await ports.db.transact(syncer, async (tx) => {
    if (await markFailing(tx, row.id, locked ? 'locked' : 'failing', error.message)) await tx.announce({ name: BROKEN, brandId: row.brand_id, subjectId: row.id, payload: { vendor: row.vendor, locked } });
  });
  ports.log.warn({ err: error, connection: row.id, vendor: row.vendor }, 'a connected place could not be read');
}
