import { numberFormat } from '@keepdesk/ui';
import type { TFunction } from 'i18next';

export const whole = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
export const tenths = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: 1 }).format(value);
export const signedTenths = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(value);
export const share = (locale: string, value: number): string => numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
export const wholeShare = (locale: string, value: number): string => numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value);
export const dayName = (locale: string, day: string, more: Intl.DateTimeFormatOptions = {}): string => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...more, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
/** Amounts of a plan are in hundredths of the currency; nobody decides by cents. */
export const money = (locale: string, currency: string, minor: number): string => numberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 }).format(minor / 100);
export const plusWeeks = (day: string, weeks: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
/** A class is called by its number; a notice by what it was called. */
export const className = (t: TFunction, id: string): string => t('season.className', { id });
