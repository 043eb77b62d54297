import { html, safeUrl, type Html, type Piece } from '../html.ts';
import type { Doing, Offered } from '../may-do.ts';
import { dayWords, field, fill, form, isolated, money, problem, timeWords, type Page, type Setting } from '../page-frame.ts';
import { parcelView, type ShownParcel } from './parcel-view.ts';

export interface ShownOrder {
  readonly id: string;
  readonly number: string;
  readonly placed_at: string;
  readonly state: string;
  readonly fulfilment_state: string;
  readonly total_minor: number;
  readonly refunded_minor: number;
  readonly currency: string;
  readonly address: string | null;
  readonly lines: readonly { readonly title: string; readonly quantity: number; readonly unit_price_minor: number; readonly image_url: string | null }[];
  readonly parcels: readonly ShownParcel[];
  readonly wishes: readonly { readonly kind: string; readonly state: string }[];
  readonly returns: readonly { readonly id: string; readonly number: string; readonly state: string }[];
  readonly offered: Offered;
  readonly updates: boolean;
  /** ways besides mail, to their own number */
  readonly ways: readonly { readonly channel: 'sms' | 'whatsapp'; readonly number: string; readonly wants: boolean }[];
}

const wishStates: Readonly<Record<string, keyof Setting['words']['wishState']>> = { waiting_approval: 'waiting', asked: 'asked', sending: 'asked', unknown: 'asked', done: 'done', failed: 'failed', refused: 'failed', withdrawn: 'failed' };

/** The tracking page of somebody who proved to be the buyer. */
export function orderPage(setting: Setting, order: ShownOrder, now: string, done: string | null): Page {
  const { words, base } = setting;
  const title = fill(words.order, { number: isolated(setting, order.number) });
  const here = `${base}/orders/${order.id}`;
  return {
    title, letIn: true,
    body: html`<h1>${title}</h1><p class="quiet">${fill(words.placed, { date: dayWords(setting, order.placed_at) })}</p>${done === null ? '' : html`<p class="notice good" role="status">${done}</p>`}${order.state === 'cancelled' ? html`<p class="notice">${words.wasCancelled}</p>` : ''}${wishesOf(setting, order)}
${parcelsOf(setting, order, now)}${returnsOf(setting, order, here)}${canDo(setting, order, here)}${itemsOf(setting, order)}${updatesOf(setting, order, here)}`,
  };
}

/** What a signed link shows without a code: where parcels are, nothing of what is in them or where they go. */
export function linkPage(setting: Setting, token: string, order: { readonly state: string; readonly fulfilment_state: string; readonly parcels: readonly ShownParcel[] } | null, now: string): Page {
  const { words, base } = setting;
  return {
    title: words.linkTitle,
    body: html`<h1>${words.linkTitle}</h1>${order === null ? '' : parcelsOf(setting, order, now, false)}<p>${words.linkText}</p>${form(`${base}/t/${token}`, null, html`<button>${words.linkSend}</button>`)}`,
  };
}

function parcelsOf(setting: Setting, order: Pick<ShownOrder, 'state' | 'fulfilment_state' | 'parcels'>, now: string, whole = true): Piece {
  const { words } = setting;
  if (order.parcels.length === 0) return order.state === 'cancelled' ? '' : html`<section class="card"><p class="big">${words.notSent}</p><p>${words.notSentText}</p></section>`;
  const rest = order.fulfilment_state === 'partial' ? html`<p class="notice">${words.someNotSent}</p>` : '';
  return html`${order.parcels.map((parcel, at) => parcelView(setting, parcel, now, { n: at + 1, count: order.parcels.length, whole }))}${rest}`;
}

function wishesOf({ words }: Setting, order: ShownOrder): Piece {
  return order.wishes.map((wish) => html`<p class="notice" role="status">${(words.wish as Readonly<Record<string, string>>)[wish.kind] ?? ''}: ${words.wishState[wishStates[wish.state] ?? 'asked']}</p>`);
}

function returnsOf({ words }: Setting, order: ShownOrder, here: string): Piece {
  if (order.returns.length === 0) return '';
  const states = words.retState as Readonly<Record<string, string>>;
  return html`<h2>${words.returns}</h2><ul class="items">${order.returns.map((one) => html`<li><span><a href="${here}/returns/${one.id}">${fill(words.ret, { number: one.number })}</a></span><b>${states[one.state] ?? one.state}</b></li>`)}</ul>`;
}

const places: Readonly<Record<Doing, string>> = { address: 'address', cancel: 'cancel', report: 'report', return: 'return', ask: 'ask' };

