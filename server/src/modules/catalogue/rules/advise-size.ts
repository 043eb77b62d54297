import { measures, rowOf, type Measure, type Runs, type SizeChart } from './size-chart.ts';

/** What somebody knows of who will wear it: measures of the body, or what happened with a size. */
export interface SizeAsked {
  /** in millimetres */
  readonly body?: Readonly<Partial<Record<Measure, number>>>;
  /** this size of this very product fitted, or came back for a reason */
  readonly had?: { readonly size: string; readonly was: 'fitted' | 'too_small' | 'too_large' };
  /** the size one usually wears of other things */
  readonly usual?: string;
}

export type SizeWhy =
  | { readonly code: 'measures'; readonly measure: Measure; readonly size: string; readonly body_mm: number; readonly from_mm: number; readonly to_mm: number }
  | { readonly code: 'between'; readonly measure: Measure; readonly smaller: string; readonly larger: string }
  | { readonly code: 'beyond'; readonly measure: Measure; readonly size: string }
  | { readonly code: 'measures_differ'; readonly sizes: readonly string[] }
  | { readonly code: 'came_back'; readonly size: string; readonly was: 'too_small' | 'too_large' }
  | { readonly code: 'fitted'; readonly size: string }
  | { readonly code: 'usual'; readonly size: string }
  | { readonly code: 'runs'; readonly runs: 'small' | 'large' }
  | { readonly code: 'no_larger' | 'no_smaller'; readonly size: string }
  | { readonly code: 'size_unknown'; readonly size: string };

export interface SizeAdvice {
  /** null: nothing of the chart can be said to fit */
  readonly size: string | null;
  readonly why: readonly SizeWhy[];
}

/**
 * Which size of a chart somebody should take, and why. What happened with a size of this very product weighs more than measures, and measures
 * more than what one usually wears; that a product runs small or large is reckoned with only where nobody has worn it yet. Pure.
 */
export function adviseSize(chart: SizeChart, asked: SizeAsked, runs: Runs = 'true'): SizeAdvice {
  if (asked.had !== undefined) return byExperience(chart, asked.had);
  if (asked.body !== undefined && measures.some((measure) => asked.body?.[measure] !== undefined)) {
    const measured = byMeasures(chart, asked.body, runs);
    if (measured !== null) return measured;
  }
  if (asked.usual === undefined) return { size: null, why: [] };
  const at = rowOf(chart, asked.usual);
  return at < 0 ? { size: null, why: [{ code: 'size_unknown', size: asked.usual }] } : shifted(chart, at, runs, [{ code: 'usual', size: sizeAt(chart, at) }]);
}

const sizeAt = (chart: SizeChart, at: number): string => chart.rows[at]?.size ?? '';

function byExperience(chart: SizeChart, { size, was }: NonNullable<SizeAsked['had']>): SizeAdvice {
  const at = rowOf(chart, size);
  if (at < 0) return { size: null, why: [{ code: 'size_unknown', size }] };
  const own = sizeAt(chart, at);
  if (was === 'fitted') return { size: own, why: [{ code: 'fitted', size: own }] };
  const next = was === 'too_small' ? at + 1 : at - 1;
  const cause: SizeWhy = { code: 'came_back', size: own, was };
  if (next < 0 || next >= chart.rows.length) return { size: null, why: [cause, { code: was === 'too_small' ? 'no_larger' : 'no_smaller', size: own }] };
  return { size: sizeAt(chart, next), why: [cause] };
}

/** The size every measure fits in; where they differ the largest, since what is too tight cannot be worn. */
function byMeasures(chart: SizeChart, body: NonNullable<SizeAsked['body']>, runs: Runs): SizeAdvice | null {
  const found = measures.flatMap((measure) => {
    const length = body[measure];
    return length === undefined ? [] : (placeOf(chart, measure, length) ?? []);
  });
  if (found.length === 0) return null;
  const beyond = found.find((one) => one.at < 0 || one.at >= chart.rows.length);
  if (beyond !== undefined) return { size: null, why: [beyond.why] };
  const at = Math.max(...found.map((one) => one.at));
  const sizes = [...new Set(found.map((one) => one.at))].toSorted((a, b) => a - b).map((one) => sizeAt(chart, one));
  return shifted(chart, at, runs, [...found.map((one) => one.why), ...(sizes.length > 1 ? [{ code: 'measures_differ', sizes } as const] : [])]);
}

/** The first row whose span holds a length; between two the larger; `at` is -1 or the number of rows where none is small or large enough. */
function placeOf(chart: SizeChart, measure: Measure, length: number): { at: number; why: SizeWhy } | null {
  const rows = chart.rows.flatMap((row, at) => (row.spans[measure] === undefined ? [] : [{ at, size: row.size, span: row.spans[measure] }]));
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const fits = rows.find((row) => row.span.from_mm <= length && length <= row.span.to_mm);
  if (fits !== undefined) return { at: fits.at, why: { code: 'measures', measure, size: fits.size, body_mm: length, from_mm: fits.span.from_mm, to_mm: fits.span.to_mm } };
  if (length < first.span.from_mm) return { at: -1, why: { code: 'beyond', measure, size: first.size } };
  const larger = rows.find((row) => length < row.span.from_mm);
  if (larger === undefined) return { at: chart.rows.length, why: { code: 'beyond', measure, size: last.size } };
  const smaller = rows.findLast((row) => row.span.to_mm < length);
  return { at: larger.at, why: { code: 'between', measure, smaller: smaller?.size ?? '', larger: larger.size } };
}

/** One size up of what runs small, one down of what runs large, as far as there is one. */
function shifted(chart: SizeChart, at: number, runs: Runs, why: readonly SizeWhy[]): SizeAdvice {
  if (runs === 'true') return { size: sizeAt(chart, at), why };
  const to = runs === 'small' ? at + 1 : at - 1;
  const told: readonly SizeWhy[] = [...why, { code: 'runs', runs }];
  if (to >= 0 && to < chart.rows.length) return { size: sizeAt(chart, to), why: told };
  // Of what runs large the smallest may still fit; of what runs small the largest will not.
  return runs === 'large' ? { size: sizeAt(chart, at), why: told } : { size: null, why: [...told, { code: 'no_larger', size: sizeAt(chart, at) }] };
}
