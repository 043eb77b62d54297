import { sanitiseHtml } from '../../../platform/hostile/index.ts';
import type { Blocked } from '../../../platform/hostile/index.ts';

export interface CleanArticle {
  readonly html: string;
  /** what was taken out of it, for whoever pasted or imported it */
  readonly blocked: readonly Blocked[];
}

/**
 * HTML of an article as it may be kept and shown. What the sanitiser adds for mails of strangers (where a link leads, a window of
 * its own) is taken away again: these are the brand's own words. The title stands above the body, so that its headings begin with the second.
 */
export function cleanArticle(html: string): CleanArticle {
  const { html: clean, blocked } = sanitiseHtml(html);
  const plain = clean
    .replaceAll(/<a ([^>]*)>/g, (_whole, attributes: string) => `<a ${attributes.replaceAll(/\s*(?:target|rel|data-shown|data-suspicion)="[^"]*"/g, '').trim()}>`)
    .replaceAll(/<(\/?)h1\b/g, '<$1h2');
  return { html: plain, blocked };
}

const PICTURE = /src="cid:([0-9a-f-]{36})"/g;

/** Ids of the pictures a body shows. */
export function picturesOf(html: string): string[] {
  return [...new Set([...html.matchAll(PICTURE)].map((found) => found[1] ?? ''))];
}

/** The body with the addresses its pictures are fetched from. */
export function withImageAddresses(html: string, addressOf: (id: string) => string): string {
  return html.replaceAll(PICTURE, (_whole, id: string) => `src="${escapeHtml(addressOf(id))}"`);
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
