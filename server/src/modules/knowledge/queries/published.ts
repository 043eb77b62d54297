import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { withSnippets } from '../rules/placeholders.ts';
import { snippetWords } from '../store/snippets.ts';
import { liveIndex } from './live-index.ts';

export interface HomeArticle {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
}

export interface HomeCategory {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly icon: string;
  readonly articles: readonly HomeArticle[];
  /** one level, whose own are empty */
  readonly children: readonly HomeCategory[];
}

export interface PublishedHome {
  /** in the brand's order; those without an article for readers of this language are left out */
  readonly categories: readonly HomeCategory[];
  /** of no category */
  readonly loose: readonly HomeArticle[];
}

interface HomeRow extends HomeArticle {
  category_id: string | null;
}

interface CategoryRow {
  id: string;
  parent_id: string | null;
  icon: string;
  slug: string;
  name: string;
  description: string;
}

/** What the first page of a help centre shows in a language. */
export async function publishedHome(tx: Tx, brandId: string, language: string): Promise<PublishedHome> {
  const articles = await tx.rows<HomeRow>(sql`
    select a.id, t.slug, v.title, v.summary, c.id as category_id from knowledge.translation t join knowledge.version v on v.translation_id = t.id and v.number = t.live_version join knowledge.article a on a.id = t.article_id
    left join knowledge.category c on c.id = a.category_id and c.removed_at is null where t.brand_id = ${brandId} and t.language = ${language} order by a.position, v.title, a.id`);
  const categories = await categoriesIn(tx, brandId, language);
  const of = (id: string | null): HomeArticle[] => articles.filter((one) => one.category_id === id).map(({ category_id: _category, ...article }) => article);
  const build = (parent: string | null): HomeCategory[] => categories.filter((one) => one.parent_id === parent).flatMap(({ parent_id: _parent, ...category }) => {
    const children = parent === null ? build(category.id) : [];
    const own = of(category.id);
    return own.length + children.length === 0 ? [] : [{ ...category, articles: own, children }];
  });
  return { categories: build(null), loose: of(null) };
}

/** Names in the language, else in the brand's own, else in any. */
async function categoriesIn(tx: Tx, brandId: string, language: string): Promise<CategoryRow[]> {
  return tx.rows<CategoryRow>(sql`
    select distinct on (c.position, c.id) c.id, c.parent_id, c.icon, n.slug, n.name, n.description from knowledge.category c join identity.brand b on b.id = c.brand_id join knowledge.category_name n on n.category_id = c.id
    where c.brand_id = ${brandId} and c.removed_at is null order by c.position, c.id, n.language <> ${language}, n.language <> b.locale, n.language`);
}

export interface PublishedArticle {
  readonly id: string;
  readonly language: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** cleaned HTML with its snippets in it; placeholders are left for `filledArticle`, pictures (`cid:`) for `withImageAddresses` */
  readonly body: string;
  readonly updated_at: Date;
  readonly published_at: Date;
  readonly category: { readonly id: string; readonly slug: string; readonly name: string } | null;
  /** every language readers can have it in, with its address there; this one too */
  readonly languages: readonly { readonly language: string; readonly slug: string }[];
  readonly related: readonly HomeArticle[];
}

interface ArticleRow extends Omit<PublishedArticle, 'category' | 'languages' | 'related'> {
  category_id: string | null;
}

/** An article readers see, where it moved to, or null. */
export async function publishedArticle(tx: Tx, { brandId, language, slug }: { readonly brandId: string; readonly language: string; readonly slug: string }): Promise<PublishedArticle | { readonly redirect: string } | null> {
  const row = await tx.maybe<ArticleRow>(sql`
    select a.id, t.language, t.slug, v.title, v.summary, v.body, v.at as updated_at, t.published_at, a.category_id from knowledge.translation t join knowledge.version v on v.translation_id = t.id and v.number = t.live_version join knowledge.article a on a.id = t.article_id
    where t.brand_id = ${brandId} and t.language = ${language} and t.slug = ${slug}`);
  if (!row) return movedTo(tx, brandId, language, slug);
  const { category_id: categoryId, ...article } = row;
  const languages = await tx.rows<{ language: string; slug: string }>(sql`select language, slug from knowledge.translation where article_id = ${row.id} and live_version is not null order by language`);
  const category = categoryId === null ? undefined : (await categoriesIn(tx, brandId, language)).find((one) => one.id === categoryId);
  return {
    ...article, body: withSnippets(row.body, await snippetWords(tx, brandId, language)), languages, related: await relatedTo(tx, brandId, row),
    category: category === undefined ? null : { id: category.id, slug: category.slug, name: category.name },
  };
}

async function movedTo(tx: Tx, brandId: string, language: string, slug: string): Promise<{ redirect: string } | null> {
  const moved = await tx.maybe<{ slug: string }>(sql`
    select t.slug from knowledge.old_slug o join knowledge.translation t on t.id = o.translation_id where o.brand_id = ${brandId} and o.language = ${language} and o.slug = ${slug} and t.live_version is not null`);
  return moved === undefined ? null : { redirect: moved.slug };
}

const RELATED = 4;

/** What else says something of the same, found as a reader would find it: by its title and summary. */
async function relatedTo(tx: Tx, brandId: string, article: { id: string; language: string; title: string; summary: string }): Promise<HomeArticle[]> {
  const index = await liveIndex(tx, brandId, article.language);
  const ids = index.search(`${article.title}. ${article.summary}`, { limit: RELATED + 1 }).map((hit) => hit.id).filter((id) => id !== article.id).slice(0, RELATED);
  const rows = await tx.rows<HomeArticle>(sql`
    select t.article_id as id, t.slug, v.title, v.summary from knowledge.translation t join knowledge.version v on v.translation_id = t.id and v.number = t.live_version where t.article_id = any (${ids}::uuid[]) and t.language = ${article.language}`);
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

export interface SitemapEntry {
  readonly article_id: string;
  readonly language: string;
  readonly slug: string;
  readonly updated_at: Date;
}

/** Every address readers may open, by article and language. */
export function sitemapOf(tx: Tx, brandId: string): Promise<SitemapEntry[]> {
  return tx.rows<SitemapEntry>(sql`
    select t.article_id, t.language, t.slug, v.at as updated_at from knowledge.translation t join knowledge.version v on v.translation_id = t.id and v.number = t.live_version where t.brand_id = ${brandId} order by t.article_id, t.language limit 50000`);
}

/** The languages in which readers find something, the fullest first. */
export async function helpLanguages(tx: Tx, brandId: string): Promise<string[]> {
  return (await tx.rows<{ language: string }>(sql`select language from knowledge.translation where brand_id = ${brandId} and live_version is not null group by language order by count(*) desc, language`)).map((row) => row.language);
}
