import { actionKinds } from '../contract.ts';
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
  readonly lines: readonly { readonly id: string; readonly title: string; readonly quantity: number; readonly unit_price_minor: number; readonly refunded_quantity: number }[];
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

/** What somebody wants done. A refund is of everything left, of lines (with or without shipping), of shipping, or of an amount. */
export type ActionWish =
  | { readonly kind: 'cancel'; readonly restock: boolean }
  | { readonly kind: 'refund'; readonly scope: 'full' | 'lines' | 'shipping' | 'amount'; readonly lines?: readonly LineWish[]; readonly shipping?: boolean; readonly amount_minor?: number; readonly restock: boolean }
  | { readonly kind: 'correct_address'; readonly address: Address; readonly before?: Address | null }
  | { readonly kind: 'reship'; readonly lines: readonly ReshipLine[] }
  | { readonly kind: 'credit'; readonly amount_minor: number; /** of it, what is given on top of what was paid */ readonly bonus_minor?: number };

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
  readonly after: { readonly state: OrderState['state']; readonly payment_state: string; readonly refunded_minor: number };
}

export type Verdict = { readonly allowed: true; readonly consequence: Consequence } | { readonly allowed: false; readonly because: Because };

/** Why not; the screen has a sentence for each. */
export type Because =
  | 'already_cancelled' | 'already_shipped' | 'nothing_shipped' | 'not_paid' | 'nothing_left' | 'more_than_left' | 'not_positive' | 'unknown_line' | 'more_than_ordered' | 'no_lines' | 'shipping_unknown'
  | 'address_incomplete' | 'country_unknown' | 'address_unchanged' | 'more_than_order';

const UNPAID = new Set(['pending', 'authorized', 'voided', 'expired', 'unpaid']);
const SENT = new Set(['fulfilled', 'partial', 'partially_fulfilled', 'delivered', 'shipped']);

/** Whether an action is possible for an order as it stands, and exactly what it would do. Pure: authority and the shop are asked elsewhere. */
export function judgeAction(order: OrderState, wish: ActionWish): Verdict {
  if (wish.kind !== 'credit' && wish.kind !== 'refund' && order.state === 'cancelled') return no('already_cancelled');
  if (wish.kind === 'cancel') return judgeCancel(order, wish.restock);
  if (wish.kind === 'refund') return judgeRefund(order, wish);
  if (wish.kind === 'correct_address') return judgeAddress(order, wish.address, wish.before ?? null);
  if (wish.kind === 'reship') return judgeReship(order, wish.lines);
  if (!whole(wish.amount_minor)) return no('not_positive');
  const bonus = wish.bonus_minor ?? 0;
  if (!Number.isSafeInteger(bonus) || bonus < 0 || bonus > wish.amount_minor) return no('not_positive');
  return wish.amount_minor - bonus > order.total_minor - (order.credited_minor ?? 0) ? no('more_than_order') : yes(order, { given_minor: wish.amount_minor });
}

function judgeCancel(order: OrderState, restock: boolean): Verdict {
  if (SENT.has(order.fulfilment_state)) return no('already_shipped');
  // Shops pay back all that was paid when they cancel, whatever credit was given beside it.
  const left = UNPAID.has(order.payment_state) ? 0 : leftOf({ ...order, credited_minor: 0 });
  return yes(order, everythingLeft(order, left, restock), 'cancelled');
}

function judgeRefund(order: OrderState, wish: Extract<ActionWish, { kind: 'refund' }>): Verdict {
  const left = leftOf(order);
  if (UNPAID.has(order.payment_state)) return no('not_paid');
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

/** What was paid and is given back neither as money nor as credit. */
export function leftOf(order: Pick<OrderState, 'total_minor' | 'refunded_minor' | 'credited_minor'>): number {
  return Math.max(0, order.total_minor - order.refunded_minor - (order.credited_minor ?? 0));
}

function whole(value: number | undefined): value is number {
  return value !== undefined && Number.isSafeInteger(value) && value > 0;
}

function no(because: Because): Verdict {
  return { allowed: false, because };
}

function yes(order: OrderState, done: Partial<Omit<Consequence, 'after' | 'tax_minor'>>, state: OrderState['state'] = order.state): Verdict {
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
  return {
    ...order, ...consequence.after, ...credited,
    lines: order.lines.map((line) => ({ ...line, refunded_quantity: line.refunded_quantity + (back.get(line.id) ?? 0) })),
  };
}
