import { createHash } from 'node:crypto';
import { html, raw, safeUrl, type Html, type Piece } from './html.ts';
import type { Choices } from './settings.ts';
import { styleOf } from './style.ts';
import { directionOf, languageNames, type Language } from './words/languages.ts';
import type { Words } from './words/en.ts';

/** What every page is made with. */
export interface Setting {
  readonly words: Words;
  readonly language: Language;
  readonly zone: string;
  readonly brand: { readonly name: string; readonly slug: string };
  readonly choices: Choices;
  /** what stands before every address of the portal: /p/north, or nothing on a domain of its own */
  readonly base: string;
  /** the brand's own sentence above the search for an order; empty: ours */
  readonly welcome: string;
  readonly helps: boolean;
}

export interface Page {
  readonly title: string;
  readonly body: Html;
  /** shown to whoever asks, and found by search engines: the way in, and help pages. Kept by programs between, unless it `differs` by who asks (by their language) */
  readonly open?: { readonly differs?: boolean; readonly description: string; readonly canonical: string; readonly others: readonly { readonly language: string; readonly url: string }[]; readonly facts: readonly object[] };
  /** a browser that is let in may sign out */
  readonly letIn?: boolean;
}

/** Puts {names} in; what has no fact stays as it is. */
export const fill = (sentence: string, facts: Readonly<Record<string, string | number>>): string => sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));

export const money = (setting: Pick<Setting, 'language'>, minor: number, currency: string): string => {
  const format = new Intl.NumberFormat(setting.language, { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
};

/** A number or a name of the shop's as it stands, also among letters that run from the right (UAX #9, isolates). */
export const isolated = ({ language }: Pick<Setting, 'language'>, text: string): string => (language === 'ar' ? `\u2066${text}\u2069` : text);

/** A calendar day, `2026-11-22`, or a moment in the brand's zone, in words. */
export function dayWords({ language, zone }: Pick<Setting, 'language' | 'zone'>, at: string | Date): string {
  const isDay = typeof at === 'string' && /^\d{4}-\d\d-\d\d$/.test(at);
  return new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'long', timeZone: isDay ? 'UTC' : zone }).format(new Date(at));
}

export const timeWords = ({ language, zone }: Pick<Setting, 'language' | 'zone'>, at: string | Date): string => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(at));

/** The whole document. Its style stands in it, allowed by its hash: one request, and the first paint is whole. */
export function document(setting: Setting, page: Page): { readonly text: string; readonly styleHash: string } {
  const { words, language, brand, base } = setting;
  const style = styleOf(setting.choices.look);
  const logo = safeUrl(setting.choices.look.logo_url);
  const name = logo === null ? html`<span class="name">${brand.name}</span>` : html`<img class="logo" src="${logo}" alt="${brand.name}" height="32">`;
  const head = html`<header class="top"><a class="brand" href="${base}/">${name}</a><nav aria-label="${brand.name}"><a href="${base}/">${words.track}</a>${setting.helps ? html`<a href="${base}/help/${language}">${words.help}</a>` : ''}</nav></header>`;
  const text = html`<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="${setting.choices.look.dark ? 'light dark' : 'light'}">${page.open === undefined ? raw('<meta name="robots" content="noindex,nofollow">') : openHead(page.open)}<title>${page.title} · ${brand.name}</title><style>${raw(style)}</style><script src="/p/portal.js" defer></script></head><body>${head}<main>${page.body}</main>${foot(setting, page)}</body></html>`.text;
  return { text, styleHash: createHash('sha256').update(style).digest('base64') };
}

function foot(setting: Setting, page: Page): Piece {
  const others = setting.choices.languages.filter((one) => one !== setting.language);
  const to = (one: Language): string => page.open?.others.find(({ language }) => language === one)?.url ?? `?lang=${one}`;
  return html`<footer>${others.length === 0 ? '' : html`<nav aria-label="${setting.words.language}">${others.map((one) => html`<a lang="${one}" hreflang="${one}" href="${to(one)}">${languageNames[one]}</a>`)}</nav>`}${page.letIn ? html`<form method="post" action="${setting.base}/leave"><button class="quiet">${setting.words.leave}</button></form>` : ''}<p>${setting.brand.name}</p></footer>`;
}

/** What programs read of a page anybody may see. Structured data is data, not script: its text cannot end it. */
function openHead({ description, canonical, others, facts }: NonNullable<Page['open']>): Html {
  const data = facts.map((fact) => raw(`<script type="application/ld+json">${JSON.stringify(fact).replaceAll('<', '\\u003c')}</script>`));
  return html`<meta name="description" content="${description}"><link rel="canonical" href="${canonical}">${others.map((one) => html`<link rel="alternate" hreflang="${one.language}" href="${one.url}">`)}${data}`;
}

/** A form that is sent once for each time it was shown. */
export function form(action: string, key: string | null, fields: Piece, more: { readonly files?: boolean } = {}): Html {
  return html`<form method="post" action="${action}"${raw(more.files ? ' enctype="multipart/form-data"' : '')}>${key === null ? '' : html`<input type="hidden" name="key" value="${key}">`}${fields}</form>`;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly hint?: string;
  readonly type?: 'text' | 'email' | 'search';
  readonly auto?: string;
  readonly needed?: boolean;
  readonly most?: number;
  readonly digits?: boolean;
}

/** One line to fill in, named by its label and described by its hint. */
export function field(one: Field): Html {
  const id = `f-${one.name}`;
  return html`<p class="field"><label for="${id}">${one.label}</label><input id="${id}" name="${one.name}" type="${one.type ?? 'text'}" value="${one.value ?? ''}" maxlength="${one.most ?? 200}"${raw(one.needed ? ' required' : '')}${one.auto === undefined ? '' : html` autocomplete="${one.auto}"`}${raw(one.digits ? ' inputmode="numeric" pattern="[0-9 \\-]*"' : '')}${one.hint === undefined ? '' : html` aria-describedby="${id}-hint"`}>${one.hint === undefined ? '' : html`<small id="${id}-hint">${one.hint}</small>`}</p>`;
}

export const words = (name: string, label: string, value = ''): Html => html`<p class="field"><label for="f-${name}">${label}</label><textarea id="f-${name}" name="${name}" rows="5" maxlength="4000">${value}</textarea></p>`;

/** What went wrong, above a form; read out at once. */
export const problem = (text: string | null): Piece => (text === null ? '' : html`<p class="problem" role="alert">${text}</p>`);
