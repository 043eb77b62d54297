import type { LabourRules } from '../labour-rules.ts';
import { QUARTER } from './stint.ts';

/** An unpaid break for a meal, as the rules of a place ask for it: so long, beginning between these minutes of the shift. */
export interface Meal {
  readonly minutes: number;
  readonly earliest: number;
  readonly latest: number;
}

/** Where the law says nothing or less, this is usual. */
const USUAL = { after: 6 * 60, minutes: 30 } as const;

/** Meals of a shift of so many minutes. Several rules are kept by the most meals any of them asks for, each as long as the longest. */
export function mealsOf(rules: LabourRules, length: number): Meal[] {
  const usual = length > USUAL.after ? [middle(length, USUAL.minutes)] : [];
  return rules.breaks.map((rule): Meal[] => {
    const [after, minutes] = [rule.after * 60, Math.max(USUAL.minutes, Math.ceil(rule.minutes / QUARTER) * QUARTER)];
    if (length <= after) return [];
    if (rule.counted === 'once') return [middle(length, minutes)];
    if (rule.counted === 'by') return Array.from({ length: Math.ceil(length / after) - 1 }, (_, at) => ({ minutes, earliest: at * after + after / 2, latest: Math.min((at + 1) * after, length - minutes - QUARTER) }));
    const count = Math.ceil((length - after) / (after + minutes));
    return Array.from({ length: count }, (_, at) => {
      const [latest, earliest] = [(at + 1) * after + at * minutes, length - (count - at) * (after + minutes)];
      return { minutes, earliest: Math.max(earliest, Math.min(latest, 120)), latest };
    });
  }).reduce((most, one) => (one.length > most.length || (one.length === most.length && (one[0]?.minutes ?? 0) > (most[0]?.minutes ?? 0)) ? one : most), usual);
}

const middle = (length: number, minutes: number): Meal => ({ minutes, earliest: Math.round((length * 0.35) / QUARTER) * QUARTER, latest: Math.round((length * 0.65 - minutes / 2) / QUARTER) * QUARTER });
