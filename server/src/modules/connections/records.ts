import type { ProductInput } from '../catalogue/index.ts';
import type { OrderInput } from '../orders/index.ts';
import type { ShipmentInput } from '../shipments/index.ts';

// What connected places tell, in our model, before it has a brand and ids of ours. Translators are pure functions to these.
// `sourceId` is the place's own id as text; `changedAt` is when the place changed it, so that an older copy changes nothing.
// Money is whole minor units of `currency` (ISO 4217), never negative unless said.

type FromShop<Input> = Omit<Input, 'brandId' | 'source'>;

export interface OrderRecord extends FromShop<OrderInput> {
  readonly type: 'order';
  /** placed with a test payment: no customer waits for it */
  readonly test?: boolean;
}

export interface CustomerRecord {
  readonly type: 'customer';
  readonly sourceId: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly name: string;
  /** BCP 47 */
  readonly locale: string | null;
  /** what the person agreed to hear, by channel; absent where the place does not say */
  readonly consent?: Readonly<Partial<Record<'email' | 'sms', boolean>>>;
}

export interface ProductRecord extends FromShop<ProductInput> {
  readonly type: 'product';
}

export interface ShipmentRecord extends Omit<FromShop<ShipmentInput>, 'orderId'> {
  readonly type: 'shipment';
  readonly orderSourceId: string | null;
  /** of the return it brings back; absent for a parcel to the customer */
  readonly returnSourceId?: string | null;
}

export interface RefundRecord {
  readonly type: 'refund';
  readonly sourceId: string;
  readonly orderSourceId: string | null;
  /** of the payment it was given back from */
  readonly paymentSourceId?: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly state?: 'pending' | 'done' | 'failed' | 'cancelled';
  readonly reason: string | null;
  readonly at: Date;
  /** no money moved: it was a test */
  readonly test?: boolean;
}

export const paymentStates = ['pending', 'authorised', 'paid', 'failed', 'cancelled', 'partially_refunded', 'refunded'] as const;

export interface PaymentRecord {
  readonly type: 'payment';
  readonly sourceId: string;
  readonly orderSourceId: string | null;
  readonly orderNumber: string | null;
  readonly email: string | null;
  readonly state: (typeof paymentStates)[number];
  readonly amountMinor: number;
  readonly refundedMinor: number;
  readonly currency: string;
  /** in words a person knows: "Visa 4242", "PayPal" */
  readonly method: string | null;
  /** why it failed, in the place's words */
  readonly problem: string | null;
  readonly at: Date;
  readonly changedAt: Date;
  readonly test?: boolean;
}

export const disputeStates = ['warning', 'needs_answer', 'under_review', 'won', 'lost', 'closed'] as const;

export interface DisputeRecord {
  readonly type: 'dispute';
  readonly sourceId: string;
  readonly paymentSourceId: string | null;
  readonly orderSourceId: string | null;
  readonly state: (typeof disputeStates)[number];
  /** the place's word: "fraudulent", "product_not_received" */
  readonly reason: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly answerBy: Date | null;
  readonly at: Date;
  readonly changedAt: Date;
  readonly test?: boolean;
}

export const returnStates = ['review', 'approved', 'refused', 'label_sent', 'in_transit', 'received', 'inspected', 'settling', 'resolved', 'cancelled', 'expired'] as const;

export interface ReturnRecord {
  readonly type: 'return';
  readonly sourceId: string;
  /** what people call it: an RMA number */
  readonly number: string | null;
  readonly orderSourceId: string | null;
  readonly orderNumber: string | null;
  readonly email: string | null;
  readonly state: (typeof returnStates)[number];
  readonly lines: readonly {
    readonly sourceId: string;
    readonly orderLineSourceId: string | null;
    readonly sku: string | null;
    readonly title: string;
    readonly quantity: number;
    readonly reason: string | null;
    readonly outcome: 'refund' | 'exchange' | 'credit' | 'repair' | 'reject' | 'keep' | null;
  }[];
  readonly currency: string | null;
  /** what the goods that come back were paid with; absent where the place does not say */
  readonly totalMinor?: number | null;
  /** what goes back to the customer, by way; null where the place does not say */
  readonly refundMinor: number | null;
  readonly creditMinor: number | null;
  readonly exchangeMinor: number | null;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly labelUrl: string | null;
  readonly note: string | null;
  readonly at: Date;
  readonly changedAt: Date;
}

