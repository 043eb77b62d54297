import { html, safeUrl, type Piece } from '../html.ts';
import { dayWords, fill, form, money, timeWords, type Page, type Setting } from '../page-frame.ts';
import { qrCode } from '../qr.ts';

export interface ShownReturn {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly due_at: string | null;
  readonly sends_back: boolean;
  readonly lines: readonly { readonly title: string; readonly quantity: number; readonly instead: { readonly title: string } | null; readonly wanted: string | null }[];
  readonly clocks: Readonly<Record<'requested_at' | 'decided_at' | 'shipped_at' | 'received_at' | 'inspected_at' | 'settled_at' | 'refunded_at' | 'resolved_at', string | null>>;
  readonly refunded: { readonly amount_minor: number; readonly currency: string } | null;
  readonly label: { readonly state: string; readonly has_file: boolean; readonly url: string | null } | null;
  readonly labels_by: string;
  readonly instructions: string;
  readonly tracking: { readonly carrier: string | null; readonly number: string; readonly state: string | null } | null;
  readonly mayCancel: boolean;
}

/** The stages a shopper follows, in their order, with when each was reached. */
export function stagesOf(shown: Pick<ShownReturn, 'clocks' | 'sends_back' | 'lines'>): { readonly stage: string; readonly at: string | null }[] {
  const { clocks } = shown;
  const paid = shown.lines.some((line) => line.wanted === null || line.wanted === 'refund');
  return [
    { stage: 'requested', at: clocks.requested_at }, { stage: 'decided', at: clocks.decided_at },
    ...(shown.sends_back ? [{ stage: 'shipped', at: clocks.shipped_at }, { stage: 'received', at: clocks.received_at }, { stage: 'inspected', at: clocks.inspected_at }] : []),
    paid ? { stage: 'refunded', at: clocks.refunded_at } : { stage: 'settled', at: clocks.settled_at ?? clocks.resolved_at },
  ];
}

/** A return as its shopper sees it: every stage with its clock, and what to do now. */
export function returnStatePage(setting: Setting, orderId: string, shown: ShownReturn, done: string | null): Page {
  const { words, base } = setting;
  const here = `${base}/orders/${orderId}`;
  const title = fill(words.ret, { number: shown.number });
  const stages = stagesOf(shown);
  const ended = ['refused', 'cancelled', 'expired'].includes(shown.state);
  const next = stages.find(({ at }) => at === null)?.stage;
  const list = ended ? '' : html`<ol class="story">${stages.map(({ stage, at }) => html`<li${stage === next ? html` aria-current="step"` : ''}>${at === null ? '' : html`<time datetime="${at}">${timeWords(setting, at)}</time>`}<b${at === null ? html` class="quiet"` : html` class="good"`}>${(words.clock as Readonly<Record<string, string>>)[stage] ?? stage}</b>${stage === next && shown.due_at !== null ? html` <small>${fill(words.due, { day: dayWords(setting, shown.due_at) })}</small>` : ''}</li>`)}</ol>`;
  return {
    title, letIn: true,
    body: html`<h1>${title}</h1>${done === null ? '' : html`<p class="notice good" role="status">${done}</p>`}<section class="card"><p class="big">${(words.retState as Readonly<Record<string, string>>)[shown.state] ?? shown.state}</p>${shown.refunded === null || shown.refunded.amount_minor === 0 ? '' : html`<p>${fill(words.refunded, { amount: money(setting, shown.refunded.amount_minor, shown.refunded.currency) })}</p>`}${list}</section>${howToSend(setting, `${here}/returns/${shown.id}`, shown)}
<ul class="items">${shown.lines.map((line) => html`<li><span>${fill(words.pieces, { count: line.quantity })} <bdi>${line.title}</bdi>${line.instead === null ? '' : html` → <bdi>${line.instead.title}</bdi>`}</span><small>${(words.option as Readonly<Record<string, string>>)[line.wanted ?? 'refund'] ?? ''}</small></li>`)}</ul>
<div class="row"><a class="button plain" href="${here}">${words.back}</a>${shown.mayCancel ? form(`${here}/returns/${shown.id}/cancel`, null, html`<button class="quiet">${words.retCancel}</button>`) : ''}</div>`,
  };
}

/** The label as a file, as a code where it only has an address, or what the brand says. */
function howToSend(setting: Setting, here: string, shown: ShownReturn): Piece {
  const { words } = setting;
  if (!shown.sends_back || !['approved', 'label_sent'].includes(shown.state)) return '';
  const url = safeUrl(shown.label?.url);
  const label = shown.label?.has_file ? html`<p><a class="button" href="${here}/label">${words.labelGet}</a></p>` : url !== null ? html`<p>${words.qr}</p>${qrCode(url, words.qr)}<p><a class="button" href="${url}" rel="noreferrer">${words.labelGet}</a></p>` : shown.labels_by === 'none' && shown.instructions !== '' ? '' : html`<p>${words.labelComing}</p>`;
  const told = shown.instructions === '' ? '' : html`${shown.instructions.split(/\n+/).map((line) => html`<p>${line}</p>`)}`;
  return html`<section class="card"><h2>${words.labelHow}</h2>${label}${told}${shown.tracking === null ? '' : html`<p class="quiet">${shown.tracking.carrier ?? ''} <bdi>${shown.tracking.number}</bdi></p>`}</section>`;
}
