import type { Trigger } from './shapes.ts';

/** Something that happened and about which somebody could be told, as it is heard of or read again. */
export interface Happening {
  readonly trigger: Trigger;
  /** the same thing has the same key, however often it is heard of */
  readonly key: string;
  /** parcel, order, return, charge or subscription */
  readonly aboutId: string;
  readonly orderId: string | null;
  readonly shipmentId: string | null;
  readonly returnId: string | null;
  /** where it is not the order's */
  readonly customerId: string | null;
  readonly incidentId: string | null;
  readonly happenedAt: Date;
  readonly facts: HappeningFacts;
}

/** What its words and its standing need beside what can be looked up. Dates are ISO 8601. */
export interface HappeningFacts {
  readonly old_date?: string;
  readonly new_date?: string;
  readonly charge_date?: string;
  readonly subscription_id?: string;
  readonly charge_id?: string;
  readonly payment_id?: string;
  /** of who asked to be told; it is their yes to this one notice */
  readonly wish_id?: string;
  readonly product?: string;
  readonly link?: string;
}

const nothing = { orderId: null, shipmentId: null, returnId: null, customerId: null, incidentId: null, facts: {} } as const;

export const happening = (given: Pick<Happening, 'trigger' | 'key' | 'aboutId' | 'happenedAt'> & Partial<Happening>): Happening => ({ ...nothing, ...given });
