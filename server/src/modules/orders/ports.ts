import type { Brands } from '../../platform/actor/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { port } from '../../platform/module/port.ts';
import type { Limit, LimitKind } from './rules/authority.ts';
import type { Happened } from './rules/action-steps.ts';
import type { ActionKind, ActionWish, Consequence, Way } from './rules/judge-action.ts';

export interface ParcelOfOrder {
  readonly order_id: string;
  readonly id: string;
  readonly carrier: string;
  readonly tracking_number: string | null;
  readonly tracking_url: string | null;
  readonly state: string;
  readonly step: number | null;
  readonly service: string | null;
  readonly estimated_delivery_at: string | null;
  /** the day the customer was first told */
  readonly promised_at: string | null;
  /** what was learned says; four of five parcels arrive between low and high */
  readonly prediction: { readonly at: string | null; readonly low: string | null; readonly high: string | null; readonly late_probability: number | null; readonly from: 'learned' | 'usual'; readonly as_of: string } | null;
  /** what is wrong with it now */
  readonly signals: { readonly kind: string; readonly since: string }[];
  /** its carrier's declared trouble */
  readonly incident: { readonly id: string; readonly carrier: string; readonly words: string; readonly from: string } | null;
  readonly delivered_at: string | null;
  readonly events: { at: string; state: string; code: string | null; description: string; place: string | null }[];
}

/** Parcels stand on a higher floor; orders asks for those of its orders, and which orders tracking numbers belong to. */
export const parcels = port<{
  ofOrders(tx: Tx, orderIds: readonly string[]): Promise<ParcelOfOrder[]>;
  byNumbers(tx: Tx, brandId: string, numbers: readonly string[]): Promise<{ key: string; number: string; orderId: string | null }[]>;
}>('the parcels of orders');

/** orders asks whether money may move at a program's word in a conversation; whoever knows of escalations answers with a sentence, or null. */
export const moneyKeptForPeople = port<(tx: Tx, conversationId: string) => Promise<string | null>>('what only people may do in a conversation');

/** An order as far as its shop has to be told which one is meant. */
export interface OrderAtShop {
  readonly id: string;
  readonly brandId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly number: string;
  readonly currency: string;
  readonly url: string | null;
}

/** An action as it is put to a shop. */
export interface ActionForShop {
  readonly id: string;
  readonly order: OrderAtShop;
  readonly kind: ActionKind;
  readonly wish: ActionWish;
  readonly consequence: Consequence;
  readonly reason: string;
  /** 1 the first time; a repeat after a look proved that the one before did not happen has the next number */
  readonly attempt: number;
}

/** What a shop's connection can do now; `because` names what is missing, in the shop's own words (a permission, a capability). */
export interface Offer {
  readonly kind: ActionKind;
  readonly ready: boolean;
  readonly because: string | null;
  /** with `reship`: it can send another product than the one of the line */
  readonly swaps?: boolean;
  /** the ways it knows, the usual one first; left out: one only, money to where it came from and credit as a code */
  readonly ways?: readonly Way[];
}

export interface ActionResult {
  /** what the shop calls what it made: a refund, a draft order */
  readonly reference?: string;
  /** a code to give to the customer */
  readonly code?: string;
  /** the customer was asked for what is to be paid more */
  readonly invoiced?: boolean;
}

export interface ShopAnswer {
  readonly answer: 'accepted' | 'declined';
  /** the shop's words */
  readonly said: string;
  readonly result?: ActionResult;
}

export interface Finding {
  readonly happened: Happened;
  /** with `no`: the shop has refused it for good */
  readonly declined?: boolean;
  readonly said: string;
  readonly result?: ActionResult;
}

