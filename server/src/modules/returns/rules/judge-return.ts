import { Temporal } from 'temporal-polyfill';
import { fits, type Wished } from './fits.ts';
import { dateIn, lastDayOf } from './last-day.ts';
import { optionsFor, type ReturnOption } from './options-for.ts';
import { shopsDoing, type ReturnPolicy } from './policy.ts';
import type { ReturnOrder, ReturnRequest } from './return-case.ts';

/** From the best to the worst: of several lines the worst decides. */
const DECISIONS = ['allowed', 'review', 'refused'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Why a decision is what it is; the screen has a sentence for each code. */
export interface Why {
  readonly code:
    | 'order_cancelled' | 'no_lines' | 'named_twice' | 'unknown_line' | 'not_positive' | 'more_than_left' | 'not_arrived' | 'not_sent' | 'arrival_unknown' | 'window_over' | 'final_sale' | 'photos_needed'
    | 'kept_for_a_person' | 'often_returns' | 'in_time' | 'shops_doing';
  /** null: about the whole */
  readonly line_id: string | null;
  /** what it means for the decision; null where it only explains */
  readonly decides: Exclude<Decision, 'allowed'> | null;
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface Judged {
  readonly decision: Decision;
  readonly reasons: readonly Why[];
  /** what can be had for the lines that are not refused, in the order in which it is offered */
  readonly options: readonly ReturnOption[];
  readonly lines: readonly { readonly line_id: string; readonly decision: Decision; readonly last_day: string | null }[];
}

/**
 * Whether what somebody wants to send back may come back, why, and what they can have for it. Pure: nothing is looked up, `now` is given.
 * A line that is refused leaves the others as they are; the whole is as good as its worst line.
 */
export function judgeReturn(policy: ReturnPolicy, order: ReturnOrder, request: ReturnRequest, now: string): Judged {
  const about = (code: Why['code'], decides: Why['decides'] = 'refused'): Judged => ({ decision: 'refused', reasons: [{ code, line_id: null, decides, facts: {} }], options: [], lines: [] });
  if (order.cancelled === true) return about('order_cancelled');
  if (request.lines.length === 0) return about('no_lines');
  if (new Set(request.lines.map((wish) => wish.line_id)).size !== request.lines.length) return about('named_twice');
  const customer = request.customer ?? {};
  const judged = request.lines.map((wish) => {
    const line = order.lines.find((one) => one.id === wish.line_id);
    if (line === undefined) return { line_id: wish.line_id, wished: null, last: null, reasons: [why('unknown_line', wish.line_id)] };
    const wished = { order, line, wish, customer };
    const last = lastDayOf(policy, wished);
    return { line_id: line.id, wished, last: last.day, reasons: [...piecesLeft(wished), ...inTime(policy, wished, now), ...looked(policy, wished)] };
  });
  const often = sendsBackOften(policy, customer);
  const lines = judged.map(({ line_id, last, reasons }) => ({ line_id, decision: worst(reasons), last_day: last }));
  const back = judged.flatMap(({ wished, reasons }) => (wished === null || worst(reasons) === 'refused' ? [] : [wished]));
  const reasons = [...judged.flatMap((one) => one.reasons), ...often];
  return { decision: worst(reasons), reasons, options: optionsFor(policy, back), lines };
}

function worst(reasons: readonly Why[]): Decision {
  return DECISIONS[Math.max(0, ...reasons.map(({ decides }) => DECISIONS.indexOf(decides ?? 'allowed')))] ?? 'refused';
}

function why(code: Why['code'], line: string | null, facts: Why['facts'] = {}, decides: Why['decides'] = 'refused'): Why {
  return { code, line_id: line, decides, facts };
}

function piecesLeft({ line, wish }: Wished): Why[] {
  if (!Number.isSafeInteger(wish.quantity) || wish.quantity < 1) return [why('not_positive', line.id)];
  const left = Math.max(0, line.quantity - line.returned_quantity);
  return wish.quantity > left ? [why('more_than_left', line.id, { left, asked: wish.quantity })] : [];
}

function inTime(policy: ReturnPolicy, wished: Wished, now: string): Why[] {
  const { line, wish } = wished;
  const last = lastDayOf(policy, wished);
  if (last.day === null && line.untracked === true) return [why('arrival_unknown', line.id, {}, 'review')];
  // Before it has arrived there is nothing to send back; what went wrong on the way a person sees to.
  if (last.day === null) return [why(policy.counted_from === 'delivered' ? 'not_arrived' : 'not_sent', line.id, {}, shopsDoing.has(wish.reason) ? 'review' : 'refused')];
  const facts = { last_day: last.day, days: last.days, ...(last.season === null ? {} : { season: last.season }), ...(last.extended ? { extended: 1 } : {}) };
  return Temporal.PlainDate.compare(dateIn(policy.time_zone, now), last.day) > 0 ? [why('window_over', line.id, facts)] : [why('in_time', line.id, facts, null)];
}

function looked(policy: ReturnPolicy, wished: Wished): Why[] {
  const { line, wish } = wished;
  const found: Why[] = [];
  const fault = shopsDoing.has(wish.reason);
  if (fault) found.push(why('shops_doing', line.id, {}, null));
  const final = policy.final_sale.find(({ when }) => fits(when, wished));
  if (final !== undefined && !fault) found.push(why('final_sale', line.id, { because: final.because }));
  const photos = policy.photos.find(({ when }) => fits(when, wished))?.at_least ?? 0;
  if ((wish.photos ?? 0) < photos) found.push(why('photos_needed', line.id, { at_least: photos, given: wish.photos ?? 0 }, 'review'));
  const review = policy.review.find(({ when }) => fits(when, wished));
  if (review !== undefined) found.push(why('kept_for_a_person', line.id, { because: review.because }, 'review'));
  return found;
}

/** Somebody who sends most things back is never refused for it by a program; a person decides. */
function sendsBackOften(policy: ReturnPolicy, { orders = 0, orders_returned: returned = 0 }: Wished['customer']): Why[] {
  if (policy.often === null || orders < policy.often.orders || orders === 0) return [];
  const share = Math.round((100 * returned) / orders);
  return share < policy.often.share_percent ? [] : [why('often_returns', null, { orders, returned, share_percent: share }, 'review')];
}
