import { Lexicon } from './lexicon.ts';
import { countsOf, FIELD, pairCounts, type Counts, type Places } from './places.ts';
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
  readonly places: Map<string, Places>;
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
  readonly #postings = new Map<string, Map<Held, Places>>();
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
    const held: Held = { id: document.id, titleLength: title?.length ?? 0, textLength: text?.length ?? 0, places: new Map(), words: distinct([...(title ?? []), ...(headings ?? []), ...(text ?? [])]), vector: null };
    [title, headings, text].forEach((words = [], field) => place(held, words, field));
    for (const [term, places] of held.places) {
      const posting = this.#postings.get(term);
      if (posting === undefined) this.#postings.set(term, new Map([[held, places]]));
      else posting.set(held, places);
    }
    for (const word of held.words) this.#lexicon.add(word);
    this.#documents.set(document.id, held);
    this.#titleLengths += held.titleLength;
    this.#textLengths += held.textLength;
  }

  remove(id: string): void {
    const held = this.#documents.get(id);
    if (held === undefined) return;
    for (const term of held.places.keys()) {
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
    const ranked = highest(sums, Math.max(limit, weights.lookedAt)).map(([held, sum]) => ({ held, score: sum ** (1 / weights.sharpness) })).sort(best);
    const top = smoothed(ranked.slice(0, weights.lookedAt), (hit) => this.#vectorOf(hit.held)).sort(best);
    const rest = ranked.slice(weights.lookedAt).map((hit) => ({ ...hit, score: Math.min(hit.score, top.at(-1)?.score ?? hit.score) }));
    return [...top, ...rest].slice(0, limit).map(({ held, score }) => ({ id: held.id, score: Math.round(score * 10_000) / 10_000 }));
  }

  #scores(part: QueryPart): Map<Held, number> {
    const scores = new Map<Held, number>();
    const titleMean = this.#titleLengths / this.#documents.size || 1;
    const textMean = this.#textLengths / this.#documents.size || 1;
    for (const [asked, weight] of part) {
      const found = this.#holding(asked);
      const rarity = weight * this.#rarity(found.length) ** weights.rarity;
      for (const [held, [inTitle, inHeadings, inText]] of found) {
        const strong = (weights.title * inTitle) / (1 - weights.titleLength + (weights.titleLength * held.titleLength) / titleMean) + weights.headings * inHeadings;
        const frequency = strong + inText / (1 - weights.textLength + (weights.textLength * held.textLength) / textMean);
        scores.set(held, (scores.get(held) ?? 0) + (rarity * frequency * (weights.saturation + 1)) / (frequency + weights.saturation));
      }
    }
    return scores;
  }

  /** The documents that hold a word, or two words beside each other, and how often. */
  #holding(asked: string): [Held, Counts][] {
    const [first = '', second] = asked.split(' ');
    const posting = this.#postings.get(first);
    if (posting === undefined) return [];
    if (second === undefined) return [...posting].map(([held, places]) => [held, countsOf(places)]);
    const others = this.#postings.get(second);
    if (others === undefined) return [];
    const found: [Held, Counts][] = [];
    for (const held of (posting.size < others.size ? posting : others).keys()) {
      const [before, behind] = [posting.get(held), others.get(held)];
      const counts = before === undefined || behind === undefined ? null : pairCounts(before, behind);
      if (counts !== null) found.push([held, counts]);
    }
    return found;
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

/** Those with the most, and as many as have just as much: only they are put in order. */
function highest(sums: ReadonlyMap<Held, number>, most: number): [Held, number][] {
  if (sums.size <= most) return [...sums];
  const least = Float64Array.from(sums.values()).sort()[sums.size - most] ?? 0;
  return [...sums].filter(([, sum]) => sum >= least);
}

function place(held: Held, words: readonly Word[], field: number): void {
  words.forEach(({ term }, at) => {
    const places = held.places.get(term);
    if (places === undefined) held.places.set(term, [field * FIELD + at]);
    else places.push(field * FIELD + at);
  });
}

function distinct(words: readonly Word[]): Word[] {
  const seen = new Map<string, Word>();
  for (const word of words) seen.set(`${word.surface} ${word.term}`, word);
  return [...seen.values()];
}

function vectorOf(held: Held, rarity: (term: string) => number): Vector {
  const vector = new Map<string, number>();
  for (const [term, places] of held.places) {
    const [inTitle, inHeadings, inText] = countsOf(places);
    vector.set(term, (1 + Math.log(2 * inTitle + inHeadings + inText)) * rarity(term));
  }
  const length = Math.hypot(...vector.values()) || 1;
  for (const [term, value] of vector) vector.set(term, value / length);
  return vector;
}
