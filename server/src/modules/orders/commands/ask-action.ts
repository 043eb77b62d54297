import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { askApproval } from '../../approvals/index.ts';
import { record } from '../../audit/index.ts';
import { variantsByIds } from '../../catalogue/index.ts';
import { askedFrom, moneyKeptForPeople, shopDesks, type Offer, type OrderAtShop, type Proof } from '../ports.ts';
import { holdDay, mayAlone } from '../queries/may-alone.ts';
import { orderState, type KnownOrder } from '../queries/order-state.ts';
import type { Authority } from '../rules/authority.ts';
import type { Risk } from '../rules/customer-risk.ts';
import { judgeAction, type ActionKind, type ActionWish, type Consequence, type Instead, type OrderState, type Way } from '../rules/judge-action.ts';
import { actionByKey, insertAction, sameWaits, spentToday, underWay, type ActionRow } from '../store/actions.ts';
import { announceAction } from './announce-action.ts';

export const CARRY_OUT_JOB = 'orders.carry_out';

export interface Asking {
  readonly orderId: string;
  readonly conversationId: string | null;
  readonly wish: ActionWish;
  readonly reason: string;
  /** how who asks is proven, where it is not asked from a conversation */
  readonly proof?: Proof;
  /** one press of a button */
  readonly key: string;
}

export interface Judged {
  readonly order: { at: OrderAtShop; state: OrderState };
  /** with all that it needs written down */
  readonly wish: ActionWish;
  readonly consequence: Consequence;
  readonly amountMinor: number;
  readonly authority: Authority;
  readonly risk: Risk;
  readonly proof: Proof;
  readonly number: number | null;
}

/** What an action would do, and whether its asker may do it alone. Throws a Refusal when it is not possible. */
export async function judgeAsking(tx: Tx, asking: Omit<Asking, 'key'>): Promise<Judged> {
  const order = await orderState(tx, asking.orderId);
  const offer = (await offersFor(tx, order.at)).find((one) => one.kind === asking.wish.kind);
  if (!offer?.ready) throw new Refusal(422, 'shop_cannot', 'The shop of this order cannot be asked for this.', { details: [{ message: offer?.because ?? 'not_connected' }] });
  const wish = await wishOf(tx, order, asking.wish);
  if (wish.kind === 'reship' && offer.swaps !== true && wish.lines.some((line) => line.instead !== undefined)) throw new Refusal(422, 'shop_cannot', 'The shop of this order cannot be asked to send something else instead.', { details: [{ message: 'no_swaps' }] });
  if ('way' in wish && wish.way !== undefined && !(offer.ways ?? usualWays(wish.kind)).includes(wish.way)) throw new Refusal(422, 'shop_cannot', 'The shop of this order does not give it this way.', { details: [{ message: 'no_such_way' }] });
  const verdict = judgeAction(order.state, wish);
  if (!verdict.allowed) throw new Refusal(422, verdict.because, 'This is not possible for the order as it stands.', { details: [{ field: 'wish', message: verdict.because }] });
  const from = asking.conversationId === null ? undefined : await askedFrom.get()(tx, asking.conversationId, order.email);
  if (asking.conversationId !== null && !from) throw notFound('conversation');
  const kept = asking.conversationId === null || tx.actor.kind === 'person' ? null : await moneyKeptForPeople.get()(tx, asking.conversationId);
  if (kept !== null) throw conflict('kept_for_people', kept);
  const proof = from?.proof ?? asking.proof ?? { method: 'none', at: null };
  const { consequence } = verdict;
  const amountMinor = worthOf(consequence);
  const todayMinor = tx.actor.id === null ? 0 : await spentToday(tx, tx.actor.id, order.at.brandId, asking.wish.kind, order.at.currency);
  const { authority, risk } = await mayAlone(tx, {
    brandId: order.at.brandId, kind: asking.wish.kind, amountMinor, todayMinor, currency: order.at.currency, reason: asking.reason, proven: proof.method !== 'none', from: from ?? null, customerId: order.customerId, orderId: order.at.id,
  });
  return { order, wish, consequence, amountMinor, authority, risk, proof, number: from?.number ?? null };
}

/** What an action is worth to a limit: what leaves the shop, and of changed items what goes or comes, whichever is more. */
export function worthOf({ refund_minor, given_minor, lines, added }: Consequence): number {
  const sum = (parts: readonly { readonly amount_minor: number }[]): number => parts.reduce((all, part) => all + part.amount_minor, 0);
  return added === undefined ? refund_minor + given_minor : Math.max(refund_minor, sum(lines), sum(added));
}

const usualWays = (kind: ActionKind): readonly Way[] => (kind === 'refund' ? ['original'] : kind === 'credit' ? ['code'] : []);

