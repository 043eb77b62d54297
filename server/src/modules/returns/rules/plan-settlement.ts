import type { Wished } from './fits.ts';
import { valueOf, worthOf } from './options-for.ts';
import type { ReturnPolicy } from './policy.ts';
import type { NewStep, Resolution } from './return-machine.ts';

/** One line as it is to be settled: `wished.wish.quantity` are the accepted pieces. */
export interface Settling {
  readonly wished: Wished;
  readonly resolution: Resolution;
  /** what goes out for an exchange; null: the same again */
  readonly instead: { readonly variant_id: string; readonly unit_price_minor: number } | null;
  /** the goods can be sold again */
  readonly resaleable: boolean;
  /** its exchange went out already */
  readonly early: boolean;
}

/** What the shop of the order can be asked for. */
export interface ShopCan {
  readonly reship: boolean;
  /** another product than the one of the line */
  readonly swaps: boolean;
}

export interface PlannedStep extends NewStep {
  /** what it comes to: of a refund and a credit what is paid, of the others what goods are worth or is to be paid */
  readonly amount_minor: number;
  readonly bonus_minor: number;
  readonly shipping_minor: number;
  readonly fee_minor: number;
  readonly pieces: readonly { readonly line_id: string; readonly quantity: number; readonly variant_id?: string }[];
  /** a refund that is exactly these lines, so that the shop's books say so */
  readonly by_lines: boolean;
  readonly restock: boolean;
}

const nothing = { bonus_minor: 0, shipping_minor: 0, fee_minor: 0, by_lines: false, restock: false } as const;

/**
 * What settles a return, in the order in which it is done: what is to be paid first, goods, then money. Never more than
 * `leftMinor`, of what was paid for the order and not given back.
 */
export function planSettlement(policy: ReturnPolicy, settling: readonly Settling[], leftMinor: number, shop: ShopCan): PlannedStep[] {
  const kept = settling.filter(({ resolution, wished }) => resolution !== 'reject' && wished.wish.quantity > 0);
  const of = (...kinds: Resolution[]): Settling[] => kept.filter(({ resolution }) => kinds.includes(resolution));
  const goods = of('exchange', 'replacement');
  const [refunds, credits, repairs] = [of('refund'), of('credit'), of('repair')];
  const sent = goods.filter(({ early }) => !early);
  // What went out early went together: if it came to more, that was asked for then.
  const difference = differenceOfAll(sent) + Math.min(0, differenceOfAll(goods.filter(({ early }) => early)));
  const collect = Math.max(0, difference);
  const cheaper = Math.max(0, -difference);
  const worth = worthOf(policy, refunds.map(({ wished }) => wished), 'refund');
  const refund = Math.min(leftMinor, (refunds.length > 0 ? worth.pays_minor : 0) + cheaper);
  const credit = credits.length > 0 ? worthOf(policy, credits.map(({ wished }) => wished), 'credit') : null;
  const creditBase = credit === null ? 0 : Math.min(leftMinor - refund, credit.pays_minor - credit.bonus_minor);
  return [
    ...collecting(collect, sent), ...sending(sent, shop),
    ...(repairs.length > 0 ? [{ ...nothing, kind: 'send_back' as const, pays_minor: 0, amount_minor: 0, lines: idsOf(repairs), pieces: piecesOf(repairs) }] : []),
    ...(refund > 0 ? [{
      kind: 'refund' as const, pays_minor: refund, amount_minor: refund, bonus_minor: 0, fee_minor: refunds.length > 0 ? worth.fee_minor : 0, shipping_minor: refunds.length > 0 ? worth.shipping_minor : 0,
      lines: idsOf(refunds), pieces: piecesOf(refunds), by_lines: cheaper === 0 && worth.fee_minor === 0, restock: refunds.length > 0 && refunds.every(({ resaleable }) => resaleable),
    }] : []),
    ...(credit !== null && creditBase + credit.bonus_minor > 0 ? [{ ...nothing, kind: 'credit' as const, pays_minor: creditBase, amount_minor: creditBase + credit.bonus_minor, bonus_minor: credit.bonus_minor, shipping_minor: credit.shipping_minor, lines: idsOf(credits), pieces: piecesOf(credits) }] : []),
  ];
}

function collecting(amount: number, goods: readonly Settling[]): PlannedStep[] {
  return amount === 0 ? [] : [{ ...nothing, kind: 'collect', pays_minor: 0, amount_minor: amount, lines: idsOf(goods), pieces: [] }];
}

/** Goods go out by the shop where it can be asked, else somebody makes the order there and says its number. */
function sending(goods: readonly Settling[], shop: ShopCan): PlannedStep[] {
  if (goods.length === 0) return [];
  const asked = shop.reship && (shop.swaps || goods.every(({ instead }) => instead === null));
  return [{ ...nothing, kind: asked ? 'reship' : 'new_order', pays_minor: 0, amount_minor: goods.reduce((sum, one) => sum + priceOf(one), 0), lines: idsOf(goods), pieces: piecesOf(goods) }];
}

/** What the new goods of a line cost; the same again costs what was paid. */
function priceOf({ wished, instead }: Settling): number {
  return instead === null ? valueOf(wished) : instead.unit_price_minor * wished.wish.quantity;
}

/** Positive: the customer pays it; negative: it goes back. What is the shop's doing costs nobody more. */
export function differenceOf(settling: Settling): number {
  return priceOf(settling) - valueOf(settling.wished);
}

const differenceOfAll = (some: readonly Settling[]): number => some.reduce((sum, one) => sum + differenceOf(one), 0);
const idsOf = (some: readonly Settling[]): string[] => some.map(({ wished }) => wished.line.id);
const piecesOf = (some: readonly Settling[]): PlannedStep['pieces'] =>
  some.map(({ wished, instead }) => ({ line_id: wished.line.id, quantity: wished.wish.quantity, ...(instead === null ? {} : { variant_id: instead.variant_id }) }));
