import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { askApproval, withdrawApproval } from '../../approvals/index.ts';
import { record } from '../../audit/index.ts';
import { ARTICLE_PUBLISHED, ARTICLE_UNPUBLISHED, type ArticleNews } from '../events.ts';
import { unknownPlaceholders } from '../rules/placeholders.ts';
import { nextSerial, settingsOf } from '../store/serial.ts';
import { holdArticle, personOf, translationOf, type ArticleRow, type TranslationRow } from '../store/translations.ts';

export const ARTICLE_APPROVAL = 'article';
const PUBLISHES = 'knowledge.publish';

/** Makes the working copy what readers see, or puts it before a second person where the brand asks for one. Answers whether it waits. */
export async function publishArticle(tx: Tx, articleId: string, language: string, { why = '', edit }: { why?: string; edit?: number } = {}): Promise<boolean> {
  const article = await holdArticle(tx, articleId);
  const translation = await translationOf(tx, articleId, language);
  if (edit !== undefined && edit !== translation.edit) throw conflict('changed_meanwhile', 'Somebody changed this article since you began. Look at theirs, then publish it.', [{ message: `edit ${translation.edit} was saved`, edit: translation.edit }]);
  if (translation.state === 'in_review') return true;
  if (translation.state === 'published') return false;
  if (translation.body.trim() === '') throw invalid('There is nothing to read in this article yet.', [{ field: 'body', message: 'is empty' }]);
  await refuseUnfillable(tx, translation);
  const { approval } = await settingsOf(tx, article.brand_id);
  if (!approval && !may(tx.actor, PUBLISHES, article.brand_id)) throw forbidden(PUBLISHES);
  if (approval && tx.actor.kind !== 'system') return askSecond(tx, article, translation, why);
  await goLive(tx, article, translation, why, personOf(tx));
  return false;
}

/** Also whoever may publish waits: two people have read what readers see. */
async function askSecond(tx: Tx, { brand_id: brandId }: ArticleRow, translation: TranslationRow, why: string): Promise<boolean> {
  if (!may(tx.actor, 'knowledge.write', brandId)) throw forbidden('knowledge.write');
  const approvalId = await askApproval(tx, { brandId, kind: ARTICLE_APPROVAL, subjectId: translation.id, conversationId: null, number: null, because: 'article', permission: PUBLISHES, amountMinor: null, currency: null, reason: why === '' ? `${translation.title} (${translation.language})` : why });
  await tx.run(sql`update knowledge.translation set state = 'in_review', approval_id = ${approvalId} where id = ${translation.id}`);
  return true;
}

/** A new version with the words of the working copy, and readers see it. Nothing happens where they see just that. */
export async function goLive(tx: Tx, article: ArticleRow, translation: TranslationRow, why: string, by: string | null, restoredFrom: number | null = null): Promise<void> {
  const { number } = await tx.one<{ number: number }>(sql`
    insert into knowledge.version (brand_id, translation_id, number, title, summary, body, why, restored_from, by_id, at)
    select brand_id, id, coalesce((select max(number) from knowledge.version where translation_id = ${translation.id}), 0) + 1, title, summary, body, ${why}, ${restoredFrom}::integer, ${by}::uuid, ${tx.now}::timestamptz from knowledge.translation where id = ${translation.id}
    returning number`);
  const serial = await nextSerial(tx, article.brand_id);
  await tx.run(sql`
    update knowledge.translation set state = 'published', live_version = ${number}, live_serial = ${serial}::bigint, approval_id = null, published_at = coalesce(published_at, ${tx.now}),
      source_version = case when language = ${article.source_language} then null else (select s.live_version from knowledge.translation s where s.article_id = ${article.id} and s.language = ${article.source_language}) end where id = ${translation.id}`);
  const news: ArticleNews = { language: translation.language, version: number };
  await tx.announce({ name: ARTICLE_PUBLISHED, brandId: article.brand_id, subjectId: article.id, payload: { ...news } });
  await record(tx, { action: 'knowledge.article_published', subjectKind: 'article', subjectId: article.id, brandId: article.brand_id, facts: { language: translation.language, version: number } });
}

