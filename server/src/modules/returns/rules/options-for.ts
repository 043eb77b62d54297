import { fits, type Wished } from './fits.ts';
import { shopsDoing, type OptionKind, type ReturnPolicy } from './policy.ts';

/** What somebody can have. Amounts are minor units of the order's currency. */
export interface ReturnOption {
  readonly kind: OptionKind;
  /** what was paid for the pieces */
  readonly value_minor: number;
  readonly bonus_minor: number;
  readonly fee_minor: number;
  /** of what was paid for sending the order, what comes back with it */
  readonly shipping_minor: number;
  /** what is paid out or credited; what is exchanged, replaced or repaired pays nothing out */
  readonly pays_minor: number;
  /** false: keep it */
  readonly send_back: boolean;
}

/** What every line may have, in the order of the first line's list. Nothing where no line comes back. */
export function optionsFor(policy: ReturnPolicy, back: readonly Wished[]): ReturnOption[] {
  const [first, ...others] = back.map((wished) => policy.options.find(({ when }) => fits(when, wished))?.kinds ?? []);
  if (first === undefined) return [];
  return first.filter((kind) => others.every((kinds) => kinds.includes(kind))).map((kind) => worthOf(policy, back, kind));
}

/** What these lines are worth when they are settled in this way, whether or not the policy offers it for them. */
export function worthOf(policy: ReturnPolicy, back: readonly Wished[], kind: OptionKind): ReturnOption {
  const value = back.reduce((sum, wished) => sum + valueOf(wished), 0);
  const sendBack = !back.every((wished) => policy.keep.some(({ when, below_minor: below }) => fits(when, wished) && value < below));
  const fee = kind === 'refund' ? Math.min(value, Math.max(0, ...back.map((wished) => feeOf(policy, wished)))) : 0;
  const bonus = kind === 'credit' ? Math.floor((value * policy.credit_bonus_percent) / 100) : 0;
  const paid = kind === 'refund' || kind === 'credit';
  const shipping = paid ? shippingOf(policy, back) : 0;
  return { kind, value_minor: value, bonus_minor: bonus, fee_minor: fee, shipping_minor: shipping, pays_minor: paid ? value + bonus + shipping - fee : 0, send_back: sendBack || kind === 'repair' };
}

/** Pieces that come back one after another add up to what was paid for all. */
export function valueOf({ line, wish }: Wished): number {
  const upTo = (pieces: number): number => (line.quantity === 0 ? 0 : Math.floor((line.paid_minor * pieces) / line.quantity));
  return upTo(line.returned_quantity + wish.quantity) - upTo(line.returned_quantity);
}

function feeOf(policy: ReturnPolicy, wished: Wished): number {
  return shopsDoing.has(wished.wish.reason) ? 0 : (policy.fees.find(({ when }) => fits(when, wished))?.amount_minor ?? 0);
}

/** Shipping comes back with the whole order, and with less than that never. */
function shippingOf(policy: ReturnPolicy, back: readonly Wished[]): number {
  const order = back[0]?.order;
  const whole = order?.lines.every((line) => line.quantity === 0 || back.some((wished) => wished.line.id === line.id && wished.wish.quantity === line.quantity)) ?? false;
  return whole && (policy.shipping_back === 'whole_order' || back.every((wished) => shopsDoing.has(wished.wish.reason))) ? (order?.shipping_paid_minor ?? 0) : 0;
}
