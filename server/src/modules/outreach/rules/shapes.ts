import type { Channel, Risk, Trigger } from '../contract-words.ts';

export { CHANNELS, RISKS, TRIGGERS, type Channel, type Risk, type Trigger } from '../contract-words.ts';

export type Purpose = 'service' | 'marketing';

/** Why somebody is not told, in the order in which it is looked at. */
export const REASONS = ['off', 'no_customer', 'erased', 'too_late', 'over', 'arrived', 'told_already', 'wrote_already', 'no_date', 'low_risk', 'no_way', 'no_consent', 'refused', 'suppressed', 'enough_today', 'enough_this_week', 'held_out'] as const;
export type Reason = (typeof REASONS)[number];

/** What a brand allows for one kind of happening. */
export interface Terms {
  /** stays the same for good: arms are drawn by it */
  readonly id: string;
  readonly on: boolean;
  readonly channels: readonly Channel[];
  readonly holdoutShare: number;
  /** the happening must have stood so long before anybody is told */
  readonly minimumAgeHours: number;
  readonly quiet: { readonly from: string; readonly to: string };
  readonly mostPerDay: number;
  readonly mostPerWeek: number;
  /** they are not told when they wrote about the order within so many days */
  readonly wroteWithinDays: number;
  /** only those of whom this is likely: chances in [0, 1] */
  readonly onlyRisk: { readonly of: Risk; readonly atLeast: number } | null;
  /** the brand's, for whoever's own is not known */
  readonly timeZone: string;
}

/** One thing that happened, to one customer, about which they could be told. */
export interface Occasion {
  readonly trigger: Trigger;
  readonly happenedAt: Date;
  readonly now: Date;
  readonly customer: {
    readonly id: string;
    readonly erased: boolean;
    readonly timeZone: string | null;
    /** ISO 3166-1 alpha-2 */
    readonly country: string | null;
    /** channels they can be reached by */
    readonly reachable: readonly Channel[];
    readonly consents: readonly { readonly channel: string; readonly purpose: string; readonly granted: boolean }[];
    /** channels at which nothing arrives, or where everything was stopped */
    readonly suppressed: readonly Channel[];
  } | null;
  readonly about: {
    /** the parcel, return or charge: two notices of one family about the same are one too many */
    readonly id: string;
    readonly orderId: string | null;
    /** it is still so */
    readonly holds: boolean;
    readonly arrived: boolean;
    /** of a delay: the day it is expected now is known and lies ahead */
    readonly dateKnown: boolean;
    /** chances in [0, 1], where they were asked for and can be said */
    readonly risk?: Readonly<Partial<Record<Risk, number>>>;
  };
  readonly history: {
    /** told, or about to be */
    readonly notices: readonly { readonly trigger: Trigger; readonly aboutId: string; readonly at: Date }[];
    readonly conversations: readonly { readonly orderIds: readonly string[]; readonly lastMessageAt: Date; readonly open: boolean }[];
  };
}

export type Decision =
  | { readonly send: true; readonly channel: Channel; readonly at: Date; readonly because: 'at_once' | 'waits_for_age' | 'waits_for_morning' }
  | { readonly send: false; readonly channel: null; readonly at: null; readonly because: Reason };

/** Late, in whichever words: one of them is enough for a while. */
const DELAYS: readonly Trigger[] = ['packed_late', 'no_scan', 'carrier_delay', 'promise_at_risk', 'promise_broken', 'incident'];

export const isDelay = (trigger: Trigger): boolean => DELAYS.includes(trigger);

/** What is about a parcel under way says nothing any more once it arrived. */
const UNDER_WAY: readonly Trigger[] = [...DELAYS, 'out_for_delivery', 'attempt_failed', 'pickup_waiting', 'incident_over'];

export const isUnderWay = (trigger: Trigger): boolean => UNDER_WAY.includes(trigger);

/** Who asked to hear of goods was advertised to, in law; everything else is about what they bought. */
export const purposeOf = (trigger: Trigger): Purpose => (trigger === 'back_in_stock' ? 'marketing' : 'service');
