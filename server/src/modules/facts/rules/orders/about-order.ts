/** An order a conversation may be about. */
export interface Candidate {
  readonly orderId: string;
  readonly placedAt: number;
}

export interface Tie {
  readonly orderId: string;
  /** it speaks of the order, or it is the newest the customer had placed */
  readonly how: 'linked' | 'recent';
}

/** Within so many days after an order a customer who names none is taken to write about it. */
export const ABOUT_DAYS = 30;
const DAY = 86_400_000;

/**
 * Which order a conversation is about: the newest it speaks of that was placed by then, else the customer's newest of the days before. None of whoever wrote before they
 * bought, even where an order is spoken of later: that order drew no contact.
 */
export function aboutOrder(openedAt: number, linked: readonly Candidate[], bought: readonly Candidate[]): Tie | null {
  const named = newest(linked.filter((one) => one.placedAt <= openedAt));
  if (named !== null) return { orderId: named.orderId, how: 'linked' };
  if (linked.length > 0) return null;
  const recent = newest(bought.filter((one) => one.placedAt <= openedAt && one.placedAt > openedAt - ABOUT_DAYS * DAY));
  return recent && { orderId: recent.orderId, how: 'recent' };
}

function newest(orders: readonly Candidate[]): Candidate | null {
  return orders.reduce<Candidate | null>((best, one) => (best === null || one.placedAt > best.placedAt || (one.placedAt === best.placedAt && one.orderId < best.orderId) ? one : best), null);
}
