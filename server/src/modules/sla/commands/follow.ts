import type { Tx } from '../../../platform/db/tx.ts';
import { setNextDue } from '../../conversations/index.ts';
import { readFacts, type Known } from '../queries/read-facts.ts';
import { readStories } from '../queries/read-stories.ts';
import { policyFor, termsFor, termsOf, type BrandTerms } from '../queries/terms.ts';
import { runClocks, type Clock } from '../rules/clocks.ts';
import { compare, type Change, type Difference } from '../rules/compare.ts';
import type { Policy } from '../rules/policy.ts';
import { livedHere, tellEvents, type Told } from '../rules/tell-events.ts';
import { clocksOf, followedOf, holdClocks, keptOf, writeClocks, type ClockName, type ClockRow, type FollowedRow } from '../store/clocks.ts';
import { leadsWithin, tellOf } from './tell.ts';

export const DEADLINE_JOB = 'sla.deadline';
/** A clock may be set back by as much; what is said to happen later than that has not happened yet. */
const AHEAD_MS = 86_400_000;

/** A conversation whose clocks were read again. */
export interface Followed {
  readonly known: Known;
  readonly policy: Policy | null;
  readonly version: number;
  readonly difference: Difference;
}

/**
 * Reads the clocks of these conversations again, from what happened in them and under the terms that hold now, and keeps
 * what became of them: rows, the moment to look again, by when each is due. Tells whoever has to know, unless `quiet`:
 * when terms change, nobody is told of what is over already. Doing it twice changes nothing.
 */
export async function follow(tx: Tx, ids: readonly string[], how: { quiet?: boolean } = {}): Promise<void> {
  if (ids.length === 0 || tx.silent) return;
  await holdClocks(tx, ids);
  const [all, stories, clocks, followed] = await Promise.all([readFacts(tx, ids), readStories(tx, ids), clocksOf(tx, ids), followedOf(tx, ids)]);
  const terms = new Map<string, BrandTerms | undefined>();
  for (const brandId of new Set(all.map((known) => known.brandId))) terms.set(brandId, await termsOf(tx, brandId));
  const kept = Map.groupBy(clocks, (row) => row.conversation_id);
  const before = new Map(followed.map((row) => [row.conversation_id, row]));
  const read = all.flatMap((known) => {
    const under = terms.get(known.brandId);
    const story = stories.get(known.id) as Told;
    // What never lived here, and was never followed, is left alone.
    if (under === undefined || (!livedHere(story) && !before.has(known.id))) return [];
    return [readAgain(known, story, under, kept.get(known.id) ?? [], tx.now.getTime(), how.quiet === true)];
  });
  keep(tx, read, before);
  const leads = leadsWithin(tx);
  // One connection answers in order: asked together, hundreds cost few round trips.
  await Promise.all([schedule(tx, read, before), ...read.map((one) => tellOf(tx, one, leads, how.quiet === true))]);
}

function readAgain(known: Known, told: Told, terms: BrandTerms, rows: readonly ClockRow[], clock: number, quiet: boolean): Followed {
  const policy = policyFor(terms, known);
  const story = tellEvents(told, policy?.snooze_pauses ?? false);
  // A machine whose clock was moved back takes nothing back that happened.
  const now = Math.max(clock, story.findLast((one) => one.at <= clock + AHEAD_MS)?.at ?? 0, ...rows.map((row) => row.counted_at.getTime()).filter((at) => at <= clock + AHEAD_MS));
  const clocks: Clock[] = policy === null || story[0] === undefined ? [] : runClocks(story, termsFor(terms, policy, known, story[0].at), now, { owner: policy.warn_owner_percent / 100, lead: policy.warn_lead_percent / 100 });
  return { known, policy, version: terms.version, difference: compare(rows.map(keptOf), clocks, now, quiet) };
}

function keep(tx: Tx, read: readonly Followed[], before: ReadonlyMap<string, FollowedRow>): void {
  const rows = read.flatMap((one) => one.difference.changes.map((change) => rowOf(tx, one, change)));
  const named = (which: 'gone' | 'over'): ClockName[] => read.flatMap((one) => one.difference[which].map((clock) => ({ conversation_id: one.known.id, metric: clock.metric, hours: clock.hours, n: clock.n })));
  const followed = read.map((one): FollowedRow => ({
    conversation_id: one.known.id, brand_id: one.known.brandId, policy_id: one.policy?.id ?? null, policy_version: one.version, open: one.known.counts && one.known.open,
    due_at: date(one.difference.dueAt), fires_at: date(one.difference.firesAt),
  }));
  writeClocks(tx, rows, named('gone'), named('over'), followed);
  const dues = followed.filter((row) => before.get(row.conversation_id)?.due_at?.getTime() !== row.due_at?.getTime());
  setNextDue(tx, dues.map((row) => ({ conversationId: row.conversation_id, at: row.due_at })));
}

function rowOf(tx: Tx, one: Followed, { clock, told, version }: Change): ClockRow {
  return {
    conversation_id: one.known.id, metric: clock.metric, hours: clock.hours, n: clock.n, brand_id: one.known.brandId, policy_id: (one.policy as Policy).id, policy_version: version ?? one.version,
    state: clock.state, target_seconds: clock.targetSeconds, started_at: new Date(clock.startedAt), elapsed_seconds: clock.elapsedSeconds, counted_at: tx.now,
    due_at: date(clock.dueAt), warn_at: date(clock.ownerAt), lead_at: date(clock.leadAt), ended_at: date(clock.endedAt), missed_at: date(clock.missedAt), capped_by: clock.cappedBy, because: clock.because, told,
  };
}

/** A job a conversation; one that would come at the same moment as before is left where it is. */
async function schedule(tx: Tx, read: readonly Followed[], before: ReadonlyMap<string, FollowedRow>): Promise<void> {
  const moved = read.filter(({ known, difference: { firesAt: at } }) =>
    // The job that is running now ends with this: it has to be set again even for the same moment.
    at !== (before.get(known.id)?.fires_at?.getTime() ?? null) || (at !== null && at <= tx.now.getTime()));
  for (const { known, difference } of moved) if (difference.firesAt === null) await tx.unschedule(DEADLINE_JOB, known.id);
  await tx.scheduleAll(moved.flatMap(({ known, difference: { firesAt: at } }) => (at === null ? [] : [{ kind: DEADLINE_JOB, key: known.id, brandId: known.brandId, payload: { conversation_id: known.id }, runAt: new Date(at) }])));
}

const date = (at: number | null): Date | null => (at === null ? null : new Date(at));
