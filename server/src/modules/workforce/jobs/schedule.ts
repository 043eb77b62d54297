import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import { RunAgain, type JobHandler } from '../../../platform/jobs/jobs.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { rosterNeed, type RosterNeed } from '../queries/roster-need.ts';
import { rosterPeople, type RosterPeople } from '../queries/roster-people.ts';
import { outcomeOf, shiftsOf } from '../rules/plan-outcome.ts';
import { SearchFailed, searchApart, usualPrices, type RosterProgress, type RosterQuestion } from '../scheduling/index.ts';
import { moveVersion, planById, removeDraft, writeDraft, type PlanRow } from '../store/plans.ts';

export const SCHEDULE_JOB = 'workforce.schedule';
const planner = systemActor('workforce');
/** Steps of a second on a usual machine: a slower one ends by its time, and says so. */
const STEPS_A_SECOND = 30_000;

export const scheduleJob: JobHandler = {
  attempts: 3,
  limitSeconds: 600,
  outside: async (db, job, closing) => {
    const id = String(job.payload.plan_id);
    const plan = await db.read(planner, (tx) => planById(tx, id));
    if (plan.state !== 'drafting') return;
    try {
      await search(db, plan, closing);
    } catch (error) {
      if (closing.aborted) throw new RunAgain(db.clock.now(), 'the house closes');
      const problem = error instanceof SearchFailed ? (error.why === 'classes' ? 'too_many_skills' : 'search_broke') : error instanceof Refusal ? error.message : null;
      // What nobody foresaw is tried again; the last time it is said.
      if (problem === null && job.attempt < 3) throw error;
      await db.transact(planner, (tx) => tx.run(sql`update workforce.plan set state = 'failed', problem = ${problem ?? 'search_broke'}, changed_at = ${tx.now} where id = ${id} and state = 'drafting'`));
      if (problem === null) throw error;
    }
  },
};

async function search(db: Database, plan: PlanRow, closing: AbortSignal): Promise<void> {
  const loaded = await db.read(planner, async (tx) => {
    const origin = Date.parse(`${plan.from_day}T00:00:00Z`);
    const need = await rosterNeed(tx, plan.brand_ids, plan.from_day, plan.weeks, origin);
    return { need, people: await rosterPeople(tx, { personIds: plan.person_ids, from: plan.from_day, weeks: plan.weeks, queues: need.queues }) };
  });
  const question = questionOf(plan, loaded);
  let [asking, ended] = [Promise.resolve(), false];
  const apart = searchApart(question, (progress) => {
    asking = asking.then(async () => {
      if (!ended && (await showProgress(db, plan.id, progress)) !== 'drafting') apart.stop();
    }).catch(() => {});
  });
  const leave = (): void => apart.stop();
  closing.addEventListener('abort', leave);
  try {
    const answer = await apart.answer;
    ended = true;
    // Begun again with the next start rather than kept half searched for.
    closing.throwIfAborted();
    await asking;
    await db.transact(planner, async (tx) => {
      const now = await tx.maybe<{ state: string }>(sql`select state from workforce.plan where id = ${plan.id} for update`);
      if (now?.state !== 'drafting') return;
      await removeDraft(tx, plan.id, null);
      await writeDraft(tx, plan.id, shiftsOf(answer, question.origin));
      await moveVersion(tx, plan.id);
      await tx.run(sql`update workforce.plan set state = 'draft', outcome = ${outcomeOf(answer, question, { queues: loaded.need.queues, leftOut: loaded.people.leftOut, notForetold: loaded.need.notForetold })} where id = ${plan.id}`);
    });
  } finally {
    closing.removeEventListener('abort', leave);
    await apart.leave();
  }
}

/** 'stopping' where somebody asked for the best so far. */
async function showProgress(db: Database, id: string, { price, shortHours, used }: RosterProgress): Promise<string> {
  return db.transact(planner, async (tx) => {
    const row = await tx.maybe<{ state: string; stop: boolean }>(sql`update workforce.plan set progress = ${{ price, short_hours: shortHours, used }} where id = ${id} and state = 'drafting' returning state, coalesce((asked->>'stop')::boolean, false) as stop`);
    return row === undefined ? 'gone' : row.stop ? 'stopping' : row.state;
  });
}

function questionOf(plan: PlanRow, { need, people }: { need: RosterNeed; people: RosterPeople }): RosterQuestion {
  const { seconds, seed } = plan.asked;
  return {
    origin: people.origin, judged: need.judged, weeks: plan.weeks, prices: usualPrices, seed, seconds, steps: seconds * STEPS_A_SECOND,
    queues: need.queues.map((queue) => ({ id: `${queue.brandId} ${queue.channel}`, name: `${queue.brand} ${queue.channel}`, required: queue.required })),
    people: people.people.map(({ brandIds: _, ...person }) => person),
  };
}
