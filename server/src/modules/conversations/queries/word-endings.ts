import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { beginnings, endingsOf, type Endings, type SearchWord } from '../rules/search-query.ts';

/** How many of a brand's newest conversations its words are learned from. */
export const READ_FOR_WORDS = 20_000;
const MOST = 100;

/** What each typed word may go on to, from the words that occur in these brands. */
export async function wordEndings(tx: Tx, words: readonly SearchWord[], brands: readonly string[]): Promise<Map<string, Endings>> {
  const typed = [...new Set(beginnings(words))].slice(0, 8);
  if (typed.length === 0) return new Map();
  const known = await tx.rows<{ typed: string; word: string; documents: number }>(sql`
    select typed, w.word, w.documents from unnest(${typed}::text[]) typed cross join lateral conversations.words_beginning(typed, ${brands as string[]}::uuid[], ${MOST}) w`);
  return new Map(typed.map((word) => [word, endingsOf(known.filter((row) => row.typed === word), READ_FOR_WORDS * brands.length)]));
}
