import { editDistance, lettersApart, lettersOf } from './edit-distance.ts';
import type { Word } from './words.ts';

/** Every further word that may have been meant, with how much it counts. */
export interface Meant {
  readonly term: string;
  readonly weight: number;
}

interface Entry {
  readonly surface: string;
  readonly letters: number;
  /** term → how many articles hold it in this surface */
  readonly terms: Map<string, number>;
}

/** A word of this length and more may be mistyped in one place, of that in two. */
const ONE_EDIT = 4;
const TWO_EDITS = 8;
const WEIGHT_OF_EDITS = [1, 0.7, 0.45];
const BEGUN = 2;
const BEGUN_WEIGHT = 0.6;
const MOST_MEANT = 6;

/** The words articles are written with, as people type them: for mistyped and half-typed words. */
export class Lexicon {
  readonly #entries = new Map<string, Entry>();

  /** Also under its stem: whoever mistypes the singular means the plural as well. */
  add({ term, surface }: Word): void {
    this.#add(term, surface);
    if (term !== surface) this.#add(term, term);
  }

  #add(term: string, surface: string): void {
    let entry = this.#entries.get(surface);
    if (entry === undefined) this.#entries.set(surface, (entry = { surface, letters: lettersOf(surface), terms: new Map() }));
    entry.terms.set(term, (entry.terms.get(term) ?? 0) + 1);
  }

  remove({ term, surface }: Word): void {
    this.#remove(term, surface);
    if (term !== surface) this.#remove(term, term);
  }

  #remove(term: string, surface: string): void {
    const entry = this.#entries.get(surface);
    const times = entry?.terms.get(term);
    if (entry === undefined || times === undefined) return;
    if (times > 1) entry.terms.set(term, times - 1);
    else entry.terms.delete(term);
    if (entry.terms.size === 0) this.#entries.delete(surface);
  }

  /** What was meant by a word no article holds. The nearest first; of the equally near, the more common. */
  meantBy({ term, surface }: Word): Meant[] {
    const bySurface = this.#near(surface);
    return term === surface ? bySurface : firstOfEach([...bySurface, ...this.#near(term)].sort((a, b) => b.weight - a.weight));
  }

  #near(surface: string): Meant[] {
    const same = this.#entries.get(surface);
    if (same !== undefined) return [...same.terms.keys()].map((term) => ({ term, weight: 1 }));
    const most = surface.length >= TWO_EDITS ? 2 : surface.length >= ONE_EDIT ? 1 : 0;
    if (most === 0 || /^\d+$/.test(surface)) return [];
    const near: { term: string; edits: number; times: number }[] = [];
    const letters = lettersOf(surface);
    for (const entry of this.#entries.values()) {
      if (Math.abs(entry.surface.length - surface.length) > most || lettersApart(entry.letters, letters) > 2 * most) continue;
      const edits = editDistance(surface, entry.surface, most);
      if (edits <= most) for (const [term, times] of entry.terms) near.push({ term, edits, times });
    }
    return firstOfEach(near.sort((a, b) => a.edits - b.edits || b.times - a.times || (a.term < b.term ? -1 : 1)).map(({ term, edits }) => ({ term, weight: WEIGHT_OF_EDITS[edits] ?? 0 })));
  }

  /** Words that go on from what was typed so far, the more common first. */
  begunWith(surface: string): Meant[] {
    if (surface.length < BEGUN) return [];
    const going: { term: string; times: number }[] = [];
    for (const entry of this.#entries.values()) {
      if (entry.surface.length > surface.length && entry.surface.startsWith(surface)) for (const [term, times] of entry.terms) going.push({ term, times });
    }
    return firstOfEach(going.sort((a, b) => b.times - a.times || (a.term < b.term ? -1 : 1)).map(({ term }) => ({ term, weight: BEGUN_WEIGHT })));
  }
}

function firstOfEach(meant: readonly Meant[]): Meant[] {
  const seen = new Map<string, Meant>();
  for (const one of meant) if (!seen.has(one.term)) seen.set(one.term, one);
  return [...seen.values()].slice(0, MOST_MEANT);
}
