import { escapeHtml } from './page.ts';
import type { Purpose } from './shapes.ts';
import { directionOf, wordsOf, type Language } from './words/index.ts';

export interface NoticeLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface NoticeWritten {
  readonly brand: string;
  readonly language: Language;
  readonly purpose: Purpose;
  readonly subject: string;
  readonly text: string;
  /** address of the page where they choose */
  readonly url: string;
  /** address of the page that shows where their order is */
  readonly page: string | null;
}

/** The mail of a notice: its words, why they get it, and how to stop it. Addresses in it are links. */
export function noticeLetter({ brand, language, purpose, subject, text, url, page }: NoticeWritten): NoticeLetter {
  const words = wordsOf(language);
  const why = (purpose === 'marketing' ? words.whyWanted : words.why).replace('{brand}', brand);
  const linked = (line: string): string => escapeHtml(line).replaceAll(/https?:\/\/[^\s<]+/g, (address) => `<a href="${address}">${address}</a>`);
  // What was written may hold it already.
  const whole = page === null || text.includes(page.slice(0, page.lastIndexOf('/'))) ? text : `${text}\n\n${words.where}: ${page}`;
  const paragraphs = whole.split(/\n{2,}/).map((part) => `<p>${part.split('\n').map(linked).join('<br>')}</p>`).join('');
  const link = (to: string, name: string): string => `<a href="${escapeHtml(to)}" style="color:#6b6f7a">${escapeHtml(name)}</a>`;
  return {
    subject,
    text: `${whole}\n\n--\n${why}\n${words.choose}: ${url}\n${words.stop}: ${url}/unsubscribe\n`,
    html: `<div lang="${language}" dir="${directionOf(language)}" style="font:15px/1.5 sans-serif;max-width:560px">${paragraphs}<p style="font-size:13px;color:#6b6f7a">${escapeHtml(why)}<br>${link(url, words.choose)} · ${link(`${url}/unsubscribe`, words.stop)}</p></div>`,
  };
}
