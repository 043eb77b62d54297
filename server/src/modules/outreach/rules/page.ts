import { PURPOSES, pageWords } from './page-words.ts';
import { wishWords } from './wish-words.ts';
import { directionOf, type Language } from './words/index.ts';

export interface ChoicePage {
  readonly brand: string;
  readonly language: Language;
  readonly token: string;
  readonly wants: Readonly<Record<string, boolean>>;
  readonly ways: readonly { readonly channel: 'sms' | 'whatsapp'; readonly number: string; readonly wants: boolean }[];
  readonly said: 'saved' | 'confirm' | null;
}

/** What they want to be told, with a box for each purpose. Works without script. */
export function choicePage({ brand, language, token, wants, ways, said }: ChoicePage): string {
  const w = pageWords(language);
  const way = (one: ChoicePage['ways'][number]): string => `<label class="row"><input type="checkbox" name="${one.channel}" value="yes"${one.wants ? ' checked' : ''}><span><b>${escapeHtml(w.way[0].replace('{way}', one.channel === 'sms' ? 'SMS' : 'WhatsApp').replace('{number}', one.number))}</b><small>${escapeHtml(w.way[1])}</small></span></label>`;
  const box = (purpose: (typeof PURPOSES)[number]): string => `<label class="row"><input type="checkbox" name="${purpose}" value="yes"${wants[purpose] ? ' checked' : ''}><span><b>${escapeHtml(w.purposes[purpose][0])}</b><small>${escapeHtml(w.purposes[purpose][1])}</small></span></label>`;
  return shell(language, w.title.replace('{brand}', brand), `${said === null ? '' : `<p role="status" class="said">${escapeHtml(w[said])}</p>`}<p>${escapeHtml(w.intro)}</p><form method="post" action="/n/${token}">${PURPOSES.map(box).join('')}${ways.map(way).join('')}<button>${escapeHtml(w.save)}</button></form>`);
}

export function stopPage(brand: string, language: Language, token: string, done: boolean): string {
  const w = pageWords(language);
  const body = done ? `<p role="status">${escapeHtml(w.stopped.replace('{brand}', brand))}</p><p><a href="/n/${token}">${escapeHtml(w.back)}</a></p>` : `<p>${escapeHtml(w.stopAsk.replace('{brand}', brand))}</p><form method="post" action="/n/${token}/unsubscribe"><button>${escapeHtml(w.stopDo)}</button></form>`;
  return shell(language, w.title.replace('{brand}', brand), body);
}

export const confirmPage = (language: Language, token: string): string => shell(language, pageWords(language).confirmAsk, `<form method="post" action="/n/confirm/${token}"><button>${escapeHtml(pageWords(language).confirmDo)}</button></form>`);

export const confirmedPage = (brand: string, language: Language): string => shell(language, pageWords(language).title.replace('{brand}', brand), `<p role="status">${escapeHtml(pageWords(language).confirmed)}</p>`);

export const wishPage = (language: Language, token: string): string => shell(language, wishWords(language).ask, `<form method="post" action="/n/wish/${token}"><button>${escapeHtml(wishWords(language).confirm)}</button></form>`);

export const wishedPage = (brand: string, language: Language): string => shell(language, brand, `<p role="status">${escapeHtml(wishWords(language).done.replace('{brand}', brand))}</p>`);

export const unknownPage = (language: Language): string => shell(language, 'Keepdesk', `<p>${escapeHtml(pageWords(language).unknown)}</p>`);

function shell(language: Language, title: string, body: string): string {
  return `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:8vh auto;padding:0 1rem}.row{display:flex;gap:.75rem;align-items:flex-start;padding:.75rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 15%,transparent)}.row input{width:1.25rem;height:1.25rem;margin-top:.15rem}small{display:block;opacity:.8}button{font:inherit;font-weight:600;margin-top:1.25rem;padding:.7rem 1.2rem;border-radius:.6rem;border:1px solid;background:none;color:inherit;cursor:pointer}.said{font-weight:600}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
