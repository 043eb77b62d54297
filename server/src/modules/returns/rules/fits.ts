import type { When } from './policy.ts';
import type { ReturnLine, ReturnOrder, ReturnReason, ReturnRequest } from './return-case.ts';

/** One line somebody wants to send back, with all that a policy may ask of it. */
export interface Wished {
  readonly order: ReturnOrder;
  readonly line: ReturnLine;
  readonly wish: ReturnReason;
  readonly customer: NonNullable<ReturnRequest['customer']>;
}

/** Whether a condition holds for a line: all that is named must. What is not known never fits a condition that asks for it. */
export function fits(when: When, { order, line, wish, customer }: Wished): boolean {
  const piece = line.quantity === 0 ? 0 : line.paid_minor / line.quantity;
  return named(when.categories, [line.category]) && named(when.tags, line.tags) && named(when.skus, [line.sku]) && named(when.countries, [order.country]) && named(when.tiers, [customer.tier ?? null])
    && named(when.reasons, [wish.reason]) && named(when.conditions, [wish.condition ?? null])
    && (when.paid_from_minor === undefined || piece >= when.paid_from_minor) && (when.paid_below_minor === undefined || piece < when.paid_below_minor)
    && (when.discount_from_percent === undefined || discountOf(line) >= when.discount_from_percent);
}

function named(among: readonly string[] | undefined, values: readonly (string | null)[]): boolean {
  if (among === undefined) return true;
  const meant = new Set(among.map((one) => one.toLowerCase()));
  return values.some((value) => value !== null && meant.has(value.toLowerCase()));
}

/** Percent below the list price; -1 when that is not known. */
function discountOf(line: ReturnLine): number {
  return line.list_minor === null || line.list_minor <= 0 ? -1 : (100 * (line.list_minor - line.paid_minor)) / line.list_minor;
}
