/** An amount in the currency's minor unit (ISO 4217), e.g. {amountMinor: 2490, currency: 'EUR'} is €24.90. */
export interface Money {
  amountMinor: number;
  currency: string;
}

// ISO 4217 list one. What the runtime prints with is no help: it gives the forint none, as in daily life, and changes with its version.
const NONE = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const THREE = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** How many decimals the currency's minor unit stands for: EUR 2, JPY 0, KWD 3. @throws RangeError when it is no currency code */
export function minorDigits(currency: string): number {
  if (!/^[A-Z]{3}$/i.test(currency)) throw new RangeError(`not a currency: ${currency}`);
  const code = currency.toUpperCase();
  return NONE.has(code) ? 0 : THREE.has(code) ? 3 : 2;
}

/** Reads a decimal string exactly ("24.9" EUR → 2490); throws RangeError when it is no amount or too precise. */
export function parseMoney(text: string, currency: string): Money {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text.trim());
  const digits = minorDigits(currency);
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  if (!match || fraction.length > digits) throw new RangeError(`not an amount in ${currency}: ${text}`);
  const amountMinor = Number(match[2] + fraction.padEnd(digits, '0'));
  return { amountMinor: match[1] ? -amountMinor : amountMinor, currency };
}

/**
 * As `parseMoney`, of an amount that may carry more decimals than its currency has (shops keep taxes so): rounded half away from zero.
 * @throws RangeError when it is no amount
 */
export function roundMoney(text: string, currency: string): Money {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new RangeError(`not an amount in ${currency}: ${text}`);
  const digits = minorDigits(currency);
  const fraction = (match[3] ?? '').padEnd(digits + 1, '0');
  const amountMinor = Number(`${match[2]}${fraction.slice(0, digits)}`) + (Number(fraction[digits]) >= 5 ? 1 : 0);
  return { amountMinor: match[1] && amountMinor > 0 ? -amountMinor : amountMinor, currency };
}

/** The decimal string of an amount, as programs write it: 2490 EUR → "24.90". */
export function decimalOf({ amountMinor, currency }: Money): string {
  const digits = minorDigits(currency);
  const whole = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const text = digits === 0 ? whole : `${whole.slice(0, -digits)}.${whole.slice(-digits)}`;
  return amountMinor < 0 ? `-${text}` : text;
}

export function formatMoney(money: Money, locale = 'en'): string {
  const value = money.amountMinor / 10 ** minorDigits(money.currency);
  return new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency, maximumFractionDigits: minorDigits(money.currency) }).format(value);
}
