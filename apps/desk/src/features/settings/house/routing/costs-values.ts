import type { WorkTerms } from '@keepdesk/client';
import type { FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { numberFrom } from '../../../../shared/forms/within.ts';

/** Everything that nothing else is said of. */
export const ALL = '*';
const HOUR = 3600;

/** What waiting costs for one contact reason, as it is shown. */
export interface CostRow {
  /** key of a reason, or `*` */
  readonly reason: string;
  readonly perHour: number;
  /** by so much of that more with each further hour */
  readonly growth: number | null;
  readonly missed: number | null;
  readonly longestHours: number | null;
}

/** A line a reason, all others last. */
export function costRows(terms: Pick<WorkTerms, 'costs' | 'longest_wait_seconds'>): CostRow[] {
  return Object.entries(terms.costs).map(([reason, cost]): CostRow => {
    const longest = terms.longest_wait_seconds[reason];
    return { reason, perHour: cost.per_hour, growth: cost.growth_per_hour ?? null, missed: cost.missed ?? null, longestHours: longest === undefined ? null : longest / HOUR };
  }).toSorted((a, b) => Number(a.reason === ALL) - Number(b.reason === ALL) || b.perHour - a.perHour || a.reason.localeCompare(b.reason));
}

const typed = (value: number | null, times = 1): string => (value === null ? '' : String(Math.round(value * times * 1000) / 1000));

export function valuesOfCost(row: CostRow): FormValues {
  return { reason: row.reason, per_hour: typed(row.perHour), growth: typed(row.growth, 100), missed: typed(row.missed), longest: typed(row.longestHours) };
}

/** What a form changes of a reason; what it does not ask for is kept, and so is every other reason. How long all others wait at the most is said elsewhere. */
export function costFrom(values: FormValues, terms: Pick<WorkTerms, 'costs' | 'longest_wait_seconds'>): Partial<WorkTerms> {
  const reason = String(values.reason);
  const number = (name: string, times = 1): number | undefined => (String(values[name] ?? '').trim() === '' ? undefined : numberFrom(String(values[name])) * times);
  const [growth, missed, longest] = [number('growth', 0.01), number('missed'), number('longest', HOUR)];
  const { growth_per_hour: _growth, missed: _missed, ...kept } = terms.costs[reason] ?? { per_hour: 0 };
  const cost = { ...kept, per_hour: number('per_hour') ?? 0, ...(growth === undefined ? {} : { growth_per_hour: growth }), ...(missed === undefined ? {} : { missed }) };
  return { costs: { ...terms.costs, [reason]: cost }, ...(reason === ALL ? {} : { longest_wait_seconds: withLongest(terms.longest_wait_seconds, reason, longest) }) };
}

/** The same without a reason. */
export function withoutCost(reason: string, terms: Pick<WorkTerms, 'costs' | 'longest_wait_seconds'>): Partial<WorkTerms> {
  const { [reason]: _gone, ...costs } = terms.costs;
  return { costs, ...(reason === ALL ? {} : { longest_wait_seconds: withLongest(terms.longest_wait_seconds, reason, undefined) }) };
}

function withLongest(before: WorkTerms['longest_wait_seconds'], reason: string, seconds: number | undefined): WorkTerms['longest_wait_seconds'] {
  const { [reason]: _before, ...others } = before;
  return seconds === undefined ? others : { ...others, [reason]: Math.round(seconds) };
}
