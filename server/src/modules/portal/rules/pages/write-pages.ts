import { html, type Piece } from '../html.ts';
import { fill, form, problem, words as wordsField, type Page, type Setting } from '../page-frame.ts';

export const PHOTOS = 4;
export const troubles = ['never_arrived', 'parts_missing', 'damaged'] as const;
export type Trouble = (typeof troubles)[number];

/** What is wrong with what was sent; photos go with it. */
export function reportPage(setting: Setting, order: { readonly id: string; readonly lines: readonly { readonly line_id: string; readonly title: string; readonly quantity: number }[] }, key: string, said: string | null): Page {
  const { words, base } = setting;
  const here = `${base}/orders/${order.id}`;
  const kinds = troubles.map((one, at) => html`<label class="choice"><input type="radio" name="what" value="${one}"${at === 0 ? html` checked` : ''}><span>${words[one]}</span></label>`);
  const items = order.lines.map((line) => html`<label class="choice"><input type="checkbox" name="line" value="${line.line_id}"><span><bdi>${line.title}</bdi></span></label>`);
  return {
    title: words.reportTitle, letIn: true,
    body: html`<h1>${words.reportTitle}</h1>${problem(said)}${form(`${here}/report`, key, html`<fieldset><legend>${words.reportTitle}</legend>${kinds}</fieldset><fieldset><legend>${words.whichItems}</legend>${items}</fieldset>${wordsField('words', words.yourWords)}${photosField(setting)}<div class="row"><button>${words.send}</button><a href="${here}">${words.back}</a></div>`, { files: true })}`,
  };
}

export function askPage(setting: Setting, orderId: string, key: string, said: string | null): Page {
  const { words, base } = setting;
  const here = `${base}/orders/${orderId}`;
  return {
    title: words.askTitle, letIn: true,
    body: html`<h1>${words.askTitle}</h1><p>${words.askText}</p>${problem(said)}${form(`${here}/ask`, key, html`${wordsField('words', words.question)}${photosField(setting)}<div class="row"><button>${words.send}</button><a href="${here}">${words.back}</a></div>`, { files: true })}`,
  };
}

export function sentPage(setting: Setting, back: string): Page {
  const { words } = setting;
  return { title: words.sentTitle, letIn: true, body: html`<h1>${words.sentTitle}</h1><p>${words.sentText}</p><p><a class="button plain" href="${back}">${words.back}</a></p>` };
}

export function photosField({ words }: Setting, atLeast = 0): Piece {
  return html`<p class="field"><label for="f-photos">${words.photos}${atLeast > 0 ? html` · ${fill(words.needPhotos, { count: atLeast })}` : ''}</label><input id="f-photos" name="photos" type="file" accept="image/jpeg,image/png,image/webp" multiple aria-describedby="f-photos-hint"><small id="f-photos-hint">${fill(words.photosHint, { count: PHOTOS })}</small></p>`;
}