export const subscriptionStates = ['active', 'paused', 'past_due', 'cancelled', 'expired'] as const;

export interface SubscriptionRecord {
  readonly type: 'subscription';
  readonly sourceId: string;
  readonly customerSourceId: string | null;
  readonly email: string | null;
  readonly state: (typeof subscriptionStates)[number];
  readonly lines: readonly { readonly sourceId: string; readonly sku: string | null; readonly title: string; readonly quantity: number; readonly unitPriceMinor: number }[];
  readonly currency: string;
  /** what one charge comes to, where the place says */
  readonly totalMinor: number | null;
  readonly every: { readonly unit: 'day' | 'week' | 'month' | 'year'; readonly count: number } | null;
  readonly nextChargeAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  readonly at: Date;
  readonly changedAt: Date;
  readonly test?: boolean;
}

export const chargeStates = ['planned', 'pending', 'paid', 'failed', 'skipped', 'refunded', 'partially_refunded', 'cancelled'] as const;

/** One charge of a subscription, past or planned. */
export interface ChargeRecord {
  readonly type: 'charge';
  readonly sourceId: string;
  readonly subscriptionSourceIds: readonly string[];
  readonly customerSourceId: string | null;
  readonly email: string | null;
  readonly orderSourceId: string | null;
  readonly state: (typeof chargeStates)[number];
  readonly totalMinor: number;
  readonly refundedMinor: number;
  readonly currency: string;
  readonly dueAt: Date;
  readonly problem: string | null;
  readonly tries: number;
  readonly nextTryAt: Date | null;
  readonly changedAt: Date;
  readonly test?: boolean;
}

export interface LoyaltyRecord {
  readonly type: 'loyalty';
  readonly customerSourceId: string | null;
  readonly email: string | null;
  readonly points: number;
  readonly tier: string | null;
  readonly pointsExpireAt: Date | null;
  readonly changedAt: Date;
}

export interface ReviewRecord {
  readonly type: 'review';
  readonly sourceId: string;
  readonly productSourceId: string | null;
  readonly sku: string | null;
  readonly orderSourceId: string | null;
  readonly email: string | null;
  readonly name: string;
  /** 1 to 5 */
  readonly stars: number | null;
  readonly title: string | null;
  readonly words: string;
  readonly state: 'waiting' | 'shown' | 'hidden';
  readonly at: Date;
  readonly changedAt: Date;
}

/** Something a shopper wrote at a marketplace. */
export interface MessageRecord {
  readonly type: 'message';
  readonly sourceId: string;
  readonly threadSourceId: string;
  readonly orderSourceId: string | null;
  readonly from: 'customer' | 'shop';
  readonly name: string | null;
  readonly email: string | null;
  readonly subject: string | null;
  readonly text: string;
  readonly at: Date;
}

/** Something a shopper did, as a marketing tool tells it ("opened_email"). */
export interface ActivityRecord {
  readonly type: 'activity';
  readonly sourceId: string;
  readonly name: string;
  readonly customerSourceId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly at: Date;
}

export type PlaceRecord =
  | OrderRecord | CustomerRecord | ProductRecord | ShipmentRecord | RefundRecord | PaymentRecord | DisputeRecord | ReturnRecord
  | SubscriptionRecord | ChargeRecord | LoyaltyRecord | ReviewRecord | MessageRecord | ActivityRecord;

/** What a payload came to. Ignored: it was understood, and nothing in it is kept. */
export interface Translated {
  readonly records: readonly PlaceRecord[];
  readonly ignored: boolean;
  /** what the payload only names ("order 250 changed"), to be read from the place */
  readonly fetch?: readonly ToFetch[];
}

export interface ToFetch {
  readonly what: Exclude<PlaceRecord['type'], 'message' | 'activity'>;
  readonly sourceId: string;
}

/** What a translator may need that the payload does not say. */
export interface PlaceContext {
  /** where the place is: "https://shop.example" */
  readonly url: string | null;
  /** of amounts that carry none */
  readonly currency: string | null;
  /** of times without a zone */
  readonly timeZone?: string | null;
  /** when it was read, for places that date no change */
  readonly readAt?: Date | null;
}

/** Pure. `kind` is a webhook's topic or what an answer holds. @throws Unreadable where the payload is not what it says it is */
export type Translate = (kind: string, payload: unknown, context: PlaceContext) => Translated;
