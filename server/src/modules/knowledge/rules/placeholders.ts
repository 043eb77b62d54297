import { escapeHtml } from './clean-article.ts';
import { neutralWords } from './neutral-words.ts';

/** Every placeholder an article may hold, and what it stands for. */
export const placeholders = {
  'brand.name': 'the name of the brand',
  'customer.first_name': 'the first name of whoever reads it',
  'order.number': 'the number of their order',
  'order.status': 'where their order stands',
  'order.placed_on': 'the day they ordered',
  'order.total': 'what the order came to',
  'parcel.state': 'where their parcel is',
  'parcel.estimate': 'the day the parcel should arrive',
  'parcel.carrier': 'who brings it',
  'parcel.tracking_number': 'the number of the parcel',
  'return.status': 'where their return stands',
  'return.window_ends': 'the last day to send something back',
} as const satisfies Record<string, string>;

export type Placeholder = keyof typeof placeholders;
/** What is known of whoever reads: words as they are shown, already in their language. What is absent shows neutral words. */
export type ArticleFacts = Readonly<Partial<Record<Placeholder, string | null>>>;

const FACT = /\{\{\s*([a-z_]+\.[a-z_]+)\s*(?:\|([^{}]*))?\}\}/g;
const SNIPPET = /\{\{\s*snippet:([a-z0-9_-]+)\s*\}\}/g;
const ALONE = /<p>\s*\{\{\s*snippet:([a-z0-9_-]+)\s*\}\}\s*<\/p>/g;
const ANY = /\{\{([^{}]*)\}\}/g;

const known = (name: string): name is Placeholder => Object.hasOwn(placeholders, name);

/** The article with the facts in it. Values are escaped; with none, the words after `|` stand there, or the language's own. */
export function filledArticle(html: string, facts: ArticleFacts, language = 'en'): string {
  return html.replaceAll(FACT, (whole, name: string, neutral: string | undefined) => {
    if (!known(name)) return neutral?.trim() ?? whole;
    const value = facts[name];
    if (value !== undefined && value !== null && value !== '') return escapeHtml(value);
    return neutral?.trim() || escapeHtml(neutralWords(name, language));
  });
}

/** The article with the snippets in it. A snippet that is a paragraph of its own brings its own paragraphs. What nobody wrote is left out. */
export function withSnippets(html: string, words: ReadonlyMap<string, string>): string {
  const of = (key: string): string => words.get(key) ?? '';
  return html.replaceAll(ALONE, (_whole, key: string) => of(key)).replaceAll(SNIPPET, (_whole, key: string) => inline(of(key)));
}

/** Keys of the snippets an article includes. */
export function snippetsIn(html: string): string[] {
  return [...new Set([...html.matchAll(SNIPPET)].map((found) => found[1] ?? ''))];
}

/** What stands in double braces and nobody can fill, as it was written. */
export function unknownPlaceholders(html: string, snippetKeys: ReadonlySet<string>): string[] {
  const found = [...html.matchAll(ANY)].flatMap(([, inner = '']) => {
    const name = inner.split('|')[0]?.trim() ?? '';
    const snippet = name.match(/^snippet:([a-z0-9_-]+)$/)?.[1];
    return snippet === undefined ? (known(name) ? [] : [name]) : snippetKeys.has(snippet) ? [] : [name];
  });
  return [...new Set(found)];
}

function inline(html: string): string {
  const one = html.match(/^\s*<p>((?:(?!<\/?p>)[\s\S])*)<\/p>\s*$/);
  return one?.[1] ?? html;
}