function canDo(setting: Setting, { offered }: ShownOrder, here: string): Piece {
  const { words } = setting;
  if (offered.may.length === 0 && offered.closed === null) return '';
  return html`<h2>${words.canDo}</h2><div class="row">${offered.may.map((one) => html`<a class="button plain" href="${here}/${places[one]}">${words.doing[one]}</a>`)}</div>${offered.until === null ? '' : html`<p class="quiet">${fill(words.until, { time: timeWords(setting, offered.until) })}</p>`}${offered.closed === null ? '' : html`<p class="quiet">${words.closed[offered.closed]}</p>`}`;
}

function itemsOf(setting: Setting, order: ShownOrder): Html {
  const { words } = setting;
  const amount = (minor: number): string => money(setting, minor, order.currency);
  const lines = order.lines.map((line) => {
    const image = safeUrl(line.image_url);
    return html`<li>${image === null ? '' : html`<img src="${image}" alt="" loading="lazy" width="52" height="52">`}<span>${fill(words.pieces, { count: line.quantity })} <bdi>${line.title}</bdi></span>${amount(line.unit_price_minor * line.quantity)}</li>`;
  });
  return html`<h2>${words.items}</h2><ul class="items">${lines}</ul><p><b>${words.total}: ${amount(order.total_minor)}</b>${order.refunded_minor > 0 ? html` · ${fill(words.refunded, { amount: amount(order.refunded_minor) })}` : ''}</p>${order.address === null ? '' : html`<p><span class="quiet">${words.goesTo}:</span> <bdi>${order.address}</bdi></p>`}`;
}

function updatesOf(setting: Setting, order: ShownOrder, here: string): Html {
  const { words } = setting;
  const choice = (said: string, way: string, wants: boolean): Html => html`<p>${said}</p>${form(`${here}/updates`, null, html`<input type="hidden" name="way" value="${way}"><input type="hidden" name="want" value="${wants ? 'no' : 'yes'}"><button class="plain">${wants ? words.turnOff : words.turnOn}</button>`)}`;
  const ways = order.ways.map((one) => choice(fill(one.wants ? words.wayOn : words.wayOff, { way: one.channel === 'sms' ? 'SMS' : 'WhatsApp', number: isolated(setting, one.number) }), one.channel, one.wants));
  return html`<h2>${words.updates}</h2>${choice(order.updates ? words.updatesOn : words.updatesOff, 'email', order.updates)}${ways}`;
}

export interface AddressTyped {
  readonly name?: string | undefined;
  readonly line1?: string | undefined;
  readonly line2?: string | undefined;
  readonly postal_code?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly country?: string | undefined;
}

/** Where it should go instead, filled with where it goes now. */
export function addressPage(setting: Setting, order: { readonly id: string }, key: string, address: AddressTyped, person: boolean, said: string | null): Page {
  const { words, base } = setting;
  const here = `${base}/orders/${order.id}`;
  const fields = html`${field({ name: 'name', label: words.name, value: address.name, auto: 'name', needed: true })}${field({ name: 'line1', label: words.line1, value: address.line1, auto: 'address-line1', needed: true })}${field({ name: 'line2', label: words.line2, value: address.line2, auto: 'address-line2' })}<div class="two">${field({ name: 'postal_code', label: words.postal, value: address.postal_code, auto: 'postal-code', needed: true })}${field({ name: 'city', label: words.city, value: address.city, auto: 'address-level2', needed: true })}${field({ name: 'region', label: words.region, value: address.region, auto: 'address-level1' })}${field({ name: 'country', label: words.country, value: address.country, auto: 'country', needed: true, most: 2 })}</div>`;
  return { title: words.addressTitle, letIn: true, body: html`<h1>${words.addressTitle}</h1><p>${words.addressText}${person ? html` ${words.personLooks}` : ''}</p>${problem(said)}${form(`${here}/address`, key, html`${fields}<div class="row"><button>${words.addressDo}</button><a href="${here}">${words.back}</a></div>`)}` };
}

export function cancelPage(setting: Setting, order: { readonly id: string; readonly number: string; readonly total_minor: number; readonly currency: string }, key: string, person: boolean, said: string | null): Page {
  const { words, base } = setting;
  const here = `${base}/orders/${order.id}`;
  const title = fill(words.cancelTitle, { number: isolated(setting, order.number) });
  return { title, letIn: true, body: html`<h1>${title}</h1><p>${fill(words.cancelText, { amount: money(setting, order.total_minor, order.currency) })}${person ? html` ${words.personLooks}` : ''}</p>${problem(said)}${form(`${here}/cancel`, key, html`<div class="row"><button>${words.cancelDo}</button><a class="button plain" href="${here}">${words.keepIt}</a></div>`)}` };
}
