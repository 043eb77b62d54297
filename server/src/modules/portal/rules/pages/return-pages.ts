import { html, safeUrl, type Html, type Piece } from '../html.ts';
import { dayWords, fill, form, money, problem, words as wordsField, type Page, type Setting } from '../page-frame.ts';
import type { ReturnWish } from '../read-return.ts';
import { photosField } from './write-pages.ts';

export interface Variant {
  readonly id: string;
  readonly title: string;
  readonly product: string;
  readonly price_minor: number;
  readonly stock: number | null;
}

/** A line of the order as the return's form shows it. */
export interface ReturnChoice {
  readonly line_id: string;
  readonly title: string;
  readonly image_url: string | null;
  readonly left: number;
  readonly open: boolean;
  readonly until: string | null;
  readonly reasons: readonly { readonly code: string; readonly label: string; readonly means: string }[];
  readonly variants: readonly Variant[];
  readonly whyNot: { readonly code: string; readonly facts: Readonly<Record<string, string | number>> } | null;
}

/** First step: what comes back, and why. */
export function returnPage(setting: Setting, orderId: string, lines: readonly ReturnChoice[], said: string | null): Page {
  const { words, base } = setting;
  const here = `${base}/orders/${orderId}`;
  const some = lines.some((line) => line.open);
  const shown = lines.map((line, at) => (line.open ? openLine(setting, line, at) : closedLine(setting, line)));
  const body = some ? form(`${here}/return`, null, html`${shown}<div class="row"><button>${words.goOn}</button><a href="${here}">${words.back}</a></div>`) : html`<p class="notice">${words.retNothing}</p>${shown}<p><a class="button plain" href="${here}">${words.back}</a></p>`;
  return { title: words.retTitle, letIn: true, body: html`<h1>${words.retTitle}</h1><p>${words.retText}</p>${problem(said)}${body}` };
}

function openLine(setting: Setting, line: ReturnChoice, at: number): Html {
  const { words } = setting;
  const named = words.reason as Readonly<Record<string, string>>;
  const states = words.state_ as Readonly<Record<string, string>>;
  const until = line.until === null ? '' : ` · ${fill(words.retUntil, { day: dayWords(setting, line.until) })}`;
  const count = line.left > 1 ? html`<p class="field"><label for="q${at}">${words.howMany}</label><select id="q${at}" name="quantity_${at}">${Array.from({ length: Math.min(line.left, 50) }, (_, i) => html`<option>${i + 1}</option>`)}</select></p>` : '';
  return html`<fieldset class="card line"><legend class="quiet"><bdi>${line.title}</bdi></legend><label class="choice"><input type="checkbox" name="line" value="${line.line_id}">${picture(line)}<span><b><bdi>${line.title}</bdi></b><small>${fill(words.retLeft, { count: line.left })}${until}</small></span></label>
<div class="two"><p class="field"><label for="r${at}">${words.why}</label><select id="r${at}" name="reason_${at}"><option value="">${words.choose}</option>${line.reasons.map((one) => html`<option value="${one.means}:${one.code}">${one.label || (named[one.means] ?? one.means)}</option>`)}</select></p><p class="field"><label for="c${at}">${words.condition}</label><select id="c${at}" name="condition_${at}">${Object.entries(states).map(([code, name]) => html`<option value="${code}">${name}</option>`)}</select></p>${count}</div></fieldset>`;
}

function closedLine(setting: Setting, line: ReturnChoice): Html {
  const why = setting.words.whyNot as Readonly<Record<string, string>>;
  const facts = { ...line.whyNot?.facts, day: line.whyNot?.facts.last_day === undefined ? '' : dayWords(setting, String(line.whyNot.facts.last_day)) };
  return html`<p class="card row">${picture(line)}<span><b><bdi>${line.title}</bdi></b><small>${fill(why[line.whyNot?.code ?? 'other'] ?? setting.words.whyNot.other, facts)}</small></span></p>`;
}

function picture({ image_url }: { readonly image_url: string | null }): Piece {
  const image = safeUrl(image_url);
  return image === null ? '' : html`<img src="${image}" alt="" width="52" height="52" loading="lazy">`;
}

export interface ReturnOffer {
  readonly orderId: string;
  readonly key: string;
  readonly currency: string;
  readonly wishes: readonly (ReturnWish & { readonly at: number; readonly title: string; readonly variants: readonly Variant[]; readonly value_minor: number })[];
  readonly decision: 'allowed' | 'review';
  readonly options: readonly { readonly kind: string; readonly pays_minor: number; readonly fee_minor: number; readonly bonus_minor: number; readonly send_back: boolean }[];
  readonly photos: number;
  readonly decideDays: number;
  readonly money: { readonly from: Date; readonly to: Date };
}

