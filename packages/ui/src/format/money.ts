import { numberFormat } from './formats.ts';

/** An amount in the currency's minor unit, as it travels in the API. */
export interface MoneyValue {
  amount_minor: number;
  currency: string;
}

/** Decimal places of a currency by ISO 4217 as the platform knows them (EUR 2, JPY 0, KWD 3). */
export function minorDigits(currency: string): number {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Writes money in a language: `{ amount_minor: 2490, currency: 'EUR' }` in `en` is "€24.90". */
export function formatMoney(value: MoneyValue, locale: string): string {
  const digits = minorDigits(value.currency);
  return numberFormat(locale, { style: 'currency', currency: value.currency, currencyDisplay: 'narrowSymbol' }).format(
    value.amount_minor / 10 ** digits,
  );
}
