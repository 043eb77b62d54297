import { isObject, JsonFields, Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { parseMoney } from '../../../../platform/money/money.ts';

/** JSON whose whole numbers beyond 2^53 (Shopify's ids) stay exact, as strings. */
export function parseExact(text: string): unknown {
  const parse = JSON.parse as (source: string, revive: (key: string, value: unknown, context: { source?: string }) => unknown) => unknown;
  return parse(text, (_key, value, { source }) => (typeof value === 'number' && source !== undefined && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value));
}

/** An answer or webhook of Shopify, from either of its APIs. */
export class Payload extends JsonFields {
  has(name: string): boolean {
    return this.json[name] !== undefined && this.json[name] !== null;
  }

  flag(name: string): boolean {
    return this.json[name] === true;
  }

  whole(name: string): number | null {
    const value = Number(this.json[name] ?? NaN);
    return Number.isSafeInteger(value) ? value : null;
  }

  time(name: string): Date | null {
    const value = this.text(name);
    if (value === null) return null;
    const at = new Date(value);
    if (Number.isNaN(at.getTime())) throw new Unreadable(`"${name}" is no time`);
    return at;
  }

  /** The first of these that is there: REST and GraphQL spell a field differently. */
  anyText(...names: string[]): string | null {
    return names.map((name) => this.text(name)).find((value) => value !== null) ?? null;
  }

  anyTime(...names: string[]): Date | null {
    return names.map((name) => this.time(name)).find((value) => value !== null) ?? null;
  }

  object(name: string): Payload | null {
    const value = this.json[name];
    return isObject(value) ? new Payload(value) : null;
  }

  /** A JSON list, or the nodes of a GraphQL connection. */
  list(name: string): Payload[] {
    const value = this.json[name];
    const items = Array.isArray(value) ? value : (this.object(name)?.raw('nodes') ?? []);
    return Array.isArray(items) ? items.map((item) => new Payload(item)) : [];
  }

  raw(name: string): unknown {
    return this.json[name];
  }

  /** The number at the end of a global id (gid://shopify/Order/123), which is exact where a JSON number may not be. */
  id(): string {
    const global = this.text('admin_graphql_api_id') ?? this.text('id');
    if (global === null) throw new Unreadable('"id" is missing');
    return global.slice(global.lastIndexOf('/') + 1).split('?')[0] ?? global;
  }

  /** An amount of the shop's own currency: `…_set.shop_money`, `…Set.shopMoney`, or a bare decimal in `currency`. */
  money(name: string, currency: string): number | null {
    const set = this.object(`${name}_set`) ?? this.object(`${name}Set`) ?? this.object(name);
    const shop = set?.object('shop_money') ?? set?.object('shopMoney') ?? null;
    const amount = shop?.text('amount') ?? this.text(name);
    return amount === null ? null : minor(amount, shop?.text('currency_code') ?? shop?.text('currencyCode') ?? currency);
  }
}

function minor(amount: string, currency: string): number {
  try {
    return parseMoney(amount, currency).amountMinor;
  } catch {
    throw new Unreadable(`"${amount}" is no amount in ${currency}`);
  }
}
