import { Lexicon } from './lexicon.ts';
import { readQuery, type QueryPart } from './read-query.ts';
import { smoothed, type Vector } from './smooth.ts';
import { weights } from './weights.ts';
import { readerOf, type Reader, type Word } from './words.ts';

/** What is looked through: plain text. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  readonly headings?: string;
  readonly text: string;
}

export interface SearchHit {
  readonly id: string;
  /** higher is better; comparable within one answer only */
  readonly score: number;
}

interface Held {
  readonly id: string;
  readonly titleLength: number;
  readonly textLength: number;
  /** term → how often in the title, the headings, the text */
  readonly counts: Map<string, [number, number, number]>;
  readonly words: readonly Word[];
  vector: Vector | null;
}

/**
 * An index of one language in memory, changed document by document. Ranking is BM25F over title, headings and text and over pairs
 * of neighbouring words, sentence by sentence: what one sentence of a long question is about counts more than what all of it touches.
 * See docs/decisions/0861 for the figures.
 */
export class ArticleIndex {
  readonly #reader: Reader;
  readonly #lexicon = new Lexicon();
  readonly #documents = new Map<string, Held>();
  readonly #postings = new Map<string, Map<Held, [number, number, number]>>();
  #titleLengths = 0;
  #textLengths = 0;

  constructor(language: string) {
    this.#reader = readerOf(language);
  }

  get size(): number {
    return this.#documents.size;
  }

  put(document: SearchDocument): void {
    this.remove(document.id);
    const [title, headings, text] = [document.title, document.headings ?? '', document.text].map((field) => this.#reader.words(field));
    const held: Held = { id: document.id, titleLength: title?.length ?? 0, textLength: text?.length ?? 0, counts: new Map(), words: distinct([...(title ?? []), ...(headings ?? []), ...(text ?? [])]), vector: null };
    [title, headings, text].forEach((words = [], field) => count(held, words, field));
    for (const [term, counts] of held.counts) {
      const posting = this.#postings.get(term);
      if (posting === undefined) this.#postings.set(term, new Map([[held, counts]]));
      else posting.set(held, counts);
    }
    for (const word of held.words) this.#lexicon.add(word);
    this.#documents.set(document.id, held);
    this.#titleLengths += held.titleLength;
    this.#textLengths += held.textLength;
  }

  remove(id: string): void {
    const held = this.#documents.get(id);
    if (held === undefined) return;
    for (const term of held.counts.keys()) {
      const posting = this.#postings.get(term);
      posting?.delete(held);
      if (posting?.size === 0) this.#postings.delete(term);
    }
    for (const word of held.words) this.#lexicon.remove(word);
    this.#documents.delete(id);
    this.#titleLengths -= held.titleLength;
    this.#textLengths -= held.textLength;
  }

  /** `typing`: the last word may be half a word. */
  search(query: string, { limit = 10, typing = false }: { limit?: number; typing?: boolean } = {}): SearchHit[] {
    const parts = readQuery(query, this.#reader, { knows: (term) => this.#postings.has(term), lexicon: this.#lexicon, typing });
    const sums = new Map<Held, number>();
    for (const part of parts) {
      for (const [held, score] of this.#scores(part)) sums.set(held, (sums.get(held) ?? 0) + score ** weights.sharpness);
    }
    const ranked = [...sums].map(([held, sum]) => ({ held, score: sum ** (1 / weights.sharpness) })).sort(best);
    const top = smoothed(ranked.slice(0, Math.max(weights.lookedAt, 0)), (hit) => this.#vectorOf(hit.held)).sort(best);
    const rest = ranked.slice(weights.lookedAt).map((hit) => ({ ...hit, score: Math.min(hit.score, top.at(-1)?.score ?? hit.score) }));
    return [...top, ...rest].slice(0, limit).map(({ held, score }) => ({ id: held.id, score: Math.round(score * 10_000) / 10_000 }));
  }

  #scores(part: QueryPart): Map<Held, number> {
    const scores = new Map<Held, number>();
    const titleMean = this.#titleLengths / this.#documents.size || 1;
    const textMean = this.#textLengths / this.#documents.size || 1;
    for (const [term, weight] of part) {
      const posting = this.#postings.get(term);
      if (posting === undefined) continue;
      const rarity = weight * this.#rarity(posting.size) ** weights.rarity;
      for (const [held, [inTitle, inHeadings, inText]] of posting) {
        const strong = (weights.title * inTitle) / (1 - weights.titleLength + (weights.titleLength * held.titleLength) / titleMean) + weights.headings * inHeadings;
        const frequency = strong + inText / (1 - weights.textLength + (weights.textLength * held.textLength) / textMean);
        scores.set(held, (scores.get(held) ?? 0) + (rarity * frequency * (weights.saturation + 1)) / (frequency + weights.saturation));
      }
    }
    return scores;
  }

  #rarity(holding: number): number {
    return Math.log(1 + (this.#documents.size - holding + 0.5) / (holding + 0.5));
  }

  /** Made when it is first asked for. Rarities move as others come and go; what is like what hardly does. */
  #vectorOf(held: Held): Vector {
    held.vector ??= vectorOf(held, (term) => this.#rarity(this.#postings.get(term)?.size ?? 1));
    return held.vector;
  }
}

const best = (a: { held: Held; score: number }, b: { held: Held; score: number }): number => b.score - a.score || (a.held.id < b.held.id ? -1 : 1);

function count(held: Held, words: readonly Word[], field: number): void {
  const add = (term: string): void => {
    const counts = held.counts.get(term) ?? [0, 0, 0];
    counts[field] = (counts[field] ?? 0) + 1;
    held.counts.set(term, counts as [number, number, number]);
  };
  words.forEach(({ term }, at) => {
    add(term);
    const next = words[at + 1];
    if (next !== undefined) add(`${term} ${next.term}`);
  });
}

function distinct(words: readonly Word[]): Word[] {
  const seen = new Map<string, Word>();
  for (const word of words) seen.set(`${word.surface} ${word.term}`, word);
  return [...seen.values()];
}

function vectorOf(held: Held, rarity: (term: string) => number): Vector {
  const vector = new Map<string, number>();
  for (const [term, [inTitle, inHeadings, inText]] of held.counts) if (!term.includes(' ')) vector.set(term, (1 + Math.log(2 * inTitle + inHeadings + inText)) * rarity(term));
  const length = Math.hypot(...vector.values()) || 1;
  for (const [term, value] of vector) vector.set(term, value / length);
  return vector;
}
