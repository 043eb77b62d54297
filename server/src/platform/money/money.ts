/** An amount in the currency's minor unit (ISO 4217), e.g. {amountMinor: 2490, currency: 'EUR'} is €24.90. */
export interface Money {
  amountMinor: number;
  currency: string;
}

const digitsByCurrency = new Map<string, number>();

/** How many decimals the currency's minor unit stands for: EUR 2, JPY 0, KWD 3. */
export function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
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

/** The decimal string of an amount, as programs write it: 2490 EUR → "24.90". */
export function decimalOf({ amountMinor, currency }: Money): string {
  const digits = minorDigits(currency);
  const whole = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const text = digits === 0 ? whole : `${whole.slice(0, -digits)}.${whole.slice(-digits)}`;
  return amountMinor < 0 ? `-${text}` : text;
}

export function formatMoney(money: Money, locale = 'en'): string {
  const value = money.amountMinor / 10 ** minorDigits(money.currency);
  return new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency }).format(value);
}
