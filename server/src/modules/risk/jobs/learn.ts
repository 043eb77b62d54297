import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { countReasons, countSold } from '../commands/count-shares.ts';
import { foretellPast } from '../commands/foretell-past.ts';
import { judgeSettled } from '../commands/judge-settled.ts';
import { keepTaught } from '../store/taught.ts';
import { buyersOf, historyDays } from '../queries/buyers-of.ts';
import { habitsLesson, judgedDays } from '../rules/learn-habits.ts';
import { lessonOf, type Judged } from '../rules/learn-repeat.ts';
import type { Settled } from '../rules/repeat-contact.ts';

export const LEARN_JOB = 'risk.learn';
const learner = systemActor('risk');
const DAY_MS = 86_400_000;
/** Learned at night, when nobody waits for the machine; an hour after deliveries are. */
const LEARN_HOUR = 4;
/** The newest of so many days, and no more than this, are learned from. */
const LEARN_DAYS = 180;
const MOST = 20_000;
/** What was foretold is kept as long as something is learned from it. */
const KEEP_DAYS = 400;

/** What happened today is learned from tonight; wishing for it twice is one night. */
export async function learnTonight(tx: Tx, brandId: string): Promise<void> {
  const night = new Date(tx.now);
  night.setUTCHours(LEARN_HOUR, 0, 0, 0);
  await tx.schedule({ kind: LEARN_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt: night > tx.now ? night : new Date(night.getTime() + DAY_MS) });
}

export const learn: JobHandler = {
  attempts: 5,
  limitSeconds: 300,
  outside: async (db, job) => {
    const brandId = String(job.payload.brand_id);
    await learnNow(db, brandId);
    await db.transact(learner, (tx) => learnTonight(tx, brandId));
  },
};

/**
 * One night's learning of a brand, in steps that are each whole and may be done again: what was settled unheard is foretold, what came is
 * written beside what is a week old, shares are counted, weights and habits learned anew, what nothing is learned from any more forgotten.
 */
export async function learnNow(db: Database, brandId: string): Promise<void> {
  const since = new Date(db.clock.now().getTime() - LEARN_DAYS * DAY_MS);
  const steps: readonly ((tx: Tx) => Promise<unknown>)[] = [
    (tx) => foretellPast(tx, brandId, since), (tx) => judgeSettled(tx, brandId), (tx) => countReasons(tx, brandId, since), (tx) => countSold(tx, brandId), (tx) => learnRepeats(tx, brandId, since), (tx) => learnHabits(tx, brandId),
    (tx) => tx.run(sql`delete from risk.settled where brand_id = ${brandId} and settled_at < ${new Date(tx.now.getTime() - KEEP_DAYS * DAY_MS)}`),
  ];
  for (const step of steps) await db.transact(learner, step);
}

async function learnRepeats(tx: Tx, brandId: string, since: Date): Promise<void> {
  const rows = await tx.rows<{ facts: Settled; again: boolean; settled_at: Date }>(sql`
    select facts, again, settled_at from risk.settled where brand_id = ${brandId} and again is not null and settled_at > ${since} order by settled_at desc limit ${MOST}`);
  const judged = rows.map((row): Judged => ({ facts: row.facts, again: row.again, settledAt: row.settled_at }));
  const { weights, trust, trustBefore } = lessonOf(judged);
  await keepTaught(tx, brandId, 'repeat', { values: weights, trust, trustBefore, cases: judged.length });
}

async function learnHabits(tx: Tx, brandId: string): Promise<void> {
  const days = judgedDays(await historyDays(tx, brandId));
  const followed = days === null ? [] : await buyersOf(tx, brandId, new Date(tx.now.getTime() - days * DAY_MS), days);
  const { habits, trust, trustBefore, cases } = habitsLesson(followed, days ?? 0, await buyersOf(tx, brandId, tx.now, 0));
  await keepTaught(tx, brandId, 'buying', { values: habits, trust, trustBefore, cases });
}
