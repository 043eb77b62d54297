import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import { RunAgain, type JobHandler } from '../../../platform/jobs/jobs.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { planSeasonAside, type SeasonPlan, type SeasonQuestionInput } from '../season/index.ts';

const planner = systemActor('workforce');
/** For the plan itself; the last dates may take as long again. */
const SECONDS = 30;
const LOOK_MS = 400;

/** Plans one version in a thread, tells how far it is, and ends when somebody ends it. Running it twice is one plan. */
export const planSeasonJob: JobHandler = {
  attempts: 3,
  limitSeconds: 300,
  outside: async (db, job, closing) => {
    const id = String(job.payload.version_id);
    const question = await begin(db, id);
    if (question === null) return;
    const stop = new AbortController();
    let progress = 0;
    const watch = setInterval(() => void stillWanted(db, id, progress).then((wanted) => (wanted ? undefined : stop.abort()), () => undefined), LOOK_MS);
    try {
      const plan = await planSeasonAside(question, { seconds: SECONDS, signal: AbortSignal.any([stop.signal, closing]), tell: (done, of) => { progress = done / of; } });
      await end(db, id, plan, null);
    } catch (error) {
      if (closing.aborted) throw new RunAgain(db.clock.now(), 'the house closes');
      if (!(error instanceof Refusal)) throw error;
      await end(db, id, null, error.message);
    } finally {
      clearInterval(watch);
    }
  },
};

async function begin(db: Database, id: string): Promise<SeasonQuestionInput | null> {
  return db.transact(planner, async (tx) => (await tx.maybe<{ question: SeasonQuestionInput }>(sql`update workforce.season_version set state = 'running' where id = ${id} and state in ('waiting', 'running') returning question`))?.question ?? null);
}

async function stillWanted(db: Database, id: string, progress: number): Promise<boolean> {
  return db.transact(planner, async (tx) => (await tx.maybe(sql`update workforce.season_version set progress = greatest(progress, ${progress}) where id = ${id} and state = 'running' returning 1 as held`)) !== undefined);
}

/** What somebody ended meanwhile stays ended. */
async function end(db: Database, id: string, plan: SeasonPlan | null, problem: string | null): Promise<void> {
  await db.transact(planner, async (tx) => {
    await tx.run(sql`update workforce.season_version set state = ${plan === null ? 'failed' : 'done'}, progress = ${plan === null ? 0 : 1}, plan = ${plan}, problem = ${problem}, ended_at = ${tx.now} where id = ${id} and state = 'running'`);
  });
}
