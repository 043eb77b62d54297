export type EntityType = 'order_number' | 'invoice_number' | 'tracking_number' | 'sku' | 'email' | 'phone' | 'amount' | 'date' | 'url' | 'person';

/** A stretch of a message that names something. */
export interface Entity {
  readonly type: EntityType;
  /** UTF-16 units of the text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** One spelling for all: numbers without signs and blanks, E.164 phones where the country is known, ISO 8601 dates, "19.99 EUR". */
  readonly value: string;
  /** Of a tracking number: who may carry it. */
  readonly couriers?: readonly string[];
  /** Of an amount. */
  readonly money?: { readonly amountMinor: number; readonly currency: string };
}

/** A span before its text is cut out. */
export type Found = Omit<Entity, 'text'>;

/** How a shop writes its order numbers: "KD-" and four to six digits. */
export interface OrderPattern {
  readonly before: string;
  readonly leastDigits: number;
  readonly mostDigits: number;
  readonly after: string;
}

/** What the finder is told beside the text. */
export interface EntityFacts {
  /** The shops' order numbers; see `orderPatternsOf`. */
  readonly orderPatterns?: readonly OrderPattern[];
  /** ISO 3166-1 country of the brand, for national phone numbers, "$" and 05/12. */
  readonly region?: string;
  /** What amounts without a clear currency are in: ISO 4217. */
  readonly currency?: string;
  /** The moment the message was written; without it relative dates are left. */
  readonly now?: Date;
  /** ISO 639-1 of the text, where it is known: words of a day that mean something else in it are left. */
  readonly language?: string;
  /** IANA zone in which "tomorrow" is meant; UTC by default. */
  readonly timeZone?: string;
}

/** A found span with the text it covers. */
export function entityOf(text: string, found: Found): Entity {
  return { ...found, text: text.slice(found.start, found.end) };
}
