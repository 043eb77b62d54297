import { decimalOf, minorDigits } from '../../../../platform/money/money.ts';
import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { minorOf, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';

// https://docs.stripe.com/currencies: those that Stripe counts otherwise than ISO 4217. The króna and the shilling have no minor unit any more and are still told in hundredths.
const WITHOUT = new Set(['MGA']);
const IN_HUNDREDTHS = new Set(['ISK', 'UGX']);

function stripeDigits(currency: string): number {
  return WITHOUT.has(currency) ? 0 : IN_HUNDREDTHS.has(currency) ? 2 : minorDigits(currency);
}

/** An amount of Stripe's (a whole number of its minor units, perhaps as text, perhaps with a fraction) in ours; null when absent. */
export function amountOf(item: VendorJson, name: string, currency: string): number | null {
  const text = item.text(name);
  if (text === null) return null;
  const match = /^(-?)(\d{1,14})(\.\d{1,12})?$/.exec(text);
  if (!match) throw new Unreadable(`"${name}" is no amount`);
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = stripeDigits(currency);
  const padded = whole.padStart(digits + 1, '0');
  const decimal = `${padded.slice(0, padded.length - digits)}.${padded.slice(padded.length - digits)}${fraction.slice(1)}`.replace(/\.$/, '');
  const minor = minorOf(decimal, currency);
  return sign === '-' && minor > 0 ? -minor : minor;
}

/** The same amount as Stripe is told it, for requests. */
export function forStripe(amountMinor: number, currency: string): number {
  const [whole = '', fraction = ''] = decimalOf({ amountMinor, currency }).split('.');
  const digits = stripeDigits(currency);
  return Number(`${whole}${fraction.padEnd(digits, '0').slice(0, digits)}`);
}

/** The currency of an object. @throws Unreadable where there is none */
export function currencyOf(item: VendorJson): string {
  const currency = item.currency('currency');
  if (currency === null) throw new Unreadable('"currency" is no currency');
  return currency;
}

/** An id that may be told as the whole object (`expand`). */
export function idOf(item: VendorJson, name: string): string | null {
  return item.object(name)?.text('id') ?? item.text(name);
}
