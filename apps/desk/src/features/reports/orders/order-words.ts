import type { OrderRow } from '@keepdesk/client';
import { numberFormat } from '@keepdesk/ui';
import type { TFunction } from 'i18next';
import type { By } from './order-search.ts';

const promises = ['none', 'open', 'kept', 'late_1', 'late_2', 'late_4', 'late_8', 'overdue', 'lost'] as const;
const expectations = ['none', 'days_2', 'days_4', 'days_7', 'days_more'] as const;

/** What a row is called: promises and expectations in the reader's words, countries by their name, everything else as it is known. */
export function rowName(t: TFunction, locale: string, by: By, row: Pick<OrderRow, 'key' | 'name'>): string {
  if (by === 'promise') return t(`perOrder.promise.${promises.find((one) => one === row.key) ?? 'none'}`);
  if (by === 'expectation') return t(`perOrder.expectation.${expectations.find((one) => one === row.key) ?? 'none'}`);
  if (row.key === '') return t(`perOrder.unknown.${by === 'country' ? 'sku' : by}`);
  if (by === 'country') return /^[A-Z]{2}$/.test(row.key) ? (new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(row.key) ?? row.key) : row.key;
  return row.name || row.key;
}

/** A rate as people read it: one digit is enough, two where it is small. */
export const rate = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: Math.abs(value) >= 1 ? 1 : 2 }).format(value);
export const whole = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
/** With its sign: what is above or below. */
export const signed = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(value);
