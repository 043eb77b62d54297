import type { DealingKind } from '../contract.ts';

/** What somebody has to be allowed to see each kind. */
export const permissionOf: Readonly<Record<DealingKind, string>> = {
  order: 'orders.read', payment: 'orders.read', refund: 'orders.read', dispute: 'orders.read', parcel: 'orders.read', return: 'returns.read', subscription: 'memberships.read', charge: 'memberships.read', points: 'memberships.read', credit: 'memberships.read',
  review: 'reviews.read', conversation: 'conversations.read',
};

/** The kinds that were asked for, all where none were, as far as they may be seen. */
export function seenKinds(asked: readonly DealingKind[], may: (permission: string) => boolean): DealingKind[] {
  const kinds = Object.keys(permissionOf) as DealingKind[];
  return kinds.filter((kind) => (asked.length === 0 || asked.includes(kind)) && may(permissionOf[kind]));
}
