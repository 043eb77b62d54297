import type { Wanted } from '../../../outreach/index.ts';
import { html, safeUrl } from '../html.ts';
import { field, fill, form, isolated, problem, type Page, type Setting } from '../page-frame.ts';

/** Something sold out, and a field for who wants to be told; or that it is there. */
export function wantedPage(setting: Setting, wanted: Wanted, word: string, said: { readonly problem?: string | null } = {}): Page {
  const { words, base } = setting;
  const url = safeUrl(wanted.url);
  if (!wanted.sold_out) return { title: words.wantTitle, body: html`<h1>${fill(words.wantThere, { item: isolated(setting, wanted.item) })}</h1>${url === null ? '' : html`<p><a class="button" href="${url}">${words.wantShop}</a></p>`}` };
  return {
    title: words.wantTitle,
    body: html`<h1>${words.wantTitle}</h1><p>${fill(words.wantText, { item: isolated(setting, wanted.item) })}</p>${problem(said.problem ?? null)}${form(`${base}/wanted`, null, html`<input type="hidden" name="item" value="${word}">${field({ name: 'email', label: words.email, type: 'email', needed: true, most: 254, auto: 'email' })}<button>${words.wantDo}</button>`)}`,
  };
}

export function wantedSentPage(setting: Setting, wanted: Wanted): Page {
  return { title: setting.words.wantTitle, body: html`<h1>${setting.words.wantTitle}</h1><p role="status">${fill(setting.words.wantSent, { item: isolated(setting, wanted.item) })}</p>` };
}
