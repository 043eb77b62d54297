import type { Coded, Piece } from '../rules/columns.ts';
import { nameOfPart, offsetsOf, partOf, type TimeDimension } from '../rules/local-time.ts';
import { DROPPED, MOST_KEYS } from '../rules/tally.ts';
import type { Dictionaries, Surroundings } from './dictionaries.ts';
import type { Dimension, Question } from './question.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** the number of having none */
const NONE = 0;

/** The keys of entries as columns of numbers, and what the numbers are called. */
export class Keys {
  /** a code or a number had no place: the answer would not be right */
  unknown = false;
  readonly #question: Question;
  readonly #dictionaries: Dictionaries;
  readonly #surroundings: Surroundings;
  readonly #numbers = new Map<string | null, number>([[null, NONE]]);
  readonly #words: (string | null)[] = [null];
  readonly #tables = new Map<string, Int32Array>();

  constructor(question: Question, dictionaries: Dictionaries, surroundings: Surroundings) {
    [this.#question, this.#dictionaries, this.#surroundings] = [question, dictionaries, surroundings];
  }

  get dimensions(): number {
    return this.#question.by.length + (this.#question.stepSeconds === undefined ? 0 : 1);
  }

  columns(piece: Piece): Int32Array[] {
    const step = this.#question.stepSeconds;
    const columns = this.#question.by.map((dimension) => this.#column(dimension, piece));
    return step === undefined ? columns : [...columns, this.#steps(piece, step * 1000)];
  }

  namesOf(numbers: readonly number[]): (string | null)[] {
    return numbers.map((number) => this.#words[number] ?? null);
  }

  /** Entries that are out of the period, in hours that changed, or not among what was filtered for; null when all count. */
  dropped(piece: Piece, stale: ReadonlySet<string> | null): Int8Array | null {
    const [from, to] = [this.#question.from.getTime(), this.#question.to.getTime()];
    const filters = this.#filters();
    let dropped: Int8Array | null = null;
    const drop = (i: number): void => void ((dropped ??= new Int8Array(piece.moments.length))[i] = DROPPED);
    eachHour(piece, (begin, first, end) => {
      if (stale?.has(`${piece.brandId} ${begin / MINUTE}`)) for (let i = first; i < end; i++) drop(i);
      else if (begin < from || begin + HOUR > to) for (let i = first; i < end; i++) if (begin + (piece.moments[i] as number) < from || begin + (piece.moments[i] as number) >= to) drop(i);
    });
    for (const [dimension, wanted] of filters) {
      const column = dimension === 'reason' ? this.#coded('reason id', piece, 'reason', (id) => id) : this.#column(dimension, piece);
      const kept = new Set(wanted.flatMap((word) => this.#numbers.get(ids.includes(dimension) ? word.toLowerCase() : word) ?? []));
      for (let i = 0; i < column.length; i++) if (!kept.has(column[i] as number)) drop(i);
    }
    return dropped;
  }

  #filters(): [Dimension, readonly string[]][] {
    const { channels, reasonIds, teamIds, agentIds, languages } = this.#question.filters;
    const all: [Dimension, readonly string[] | undefined][] = [['channel', channels], ['reason', reasonIds], ['team', teamIds], ['agent', agentIds], ['language', languages]];
    return all.flatMap(([dimension, wanted]) => (wanted?.length ? [[dimension, wanted] as [Dimension, readonly string[]]] : []));
  }

  #column(dimension: Dimension, piece: Piece): Int32Array {
    const { siteOfTeam, teamOfAgent } = this.#surroundings;
    const reasonKeys = this.#question.filters.reasonKeys ?? this.#surroundings.reasonKeys;
    const siteOf = (team: string | undefined): string | null => (team === undefined ? null : (siteOfTeam.get(team) ?? null));
    switch (dimension) {
      case 'brand': return new Int32Array(piece.moments.length).fill(this.#numberOf(piece.brandId));
      case 'channel':
      case 'agent':
      case 'language': return this.#coded(dimension, piece, dimension, (word) => word);
      // Brands have trees of their own; the same key means the same matter.
      case 'reason': return this.#coded('reason', piece, 'reason', (id) => reasonKeys.get(id) ?? null);
      // Where a conversation has no team it is its agent's first.
      case 'team': return firstOf(this.#coded('team', piece, 'team', (team) => team), this.#coded('team of agent', piece, 'agent', (agent) => teamOfAgent.get(agent) ?? null));
      case 'site': return firstOf(this.#coded('site', piece, 'team', siteOf), this.#coded('site of agent', piece, 'agent', (agent) => siteOf(teamOfAgent.get(agent))));
      default: return this.#times(dimension, piece);
    }
  }

  /** The numbers of what words stand for; each word is looked up once. */
  #coded(name: string, piece: Piece, coded: Coded, meant: (word: string) => string | null): Int32Array {
    const codes = piece.codes[coded] as Uint16Array;
    const words = this.#dictionaries.wordsOf(piece.brandId);
    const id = `${name} ${piece.brandId}`;
    const table = this.#tables.get(id) ?? Int32Array.from(words, (word) => (word == null ? NONE : this.#numberOf(meant(word))));
    this.#tables.set(id, table);
    const column = new Int32Array(codes.length);
    for (let i = 0; i < column.length; i++) {
      const number = table[codes[i] as number];
      if (number === undefined) this.unknown = true;
      column[i] = number ?? NONE;
    }
    return column;
  }

  #times(dimension: TimeDimension, piece: Piece): Int32Array {
    const offsets = offsetsOf(this.#question.timeZone ?? this.#surroundings.zones.get(piece.brandId) ?? 'UTC');
    const numberOf = this.#numbered((part) => nameOfPart(dimension, part));
    const column = new Int32Array(piece.moments.length);
    eachHour(piece, (begin, first, end) => {
      const offset = offsets.at(begin);
      // The same for the whole hour, unless the clock asked for has its own hours or moves within this one.
      if ((begin + offset) % HOUR === 0 && offsets.until() >= begin + HOUR) column.fill(numberOf(partOf(dimension, begin + offset)), first, end);
      else for (let i = first; i < end; i++) {
        const moment = begin + (piece.moments[i] as number);
        column[i] = numberOf(partOf(dimension, moment + offsets.at(moment)));
      }
    });
    return column;
  }

  #steps(piece: Piece, width: number): Int32Array {
    const from = this.#question.from.getTime();
    const numberOf = this.#numbered((step) => new Date(from + step * width).toISOString());
    const column = new Int32Array(piece.moments.length);
    eachHour(piece, (begin, first, end) => {
      const step = Math.floor((begin - from) / width);
      if (step === Math.floor((begin + HOUR - 1 - from) / width)) column.fill(numberOf(step), first, end);
      else for (let i = first; i < end; i++) column[i] = numberOf(Math.floor((begin + (piece.moments[i] as number) - from) / width));
    });
    return column;
  }

  /** Parts of time follow each other: each is named once in a row. */
  #numbered(nameOf: (part: number) => string): (part: number) => number {
    let [last, number] = [Number.NaN, 0];
    return (part) => {
      if (part !== last) [last, number] = [part, this.#numberOf(nameOf(part))];
      return number;
    };
  }

  #numberOf(word: string | null): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#words.push(word) - 1;
      this.#numbers.set(word, number);
      if (number >= MOST_KEYS) this.unknown = true;
    }
    return number;
  }
}


/** The first column's number, or where it has none the second's. Both are new, so the first is written over. */
function firstOf(column: Int32Array, other: Int32Array): Int32Array {
  for (let i = 0; i < column.length; i++) if (column[i] === NONE) column[i] = other[i] as number;
  return column;
}
const ids: readonly Dimension[] = ['reason', 'team', 'agent'];

/** The beginning of each hour, and which entries are its own. */
function eachHour({ hours, counts }: Piece, look: (begin: number, first: number, end: number) => void): void {
  for (let hour = 0, first = 0; hour < hours.length; hour++) {
    const end = first + (counts[hour] as number);
    look((hours[hour] as number) * MINUTE, first, end);
    first = end;
  }
}
