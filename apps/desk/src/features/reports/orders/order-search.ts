import type { OrdersAsked } from '@keepdesk/client';
import { periodIds } from '../presets.ts';

export const bys = ['reason', 'sku', 'product', 'carrier', 'service', 'ships_from', 'promise', 'expectation', 'country'] as const;
export type By = (typeof bys)[number];

/** What the page asks, as it stands in its address. */
export interface OrderSearch {
  by?: By;
  period?: (typeof periodIds)[number];
  reason?: string;
}

const among = <const T extends string>(known: readonly T[], given: unknown): T | undefined => known.find((one) => one === given);

/** Only what is known is taken from an address; the rest is as usual. */
export function readOrderSearch(given: Record<string, unknown>): OrderSearch {
  const [by, period] = [among(bys, given.by), among(periodIds, given.period)];
  const reason = typeof given.reason === 'string' && /^[0-9a-f-]{36}$/.test(given.reason) ? given.reason : undefined;
  return { ...(by ? { by } : {}), ...(period ? { period } : {}), ...(reason ? { reason } : {}) };
}

/** By contact reason a filter for one would leave one row. */
export function askedOf(brandId: string, { by = 'product', period = 'last_90_days', reason }: OrderSearch): OrdersAsked {
  return { brand_id: brandId, by, period, ...(reason && by !== 'reason' ? { reason_id: reason } : {}) };
}
