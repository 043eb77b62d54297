import type { WorkTerms } from '@keepdesk/client';
import type { FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { numberFrom } from '../../../../shared/forms/within.ts';

/** What one of the numbers of the form stands for, and how it is kept. `times`: kept units in one that is typed. */
interface Figure {
  least: number;
  most: number;
  times: number;
  of: (terms: WorkTerms) => number | undefined;
  put: (value: number) => Partial<WorkTerms>;
  /** left out where nothing is typed */
  optional?: boolean;
  whole?: boolean;
}

const MINUTE = 60;
const HOUR = 3600;
const DAYS_30 = 30 * 24;

const offers = {
  offers_at_once: { least: 1, most: 20, times: 1, of: (terms) => terms.offers_at_once, put: (value) => ({ offers_at_once: value }) },
  forget_pass: { least: 0, most: DAYS_30 * 60, times: MINUTE, of: (terms) => terms.forget_pass_seconds, put: (value) => ({ forget_pass_seconds: value }) },
  missed_before_break: { least: 1, most: 100, times: 1, of: (terms) => terms.missed_before_break, put: (value) => ({ missed_before_break: value }) },
  grace: { least: 0, most: DAYS_30 * 60, times: MINUTE, of: (terms) => terms.grace_seconds, put: (value) => ({ grace_seconds: value }) },
} satisfies Record<string, Figure>;

const patience = {
  fresh: { least: 0, most: DAYS_30, times: HOUR, of: (terms) => terms.affinity.fresh_seconds, put: () => ({}) },
  hold: { least: 0, most: DAYS_30 * 60, times: MINUTE, of: (terms) => terms.affinity.hold_seconds, put: () => ({}) },
  target: { least: 0, most: DAYS_30, times: HOUR, of: (terms) => terms.target_seconds, put: (value) => ({ target_seconds: value }), whole: false },
  longest: { least: 0, most: DAYS_30, times: HOUR, of: (terms) => terms.longest_wait_seconds['*'], put: () => ({}), optional: true, whole: false },
  vip_weight: { least: 1, most: 100, times: 1, of: (terms) => terms.vip_weight, put: (value) => ({ vip_weight: value }), whole: false },
  leaving_weight: { least: 1, most: 100, times: 1, of: (terms) => terms.leaving_weight, put: (value) => ({ leaving_weight: value }), whole: false },
} satisfies Record<string, Figure>;

const MOST_UNITS = 100_000;
/** Channels that have figures of their own; `*` is all others. */
export const channels = ['chat', 'voice', '*'] as const;
const at = (record: Readonly<Record<string, number>>, channel: string): number => record[channel] ?? record['*'] ?? 0;
const perChannel = (name: 'channels' | 'weights', least: number, most: number): Record<string, Figure> =>
  Object.fromEntries(channels.map((channel) => [`${name}_${channel}`, { least, most, times: 1, of: (terms: WorkTerms) => at(terms[name], channel), put: () => ({}) }]));
const hands: Record<string, Figure> = {
  ...perChannel('channels', 0, 1000),
  capacity: { least: 1, most: MOST_UNITS, times: 1, of: (terms) => terms.capacity, put: (value) => ({ capacity: value }) },
  ...perChannel('weights', 1, MOST_UNITS),
};

export const groups = { offers, hands, patience } as Readonly<Record<'offers' | 'hands' | 'patience', Readonly<Record<string, Figure>>>>;
export type Group = keyof typeof groups;

/** A group of the terms as the form shows them: minutes and hours, not seconds. */
export function valuesOfTerms(group: Group, terms: WorkTerms): FormValues {
  const typed = ({ of, times }: Figure): string => {
    const kept = of(terms);
    return kept === undefined ? '' : String(Math.round((kept / times) * 100) / 100);
  };
  return { order: terms.order, ...Object.fromEntries(Object.entries(groups[group]).map(([name, figure]) => [name, typed(figure)])) };
}

/** What the form changes; what it does not ask for is not touched, and what was not retyped keeps its seconds. */
export function termsFrom(group: Group, values: FormValues, before: WorkTerms): Partial<WorkTerms> {
  const shown = valuesOfTerms(group, before);
  const kept = (name: string): number | undefined => {
    const figure = groups[group][name] as Figure;
    const typed = String(values[name] ?? '');
    if (typed === shown[name]) return figure.of(before);
    return typed.trim() === '' ? undefined : Math.round(numberFrom(typed) * figure.times * 1000) / 1000;
  };
  const plain = Object.entries(groups[group]).reduce<Partial<WorkTerms>>((all, [name, figure]) => {
    const value = kept(name);
    return value === undefined ? all : { ...all, ...figure.put(value) };
  }, {});
  if (group === 'offers') return { ...plain, order: values.order === 'cost' ? 'cost' : 'due' };
  if (group === 'patience') {
    const { '*': _before, ...others } = before.longest_wait_seconds;
    const longest = kept('longest');
    return { ...plain, affinity: { fresh_seconds: kept('fresh') ?? 0, hold_seconds: kept('hold') ?? 0 }, longest_wait_seconds: { ...others, ...(longest === undefined ? {} : { '*': longest }) } };
  }
  const own = (name: 'channels' | 'weights'): Record<string, number> => ({ ...before[name], ...Object.fromEntries(channels.map((channel) => [channel, kept(`${name}_${channel}`) ?? 0])) });
  return { ...plain, channels: own('channels'), weights: own('weights') };
}
