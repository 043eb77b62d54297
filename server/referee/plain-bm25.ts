import { readerOf } from '../src/modules/knowledge/rules/search/words.ts';

/** A document of a retrieval set, and the questions asked of it. */
export interface RetrievalDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface RetrievalQuery {
  readonly query: string;
  /** ids */
  readonly relevant: ReadonlySet<string>;
}

const [K1, B] = [1.2, 0.75];
const reader = readerOf('');

/** The plural's s and ies, and no more. */
function lightly(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') ? word.slice(0, -1) : word;
}

const termsOf = (text: string): string[] => reader.words(text).map((word) => lightly(word.surface));

/** What the figures are held against: BM25 as in the books (k1 1.2, b 0.75), title and text as one, light stemming. Answers with ids, best first. */
export function plainBm25(documents: readonly RetrievalDocument[]): (query: string) => string[] {
  const postings = new Map<string, Map<number, number>>();
  const lengths = documents.map(({ title, text }, at) => {
    const terms = termsOf(`${title} ${text}`);
    for (const term of terms) {
      const posting = postings.get(term) ?? new Map<number, number>();
      posting.set(at, (posting.get(at) ?? 0) + 1);
      postings.set(term, posting);
    }
    return terms.length;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return (query) => {
    const scores = new Map<number, number>();
    for (const term of termsOf(query)) {
      const posting = postings.get(term) ?? new Map<number, number>();
      const rarity = Math.log(1 + (documents.length - posting.size + 0.5) / (posting.size + 0.5));
      for (const [at, times] of posting) scores.set(at, (scores.get(at) ?? 0) + (rarity * times * (K1 + 1)) / (times + K1 * (1 - B + (B * (lengths[at] ?? 0)) / mean)));
    }
    return [...scores].sort((a, b) => b[1] - a[1]).map(([at]) => documents[at]?.id ?? '');
  };
}

/** nDCG of the first ten with a gain of one for each relevant document. */
export function ndcg10(ranked: readonly string[], relevant: ReadonlySet<string>): number {
  const discount = (rank: number): number => 1 / Math.log2(rank + 2);
  const gained = ranked.slice(0, 10).reduce((sum, id, rank) => sum + (relevant.has(id) ? discount(rank) : 0), 0);
  const best = Array.from({ length: Math.min(10, relevant.size) }, (_, rank) => discount(rank)).reduce((sum, gain) => sum + gain, 0);
  return best === 0 ? 0 : gained / best;
}

/** One over the rank of the first relevant among ten. */
export function reciprocalRank10(ranked: readonly string[], relevant: ReadonlySet<string>): number {
  const rank = ranked.slice(0, 10).findIndex((id) => relevant.has(id));
  return rank < 0 ? 0 : 1 / (rank + 1);
}
