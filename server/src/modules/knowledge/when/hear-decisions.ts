import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { APPROVAL_DECIDED } from '../../approvals/index.ts';
import { notify } from '../../notifications/index.ts';
import { ARTICLE_APPROVAL, goLive } from '../commands/publish.ts';
import { holdArticle, translationOf } from '../store/translations.ts';

/** A second person decided: the article is published in the name of whoever wrote it, or is a draft again. */
export const hearDecisions: Listener = {
  name: 'knowledge.hear-decisions',
  hears: [APPROVAL_DECIDED],
  concerns: (_tx, events) => events.some((event) => event.payload['kind'] === ARTICLE_APPROVAL),
  handle: async (tx, event) => {
    if (event.payload['kind'] !== ARTICLE_APPROVAL) return;
    const waiting = await tx.maybe<{ article_id: string; language: string }>(sql`
      select t.article_id, t.language from knowledge.translation t join knowledge.article a on a.id = t.article_id where t.id = ${String(event.payload['subject_id'])} and t.approval_id = ${event.subjectId} and t.state = 'in_review' and a.removed_at is null`);
    if (waiting === undefined) return;
    const article = await holdArticle(tx, waiting.article_id);
    const translation = await translationOf(tx, waiting.article_id, waiting.language);
    if (translation.approval_id !== event.subjectId) return;
    if (event.payload['decision'] === 'approved') await goLive(tx, article, translation, '', translation.changed_by);
    else await tx.run(sql`update knowledge.translation set state = 'draft', approval_id = null where id = ${translation.id}`);
    if (translation.changed_by !== null) await notify(tx, { kind: 'proposal_decided', brandId: article.brand_id, personIds: [translation.changed_by], subjectKind: 'article', subjectId: article.id });
  },
};
