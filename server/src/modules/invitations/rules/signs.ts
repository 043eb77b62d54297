import { TRIGGERS, type Trigger } from '../contract-words.ts';

export { TRIGGERS, type Trigger };

/** What one visit has shown so far; no page, no product, nothing of who it is. */
export interface Signs {
  /** seconds that one page of a product was looked at */
  readonly seconds_on_page: number;
  /** times the cart was looked at, with another page between */
  readonly cart_visits: number;
  readonly size_charts: number;
  readonly checkout_errors: number;
  /** cart or product, in minor units; null where the page does not say */
  readonly value_minor: number | null;
}

export interface Thresholds {
  readonly time_on_page: { readonly on: boolean; readonly seconds: number };
  readonly cart_returned: { readonly on: boolean; readonly visits: number };
  readonly size_chart: { readonly on: boolean; readonly opens: number };
  readonly checkout_error: { readonly on: boolean };
}

/** The plainest sign of need the visit has reached, besides those it was asked about before. */
export function reachedBy(signs: Signs, limits: Thresholds, besides: readonly Trigger[] = []): Trigger | null {
  const reached: Record<Trigger, boolean> = {
    checkout_error: limits.checkout_error.on && signs.checkout_errors >= 1,
    size_chart: limits.size_chart.on && signs.size_charts >= limits.size_chart.opens,
    cart_returned: limits.cart_returned.on && signs.cart_visits >= limits.cart_returned.visits,
    time_on_page: limits.time_on_page.on && signs.seconds_on_page >= limits.time_on_page.seconds,
  };
  return TRIGGERS.find((one) => reached[one] && !besides.includes(one)) ?? null;
}
