/** What a code gives. Amounts are minor units of the promotion's currency. */
export type PromotionGift =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'fixed'; readonly amount_minor: number }
  | { readonly kind: 'free_shipping' }
  /** of so many bought together, so many of the cheapest get so many percent off; again for each further group */
  | { readonly kind: 'buy_get'; readonly buy: number; readonly get: number; readonly percent: number };

/** Products a promotion is about, by any of these. SKUs and categories in any case. */
export interface Goods {
  readonly skus: readonly string[];
  readonly categories: readonly string[];
  readonly tags: readonly string[];
}

export const noGoods: Goods = { skus: [], categories: [], tags: [] };

/** A code a shopper may type, with everything that decides whether it works. */
export interface Promotion {
  readonly code: string;
  readonly gift: PromotionGift;
  /** ISO 4217; null: any, for what is no amount */
  readonly currency: string | null;
  readonly on: boolean;
  /** of what the promotion is about, before it */
  readonly minimum_minor: number | null;
  readonly minimum_pieces: number | null;
  /** only these; empty: everything */
  readonly only: Goods;
  /** never these */
  readonly not: Goods;
  /** customers with one of these tags; empty: everybody */
  readonly customer_tags: readonly string[];
  readonly first_order_only: boolean;
  readonly uses_total: number | null;
  readonly uses_per_customer: number | null;
  /** how often it was used, as the shop says */
  readonly used: number;
  readonly from: string | null;
  /** its last moment */
  readonly until: string | null;
  /** two letters each; empty: everywhere */
  readonly countries: readonly string[];
  /** with other codes */
  readonly combinable: boolean;
}

export interface BasketLine {
  readonly sku: string | null;
  readonly title: string;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly quantity: number;
  readonly unit_price_minor: number;
}

export interface Basket {
  readonly currency: string;
  /** where it goes; null: not known */
  readonly country: string | null;
  readonly lines: readonly BasketLine[];
  /** null: not known yet */
  readonly shipping_minor: number | null;
  /** codes that are in it besides */
  readonly codes: readonly string[];
}

/** What is known of who wants to use it; null: nobody knows who it is. */
export interface CodeHistory {
  /** orders before this one */
  readonly orders: number;
  /** of them, those this code was used in */
  readonly uses: number;
  /** null: nobody knows which groups they are of */
  readonly tags: readonly string[] | null;
}

const fold = (text: string): string => text.trim().toLowerCase();

/** Codes are the same whatever their case and the spaces around them. */
export const codeKey = (code: string): string => code.trim().toUpperCase();

export function holds(goods: Goods, line: BasketLine): boolean {
  const isOne = (list: readonly string[], value: string | null): boolean => value !== null && list.some((one) => fold(one) === fold(value));
  return isOne(goods.skus, line.sku) || isOne(goods.categories, line.category) || line.tags.some((tag) => isOne(goods.tags, tag));
}

export const isAbout = (goods: Goods): boolean => goods.skus.length + goods.categories.length + goods.tags.length > 0;
