import { TRIGGERS, type Thresholds, type Trigger } from './signs.ts';

/** What a brand has settled about inviting. */
export interface Terms {
  readonly triggers: Thresholds;
  /** language → what is said for each sign; what is missing in one is said in English */
  readonly words: Readonly<Record<string, Partial<Record<Trigger, string>>>>;
  /** paths of the shop, `*` for anything: where products, cart and checkout are */
  readonly pages: { readonly product: readonly string[]; readonly cart: readonly string[]; readonly checkout: readonly string[] };
  /** only in business hours */
  readonly in_hours: boolean;
  /** only while somebody is available */
  readonly somebody_there: boolean;
  /** nothing is kept or told before the page says that the shopper agreed */
  readonly needs_consent: boolean;
  readonly minimum_value_minor: number;
  readonly again_after_days: number;
  /** of the brand, in 24 hours, counting both arms */
  readonly most_per_day: number;
  readonly holdout_percent: number;
  /** an order counts when it is placed so many days after the draw */
  readonly counted_days: number;
}

export const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt', 'ja', 'ar'] as const;
export const MOST_LETTERS = 160;

/** Where a brand begins: everything on but the impatient one, said in three languages. */
export const startingTerms: Terms = {
  triggers: { time_on_page: { on: false, seconds: 90 }, cart_returned: { on: true, visits: 2 }, size_chart: { on: true, opens: 2 }, checkout_error: { on: true } },
  words: {
    en: { checkout_error: 'Something did not work at the checkout? We can help right now.', size_chart: 'Not sure about the size? Ask us, we know how it fits.', cart_returned: 'Still thinking it over? Ask us anything about what is in your cart.', time_on_page: 'Questions about this? Ask us.' },
    de: { checkout_error: 'Hat an der Kasse etwas nicht geklappt? Wir helfen sofort.', size_chart: 'Unsicher bei der Größe? Fragen Sie uns, wir wissen, wie es ausfällt.', cart_returned: 'Überlegen Sie noch? Fragen Sie uns zu allem in Ihrem Warenkorb.', time_on_page: 'Fragen dazu? Wir sind da.' },
    es: { checkout_error: '¿Algo no ha funcionado al pagar? Podemos ayudarle ahora mismo.', size_chart: '¿Dudas con la talla? Pregúntenos, sabemos cómo sienta.', cart_returned: '¿Todavía lo está pensando? Pregúntenos por lo que hay en su cesta.', time_on_page: '¿Preguntas sobre este artículo? Estamos aquí.' },
  },
  pages: { product: ['/products/*', '/product/*', '/p/*'], cart: ['/cart*', '/basket*', '/warenkorb*', '/carrito*'], checkout: ['/checkout*', '/kasse*'] },
  in_hours: true, somebody_there: true, needs_consent: true, minimum_value_minor: 0, again_after_days: 7, most_per_day: 200, holdout_percent: 10, counted_days: 7,
};

export interface Fault {
  /** where in the terms: `words.de.size_chart`, `pages.cart`, `triggers` */
  readonly field: string;
  readonly problem: 'none_on' | 'no_words' | 'too_long' | 'no_pages' | 'bad_path';
  readonly message: string;
}

/** What keeps terms from going live. */
export function faultsOf(terms: Terms): Fault[] {
  const on = TRIGGERS.filter((one) => terms.triggers[one].on);
  return [
    ...(on.length === 0 ? [{ field: 'triggers', problem: 'none_on', message: 'Turn on at least one sign.' } as const] : []),
    ...on.filter((one) => textFor(terms, one, 'en') === null).map((one) => ({ field: `words.en.${one}`, problem: 'no_words', message: 'Say it in English at least: it is said where a language has no words of its own.' }) as const),
    ...Object.entries(terms.words).flatMap(([language, words]) => TRIGGERS.filter((one) => (words[one] ?? '').length > MOST_LETTERS).map((one) => ({ field: `words.${language}.${one}`, problem: 'too_long', message: `At most ${MOST_LETTERS} letters: it has to be read at a glance.` }) as const)),
    ...(terms.triggers.time_on_page.on && terms.pages.product.length === 0 ? [noPages('product')] : []),
    ...(terms.triggers.cart_returned.on && terms.pages.cart.length === 0 ? [noPages('cart')] : []),
    ...(['product', 'cart', 'checkout'] as const).flatMap((kind) => terms.pages[kind].filter((path) => !path.startsWith('/')).map((path) => ({ field: `pages.${kind}`, problem: 'bad_path', message: `“${path.slice(0, 60)}” has to begin with a slash.` }) as const)),
  ];
}

const noPages = (kind: 'product' | 'cart'): Fault => ({ field: `pages.${kind}`, problem: 'no_pages', message: 'Say where these pages are, or turn the sign off.' });

/** What is said, in the shopper's language where there are words, else in English. */
export function textFor(terms: Pick<Terms, 'words'>, trigger: Trigger, language: string): { language: string; text: string } | null {
  for (const one of [language.slice(0, 2).toLowerCase(), 'en']) {
    const text = Object.hasOwn(terms.words, one) ? (terms.words[one]?.[trigger]?.trim() ?? '') : '';
    if (text !== '') return { language: one, text };
  }
  return null;
}
