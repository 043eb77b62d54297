import { createHash } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { redactForStorage } from '../../privacy/index.ts';
import { FEEDBACK_GIVEN, type FeedbackNews } from '../events.ts';

export interface FeedbackInput {
  readonly brandId: string;
  readonly articleId: string;
  readonly language: string;
  /** what tells this reader from others: kept as a hash only */
  readonly visitor: string;
  readonly helped: boolean;
  readonly words?: string;
}

const LONGEST = 2000;

/** Whether an article helped. The same reader may think otherwise later, and counts once. */
export async function giveFeedback(tx: Tx, { brandId, articleId, language, visitor, helped, words = '' }: FeedbackInput): Promise<void> {
  if (!(await tx.maybe(sql`select 1 from knowledge.translation where brand_id = ${brandId} and article_id = ${articleId} and language = ${language} and live_version is not null`))) throw notFound('article');
  const hash = createHash('sha256').update(`${articleId} ${visitor}`).digest('hex');
  const said = redactForStorage(words.trim().slice(0, LONGEST)).text;
  await tx.run(sql`
    insert into knowledge.feedback (id, brand_id, article_id, language, visitor, helped, words, at) values (${tx.id()}, ${brandId}, ${articleId}, ${language}, ${hash}, ${helped}, ${said}, ${tx.now})
    on conflict (article_id, visitor) do update set helped = excluded.helped, language = excluded.language, words = case when excluded.words = '' then knowledge.feedback.words else excluded.words end, at = excluded.at`);
  const news: FeedbackNews = { language, helped };
  await tx.announce({ name: FEEDBACK_GIVEN, brandId, subjectId: articleId, payload: { ...news } });
}

export interface View {
  readonly brandId: string;
  readonly articleId: string;
  readonly language: string;
}

/** One more view today. Who looked is not known here. */
export function countView(tx: Tx, view: View): Promise<void> {
  return countViews(tx, { ...view, views: 1 });
}

/** The same for many at once: history that is written down. */
export async function countViews(tx: Tx, { brandId, articleId, language, views }: View & { readonly views: number }): Promise<void> {
  await tx.run(sql`
    insert into knowledge.view_day (brand_id, article_id, language, day, views) values (${brandId}, ${articleId}, ${language}, ${tx.now.toISOString().slice(0, 10)}::date, ${views})
    on conflict (article_id, language, day) do update set views = knowledge.view_day.views + excluded.views`);
}
