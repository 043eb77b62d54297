import { numberFormats, type NumberFormat } from './number-formats.ts';

/** A number in a text that a carrier may have given. */
export interface TrackingNumber {
  /** Without blanks, upper case, as carriers take it. */
  readonly number: string;
  /** Carriers whose numbers look like this and whose check digit is right; most often one. */
  readonly couriers: readonly string[];
  /** Whether the form alone says so; where not, only words beside it can: any twelve digits pass one check in eleven. */
  readonly sure: boolean;
  /** Where it stands, in UTF-16 units, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

interface Chunk {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const LONGEST = 41;
const SHORTEST = 10;
const byLength = new Map(numberFormats.flatMap((format) => format.lengths).map((length) => [length, numberFormats.filter((format) => format.lengths.includes(length))]));

/** The couriers whose numbers a text is, blanks and hyphens aside; none when it is no tracking number or its check digit is wrong. */
export function couriersOf(number: string): readonly string[] {
  return judge(number.replaceAll(/[\s-]/g, '').toUpperCase(), false)?.couriers ?? [];
}

/**
 * The tracking numbers in a text, in order, none inside another. Numbers may be written in groups ("9400 1112 …") or letter
 * by letter, but within one line. Hostile text costs at most LONGEST steps a character.
 */
export function findTrackingNumbers(text: string): TrackingNumber[] {
  const found: TrackingNumber[] = [];
  for (const run of runsOf(text)) {
    for (let from = 0; from < run.length; ) {
      const best = longestFrom(run, from);
      if (best === null) from++;
      else {
        found.push(best.number);
        from = best.next;
      }
    }
  }
  return found;
}

/** Letters and digits that stand together with nothing but blanks or single hyphens between them; a run has a digit. */
function runsOf(text: string): Chunk[][] {
  const runs: Chunk[][] = [];
  let run: Chunk[] = [];
  let last = -2;
  for (const match of text.matchAll(/[\p{L}\p{N}_]+/gu)) {
    const chunk = { text: match[0], start: match.index, end: match.index + match[0].length };
    if (!/^[A-Za-z0-9]+$/.test(chunk.text) || !isPart(chunk.text)) {
      last = -2;
      continue;
    }
    if (last < 0 || !/^(?=[\s\S])[ \u00a0\t]{0,3}[-\u2010\u2011]?[ \u00a0\t]{0,3}$/.test(text.slice(last, chunk.start))) {
      run = [];
      runs.push(run);
    }
    run.push(chunk);
    last = chunk.end;
  }
  return runs;
}

/** What may be part of a number: has a digit, or is a few capitals. */
function isPart(chunk: string): boolean {
  return /\d/.test(chunk) || /^[A-Z]{1,4}$/.test(chunk);
}

/** The longest number that begins here. Where one group is a number by itself, only a surer one may take it in. */
function longestFrom(run: readonly Chunk[], from: number): { number: TrackingNumber; next: number } | null {
  let best: { number: TrackingNumber; next: number } | null = null;
  let joined = '';
  let single = true;
  let wholeInside = false;
  for (let to = from; to < run.length; to++) {
    const chunk = run[to] as Chunk;
    if (joined.length + chunk.text.length > LONGEST) break;
    joined += chunk.text.toUpperCase();
    single &&= chunk.text.length === 1;
    wholeInside ||= judge(chunk.text.toUpperCase(), false) !== null;
    const grouped = to > from;
    if (grouped && isCutOff(run, from, to)) continue;
    const judged = judge(joined, grouped && !single);
    if (judged === null || (grouped && wholeInside && !judged.sure)) continue;
    if (best?.number.sure === true && wholeInside && !joined.startsWith('420')) continue;
    best = { number: { ...judged, start: (run[from] as Chunk).start, end: chunk.end }, next: to + 1 };
  }
  return best;
}

/** Groups that go on beyond the window are another, longer number. */
function isCutOff(run: readonly Chunk[], from: number, to: number): boolean {
  const goesOn = (chunk: Chunk | undefined) => chunk !== undefined && /^\d+$/.test(chunk.text) && chunk.text.length < SHORTEST;
  return (goesOn(run[from - 1]) && /^\d/.test((run[from] as Chunk).text)) || goesOn(run[to + 1]);
}

function judge(number: string, words: boolean): { number: string; couriers: readonly string[]; sure: boolean } | null {
  const fitting = (byLength.get(number.length) ?? []).filter((format) => !(words && format.joined === true) && fits(format, number));
  if (fitting.length === 0) return null;
  const write = fitting.find((format) => format.write !== undefined)?.write;
  return {
    number: write === undefined ? number : write(number),
    couriers: [...new Set(fitting.flatMap((format) => [format.courier, ...(format.also?.(number) ?? [])]))],
    sure: fitting.some((format) => format.loose !== true),
  };
}

function fits(format: NumberFormat, number: string): boolean {
  const match = format.shape.exec(number);
  if (match === null || /^0+$/.test(number)) return false;
  return format.check === undefined || format.check(match[1] ?? number);
}
