import { compose, joined, part, sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import { peopleNames } from '../../identity/index.ts';
import type { ArticleLineView, ArticleState } from '../contract.ts';
import { behind, figuresOf, type TranslationFacts } from './figures.ts';

export interface Wanted {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly brand_id?: string | undefined;
  readonly state?: ArticleState | undefined;
  readonly category_id?: string | undefined;
  readonly language?: string | undefined;
  readonly owner_id?: string | undefined;
  readonly behind?: boolean | undefined;
  readonly review_due?: boolean | undefined;
  /** more readers said no than yes */
  readonly poorly_received?: boolean | undefined;
  /** in the title, in any language */
  readonly q?: string | undefined;
}

interface Row {
  id: string;
  brand_id: string;
  category_id: string | null;
  owner_id: string | null;
  source_language: string;
  review_on: string | null;
  created_at: Date;
}

interface TranslationRow extends TranslationFacts {
  id: string;
  article_id: string;
  slug: string;
  title: string;
  state: ArticleState;
  changed_at: Date;
}

/** Articles, newest first, each with its languages and what readers said. */
export async function listArticles(tx: Tx, wanted: Wanted): Promise<{ data: ArticleLineView[]; next_cursor: string | null }> {
  const after = readCursor(wanted.cursor);
  const filters = [part`a.removed_at is null`, ...filtersOf(wanted, tx.now), ...(after === null ? [] : [part`(a.created_at, a.id) < (${after.at}::timestamptz, ${after.id}::uuid)`])];
  const rows = await tx.rows<Row>(compose`
    select a.id, a.brand_id, a.category_id, a.owner_id, a.source_language, a.review_on::text as review_on, a.created_at from knowledge.article a where ${joined(filters, part` and `)} order by a.created_at desc, a.id desc limit ${wanted.limit + 1}`);
  const page = pageOf(rows, wanted.limit, (row) => ({ at: row.created_at.toISOString(), id: row.id }));
  return { data: await linesOf(tx, page.data), next_cursor: page.next_cursor };
}

function filtersOf(wanted: Wanted, now: Date) {
  const { brand_id: brand, state, category_id: category, language, owner_id: owner, q } = wanted;
  return [
    ...(brand === undefined ? [] : [part`a.brand_id = ${brand}`]),
    ...(category === undefined ? [] : [part`a.category_id = ${category}`]),
    ...(owner === undefined ? [] : [part`a.owner_id = ${owner}`]),
    ...(state === undefined && language === undefined ? [] : [part`exists (select 1 from knowledge.translation t where t.article_id = a.id and (${state ?? null}::text is null or t.state = ${state ?? null}) and (${language ?? null}::text is null or t.language = ${language ?? null}))`]),
    ...(wanted.behind === true ? [part`exists (select 1 from knowledge.translation t join knowledge.translation s on s.article_id = a.id and s.language = a.source_language where t.article_id = a.id and t.language <> a.source_language and s.live_version > coalesce(t.source_version, 0))`] : []),
    ...(wanted.review_due === true ? [part`a.review_on <= ${now.toISOString().slice(0, 10)}::date`] : []),
    ...(wanted.poorly_received === true ? [part`(select count(*) filter (where not f.helped) > count(*) filter (where f.helped) from knowledge.feedback f where f.article_id = a.id)`] : []),
    ...(q === undefined || q.trim() === '' ? [] : [part`exists (select 1 from knowledge.translation t where t.article_id = a.id and position(lower(${q.trim()}) in lower(t.title)) > 0)`]),
  ];
}

async function linesOf(tx: Tx, rows: readonly Row[]): Promise<ArticleLineView[]> {
  const ids = rows.map((row) => row.id);
  const translations = await tx.rows<TranslationRow>(sql`
    select id, article_id, language, slug, title, state, live_version, source_version, changed_at from knowledge.translation where article_id = any (${ids}::uuid[]) order by language`);
  const names = await peopleNames(tx, rows.flatMap((row) => row.owner_id ?? []));
  const figures = await figuresOf(tx, ids);
  return rows.map(({ owner_id: owner, ...row }) => {
    const own = translations.filter((one) => one.article_id === row.id);
    const source = own.find((one) => one.language === row.source_language) ?? own[0];
    return {
      ...row, created_at: row.created_at.toISOString(), owner: owner === null ? null : { id: owner, name: names.get(owner) ?? '?' }, title: source?.title ?? '', state: source?.state ?? 'draft', ...(figures.get(row.id) ?? { helped: 0, not_helped: 0, views: 0 }),
      translations: own.map((one) => ({ id: one.id, language: one.language, slug: one.slug, title: one.title, state: one.state, live: one.live_version !== null, behind: behind(one, row.source_language, source), changed_at: one.changed_at.toISOString() })),
    };
  });
}
