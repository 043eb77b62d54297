import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { holdersOf } from '../../identity/index.ts';
import { notify } from '../../notifications/index.ts';

export const REMIND_JOB = 'knowledge.remind_owner';
/** In the morning of most shops, in UTC. */
const MORNING = 'T07:00:00Z';

/** One reminder for each article; another day moves it. */
export async function remindAt(tx: Tx, brandId: string, articleId: string, on: string | null): Promise<void> {
  if (on === null) await tx.unschedule(REMIND_JOB, articleId);
  else await tx.schedule({ kind: REMIND_JOB, key: articleId, brandId, payload: { article_id: articleId }, runAt: new Date(`${on}${MORNING}`) });
}

/** Tells the owner that the day has come; where nobody owns it, those who publish. Once for each day that was set. */
export const remindOwner: JobHandler = {
  inside: async (tx, job) => {
    const due = await tx.maybe<{ id: string; brand_id: string; owner_id: string | null }>(sql`
      update knowledge.article set reminded_on = review_on where id = ${String(job.payload.article_id)} and removed_at is null and review_on <= ${tx.now.toISOString().slice(0, 10)}::date and reminded_on is distinct from review_on
      returning id, brand_id, owner_id`);
    if (!due) return;
    const personIds = due.owner_id === null ? await holdersOf(tx, due.brand_id, 'knowledge.publish') : [due.owner_id];
    await notify(tx, { kind: 'article_review_due', brandId: due.brand_id, personIds, subjectKind: 'article', subjectId: due.id });
  },
};
