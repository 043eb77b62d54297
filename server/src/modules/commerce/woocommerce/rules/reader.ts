import { isObject, JsonFields, Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { parseMoney } from '../../../../platform/money/money.ts';

/** An answer or webhook of WooCommerce. */
export class Reader extends JsonFields {
  whole(name: string): number {
    const value = Number(this.json[name] ?? NaN);
    if (!Number.isSafeInteger(value)) throw new Unreadable(`"${name}" is no whole number`);
    return value;
  }

  /** A moment of a `…_gmt` field, which WooCommerce writes without a zone. */
  time(name: string): Date | null {
    const value = this.text(name);
    if (value === null) return null;
    const at = new Date(/[zZ]|[+-]\d\d:?\d\d$/.test(value) ? value : `${value}Z`);
    if (Number.isNaN(at.getTime())) throw new Unreadable(`"${name}" is no time`);
    return at;
  }

  object(name: string): Reader | null {
    const value = this.json[name];
    return isObject(value) ? new Reader(value) : null;
  }

  list(name: string): Reader[] {
    const value = this.json[name];
    return Array.isArray(value) ? value.map((item) => new Reader(item)) : [];
  }

  /** Minor units; null when absent. Amounts may carry more decimals than money has. */
  money(name: string, currency: string): number | null {
    const value = this.text(name);
    return value === null ? null : minorOf(value, currency);
  }
}

/** Rounded half away from zero, as WooCommerce does: it keeps taxes with more decimals than the currency has. */
export function minorOf(text: string, currency: string): number {
  try {
    return parseMoney(text, currency).amountMinor;
  } catch {
    const match = /^(-?)(\d{1,12})\.(\d{1,12})$/.exec(text);
    if (!match) throw new Unreadable(`"${text}" is no amount in ${currency}`);
    const digits = parseDigits(currency);
    const fraction = (match[3] as string).padEnd(digits + 1, '0');
    const kept = Number(`${match[2]}${fraction.slice(0, digits)}`) + (Number(fraction[digits]) >= 5 ? 1 : 0);
    return match[1] ? -kept : kept;
  }
}

function parseDigits(currency: string): number {
  return String(parseMoney('1', currency).amountMinor).length - 1;
}
