import { actionKinds } from '../contract.ts';
import { judgeItems, linesAfter } from './judge-items.ts';
import { paidForLines, taxWithin, upTo, type PricedOrder } from './order-money.ts';

export { actionKinds };
export type ActionKind = (typeof actionKinds)[number];

/** An order as far as what may be done to it depends on it. */
export interface OrderState extends PricedOrder {
  readonly state: 'open' | 'closed' | 'cancelled';
  /** paid, partially_refunded, refunded, pending, authorized, voided … */
  readonly payment_state: string;
  /** unfulfilled, partial, fulfilled … */
  readonly fulfilment_state: string;
  readonly currency: string;
  readonly refunded_minor: number;
  /** credit given for it, without what came on top; left out: none */
  readonly credited_minor?: number;
  /** taken off the prices of the lines; left out: the shop does not say */
  readonly discount_minor?: number | null;
  readonly duties_minor?: number | null;
  /** paid in all; left out or null: the total. Less than that where items were changed and less came in */
  readonly received_minor?: number | null;
  /** what the customer still has to pay, as the shop says; below nothing, what it owes them. Left out or null: told by the total, what was paid and how the payment stands */
  readonly owed_minor?: number | null;
  /** the shop packs it from now on: what is in it and where it goes stays */
  readonly cut_off_passed?: boolean;
  readonly lines: readonly { readonly id: string; readonly title: string; readonly quantity: number; readonly unit_price_minor: number; readonly refunded_quantity: number; /** the shop's own id of what it is */ readonly variant_source_id?: string | null }[];
}

export interface LineWish {
  readonly line_id: string;
  readonly quantity: number;
}

/** What goes out in the place of a line: a variant of the catalogue, with its price as it was when it was asked. */
export interface Instead {
  readonly variant_id: string;
  /** the shop's own ids */
  readonly product_source_id: string;
  readonly variant_source_id: string;
  readonly sku: string | null;
  readonly title: string;
  readonly unit_price_minor: number;
}

export interface ReshipLine extends LineWish {
  /** another size, another product; left out: the same again */
  readonly variant_id?: string;
  /** what that is, filled in where it is asked */
  readonly instead?: Instead;
}

export interface Address {
  readonly name?: string;
  readonly line1?: string;
  readonly line2?: string;
  readonly postal_code?: string;
  readonly city?: string;
  readonly region?: string;
  readonly country?: string;
}

export interface ItemWish {
  readonly variant_id: string;
  readonly quantity: number;
  /** what that is, filled in where it is asked */
  readonly item?: Instead;
}

/** Where money goes back to, or what credit is given as. */
export type Way = 'original' | 'store_credit' | 'code' | 'gift_card';

/** What somebody wants done. A refund is of everything left, of lines (with or without shipping), of shipping, or of an amount. */
export type ActionWish =
  | { readonly kind: 'cancel'; readonly restock: boolean }
  | { readonly kind: 'refund'; readonly scope: 'full' | 'lines' | 'shipping' | 'amount'; readonly lines?: readonly LineWish[]; readonly shipping?: boolean; readonly amount_minor?: number; readonly restock: boolean; /** left out: to where it came from */ readonly way?: Way }
  | { readonly kind: 'correct_address'; readonly address: Address; readonly before?: Address | null }
  /** `set`: how many pieces of a line are in the order from then on, those given back not counted; none takes it out */
  | { readonly kind: 'change_items'; readonly set: readonly LineWish[]; readonly add: readonly ItemWish[] }
  | { readonly kind: 'reship'; readonly lines: readonly ReshipLine[] }
  | { readonly kind: 'credit'; readonly amount_minor: number; /** of it, what is given on top of what was paid */ readonly bonus_minor?: number; /** left out: as the shop usually gives it */ readonly way?: Way };

/** Exactly what an action would do. */
export interface Consequence {
  /** what goes back to the customer */
  readonly refund_minor: number;
  /** tax within it; null when the shop does not tell the order's tax */
  readonly tax_minor: number | null;
  readonly shipping_minor: number;
  /** of what is named here, paid back already by amounts that belonged to no line */
  readonly earlier_minor: number;
  readonly lines: readonly { readonly line_id: string; readonly title: string; readonly quantity: number; readonly amount_minor: number; readonly restocked: boolean }[];
  /** new goods or credit that leave the shop */
  readonly given_minor: number;
  /** pieces that come into the order; `lines` are those that go */
  readonly added?: readonly { readonly title: string; readonly quantity: number; readonly amount_minor: number }[];
  /** what the customer has to pay more */
  readonly due_minor?: number;
  readonly after: { readonly state: OrderState['state']; readonly payment_state: string; readonly refunded_minor: number; /** where it changes */ readonly total_minor?: number };
}

