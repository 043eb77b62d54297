import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { htmlToText } from '../../../platform/hostile/index.ts';
import { filledArticle, withSnippets } from '../rules/placeholders.ts';
import { ArticleIndex } from '../rules/search/article-index.ts';
import { serialOf } from '../store/serial.ts';
import { snippetWords } from '../store/snippets.ts';

interface Kept {
  index: ArticleIndex;
  serial: number;
  /** one change at a time */
  busy: Promise<void>;
  usedAt: number;
}

interface Changed {
  article_id: string;
  title: string | null;
  summary: string | null;
  body: string | null;
}

const kept = new Map<string, Kept>();
const MOST_KEPT = 200;
const PIECE = 200;

/** The index of what readers see in one brand and language, as new as the transaction it is asked in. Only what changed since is read. */
export async function liveIndex(tx: Tx, brandId: string, language: string): Promise<ArticleIndex> {
  const key = `${brandId} ${language}`;
  let held = kept.get(key);
  if (held === undefined) {
    forgetOldest();
    kept.set(key, (held = { index: new ArticleIndex(language), serial: 0, busy: Promise.resolve(), usedAt: 0 }));
  }
  held.usedAt = Date.now();
  const one = held;
  const turn = one.busy.then(() => bringUp(tx, one, brandId, language));
  one.busy = turn.catch(() => {});
  await turn;
  return one.index;
}

async function bringUp(tx: Tx, held: Kept, brandId: string, language: string): Promise<void> {
  const serial = await serialOf(tx, brandId);
  if (serial === held.serial) return;
  // A brand that begins anew, as a demo does, has an index that begins anew.
  if (serial < held.serial) Object.assign(held, { index: new ArticleIndex(language), serial: 0 });
  const rows = await tx.rows<Changed>(sql`
    select t.article_id, v.title, v.summary, v.body from knowledge.translation t left join knowledge.version v on v.translation_id = t.id and v.number = t.live_version
    where t.brand_id = ${brandId} and t.language = ${language} and t.live_serial > ${held.serial}::bigint`);
  const words = await snippetWords(tx, brandId, language);
  for (const [at, row] of rows.entries()) {
    if (row.body === null) held.index.remove(row.article_id);
    else held.index.put({ id: row.article_id, title: row.title ?? '', headings: `${row.summary ?? ''}\n${headingsOf(row.body)}`, text: plainText(row.body, words, language) });
    // Others are served between pieces of a large help centre.
    if (at % PIECE === PIECE - 1) await new Promise(setImmediate);
  }
  held.serial = serial;
}

/** What an article says, as somebody reads it who is not signed in. */
export function plainText(body: string, snippets: ReadonlyMap<string, string>, language: string): string {
  return htmlToText(filledArticle(withSnippets(body, snippets), {}, language));
}

function headingsOf(body: string): string {
  return [...body.matchAll(/<h[2-6][^>]*>([\s\S]*?)<\/h[2-6]>/g)].map((found) => htmlToText(found[1] ?? '')).join('\n');
}

function forgetOldest(): void {
  if (kept.size < MOST_KEPT) return;
  const [oldest] = [...kept].sort(([, a], [, b]) => a.usedAt - b.usedAt);
  if (oldest !== undefined) kept.delete(oldest[0]);
}
