import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { LearnedVersion } from '../learning/learn-version.ts';
import type { Decision } from '../rules/brand/decide-promotion.ts';
import { calibrationError, type Mistake } from '../rules/brand/version-figures.ts';
import type { Evaluation } from '../rules/learn/evaluate.ts';
import { putInForce } from './change-model.ts';

/** Besides the version in force so many of the newest keep their bytes; of the others the figures stay. */
const KEPT = 5;

/** What is kept of how a version did. Reasons by their keys; null: none of them. */
export interface KeptFigures {
  readonly next: KeptEvaluation;
  /** the version it was judged against, on the same conversations */
  readonly current: KeptEvaluation;
  /** `overtaken`: another version was put in force while this one was learned */
  readonly decision: Omit<Decision, 'because'> & { readonly because: Decision['because'] | 'overtaken' };
  readonly mistakes: readonly Mistake[];
  readonly taughtOf: readonly (readonly [key: string, conversations: number])[];
}
export type KeptEvaluation = Evaluation & { readonly calibrationError: number };

interface VersionToKeep {
  readonly version: LearnedVersion;
  readonly because: 'asked' | 'enough';
  readonly byId: string | null;
  /** the version that was in force when it was begun */
  readonly number: number | null;
  readonly first: Date | null;
  readonly last: Date | null;
}

/** Keeps a version with its figures, puts it in force when it is better, and lets go of the bytes of old ones. */
export async function keepVersion(tx: Tx, brandId: string, { version, because, byId, number: against, first, last }: VersionToKeep): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('triage model ' || ${brandId}::text, 0))`);
  const inForce = await tx.maybe<{ number: number | null }>(sql`select number from triage.in_force where brand_id = ${brandId}`);
  const overtaken = (inForce?.number ?? null) !== against;
  const { decision, compared, taughtOf } = version;
  const promoted = decision.promote && !overtaken;
  const judged = (evaluation: Evaluation): KeptEvaluation => ({ ...evaluation, calibrationError: calibrationError(evaluation) });
  const figures: KeptFigures = { next: judged(compared.next), current: judged(compared.current), decision: { ...decision, promote: promoted, because: decision.promote && overtaken ? 'overtaken' : decision.because }, mistakes: compared.mistakes, taughtOf };
  const { number } = await tx.one<{ number: number }>(sql`
    insert into triage.model (id, brand_id, number, learned_at, because, by_id, taught, aside, first_at, last_at, against, promoted, figures, model, bytes)
    select ${tx.id()}, ${brandId}, coalesce(max(number), 0) + 1, ${tx.now}, ${because}, ${byId}, ${version.taught}, ${version.aside}, ${first}, ${last}, ${against}, ${promoted}, ${JSON.stringify(figures)}::jsonb, ${Buffer.from(version.bytes)}, ${version.bytes.length}
    from triage.model where brand_id = ${brandId} returning number`);
  if (promoted) await putInForce(tx, brandId, number, 'promoted');
  await tx.run(sql`
    update triage.model set model = null where brand_id = ${brandId} and model is not null and number is distinct from (select number from triage.in_force where brand_id = ${brandId})
      and number <= (select max(number) from triage.model where brand_id = ${brandId}) - ${KEPT}::integer`);
  await tx.run(sql`update triage.learning set state = 'done', share = 1, finished_at = ${tx.now}, message = null where brand_id = ${brandId}`);
}
