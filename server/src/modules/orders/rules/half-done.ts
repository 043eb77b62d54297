import type { ActionWish, Consequence, OrderState } from './judge-action.ts';
import { isAsWished } from './judge-items.ts';

/**
 * Whether an order is as an action in two steps leaves it that was stopped between them. A cancelling: paid back by it and still open, or cancelled and
 * nothing paid back since. Whoever comes next goes on with the other step. `oursMinor`: what was paid back under this action's own mark.
 * What somebody else paid back meanwhile is not counted as ours: then what was agreed to no longer holds.
 */
export function isHalfDone(order: Pick<OrderState, 'state' | 'refunded_minor' | 'lines'>, wish: ActionWish, agreed: Pick<Consequence, 'refund_minor' | 'after'>, oursMinor: number): boolean {
  // Items that were changed while what goes back for them was not yet paid: by its key it is paid once.
  if (wish.kind === 'change_items') return agreed.refund_minor > 0 && oursMinor === 0 && isAsWished(order.lines, wish);
  if (wish.kind !== 'cancel' || agreed.refund_minor === 0) return false;
  const before = agreed.after.refunded_minor - agreed.refund_minor;
  if (order.state !== 'cancelled') return oursMinor === agreed.refund_minor && order.refunded_minor === agreed.after.refunded_minor;
  return oursMinor === 0 && order.refunded_minor === before;
}
