import { html, type Html } from '../html.ts';
import { field, fill, form, problem, type Page, type Setting } from '../page-frame.ts';

/** Order number and address: the same page whatever was typed before. With its whole address it may be found by search engines, which is how many shoppers look for it. */
export function findPage(setting: Setting, said: { readonly number?: string; readonly problem?: string | null; readonly whole?: string } = {}): Page {
  const { words, base } = setting;
  return {
    title: words.track,
    ...(said.whole === undefined ? {} : { open: wayIn(setting, said.whole) }),
    body: html`<h1>${words.track}</h1><p>${setting.welcome || words.trackText}</p>${problem(said.problem ?? null)}${form(`${base}/find`, null, html`${field({ name: 'number', label: words.number, hint: words.numberHint, value: said.number, needed: true, most: 60, auto: 'off' })}${field({ name: 'email', label: words.email, type: 'email', needed: true, most: 254, auto: 'email' })}<button>${words.find}</button>`)}`,
  };
}

const wayIn = ({ words, welcome, brand, choices }: Setting, whole: string): NonNullable<Page['open']> => ({
  differs: true, description: `${brand.name}: ${welcome || words.trackText}`.slice(0, 300), canonical: `${whole}/`, others: choices.languages.map((language) => ({ language, url: `${whole}/?lang=${language}` })), facts: [],
});

/** The code from the mail. Nothing on it tells whether there is an order. */
export function codePage(setting: Setting, said: { readonly problem?: string | null; readonly mayAgain: boolean }): Page {
  const { words, base } = setting;
  return {
    title: words.codeTitle,
    body: html`<h1>${words.codeTitle}</h1><p>${words.codeText}</p>${problem(said.problem ?? null)}${form(`${base}/code`, null, html`${field({ name: 'code', label: words.code, needed: true, most: 12, auto: 'one-time-code', digits: true })}<button>${words.show}</button>`)}<p class="quiet">${words.codeHint}</p><div class="row">${said.mayAgain ? form(`${base}/code/again`, null, html`<button class="plain">${words.codeAgain}</button>`) : ''}<a href="${base}/">${words.startOver}</a></div>`,
  };
}

export function tooManyPage(setting: Setting, seconds: number): Page {
  const { words } = setting;
  return { title: words.track, body: html`<h1>${words.track}</h1>${problem(fill(words.tooMany, { minutes: Math.max(1, Math.ceil(seconds / 60)) }))}${again(setting)}` };
}

export function gonePage(setting: Setting): Page {
  return { title: setting.words.goneTitle, body: html`<h1>${setting.words.goneTitle}</h1><p>${setting.words.goneText}</p>${again(setting)}` };
}

export function sorryPage(setting: Setting, text: string, back?: string): Page {
  return { title: setting.words.sorry, body: html`<h1>${setting.words.sorry}</h1>${problem(text)}${back === undefined ? again(setting) : html`<p><a class="button plain" href="${back}">${setting.words.back}</a></p>`}` };
}

const again = ({ words, base }: Setting): Html => html`<p><a class="button" href="${base}/">${words.find}</a></p>`;