export type Verdict = { readonly allowed: true; readonly consequence: Consequence } | { readonly allowed: false; readonly because: Because };

/** Why not; the screen has a sentence for each. */
export type Because =
  | 'already_cancelled' | 'already_shipped' | 'nothing_shipped' | 'not_paid' | 'nothing_left' | 'more_than_left' | 'not_positive' | 'unknown_line' | 'more_than_ordered' | 'no_lines' | 'shipping_unknown'
  | 'address_incomplete' | 'country_unknown' | 'address_unchanged' | 'more_than_order' | 'past_cut_off' | 'no_change' | 'a_line_already' | 'nothing_would_be_left' | 'paid_unknown';

const UNPAID = new Set(['pending', 'authorized', 'voided', 'expired', 'unpaid']);
const SENT = new Set(['fulfilled', 'partial', 'partially_fulfilled', 'delivered', 'shipped']);

/** Whether an action is possible for an order as it stands, and exactly what it would do. Pure: authority and the shop are asked elsewhere. */
export function judgeAction(order: OrderState, wish: ActionWish): Verdict {
  if (wish.kind !== 'credit' && wish.kind !== 'refund' && order.state === 'cancelled') return no('already_cancelled');
  if (wish.kind === 'cancel') return judgeCancel(order, wish.restock);
  if (wish.kind === 'refund') return judgeRefund(order, wish);
  if (wish.kind === 'change_items') return judgeNewItems(order, wish);
  if (wish.kind === 'correct_address') return judgeAddress(order, wish.address, wish.before ?? null);
  if (wish.kind === 'reship') return judgeReship(order, wish.lines);
  if (!whole(wish.amount_minor)) return no('not_positive');
  const bonus = wish.bonus_minor ?? 0;
  if (!Number.isSafeInteger(bonus) || bonus < 0 || bonus > wish.amount_minor) return no('not_positive');
  return wish.amount_minor - bonus > order.total_minor - (order.credited_minor ?? 0) ? no('more_than_order') : yes(order, { given_minor: wish.amount_minor });
}

function judgeCancel(order: OrderState, restock: boolean): Verdict {
  if (SENT.has(order.fulfilment_state)) return no('already_shipped');
  if (receivedOf(order) === null) return no('paid_unknown');
  const left = UNPAID.has(order.payment_state) ? 0 : leftOf(order);
  return yes(order, everythingLeft(order, left, restock), 'cancelled');
}

function judgeRefund(order: OrderState, wish: Extract<ActionWish, { kind: 'refund' }>): Verdict {
  const left = leftOf(order);
  if (UNPAID.has(order.payment_state)) return no('not_paid');
  if (receivedOf(order) === null) return no('paid_unknown');
  if (left === 0) return no('nothing_left');
  if (wish.scope === 'full') return yes(order, everythingLeft(order, left, wish.restock));
  if (wish.scope === 'amount') {
    if (!whole(wish.amount_minor)) return no('not_positive');
    return wish.amount_minor > left ? no('more_than_left') : yes(order, { refund_minor: wish.amount_minor });
  }
  const shipping = wish.scope === 'shipping' || wish.shipping === true;
  if (shipping && order.shipping_minor === null) return no('shipping_unknown');
  const lines = wish.scope === 'lines' ? pick(order, wish.lines ?? [], 'refunded') : [];
  if (typeof lines === 'string') return no(lines);
  if (wish.scope === 'lines' && lines.length === 0) return no('no_lines');
  const shippingMinor = shipping ? (order.shipping_minor ?? 0) : 0;
  const amount = lines.reduce((sum, line) => sum + line.amount_minor, 0) + shippingMinor;
  if (amount === 0) return no('not_positive');
  if (amount > left) return no('more_than_left');
  return yes(order, { refund_minor: amount, shipping_minor: shippingMinor, lines: lines.map((line) => ({ ...line, restocked: wish.restock })) });
}

/** Everything that was not paid back, and what of it was by amount before, so that what is named adds up to what goes back. */
function everythingLeft(order: OrderState, left: number, restock: boolean): Pick<Consequence, 'refund_minor' | 'lines' | 'shipping_minor' | 'earlier_minor'> {
  const lines = openLines(order).map((line) => ({ ...line, restocked: restock }));
  const shipping = Math.min(left, order.shipping_minor ?? 0);
  const named = lines.reduce((sum, line) => sum + line.amount_minor, shipping);
  return { refund_minor: left, lines, shipping_minor: shipping, earlier_minor: left === 0 ? 0 : Math.max(0, named - left) };
}

