import { conditions, optionKinds, wishReasons } from '../contract.ts';

export { conditions, optionKinds, wishReasons };
export type OptionKind = (typeof optionKinds)[number];
export type WishReason = (typeof wishReasons)[number];
export type Condition = (typeof conditions)[number];
export const shopsDoing: ReadonlySet<string> = new Set<WishReason>(['damaged', 'defective', 'wrong_item', 'not_as_described', 'arrived_late', 'parts_missing', 'never_arrived']);

/** Which lines something is about: everything that is named must hold; nothing named is every line. */
export interface When {
  readonly categories?: readonly string[];
  readonly tags?: readonly string[];
  readonly skus?: readonly string[];
  /** ISO 3166-1 alpha-2, where it was sent to */
  readonly countries?: readonly string[];
  readonly tiers?: readonly string[];
  readonly reasons?: readonly WishReason[];
  readonly conditions?: readonly Condition[];
  /** what was paid for a piece, in minor units of the order's currency */
  readonly paid_from_minor?: number;
  readonly paid_below_minor?: number;
  /** it was so much cheaper than its list price */
  readonly discount_from_percent?: number;
}

/** From which moment days are counted. */
export type CountedFrom = 'delivered' | 'shipped' | 'ordered';

/** How a brand takes things back, as data. Where there is a list, the first entry that fits a line holds. */
export interface ReturnPolicy {
  readonly time_zone: string;
  readonly counted_from: CountedFrom;
  /** days; on the last of them it may still be asked for */
  readonly days: number;
  readonly other_days: readonly { readonly when: When; readonly days: number }[];
  /** days for what was the shop's doing */
  readonly fault_days: number;
  /** what was ordered from a day to a day may be asked for until another: of two last days the later holds */
  readonly seasons: readonly { readonly name: string; readonly ordered_from: string; readonly ordered_to: string; readonly until: string }[];
  /** never, but for what was the shop's doing */
  readonly final_sale: readonly { readonly when: When; readonly because: string }[];
  /** a person looks first */
  readonly review: readonly { readonly when: When; readonly because: string }[];
  readonly photos: readonly { readonly when: When; readonly at_least: number }[];
  /** in the order in which they are offered */
  readonly options: readonly { readonly when: When; readonly kinds: readonly OptionKind[] }[];
  /** on top of what was paid, for those who take credit */
  readonly credit_bonus_percent: number;
  /** taken from a refund, once a return; never for what was the shop's doing */
  readonly fees: readonly { readonly when: When; readonly amount_minor: number }[];
  /** when what sending the order cost comes back with all of it: only for the shop's doing, or always, as the EU's right of withdrawal has it */
  readonly shipping_back: 'shops_doing' | 'whole_order';
  /** below this value of a return nothing is sent back */
  readonly keep: readonly { readonly when: When; readonly below_minor: number }[];
  /** from so many orders and such a share of them sent back on, a person looks; null: nobody is looked at */
  readonly often: { readonly orders: number; readonly share_percent: number } | null;
}

/** Where a brand starts: a month from delivery, two years for what was broken, exchange before money. */
export const startingPolicy: ReturnPolicy = {
  time_zone: 'UTC', counted_from: 'delivered', days: 30, other_days: [], fault_days: 730, seasons: [], final_sale: [],
  review: [{ when: { reasons: ['never_arrived'] }, because: 'it is said never to have arrived' }],
  photos: [{ when: { reasons: ['damaged', 'defective'] }, at_least: 1 }],
  options: [{ when: { reasons: ['damaged', 'defective', 'wrong_item', 'parts_missing', 'never_arrived'] }, kinds: ['replacement', 'refund', 'credit'] }, { when: {}, kinds: ['exchange', 'credit', 'refund'] }],
  credit_bonus_percent: 0, fees: [], shipping_back: 'shops_doing', keep: [], often: { orders: 5, share_percent: 60 },
};