/** A connection to shops that can do things to orders. */
export interface ShopDesk {
  /** null when this order is none of its shops' */
  offers(tx: Tx, order: OrderAtShop): Promise<readonly Offer[] | null>;
  /** true when the shop fetches what it is asked and reports, instead of being called */
  fetches?(tx: Tx, order: OrderAtShop): Promise<boolean>;
  /** reads the order from the shop and writes it here */
  refresh(order: OrderAtShop): Promise<void>;
  /** asks the shop; throws where no answer came that can be believed */
  send(action: ActionForShop): Promise<ShopAnswer>;
  /** reads from the shop whether it happened, writes the order as it is now, and throws where the shop cannot be asked */
  find(action: ActionForShop): Promise<Finding>;
}

/** Told when a shop of one's own speaks through the API: for its health. */
export interface OwnShopEars {
  /** an order was written, or the result of an action reported, under this source */
  wrote(tx: Tx, brandId: string, source: string): void;
  /** a key that may see these brands asked for work; in its own time */
  fetched(brands: Brands): void;
}

/** orders takes in what shops write; whoever keeps such shops notes that they are alive. */
export const ownShopsHeard = port<OwnShopEars>('who notes that a shop of one’s own spoke');

/** orders decides and remembers; the connections to shops carry out. */
export const shopDesks = port<readonly ShopDesk[]>('who carries out what is asked of a shop');

/** How the person writing in a conversation is proven to be an order's buyer. */
export interface Proof {
  readonly method: 'signed_in' | 'mail' | 'code' | 'none';
  readonly at: string | null;
}

export interface AskedFrom {
  readonly number: number;
  /** its contact reason */
  readonly reasonId: string | null;
  /** who it is with */
  readonly customerId: string | null;
  readonly proof: Proof;
}

/** orders asks from which conversation an action comes and who is proven there; undefined when the caller may not see it. */
export const askedFrom = port<(tx: Tx, conversationId: string, orderEmail: string | null) => Promise<AskedFrom | undefined>>('who is asking in a conversation');

/** What a shopper may do alone to an order of theirs, as limits like those of a role; whoever lets shoppers in answers. None: a person decides. */
export const shopperMay = port<(tx: Tx, brandId: string, kind: LimitKind) => Promise<readonly Limit[]>>('what a shopper may do alone');

/** What stands out in what a customer sent back, as codes; returns stands on a higher floor and answers. */
export const returnsSay = port<(tx: Tx, brandId: string, customerId: string, orderId: string | null) => Promise<string[]>>('what stands out in what a customer sent back');

/** What a person gave alone within 24 hours beside orders: credit in minor units of the currency, or points; memberships stands on a higher floor and answers. */
export const givenToday = port<(tx: Tx, personId: string, brandId: string, kind: 'store_credit' | 'points', currency: string) => Promise<number>>('what somebody gave today beside orders');

/** A dispute as far as its place has to be told which one is meant. */
export interface DisputeAtPlace {
  readonly id: string;
  readonly brandId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly paymentSourceId: string | null;
  readonly currency: string;
}

/** The answer to a dispute as it is put to its place. */
export interface DisputeErrand {
  readonly id: string;
  readonly dispute: DisputeAtPlace;
  /** texts by the names of `packFields` */
  readonly fields: Readonly<Record<string, string>>;
  readonly attempt: number;
}

/** A connection that can answer disputes. */
export interface DisputeDesk {
  /** null when this dispute is none of its places'; `because` names what is missing */
  ready(tx: Tx, dispute: DisputeAtPlace): Promise<{ readonly ready: boolean; readonly because: string | null } | null>;
  refresh(dispute: DisputeAtPlace): Promise<void>;
  /** throws where no answer came that can be believed */
  send(errand: DisputeErrand): Promise<ShopAnswer>;
  find(errand: DisputeErrand): Promise<Finding>;
}

export const disputeDesks = port<readonly DisputeDesk[]>('who answers disputes');

/** What was said with a customer since a moment, oldest first; conversations stand on a higher floor. */
export const wordsWith = port<(tx: Tx, customerId: string, since: Date, most: number) => Promise<{ at: Date; from: 'customer' | 'shop'; text: string }[]>>('what was said with a customer');
