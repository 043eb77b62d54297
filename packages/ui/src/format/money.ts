import { numberFormat } from './formats.ts';

/** An amount in the currency's minor unit, as it travels in the API. */
export interface MoneyValue {
  amount_minor: number;
  currency: string;
}

// ISO 4217 list one, as the server counts; what the browser prints with differs (it gives the forint none) and changes with its version.
const NONE = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const THREE = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** Decimal places of a currency by ISO 4217 (EUR 2, JPY 0, KWD 3). */
export function minorDigits(currency: string): number {
  return NONE.has(currency) ? 0 : THREE.has(currency) ? 3 : 2;
}

/** An amount of a rule that holds in any currency, in hundredths, without a sign of one: 5000 in `de` is "50,00". */
export function formatHundredths(hundredths: number, locale: string): string {
  return numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(hundredths / 100);
}

/** Writes money in a language: `{ amount_minor: 2490, currency: 'EUR' }` in `en` is "€24.90". */
export function formatMoney(value: MoneyValue, locale: string): string {
  const digits = minorDigits(value.currency);
  return numberFormat(locale, { style: 'currency', currency: value.currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: digits }).format(
    value.amount_minor / 10 ** digits,
  );
}
