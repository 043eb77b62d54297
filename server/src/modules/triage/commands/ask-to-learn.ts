import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { learnedSoFar } from '../queries/filed-texts.ts';
import { FIRST, learnAt } from '../rules/brand/when-to-learn.ts';

export const LEARN_JOB = 'triage.learn';

/** Somebody wants the next version now. Refused while too little was filed, or while one is being learned. */
export async function askToLearn(tx: Tx, brandId: string): Promise<void> {
  if (!(await tx.maybe(sql`select 1 from identity.brand where id = ${brandId}`))) throw notFound('brand');
  const { filed } = await learnedSoFar(tx, brandId);
  if (filed < FIRST) throw conflict('too_few', `People have filed ${filed} conversations of this brand; ${FIRST} are needed to learn from. File more, then ask again.`, [{ message: `${filed} of ${FIRST}`, filed, needed: FIRST }]);
  const under = await tx.maybe<{ state: string }>(sql`select state from triage.learning where brand_id = ${brandId} and state = 'running' for update`);
  if (under) throw conflict('learning_already', 'A version is being learned just now. It takes a minute; look again then.');
  await begin(tx, brandId, 'asked', tx.now);
}

/** Enough was filed since the last time: the next version is learned unasked. */
export async function learnWhenEnough(tx: Tx, brandId: string): Promise<void> {
  const at = learnAt(await learnedSoFar(tx, brandId), tx.now);
  if (at === null || (await tx.maybe(sql`select 1 from triage.learning where brand_id = ${brandId} and state in ('waiting', 'running')`))) return;
  await begin(tx, brandId, 'enough', at);
}

async function begin(tx: Tx, brandId: string, because: 'asked' | 'enough', runAt: Date): Promise<void> {
  await tx.run(sql`
    insert into triage.learning (brand_id, state, because, by_id, share, asked_at) values (${brandId}, 'waiting', ${because}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, 0, ${tx.now})
    on conflict (brand_id) do update set state = 'waiting', because = excluded.because, by_id = excluded.by_id, share = 0, asked_at = excluded.asked_at, started_at = null, finished_at = null, message = null`);
  await tx.schedule({ kind: LEARN_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt });
}
