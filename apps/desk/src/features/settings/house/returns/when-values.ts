import type { ReturnTerms } from '@keepdesk/client';
import { conditionIds, reasonIds } from '../../../../shared/parts/returns/ids.ts';
import type { FormValues } from '../../../../shared/forms/form-dialog.tsx';

export type Policy = ReturnTerms['policy'];
export type When = Policy['fees'][number]['when'];
/** Amounts are typed in whole units of the order's currency, with two digits behind the point. */
const HUNDREDTHS = 100;

const listOf = (value: FormValues[string] | undefined): string[] => String(value ?? '').split(',').map((part) => part.trim()).filter(Boolean);
const severalOf = (value: FormValues[string] | undefined): string[] => (Array.isArray(value) ? value : []);

/** An amount in hundredths; undefined when nothing, or no amount, was typed. */
export function amountOf(typed: FormValues[string] | undefined): number | undefined {
  const match = /^\s*(\d{1,9})(?:[.,](\d{1,2}))?\s*$/.exec(String(typed ?? ''));
  return match ? Number(match[1]) * HUNDREDTHS + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}

export const typedAmount = (minor: number | undefined): string => (minor === undefined ? '' : (minor / HUNDREDTHS).toFixed(2).replace(/\.00$/, ''));
/** A whole number; undefined when it is none. */
export const wholeOf = (typed: FormValues[string] | undefined): number | undefined => (/^\s*\d{1,5}\s*$/.test(String(typed ?? '')) ? Number(typed) : undefined);

/** A condition as the form shows it. */
export function whenValues(when: When): FormValues {
  return {
    categories: (when.categories ?? []).join(', '), tags: (when.tags ?? []).join(', '), skus: (when.skus ?? []).join(', '), countries: (when.countries ?? []).join(', '), tiers: (when.tiers ?? []).join(', '), reasons: [...(when.reasons ?? [])], conditions: [...(when.conditions ?? [])],
    paid_from: typedAmount(when.paid_from_minor), paid_below: typedAmount(when.paid_below_minor), discount: when.discount_from_percent === undefined ? '' : String(when.discount_from_percent),
  };
}

/** The condition that was filled in; what was left empty does not matter. */
export function whenFrom(values: FormValues): When {
  const named = (name: 'categories' | 'tags' | 'skus' | 'countries' | 'tiers') => {
    const list = listOf(values[name]);
    return list.length === 0 ? {} : { [name]: name === 'countries' ? list.map((one) => one.toUpperCase()) : list };
  };
  const reasons = reasonIds.filter((id) => severalOf(values.reasons).includes(id));
  const conditions = conditionIds.filter((id) => severalOf(values.conditions).includes(id));
  const [from, below, discount] = [amountOf(values.paid_from), amountOf(values.paid_below), wholeOf(values.discount)];
  return {
    ...named('categories'), ...named('tags'), ...named('skus'), ...named('countries'), ...named('tiers'), ...(reasons.length === 0 ? {} : { reasons }), ...(conditions.length === 0 ? {} : { conditions }),
    ...(from === undefined ? {} : { paid_from_minor: from }), ...(below === undefined ? {} : { paid_below_minor: below }), ...(discount === undefined ? {} : { discount_from_percent: discount }),
  };
}

type Reasons = ReturnTerms['terms']['reasons'][number]['reasons'];

/** Reasons as they are typed, one a line: "Sleeves too short = too_small". */
export const reasonLines = (reasons: Reasons): string => reasons.map((reason) => `${reason.label} = ${reason.means}`).join('\n');

/** What was typed; `faulty` is the first line that cannot be read, from 1. */
export function reasonsFrom(typed: string): { reasons: Reasons; faulty: number | null } {
  const lines = typed.split('\n').map((line) => line.trim());
  const reasons: Reasons = [];
  for (const [at, line] of lines.entries()) {
    if (line === '') continue;
    const [label = '', meaning = ''] = line.split('=').map((part) => part.trim());
    const means = reasonIds.find((id) => id === meaning);
    if (means === undefined || label === '') return { reasons, faulty: at + 1 };
    reasons.push({ code: codeOf(label, reasons.map((reason) => reason.code)), label: label.slice(0, 80), means });
  }
  return { reasons, faulty: reasons.length === 0 ? 1 : null };
}

/** A code that lasts, made from the words; with a number where two would be the same. */
function codeOf(label: string, taken: readonly string[]): string {
  const plain = label.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '').slice(0, 36) || 'reason';
  if (!taken.includes(plain)) return plain;
  for (let number = 2; ; number += 1) if (!taken.includes(`${plain}_${number}`)) return `${plain}_${number}`;
}
