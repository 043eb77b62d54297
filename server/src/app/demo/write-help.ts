import { addCategory, addSnippet, countViews, giveFeedback, publishArticle, writeArticle, writeTranslation } from '../../modules/knowledge/index.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { amberArticles } from './help/amber.ts';
import { fjordArticles } from './help/fjord.ts';
import { irisArticles } from './help/iris.ts';
import { demoCategories, type DemoArticle } from './help/shapes.ts';

const DAY_MS = 86_400_000;
const READERS = 24;
const articlesOf: Readonly<Record<string, readonly DemoArticle[]>> = { fjord: fjordArticles, iris: irisArticles, amber: amberArticles };
const said = ['It does not say what happens on weekends.', 'Clear, thank you!', 'I still do not know how long it takes.'];

/** The demo's help centre: categories, articles in up to three languages, and what readers said of them. Once. */
export async function writeHelp(tx: Tx, brand: { readonly id: string; readonly slug: string; readonly domain: string }): Promise<void> {
  if (await tx.maybe(sql`select 1 from knowledge.article where brand_id = ${brand.id} limit 1`)) return;
  await addSnippet(tx, { brand_id: brand.id, key: 'contact', name: 'How to reach us', words: { en: `<p>Write to help@${brand.domain}: we answer every day, also on weekends.</p>`, de: `<p>Schreib an help@${brand.domain}: Wir antworten jeden Tag, auch am Wochenende.</p>`, ar: `<p>اكتب إلى help@${brand.domain}: نجيب كل يوم، وفي نهاية الأسبوع أيضًا.</p>` } });
  const shelves = new Map<string, string>();
  for (const { key, icon, names } of demoCategories) shelves.set(key, await addCategory(tx, { brand_id: brand.id, icon: icon as 'book', names: Object.fromEntries(Object.entries(names).map(([language, name]) => [language, { name }])) }));
  for (const [at, article] of (articlesOf[brand.slug] ?? []).entries()) await writeOne(tx, brand.id, article, shelves.get(article.category) ?? null, at);
}

async function writeOne(tx: Tx, brandId: string, article: DemoArticle, categoryId: string | null, at: number): Promise<void> {
  const { en, ...others } = article.texts;
  if (en === undefined) return;
  const id = await writeArticle(tx, { brand_id: brandId, language: 'en', category_id: categoryId, ...en });
  await publishArticle(tx, id, 'en');
  for (const [language, words] of Object.entries(others)) {
    await writeTranslation(tx, id, language, words);
    await publishArticle(tx, id, language);
  }
  for (let reader = 0; reader < READERS; reader++) {
    const then = tx.asOf(new Date(tx.now.getTime() - (reader + 1) * 2 * DAY_MS));
    // Spread evenly: of a hundred readers so many were helped.
    const helped = (reader * 37 + at * 11) % 100 < article.helps;
    await countViews(then, { brandId, articleId: id, language: 'en', views: 4 + ((reader * 7 + at * 5) % 23) });
    if (reader % 2 === 0) await giveFeedback(then, { brandId, articleId: id, language: 'en', visitor: `demo ${reader}`, helped, words: reader % 8 === 0 ? (said[helped ? 1 : reader % 3 === 0 ? 0 : 2] ?? '') : '' });
  }
}
