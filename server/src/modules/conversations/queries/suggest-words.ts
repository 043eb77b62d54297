import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { SearchWord } from '../rules/search-query.ts';

/** The words as they were probably meant, from words that occur; null when there is nothing better. */
export async function suggestWords(tx: Tx, words: readonly SearchWord[], brands: readonly string[]): Promise<string | null> {
  const wanted = words.filter((word) => !word.not && !word.phrase).map((word) => word.text.toLowerCase());
  if (wanted.length === 0 || wanted.length > 8) return null;
  const nearest = await tx.rows<{ typed: string; word: string }>(sql`
    select typed, near.word from unnest(${wanted}::text[]) typed cross join lateral (
      select word from conversations.nearest_words(typed, ${brands as string[]}::uuid[])) near`);
  const meant = wanted.map((typed) => nearest.find((row) => row.typed === typed)?.word ?? typed);
  return meant.some((word, i) => word !== wanted[i]) ? meant.join(' ') : null;
}
