/** `extensions.cost` of a GraphQL answer. */
export interface Cost {
  readonly requestedQueryCost: number;
  readonly throttleStatus: { readonly maximumAvailable: number; readonly currentlyAvailable: number; readonly restoreRate: number };
}

/**
 * Milliseconds until a request of the same cost fits again into what Shopify lets us spend (a bucket refilled at
 * `restoreRate` points a second); half of it is left to the shop's other apps and to what an agent asks meanwhile.
 */
export function pauseFor(cost: Cost | null): number {
  if (cost === null) return 0;
  const { maximumAvailable, currentlyAvailable, restoreRate } = cost.throttleStatus;
  const wanted = Math.min(maximumAvailable, Math.max(cost.requestedQueryCost, maximumAvailable / 2));
  return currentlyAvailable >= wanted || restoreRate <= 0 ? 0 : Math.ceil(((wanted - currentlyAvailable) / restoreRate) * 1000);
}
