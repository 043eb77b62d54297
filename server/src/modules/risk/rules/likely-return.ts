/** How often something was sold, and how often it came back. */
export interface Returned {
  readonly sold: number;
  readonly back: number;
}

/** From the widest to the narrowest: the brand, the category, the product, the variant. */
export type Ladder = readonly Returned[];

/** So many pieces sold of the wider speak as loudly as each piece of the narrower. */
const HELD_BY = 30;
/** Of a customer's own pieces fewer say as much: people differ more than products. */
const HELD_BY_CUSTOMER = 8;
const BEFORE_ANYTHING = { share: 0.1, weight: 20 };

/**
 * Share in (0, 1) that comes back, on each rung of the ladder: beta-binomial with the rung above as what is believed, so that a product of
 * three pieces is judged mostly by its category and one of three thousand by itself.
 */
export function shareBack(ladder: Ladder): number {
  let share = BEFORE_ANYTHING.share;
  let weight = BEFORE_ANYTHING.weight;
  for (const { sold, back } of ladder) {
    share = (share * weight + Math.min(back, sold)) / (weight + sold);
    weight = HELD_BY;
  }
  return share;
}

/**
 * Chance in (0, 1) that a piece comes back: what such pieces do, moved by what this customer did with others (their share against what their
 * pieces would have led one to expect, on the scale of odds).
 *
 * @param expected how many of the customer's earlier pieces would have come back had they been anybody (the sum of their shares)
 */
export function chanceBack(ladder: Ladder, customer: Returned & { readonly expected: number }): number {
  const share = shareBack(ladder);
  const usual = customer.sold === 0 ? share : Math.min(0.95, Math.max(0.01, customer.expected / customer.sold));
  const theirs = (customer.back + HELD_BY_CUSTOMER * usual) / (customer.sold + HELD_BY_CUSTOMER);
  const moved = logit(share) + logit(theirs) - logit(usual);
  return 1 / (1 + Math.exp(-moved));
}

/** Chance that anything of an order comes back; pieces go back together more often than apart, which `together` in [0, 1] says: 0 apart, 1 all or nothing. */
export function chanceAnyBack(pieces: readonly number[], together = 0.5): number {
  const apart = 1 - pieces.reduce((none, chance) => none * (1 - chance), 1);
  return (1 - together) * apart + together * Math.max(0, ...pieces);
}

const logit = (share: number): number => Math.log(share / (1 - share));
