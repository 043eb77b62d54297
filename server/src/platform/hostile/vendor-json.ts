import { roundMoney } from '../money/money.ts';
import { isObject, JsonFields, Unreadable } from './json-fields.ts';

/** JSON of a vendor, read by what its fields should be: numbers may come as strings and strings as numbers, parts may be absent or null. */
export class VendorJson extends JsonFields {
  /** There, and not null. */
  has(...names: readonly string[]): boolean {
    return names.every((name) => this.json[name] !== undefined && this.json[name] !== null);
  }

  hasAny(...names: readonly string[]): boolean {
    return names.some((name) => this.has(name));
  }

  raw(name: string): unknown {
    return this.json[name];
  }

  flag(name: string): boolean {
    return ['true', '1'].includes(String(this.json[name]));
  }

  /** The first of these that is there. */
  anyText(...names: readonly string[]): string | null {
    return names.map((name) => this.text(name)).find((value) => value !== null) ?? null;
  }

  /** A whole number, also from "3" or "3.0000"; null otherwise. */
  whole(name: string): number | null {
    const text = this.text(name);
    const value = text === null ? Number.NaN : Number(text);
    return Number.isSafeInteger(value) ? value : null;
  }

  /** An id that the vendor's specification makes a whole number; null for anything else. */
  numericId(name: string): string | null {
    const text = this.text(name);
    return text !== null && /^\d{1,30}$/.test(text) ? text : null;
  }

  object(name: string): VendorJson | null {
    const value = this.json[name];
    return isObject(value) ? new VendorJson(value) : null;
  }

  /** The object at the end of a path; an empty one where anything on the way is absent, so that its fields are null. */
  at(...path: readonly string[]): VendorJson {
    return path.reduce((from: VendorJson, name) => from.object(name) ?? EMPTY, this);
  }

  /** The objects of a list; one object alone stands for a list of one, as XML-born JSON has it. */
  list(name: string): VendorJson[] {
    const value = this.json[name];
    return (Array.isArray(value) ? value : [value]).filter(isObject).map((item) => new VendorJson(item));
  }

  /** The texts of a list. */
  texts(name: string): string[] {
    const value = this.json[name];
    return (Array.isArray(value) ? value : []).filter((item): item is string => typeof item === 'string' && item.trim() !== '').map((item) => item.trim());
  }

  /** A moment: ISO 8601 (UTC where it names no zone), RFC 2822, or seconds or milliseconds since 1970; null for anything else. */
  time(...names: readonly string[]): Date | null {
    return names.map((name) => momentOf(this.json[name])).find((at) => at !== null) ?? null;
  }

  needTime(...names: readonly string[]): Date {
    const at = this.time(...names);
    if (at === null) throw new Unreadable(`"${names[0]}" is no time`);
    return at;
  }

  /** An ISO 4217 code in capitals; null for anything else. */
  currency(...names: readonly string[]): string | null {
    return names.map((name) => this.text(name)).find((code) => code !== null && /^[A-Za-z]{3}$/.test(code))?.toUpperCase() ?? null;
  }

  /** A decimal amount in minor units, null when absent. @throws Unreadable when it is no amount */
  money(name: string, currency: string): number | null {
    const text = this.text(name);
    return text === null ? null : minorOf(text, currency);
  }

  /** The first of these amounts that is there. */
  anyMoney(currency: string, ...names: readonly string[]): number | null {
    return names.map((name) => this.money(name, currency)).find((amount) => amount !== null) ?? null;
  }

  /** A link that may be shown. */
  link(...names: readonly string[]): string | null {
    return names.map((name) => this.text(name)).find((value) => value !== null && /^https?:\/\//i.test(value)) ?? null;
  }

  /** Names of parts joined by a space; null when all are absent. */
  joined(...names: readonly string[]): string | null {
    return names.map((name) => this.text(name)).filter((part) => part !== null).join(' ') || null;
  }
}

const EMPTY = new VendorJson({});

/** A decimal amount in minor units; more decimals than the currency has are rounded half away from zero. @throws Unreadable */
export function minorOf(text: string, currency: string): number {
  try {
    return roundMoney(text.replace(/^\+/, ''), currency).amountMinor;
  } catch {
    throw new Unreadable(`"${text.slice(0, 40)}" is no amount in ${currency}`);
  }
}

/** What is known of these, as text; null when nothing is. */
export function known(entries: Readonly<Record<string, string | null | undefined>>): Record<string, string> | null {
  const kept = Object.entries(entries).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

const DAY_AND_TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

function momentOf(value: unknown): Date | null {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{9,13}$/.test(value))) return sinceEpoch(Number(value));
  if (typeof value !== 'string') return null;
  const [, day, time = '00:00:00', zone = 'Z'] = DAY_AND_TIME.exec(value.trim()) ?? [];
  const at = new Date(day === undefined ? value.replaceAll(/\[[^\]]*\]$/g, '') : `${day}T${time}${zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  const isDated = day !== undefined || /\b\d{4}\b.*\d{2}:\d{2}/.test(value);
  return isDated && inOurTimes(at) ? at : null;
}

/** Seconds and milliseconds are told apart by their size: 10^11 seconds are the year 5138. */
function sinceEpoch(value: number): Date | null {
  const at = new Date(value >= 1e11 ? value : value * 1000);
  return value > 0 && inOurTimes(at) ? at : null;
}

/** What a database can keep; also keeps "the year 275760" out. */
function inOurTimes(at: Date): boolean {
  return at.getTime() >= 0 && at.getTime() < Date.UTC(3000, 0);
}

/** What a vendor's word means to us; null for one we do not know. */
export function meant<Meaning>(words: Readonly<Record<string, Meaning>>, word: string | null): Meaning | null {
  return word !== null && Object.hasOwn(words, word) ? (words[word] ?? null) : null;
}