/** A wish with what it needs written down: the address until then, and what a variant is and costs now, whatever the asker says of it. */
async function wishOf(tx: Tx, order: KnownOrder, wish: ActionWish): Promise<ActionWish> {
  if (wish.kind === 'correct_address') return { ...wish, before: order.address };
  if (wish.kind !== 'reship' && wish.kind !== 'change_items') return wish;
  const wanted = (wish.kind === 'reship' ? wish.lines : wish.add).map((one) => one.variant_id).filter((id) => id !== undefined);
  const variants = await variantsByIds(tx, order.at.brandId, wanted);
  const known = (variantId: string): Instead => {
    const variant = variants.find((one) => one.id === variantId && one.currency === order.at.currency);
    if (variant === undefined) throw notFound('product in the currency of this order');
    const title = variant.title === '' || variant.title === variant.product ? variant.product : `${variant.product}, ${variant.title}`;
    return { variant_id: variantId, product_source_id: variant.product_source_id, variant_source_id: variant.source_id, sku: variant.sku, title, unit_price_minor: variant.price_minor };
  };
  if (wish.kind === 'change_items') return { ...wish, add: wish.add.map(({ variant_id, quantity }) => ({ variant_id, quantity, item: known(variant_id) })) };
  return { ...wish, lines: wish.lines.map(({ line_id, quantity, variant_id }) => {
    return variant_id === undefined ? { line_id, quantity } : { line_id, quantity, variant_id, instead: known(variant_id) };
  }) };
}

/** What the shop of an order can be asked for; empty when no connection knows it. */
export async function offersFor(tx: Tx, order: OrderAtShop): Promise<readonly Offer[]> {
  for (const desk of shopDesks.get()) {
    const offers = await desk.offers(tx, order);
    if (offers !== null) return offers;
  }
  return [];
}

/**
 * Asks for something to be done to an order: written down with its line in the conversation's timeline, and carried out
 * from there. The same key again is the same action. Above its asker's limits a second person decides first.
 */
export async function askAction(tx: Tx, asking: Asking): Promise<ActionRow> {
  // The order is held first, so that two presses at once come one after the other.
  const { at } = await orderState(tx, asking.orderId, true);
  const before = await actionByKey(tx, at.brandId, asking.key);
  if (before) return sameOrRefused(before, asking);
  if (await underWay(tx, at.id)) throw conflict('action_under_way', 'Something is being done to this order already. Wait until it is known how that ended.');
  await holdDay(tx, at.brandId, asking.wish.kind);
  const judged = await judgeAsking(tx, asking);
  if (await sameWaits(tx, at.id, judged.wish, judged.amountMinor)) throw conflict('same_waits', 'Somebody asked for the same already: it waits for approval.');
  if (judged.authority.answer === 'reason') throw invalid('Say why: your role, or the shopper not being proven, asks for a reason.', [{ field: 'reason', message: 'reason_needed' }]);
  const id = tx.id();
  const approvalId = judged.authority.answer === 'approval' ? await askApproval(tx, {
    brandId: at.brandId, kind: 'order_action', subjectId: id, conversationId: asking.conversationId, number: judged.number, because: judged.authority.because,
    permission: 'orders.approve', amountMinor: judged.amountMinor, currency: at.currency, reason: asking.reason,
  }) : null;
  const action = await insertAction(tx, {
    id, brand_id: at.brandId, order_id: at.id, conversation_id: asking.conversationId, kind: asking.wish.kind, wish: judged.wish, consequence: judged.consequence, amount_minor: judged.amountMinor,
    currency: at.currency, reason: asking.reason.trim(), proof: judged.proof.method, key: asking.key, state: approvalId === null ? 'asked' : 'waiting_approval', approval_id: approvalId,
  });
  await announceAction(tx, action);
  await record(tx, { action: 'orders.action_asked', subjectKind: 'order', subjectId: at.id, brandId: at.brandId, facts: { action_id: id, kind: action.kind, amount_minor: action.amount_minor, currency: at.currency, proof: action.proof, approval: approvalId !== null } });
  if (action.state === 'asked') await setOut(tx, action);
  return action;
}

/** Lets an action go to its shop as soon as this transaction is committed. */
export async function setOut(tx: Tx, action: Pick<ActionRow, 'id' | 'brand_id'>): Promise<void> {
  await tx.schedule({ kind: CARRY_OUT_JOB, key: action.id, brandId: action.brand_id, payload: { action_id: action.id } });
}

function sameOrRefused(before: ActionRow, asking: Asking): ActionRow {
  if (before.order_id !== asking.orderId || before.kind !== (asking.wish.kind as ActionKind)) throw conflict('key_used', 'This key was used for something else.');
  return before;
}
