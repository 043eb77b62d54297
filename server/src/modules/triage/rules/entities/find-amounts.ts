import { minorDigits } from '../../../../platform/money/money.ts';
import type { EntityFacts, Found } from './entity.ts';

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '¥': 'JPY', '￥': 'JPY', '₹': 'INR', '₽': 'RUB', '₺': 'TRY', '₩': 'KRW', '₪': 'ILS', zł: 'PLN', r$: 'BRL', us$: 'USD', a$: 'AUD', c$: 'CAD', ca$: 'CAD', au$: 'AUD' };
const DOLLARS: Readonly<Record<string, string>> = { US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD', SG: 'SGD', HK: 'HKD', MX: 'MXN', TW: 'TWD', CL: 'CLP', CO: 'COP', AR: 'ARS' };
const WORDS: readonly [RegExp, string][] = [
  [/^(?:euros?|eur)$/, 'EUR'], [/^(?:pounds?|quid|libras?|livres? sterling|gbp|pfund)$/, 'GBP'], [/^(?:yen|円|jpy)$/, 'JPY'], [/^(?:francs?|franken|chf|sfr)$/, 'CHF'], [/^(?:reais|real|brl)$/, 'BRL'], [/^(?:rupees?|inr|rs)$/, 'INR'],
  [/^(?:złotych|złote|złoty|pln)$/, 'PLN'], [/^(?:ريال|ريالا|sar)$/, 'SAR'], [/^(?:درهم|aed)$/, 'AED'], [/^(?:元|cny|rmb|yuan)$/, 'CNY'], [/^(?:usd|us dollars?)$/, 'USD'], [/^(?:aud|cad|nzd|sek|dkk|nok|czk|huf|try|krw|ils|mxn|sgd|hkd|clp|cop|vnd|kwd|bhd|php|zar|thb)$/, ''],
];
const DOLLAR = /^(?:\$|dollars?|bucks|dólares|dolares|dólar|dollari|dollaro|ドル|دولار)$/;
const NUMBER = '\\d{1,2}(?:,\\d{2})+,\\d{3}(?:\\.\\d{1,2})?|\\d{1,3}(?:[.,\'’\u00a0\u202f ]\\d{3})+(?:[.,]\\d{1,2})?|\\d{1,9}(?:[.,]\\d{1,3})?';
const SIGN = "us\\$|au\\$|ca\\$|[rac]\\$|\\$|€|£|¥|￥|₹|₽|₺|₩|₪";
const CODE = '(?:eur|usd|gbp|chf|jpy|aud|cad|nzd|sek|dkk|nok|czk|huf|pln|brl|inr|sar|aed|cny|rmb|krw|ils|mxn|sgd|hkd|clp|cop|vnd|kwd|bhd|php|zar|thb|try|rs)(?![\\p{L}\\p{N}])';
const NAMES = 'euros?|pounds?|quid|libras?|pfund|dollars?|bucks|dólares|dolares|dólar|dollari|dollaro|us dollars?|francs?|franken|reais|real|rupees?|yuan|yen|złotych|złote|złoty|zł|ريالا?|درهم|دولار';
const BEFORE = new RegExp(`(?<![\\p{L}\\p{N}])(?<mark>${SIGN}|${CODE})[ \\u00a0]?(?<number>${NUMBER})(?<thousand>k(?![\\p{L}\\p{N}]))?(?![\\p{N}]|[.,]\\d|[ \\u00a0]?(?:m|bn|mio|mln|million)(?![\\p{L}]))`, 'giu');
const BEHIND = new RegExp(`(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}.,])(?<number>${NUMBER})(?:,-|[ \\u00a0-])?[ \\u00a0]?(?<mark>${SIGN}|${CODE}|(?:${NAMES})(?![\\p{L}\\p{N}])|円|ドル|元)`, 'giu');

/** Amounts of money with their currency, in minor units. "$" is the region's dollar, the American one where nothing says. */
export function findAmounts(text: string, facts: EntityFacts): Found[] {
  return [BEFORE, BEHIND].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): Found[] => {
      const currency = currencyOf((match.groups?.['mark'] ?? '').toLowerCase(), facts);
      const written = currency === null ? null : minorOf(match.groups?.['number'] ?? '', currency);
      const amountMinor = written === null ? null : written * (match.groups?.['thousand'] === undefined ? 1 : 1000);
      if (currency === null || amountMinor === null) return [];
      const digits = minorDigits(currency);
      return [{ type: 'amount', start: match.index, end: match.index + match[0].length, value: `${(amountMinor / 10 ** digits).toFixed(digits)} ${currency}`, money: { amountMinor, currency } }];
    }));
}

function currencyOf(mark: string, facts: EntityFacts): string | null {
  if (DOLLAR.test(mark)) return facts.currency !== undefined && Object.values(DOLLARS).includes(facts.currency) ? facts.currency : (DOLLARS[facts.region ?? ''] ?? 'USD');
  const sign = SIGNS[mark];
  if (sign !== undefined) return sign;
  const word = WORDS.find(([shape]) => shape.test(mark));
  return word === undefined ? null : word[1] === '' ? mark.toUpperCase() : word[1];
}

/**
 * "1.499,00", "1,499.00", "1 499" and "1499" as minor units: the last sign with one or two digits behind it is the decimal
 * one, any other parts thousands. Null when there are more decimals than the currency has.
 */
export function minorOf(written: string, currency: string): number | null {
  const match = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(written.replaceAll(/[\s'’]/g, ''));
  const whole = (match?.[1] ?? '').replaceAll(/[.,]/g, '');
  const fraction = match?.[2] ?? '';
  const digits = minorDigits(currency);
  if (!/^\d{1,12}$/.test(whole) || fraction.replace(/0+$/, '').length > digits) return null;
  return Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
}