/** Readers no longer see it; its words, versions and address are kept. */
export async function archiveArticle(tx: Tx, articleId: string, language: string): Promise<void> {
  const article = await holdArticle(tx, articleId);
  const translation = await translationOf(tx, articleId, language);
  if (!may(tx.actor, translation.live_version === null ? 'knowledge.write' : PUBLISHES, article.brand_id)) throw forbidden(PUBLISHES);
  await takeBack(tx, article, translation, 'archived');
}

/** An archived text is worked on again. */
export async function reopenArticle(tx: Tx, articleId: string, language: string): Promise<void> {
  const { brand_id: brandId } = await holdArticle(tx, articleId);
  if (!may(tx.actor, 'knowledge.write', brandId)) throw forbidden('knowledge.write');
  await tx.run(sql`update knowledge.translation set state = 'draft' where article_id = ${articleId} and language = ${language} and state = 'archived'`);
}

/** The article and all its languages are gone from every list. Its pictures stay with those who have their address. */
export async function removeArticle(tx: Tx, articleId: string): Promise<void> {
  const article = await holdArticle(tx, articleId);
  if (!may(tx.actor, PUBLISHES, article.brand_id)) throw forbidden(PUBLISHES);
  for (const { language } of await tx.rows<{ language: string }>(sql`select language from knowledge.translation where article_id = ${articleId}`)) await takeBack(tx, article, await translationOf(tx, articleId, language), 'archived');
  await tx.run(sql`update knowledge.article set removed_at = ${tx.now} where id = ${articleId}`);
  await record(tx, { action: 'knowledge.article_removed', subjectKind: 'article', subjectId: articleId, brandId: article.brand_id });
}

async function takeBack(tx: Tx, article: ArticleRow, translation: TranslationRow, state: 'archived'): Promise<void> {
  if (translation.approval_id !== null) await withdrawApproval(tx, translation.approval_id);
  const serial = await nextSerial(tx, article.brand_id);
  await tx.run(sql`update knowledge.translation set state = ${state}, live_version = null, live_serial = ${serial}::bigint, approval_id = null where id = ${translation.id}`);
  if (translation.live_version === null) return;
  const news: ArticleNews = { language: translation.language };
  await tx.announce({ name: ARTICLE_UNPUBLISHED, brandId: article.brand_id, subjectId: article.id, payload: { ...news } });
  await record(tx, { action: 'knowledge.article_unpublished', subjectKind: 'article', subjectId: article.id, brandId: article.brand_id, facts: { language: translation.language } });
}

/** The words of a version become the working copy; they are published like any others. */
export async function restoreVersion(tx: Tx, articleId: string, language: string, number: number): Promise<void> {
  const article = await holdArticle(tx, articleId);
  if (!may(tx.actor, 'knowledge.write', article.brand_id)) throw forbidden('knowledge.write');
  const translation = await translationOf(tx, articleId, language);
  if (translation.approval_id !== null) await withdrawApproval(tx, translation.approval_id);
  const restored = await tx.run(sql`
    update knowledge.translation t set title = v.title, summary = v.summary, body = v.body, state = case when v.number = t.live_version then 'published' else 'draft' end, edit = t.edit + 1, approval_id = null, changed_at = ${tx.now}, changed_by = ${personOf(tx)}
    from knowledge.version v where t.id = ${translation.id} and v.translation_id = t.id and v.number = ${number}`);
  if (restored === 0) throw notFound('version of this article');
}

async function refuseUnfillable(tx: Tx, translation: TranslationRow): Promise<void> {
  const keys = new Set((await tx.rows<{ key: string }>(sql`select key from knowledge.snippet where brand_id = ${translation.brand_id} and removed_at is null`)).map((row) => row.key));
  const unknown = unknownPlaceholders(`${translation.title} ${translation.summary} ${translation.body}`, keys);
  if (unknown.length > 0) throw invalid(`Nobody can fill ${unknown.join(', ')}.`, unknown.map((name) => ({ field: 'body', message: `{{${name}}} is no placeholder and no snippet`, problem: 'unknown_placeholder', name })));
}
