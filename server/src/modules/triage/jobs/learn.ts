import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { RunAgain, type JobHandler } from '../../../platform/jobs/jobs.ts';
import { keepVersion } from '../commands/keep-version.ts';
import { isLearning, learnApart, StoppedLearning } from '../learning/learn-apart.ts';
import { filedTexts, followedReasons } from '../queries/filed-texts.ts';
import type { FiledText } from '../rules/brand/teaching.ts';

export { LEARN_JOB } from '../commands/ask-to-learn.ts';

const actor = systemActor('triage');
/** How far it has come is written down no more often. */
const TELL_EVERY_MS = 500;
const TURN_MS = 10_000;

/** Learns a brand's next version in a process of its own and keeps it. What goes wrong is written down for whoever looks at the page. */
export const learn: JobHandler = {
  attempts: 3,
  outside: async (db, job) => {
    const brandId = String(job.payload.brand_id);
    if (isLearning()) throw new RunAgain(new Date(db.clock.now().getTime() + TURN_MS), 'another brand’s model is being learned');
    const begun = await db.transact(actor, (tx) => begin(tx, brandId));
    if (begun === null) return;
    try {
      await learnAndKeep(db, brandId, begun);
    } catch (error) {
      if (error instanceof StoppedLearning) throw new RunAgain(db.clock.now(), 'the house closes');
      const message = error instanceof Error ? error.message : String(error);
      await db.transact(actor, (tx) => tx.run(sql`update triage.learning set state = 'failed', message = ${message}, finished_at = ${tx.now} where brand_id = ${brandId}`));
    }
  },
};

interface Begun {
  readonly because: 'asked' | 'enough';
  readonly byId: string | null;
  readonly number: number | null;
  readonly model: Uint8Array | null;
  readonly reasons: Awaited<ReturnType<typeof followedReasons>>;
}

/** Null when nobody waits for it any more. A learning that a killed process left behind is begun again. */
async function begin(tx: Tx, brandId: string): Promise<Begun | null> {
  const asked = await tx.maybe<{ because: 'asked' | 'enough'; by_id: string | null }>(sql`
    update triage.learning set state = 'running', share = 0, started_at = ${tx.now} where brand_id = ${brandId} and state in ('waiting', 'running') returning because, by_id`);
  if (!asked) return null;
  const inForce = await tx.maybe<{ number: number | null; model: Buffer | null }>(sql`
    select f.number, m.model from triage.in_force f left join triage.model m on m.brand_id = f.brand_id and m.number = f.number where f.brand_id = ${brandId}`);
  return { because: asked.because, byId: asked.by_id, number: inForce?.number ?? null, model: inForce?.model ?? null, reasons: await followedReasons(tx, brandId) };
}

async function learnAndKeep(db: Database, brandId: string, begun: Begun): Promise<void> {
  const span = { first: null as Date | null, last: null as Date | null };
  async function* spanned(): AsyncGenerator<FiledText[]> {
    for await (const rows of filedTexts(db, brandId, begun.reasons.byId)) {
      for (const { filedAt } of rows) {
        span.first = new Date(Math.min(filedAt, span.first?.getTime() ?? Infinity));
        span.last = new Date(Math.max(filedAt, span.last?.getTime() ?? 0));
      }
      yield rows;
    }
  }
  const follows = [...begun.reasons.byKey].filter(([key, today]) => today.length !== 1 || today[0] !== key);
  let told = 0;
  const tell = (share: number): void => {
    if (Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    void db.transact(actor, (tx) => tx.run(sql`update triage.learning set share = ${share} where brand_id = ${brandId} and state = 'running'`)).catch(() => {});
  };
  const version = await learnApart({ inForce: begun.model, follows }, spanned(), tell);
  await db.transact(actor, (tx) => keepVersion(tx, brandId, { ...begun, ...span, version }));
}
