import { orderPatternsOf } from './entities/find-numbers.ts';
import type { MessageFacts } from './triage-message.ts';

export interface Beside {
  readonly at: Date;
  readonly time_zone: string;
  readonly unanswered: number;
  readonly brand_locale: string;
  readonly order_numbers: readonly string[] | null;
  readonly currency: string | null;
}

/** What is known beside the words of a message, as the readers take it. */
export function factsBeside({ at, time_zone: timeZone, unanswered, brand_locale: locale, order_numbers: numbers, currency }: Beside): MessageFacts {
  const region = regionOf(locale, currency);
  return { now: at, timeZone, unansweredBefore: unanswered, ...(region === undefined ? {} : { region }), ...(currency === null ? {} : { currency }), ...(numbers === null ? {} : { orderPatterns: orderPatternsOf(numbers) }) };
}

/** Languages of many countries say nothing of where a shop sells; what it sells in does. */
const BY_CURRENCY: Readonly<Record<string, string>> = { USD: 'US', GBP: 'GB', CAD: 'CA', AUD: 'AU', NZD: 'NZ', BRL: 'BR', MXN: 'MX', CHF: 'CH', PHP: 'PH', SGD: 'SG' };
const OF_MANY = ['en', 'es', 'pt', 'ar', 'fr'];

/** ISO 3166-1 country a brand sells in: from `en-US` itself, else from its currency, else from its language. */
export function regionOf(locale: string, currency: string | null): string | undefined {
  try {
    const known = new Intl.Locale(locale);
    return known.region ?? BY_CURRENCY[currency ?? ''] ?? (OF_MANY.includes(known.language) ? undefined : known.maximize().region);
  } catch {
    return BY_CURRENCY[currency ?? ''];
  }
}
