import type { Actor } from '../../../platform/actor/actor.ts';
import { systemActor } from '../../../platform/actor/actor.ts';
import type { VisitRow } from '../store/visits.ts';

/** The portal looking something up for whoever asks, in one brand. */
export const portalIn = (brandId: string): Actor => systemActor('portal', [brandId]);

/** A shopper who proved to be an order's buyer: what they do is theirs, and no permission of staff holds for them. */
export const shopperOf = (visit: Pick<VisitRow, 'brand_id' | 'customer_id'>): Actor => ({ kind: 'customer', id: visit.customer_id, name: 'shopper', grants: new Map(), brands: [visit.brand_id] });
