// What search engines read of the help (schema.org as JSON-LD, sitemaps.org 0.9). It says nothing the page does not show.

const CONTEXT = 'https://schema.org';
/** So much of an answer is told; the rest is on the page. */
const MOST_ANSWER = 1000;
const MOST_QUESTIONS = 20;

/** A list of addresses with their names, in their order. */
export function itemList(items: readonly { readonly name: string; readonly url: string }[]): object {
  return { '@context': CONTEXT, '@type': 'ItemList', numberOfItems: items.length, itemListElement: items.map((one, at) => ({ '@type': 'ListItem', position: at + 1, name: one.name, url: one.url })) };
}

/** The way to a page, from the first page of the help. */
export function breadcrumbs(way: readonly { readonly name: string; readonly url: string }[]): object {
  return { '@context': CONTEXT, '@type': 'BreadcrumbList', itemListElement: way.map((one, at) => ({ '@type': 'ListItem', position: at + 1, name: one.name, item: one.url })) };
}

/** The help itself, and where it is searched. */
export function helpSite(site: { readonly name: string; readonly url: string; readonly language: string }): object {
  return { '@context': CONTEXT, '@type': 'WebSite', name: site.name, url: site.url, inLanguage: site.language, potentialAction: { '@type': 'SearchAction', target: { '@type': 'EntryPoint', urlTemplate: `${site.url}?q={words}` }, 'query-input': 'required name=words' } };
}

export interface Question {
  readonly question: string;
  readonly answer: string;
}

/** Questions with their answers; null where a page answers none. */
export function faqPage(questions: readonly Question[], language: string): object | null {
  if (questions.length === 0) return null;
  return { '@context': CONTEXT, '@type': 'FAQPage', inLanguage: language, mainEntity: questions.map((one) => ({ '@type': 'Question', name: one.question, acceptedAnswer: { '@type': 'Answer', text: one.answer } })) };
}

const ASKS = /[?？؟]$/;

/**
 * What an article asks and answers: each heading that is a question with what stands under it, up to the next heading as high or higher; where none is and its title asks,
 * the title with all of it. A question nothing is said to is none.
 */
export function questionsOf(title: string, body: string): Question[] {
  const parts = body.split(/<(h[1-6])\b[^>]*>(.*?)<\/\1>/is);
  // Before the first heading, then of each: its name, its words, what stands under it.
  const headings = Array.from({ length: (parts.length - 1) / 3 }, (_, at) => ({ level: Number(parts[at * 3 + 1]?.slice(1)), words: textOf(parts[at * 3 + 2] ?? ''), under: parts[at * 3 + 3] ?? '' }));
  const asked = headings.flatMap((one, at) => {
    if (!ASKS.test(one.words)) return [];
    const next = headings.findIndex((other, after) => after > at && other.level <= one.level);
    const below = headings.slice(at + 1, next === -1 ? headings.length : next).map((other) => `${other.words}. ${textOf(other.under)}`);
    return [{ question: one.words, answer: [textOf(one.under), ...below].filter(Boolean).join(' ').slice(0, MOST_ANSWER) }];
  });
  const found = asked.length > 0 ? asked : ASKS.test(title.trim()) ? [{ question: title.trim(), answer: textOf(body).slice(0, MOST_ANSWER) }] : [];
  return found.filter((one) => one.answer !== '').slice(0, MOST_QUESTIONS);
}

/** The words of cleaned HTML. */
function textOf(body: string): string {
  return body.replaceAll(/<(script|style)\b.*?<\/\1>/gis, ' ').replaceAll(/<[^>]*>/g, ' ').replaceAll('&nbsp;', ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll(/&#39;|&apos;/g, "'").replaceAll('&amp;', '&').replaceAll(/\s+/g, ' ').replaceAll(/ ([.,;:!?])/g, '$1').trim();
}
