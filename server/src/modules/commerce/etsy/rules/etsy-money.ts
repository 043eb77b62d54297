import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { minorOf, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';

/** `{"amount":1990,"divisor":100,"currency_code":"EUR"}` in our minor units; null when absent. The divisor is a power of ten. */
export function amountOf(item: VendorJson, name: string): { minor: number; currency: string } | null {
  const money = item.object(name);
  const currency = money?.currency('currency_code') ?? null;
  const amount = money?.text('amount') ?? null;
  if (money === null || currency === null || amount === null) return null;
  const digits = /^10*$/.exec(money.text('divisor') ?? '1')?.[0].length;
  const match = /^(-?)(\d{1,15})$/.exec(amount);
  if (digits === undefined || digits > 7 || !match) throw new Unreadable(`"${name}" is no amount`);
  const shift = digits - 1;
  const padded = (match[2] ?? '').padStart(shift + 1, '0');
  const decimal = shift === 0 ? padded : `${padded.slice(0, -shift)}.${padded.slice(-shift)}`;
  return { minor: minorOf(`${match[1] ?? ''}${decimal}`, currency), currency };
}
