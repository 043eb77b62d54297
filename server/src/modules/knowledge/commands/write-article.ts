import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { withdrawApproval } from '../../approvals/index.ts';
import type { ArticleChangeInput, NewArticleInput, TranslationWriteInput } from '../contract.ts';
import { remindAt } from '../jobs/remind-owners.ts';
import { cleanArticle } from '../rules/clean-article.ts';
import { freeSlug, slugFrom } from '../rules/slug.ts';
import { nextSerial, settingsOf } from '../store/serial.ts';
import { holdArticle, personOf, takenSlugs, translationIn, type ArticleRow, type TranslationRow } from '../store/translations.ts';

const DAY_MS = 86_400_000;

/** A new article in its first language, as a draft. Answers with its id. */
export async function writeArticle(tx: Tx, given: NewArticleInput & { readonly import_path?: string }): Promise<string> {
  if (!may(tx.actor, 'knowledge.write', given.brand_id)) throw forbidden('knowledge.write');
  await refuseUnknownCategory(tx, given.brand_id, given.category_id ?? null);
  const id = tx.id();
  const reviewOn = given.review_on === undefined ? await usualReview(tx, given.brand_id) : given.review_on;
  await tx.run(sql`
    insert into knowledge.article (id, brand_id, category_id, owner_id, source_language, position, review_on, import_path, created_at, created_by)
    select ${id}::uuid, ${given.brand_id}::uuid, ${given.category_id ?? null}::uuid, ${given.owner_id === undefined ? personOf(tx) : given.owner_id}::uuid, ${given.language}, coalesce(max(position) + 1, 0), ${reviewOn}::date, ${given.import_path ?? null}, ${tx.now}::timestamptz, ${personOf(tx)}::uuid
    from knowledge.article where brand_id = ${given.brand_id} and category_id is not distinct from ${given.category_id ?? null}::uuid and removed_at is null`);
  await remindAt(tx, given.brand_id, id, reviewOn);
  await writeTranslation(tx, id, given.language, { title: given.title, ...(given.summary === undefined ? {} : { summary: given.summary }), ...(given.body === undefined ? {} : { body: given.body }), ...(given.slug === undefined ? {} : { slug: given.slug }) });
  return id;
}

/** Saves the working copy of one language; readers see it once it is published. What waits for a second person is taken back by a change. */
export async function writeTranslation(tx: Tx, articleId: string, language: string, given: TranslationWriteInput): Promise<void> {
  const article = await holdArticle(tx, articleId);
  if (!may(tx.actor, 'knowledge.write', article.brand_id)) throw forbidden('knowledge.write');
  const before = await translationIn(tx, articleId, language);
  if (before === undefined) return addTranslation(tx, article, language, given);
  if (given.edit !== undefined && given.edit !== before.edit) throw conflict('changed_meanwhile', 'Somebody changed this article since you began. Look at theirs, then change it again.', [{ message: `edit ${before.edit} was saved`, edit: before.edit }]);
  const body = given.body === undefined ? before.body : cleanArticle(given.body).html;
  const words = { title: given.title?.trim() ?? before.title, summary: given.summary?.trim() ?? before.summary };
  const differs = words.title !== before.title || words.summary !== before.summary || body !== before.body;
  if (given.slug !== undefined) await renameSlug(tx, before, given.slug);
  if (given.up_to_date === true) await markUpToDate(tx, article, before.id);
  if (!differs) return;
  if (before.approval_id !== null) await withdrawApproval(tx, before.approval_id);
  await tx.run(sql`
    update knowledge.translation set title = ${words.title}, summary = ${words.summary}, body = ${body}, state = 'draft', edit = edit + 1, approval_id = null, changed_at = ${tx.now}, changed_by = ${personOf(tx)} where id = ${before.id}`);
}

async function addTranslation(tx: Tx, article: ArticleRow, language: string, given: TranslationWriteInput): Promise<void> {
  if (given.title === undefined) throw invalid('Give the article a title in this language.', [{ field: 'title', message: 'is needed' }]);
  const wanted = slugFrom(given.slug ?? given.title);
  const taken = await takenSlugs(tx, article.brand_id, language, wanted, null);
  const slug = freeSlug(wanted, (one) => taken.has(one));
  await tx.run(sql`
    insert into knowledge.translation (id, brand_id, article_id, language, slug, title, summary, body, source_version, changed_at, changed_by)
    values (${tx.id()}, ${article.brand_id}, ${article.id}, ${language}, ${slug}, ${given.title.trim()}, ${given.summary?.trim() ?? ''}, ${cleanArticle(given.body ?? '').html},
      (select live_version from knowledge.translation where article_id = ${article.id} and language = ${article.source_language}), ${tx.now}, ${personOf(tx)})`);
}

/** The address changes at once; where readers know the old one, it leads to the new one from now on. */
async function renameSlug(tx: Tx, before: TranslationRow, given: string): Promise<void> {
  const slug = slugFrom(given);
  if (slug === before.slug) return;
  if (slug === '') throw invalid('An address needs a letter or a digit.', [{ field: 'slug', message: 'has no letter and no digit' }]);
  if ((await takenSlugs(tx, before.brand_id, before.language, slug, before.id)).has(slug)) throw conflict('slug_taken', 'Another article has this address, or had it once. Choose another.');
  if (before.live_version !== null) {
    await tx.run(sql`insert into knowledge.old_slug (brand_id, language, slug, translation_id) values (${before.brand_id}, ${before.language}, ${before.slug}, ${before.id}) on conflict do nothing`);
    await tx.run(sql`update knowledge.translation set live_serial = ${await nextSerial(tx, before.brand_id)}::bigint where id = ${before.id}`);
  }
  await tx.run(sql`delete from knowledge.old_slug where brand_id = ${before.brand_id} and language = ${before.language} and slug = ${slug}`);
  await tx.run(sql`update knowledge.translation set slug = ${slug} where id = ${before.id}`);
}

async function markUpToDate(tx: Tx, article: ArticleRow, translationId: string): Promise<void> {
  await tx.run(sql`update knowledge.translation set source_version = (select live_version from knowledge.translation where article_id = ${article.id} and language = ${article.source_language}) where id = ${translationId}`);
}

/** What is said about an article besides its words. */
export async function changeArticle(tx: Tx, id: string, change: ArticleChangeInput): Promise<void> {
  const article = await holdArticle(tx, id);
  if (!may(tx.actor, 'knowledge.write', article.brand_id)) throw forbidden('knowledge.write');
  if (change.category_id !== undefined) await refuseUnknownCategory(tx, article.brand_id, change.category_id);
  await tx.run(sql`
    update knowledge.article set category_id = case when ${change.category_id !== undefined} then ${change.category_id ?? null}::uuid else category_id end, owner_id = case when ${change.owner_id !== undefined} then ${change.owner_id ?? null}::uuid else owner_id end,
      review_on = case when ${change.review_on !== undefined} then ${change.review_on ?? null}::date else review_on end, position = coalesce(${change.position ?? null}::integer, position) where id = ${id}`);
  if (change.review_on !== undefined) await remindAt(tx, article.brand_id, id, change.review_on);
}

async function refuseUnknownCategory(tx: Tx, brandId: string, id: string | null): Promise<void> {
  if (id !== null && !(await tx.maybe(sql`select 1 from knowledge.category where id = ${id} and brand_id = ${brandId} and removed_at is null`))) throw notFound('category');
}

async function usualReview(tx: Tx, brandId: string): Promise<string> {
  const { review_days: days } = await settingsOf(tx, brandId);
  return new Date(tx.now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
