import type { CampaignInput, ProductInput } from '../catalogue/index.ts';
import type { ChargeInput, LoyaltyInput, SubscriptionInput } from '../memberships/index.ts';
import type { DisputeInput, OrderInput, PaymentInput } from '../orders/index.ts';
import type { ReturnInput } from '../returns/index.ts';
import type { ReviewInput } from '../reviews/index.ts';
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
  /** when they said it, where the place knows */
  readonly consentAt?: Readonly<Partial<Record<'email' | 'sms', Date>>>;
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

export interface PaymentRecord extends FromShop<PaymentInput> {
  readonly type: 'payment';
  readonly test?: boolean;
}

export interface DisputeRecord extends FromShop<DisputeInput> {
  readonly type: 'dispute';
  readonly test?: boolean;
}

export interface ReturnRecord extends Omit<FromShop<ReturnInput>, 'orderSource'> {
  readonly type: 'return';
  /** what the goods that come back were paid with, as the place says; returns counts its own */
  readonly totalMinor?: number | null;
}

export interface SubscriptionRecord extends FromShop<SubscriptionInput> {
  readonly type: 'subscription';
  readonly test?: boolean;
}

/** One charge of a subscription, past or planned. */
export interface ChargeRecord extends FromShop<ChargeInput> {
  readonly type: 'charge';
  readonly test?: boolean;
}

export interface LoyaltyRecord extends FromShop<LoyaltyInput> {
  readonly type: 'loyalty';
}

export interface ReviewRecord extends FromShop<ReviewInput> {
  readonly type: 'review';
}

/** What a marketing service runs, and when. */
export interface CampaignRecord extends FromShop<CampaignInput> {
  readonly type: 'campaign';
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

/** Something somebody wrote from their telephone to a number of the brand. Numbers in E.164. */
export interface TextRecord {
  readonly type: 'text';
  readonly sourceId: string;
  readonly channel: 'sms' | 'whatsapp';
  readonly from: string;
  readonly name: string | null;
  readonly text: string;
  /** pictures and the like that came with it and are not fetched */
  readonly files: number;
  readonly at: Date | null;
}

/** What became of a message from here to somebody's telephone. */
export interface ReceiptRecord {
  readonly type: 'receipt';
  readonly sourceId: string;
  /** our id of it, where the place repeats it */
  readonly ours: string | null;
  readonly state: 'sent' | 'delivered' | 'failed';
  /** the place's code of what went wrong, and its words */
  readonly code: string | null;
  readonly because: string | null;
}

export type PlaceRecord =
  | OrderRecord | CustomerRecord | ProductRecord | ShipmentRecord | RefundRecord | PaymentRecord | DisputeRecord | ReturnRecord
  | SubscriptionRecord | ChargeRecord | LoyaltyRecord | ReviewRecord | CampaignRecord | MessageRecord | ActivityRecord | TextRecord | ReceiptRecord;

/** What a payload came to. Ignored: it was understood, and nothing in it is kept. */
export interface Translated {
  readonly records: readonly PlaceRecord[];
  readonly ignored: boolean;
  /** what the payload only names ("order 250 changed"), to be read from the place */
  readonly fetch?: readonly ToFetch[];
}

export interface ToFetch {
  readonly what: Exclude<PlaceRecord['type'], 'message' | 'activity' | 'text' | 'receipt'>;
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