/** Second step: what is had for it, the exchange first, with what it is worth and when the money is there. */
export function offerPage(setting: Setting, offer: ReturnOffer, said: string | null): Page {
  const { words, base } = setting;
  const here = `${base}/orders/${offer.orderId}`;
  const ordered = offer.options.toSorted((a, b) => rank(a.kind) - rank(b.kind));
  const hidden = offer.wishes.map((wish) => html`<input type="hidden" name="line" value="${wish.line_id}"><input type="hidden" name="quantity_${wish.at}" value="${wish.quantity}"><input type="hidden" name="reason_${wish.at}" value="${wish.reason}:${wish.reason_code ?? ''}"><input type="hidden" name="condition_${wish.at}" value="${wish.condition ?? ''}">`);
  const choices = ordered.map((option, at) => html`<label class="choice"><input type="radio" name="wanted" value="${option.kind}"${at === 0 ? html` checked` : ''}><span><b>${(words.option as Readonly<Record<string, string>>)[option.kind] ?? option.kind}</b>${worth(setting, offer, option)}</span></label>${option.kind === 'exchange' ? html`<div class="swap">${offer.wishes.map((wish) => swapOf(setting, offer, wish))}</div>` : ''}`);
  const person = offer.decision === 'review' ? html`<p class="notice">${fill(words.personDecides, { days: offer.decideDays })}</p>` : '';
  const keeps = ordered.length > 0 && ordered.every((option) => !option.send_back) ? html`<p class="notice">${words.keepGoods}</p>` : '';
  return {
    title: words.instead, letIn: true,
    body: html`<h1>${words.instead}</h1>${ordered.some(({ kind }) => kind === 'exchange') ? html`<p>${words.insteadText}</p>` : ''}${person}${keeps}${problem(said)}${form(`${here}/return/start`, offer.key, html`${hidden}<fieldset><legend>${words.instead}</legend>${choices}</fieldset>${offer.photos > 0 ? photosField(setting, offer.photos) : ''}${wordsField('words', words.yourWords)}<div class="row"><button>${words.retDo}</button><a href="${here}/return">${words.startOver}</a></div>`, { files: true })}`,
  };
}

const order = ['exchange', 'replacement', 'repair', 'credit', 'refund'];
const rank = (kind: string): number => (order.includes(kind) ? order.indexOf(kind) : order.length);

function worth(setting: Setting, offer: ReturnOffer, option: ReturnOffer['options'][number]): Piece {
  const { words } = setting;
  const amount = (minor: number): string => money(setting, minor, offer.currency);
  if (option.kind !== 'refund' && option.kind !== 'credit') return '';
  const day = option.kind === 'refund' ? html`<small>${fill(words.moneyDay, { from: dayWords(setting, offer.money.from), to: dayWords(setting, offer.money.to) })}</small>` : '';
  return html`<small>${fill(words.getsBack, { amount: amount(option.pays_minor) })}${option.fee_minor > 0 ? ` · ${fill(words.fee, { amount: amount(option.fee_minor) })}` : ''}${option.bonus_minor > 0 ? ` · ${fill(words.bonus, { amount: amount(option.bonus_minor) })}` : ''}</small>${day}`;
}

/** What could come instead of a line: with what is left of it and the difference in price, as it is now. */
function swapOf(setting: Setting, offer: ReturnOffer, wish: ReturnOffer['wishes'][number]): Html {
  const { words } = setting;
  const options = wish.variants.map((variant) => {
    const gone = variant.stock !== null && variant.stock < wish.quantity;
    const stock = gone ? words.soldOut : variant.stock !== null && variant.stock <= 5 ? fill(words.leftInStock, { count: variant.stock }) : words.inStock;
    return html`<option value="${variant.id}"${gone ? html` disabled` : ''}>${variant.title || variant.product} · ${stock} · ${difference(setting, offer.currency, variant.price_minor * wish.quantity - wish.value_minor)}</option>`;
  });
  return html`<p class="field"><label for="v${wish.at}">${fill(words.forItem, { item: wish.title })}</label><select id="v${wish.at}" name="variant_${wish.at}"><option value="">${words.choose}</option>${options}</select></p>`;
}

export function difference(setting: Pick<Setting, 'words' | 'language'>, currency: string, minor: number): string {
  if (minor === 0) return setting.words.samePrice;
  return fill(minor > 0 ? setting.words.costsMore : setting.words.costsLess, { amount: money(setting, Math.abs(minor), currency) });
}
