import type { Condition, WishReason } from './policy.ts';

/** An order as far as sending back depends on it. Moments are ISO 8601; amounts are minor units of its currency. */
export interface ReturnOrder {
  readonly currency: string;
  readonly ordered_at: string;
  readonly cancelled?: boolean;
  /** ISO 3166-1 alpha-2; null when it is not known where it went */
  readonly country: string | null;
  readonly shipping_paid_minor: number;
  /** a person let it be sent back until this day, in the brand's zone */
  readonly extended_until?: string | null;
  readonly lines: readonly ReturnLine[];
}

export interface ReturnLine {
  readonly id: string;
  readonly quantity: number;
  /** pieces given back, or on their way back, already */
  readonly returned_quantity: number;
  /** for all its pieces, discounts taken off */
  readonly paid_minor: number;
  /** the list price of all its pieces; null when it is not known */
  readonly list_minor: number | null;
  readonly sku: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly shipped_at: string | null;
  readonly delivered_at: string | null;
  /** nobody tells when it left or arrived */
  readonly untracked?: boolean;
}

/** What somebody asks for. */
export interface ReturnRequest {
  readonly lines: readonly { readonly line_id: string; readonly quantity: number; readonly reason: WishReason; readonly condition?: Condition; readonly photos?: number }[];
  readonly customer?: { readonly tier?: string | null; readonly orders?: number; readonly orders_returned?: number };
}

export type ReturnReason = ReturnRequest['lines'][number];