function judgeAddress(order: OrderState, address: Address, before: Address | null): Verdict {
  if (SENT.has(order.fulfilment_state)) return no('already_shipped');
  if (order.cut_off_passed) return no('past_cut_off');
  const said = (of: Address | null, field: keyof Address): string => (of?.[field] ?? '').trim();
  if ((['name', 'line1', 'city', 'country'] as const).some((field) => said(address, field) === '')) return no('address_incomplete');
  if (!namesCountry(said(address, 'country'), said(before, 'country'))) return no('country_unknown');
  const fields = ['name', 'line1', 'line2', 'postal_code', 'city', 'region', 'country'] as const;
  return before !== null && fields.every((field) => said(address, field) === said(before, field)) ? no('address_unchanged') : yes(order, {});
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Codes with a name that are no country (ISO 3166-1, exceptional and user-assigned). */
const NO_COUNTRY = new Set(['ZZ', 'EU', 'UN', 'EZ', 'QO', 'XA', 'XB']);

/** A code of two letters where the shop writes codes; a shop that writes names may go on doing so. */
function namesCountry(country: string, before: string): boolean {
  const code = country.toUpperCase();
  if (/^[A-Z]{2}$/.test(code)) return !NO_COUNTRY.has(code) && regions.of(code) !== undefined;
  return !/^[A-Za-z]{2}$/.test(before) && /^\p{L}[\p{L}\p{M} .'’()-]{2,}$/u.test(country);
}

function judgeNewItems(order: OrderState, wish: Extract<ActionWish, { kind: 'change_items' }>): Verdict {
  if (SENT.has(order.fulfilment_state)) return no('already_shipped');
  if (order.cut_off_passed) return no('past_cut_off');
  const found = judgeItems(order, wish);
  if (found.because !== null) return no(found.because);
  const { removed, added, differenceMinor } = found;
  const owed = owedOf(order);
  if (owed === null) return no('paid_unknown');
  // Before anything is paid, only the total changes; afterwards what is owed still comes first.
  const paid = !UNPAID.has(order.payment_state);
  const balance = Math.max(0, owed) + differenceMinor;
  const back = paid ? Math.min(leftOf(order), Math.max(0, -balance)) : 0;
  const due = paid ? Math.max(0, differenceMinor) : 0;
  const payment = !paid ? order.payment_state : balance > 0 ? 'partially_paid' : order.payment_state === 'partially_paid' ? 'paid' : order.payment_state;
  const { consequence } = yes(order, { lines: removed });
  return {
    allowed: true,
    consequence: {
      ...consequence, refund_minor: back, tax_minor: back === 0 ? 0 : taxWithin(order, order.refunded_minor, back), added, due_minor: due,
      // What goes out of an order is not part of its price any more: the money that goes back for it is no refund of what remains.
      after: { ...consequence.after, payment_state: payment, total_minor: order.total_minor + differenceMinor },
    },
  };
}

function judgeReship(order: OrderState, wished: readonly ReshipLine[]): Verdict {
  if (!SENT.has(order.fulfilment_state)) return no('nothing_shipped');
  const lines = pick(order, wished, 'ordered');
  if (typeof lines === 'string') return no(lines);
  if (lines.length === 0) return no('no_lines');
  const sent = lines.map((line, at) => {
    const instead = wished[at]?.instead;
    return instead === undefined ? line : { ...line, title: instead.title, amount_minor: instead.unit_price_minor * line.quantity };
  });
  return yes(order, { given_minor: sent.reduce((sum, line) => sum + line.amount_minor, 0), lines: sent.map((line) => ({ ...line, restocked: false })) });
}

type Picked = Omit<Consequence['lines'][number], 'restocked'>;

/** The lines wished for with what was paid for these pieces; `refunded` counts on from those given back already. */
function pick(order: OrderState, wished: readonly LineWish[], from: 'refunded' | 'ordered'): Picked[] | Because {
  const paid = paidForLines(order);
  const picked: Picked[] = [];
  if (new Set(wished.map((wish) => wish.line_id)).size !== wished.length) return 'more_than_ordered';
  for (const wish of wished) {
    const line = order.lines.find((one) => one.id === wish.line_id);
    if (!line) return 'unknown_line';
    const before = from === 'refunded' ? line.refunded_quantity : 0;
    if (!whole(wish.quantity) || before + wish.quantity > line.quantity) return 'more_than_ordered';
    const money = paid.get(line.id) ?? 0;
    picked.push({ line_id: line.id, title: line.title, quantity: wish.quantity, amount_minor: upTo(money, before + wish.quantity, line.quantity) - upTo(money, before, line.quantity) });
  }
  return picked;
}

/** What is not given back yet of each line. */
function openLines(order: OrderState): Picked[] {
  const open = order.lines.filter((line) => line.refunded_quantity < line.quantity).map((line) => ({ line_id: line.id, quantity: line.quantity - line.refunded_quantity }));
  const picked = pick(order, open, 'refunded');
  return typeof picked === 'string' ? [] : picked;
}

/** What was paid in all. Null where less than the total came in and nobody says how much: then the total must not stand for it. */
function receivedOf(order: Pick<OrderState, 'total_minor' | 'received_minor' | 'payment_state'>): number | null {
  const told = order.received_minor ?? null;
  return told !== null ? Math.min(order.total_minor, told) : order.payment_state === 'partially_paid' ? null : order.total_minor;
}

/** What the customer has still to pay; null where nobody can tell. */
function owedOf(order: OrderState): number | null {
  if (order.owed_minor !== undefined && order.owed_minor !== null) return order.owed_minor;
  if (UNPAID.has(order.payment_state)) return order.total_minor;
  const received = receivedOf(order);
  return received === null ? null : order.total_minor - received;
}

/** What was paid and is given back neither as money nor as credit. */
export function leftOf(order: Pick<OrderState, 'total_minor' | 'refunded_minor' | 'credited_minor' | 'received_minor' | 'payment_state'>): number {
  return Math.max(0, (receivedOf(order) ?? 0) - order.refunded_minor - (order.credited_minor ?? 0));
}

function whole(value: number | undefined): value is number {
  return value !== undefined && Number.isSafeInteger(value) && value > 0;
}

function no(because: Because): Verdict {
  return { allowed: false, because };
}

function yes(order: OrderState, done: Partial<Omit<Consequence, 'after' | 'tax_minor'>>, state: OrderState['state'] = order.state): Extract<Verdict, { allowed: true }> {
  const refund = done.refund_minor ?? 0;
  const refunded = order.refunded_minor + refund;
  const payment = refund === 0 ? order.payment_state : refunded >= order.total_minor ? 'refunded' : 'partially_refunded';
  return {
    allowed: true,
    consequence: {
      refund_minor: refund, tax_minor: taxWithin(order, order.refunded_minor, refund), shipping_minor: done.shipping_minor ?? 0, earlier_minor: done.earlier_minor ?? 0, lines: done.lines ?? [], given_minor: done.given_minor ?? 0,
      after: { state, payment_state: payment, refunded_minor: refunded },
    },
  };
}

/** The order after an action that was carried out: for trying a sequence, and for judging what the shop answers. */
export function applyAction(order: OrderState, wish: ActionWish, consequence: Consequence): OrderState {
  const back = new Map((wish.kind === 'refund' || wish.kind === 'cancel' ? consequence.lines : []).map((line) => [line.line_id, line.quantity]));
  const credited = wish.kind === 'credit' ? { credited_minor: (order.credited_minor ?? 0) + wish.amount_minor - (wish.bonus_minor ?? 0) } : {};
  if (wish.kind === 'change_items') return { ...order, ...consequence.after, ...paidAfter(order, consequence), total_minor: consequence.after.total_minor ?? order.total_minor, lines: linesAfter(order, wish) };
  return {
    ...order, ...consequence.after, total_minor: order.total_minor, ...credited,
    lines: order.lines.map((line) => ({ ...line, refunded_quantity: line.refunded_quantity + (back.get(line.id) ?? 0) })),
  };
}

/** What went back for items that were taken out was never paid for what remains; what is owed is paid later, at the shop. */
function paidAfter(order: OrderState, { refund_minor, after }: Consequence): Pick<OrderState, 'received_minor' | 'owed_minor'> {
  const [received, total] = [receivedOf(order), after.total_minor ?? order.total_minor];
  if (received === null || UNPAID.has(order.payment_state)) return {};
  return { received_minor: received - refund_minor, ...(order.owed_minor === undefined || order.owed_minor === null ? {} : { owed_minor: order.owed_minor + total - order.total_minor + refund_minor }) };
}
