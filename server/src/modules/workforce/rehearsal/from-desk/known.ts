import type { WorkCalendar } from '../../../calendars/index.ts';
import type { Place, RoutingPolicy } from './routing.ts';
import type { TargetOf } from '../question.ts';

/** Handle time of some contacts, and what it was measured on. */
export interface KnownHandle {
  readonly seconds: number;
  readonly from: 'said' | 'measured' | 'assumed';
  readonly contacts: number;
}

/** What comes for a reason by a channel. */
export interface KnownReason {
  readonly key: string | null;
  readonly name: string;
  /** of the channel's contacts */
  readonly share: number;
  /** null where too few were measured */
  readonly handleSeconds: number | null;
  /** what service levels want; null where they want nothing */
  readonly due: TargetOf | null;
  readonly place: Place;
}

/** A channel of a brand. Lists are by interval. */
export interface KnownChannel {
  readonly channel: string;
  readonly work: 'calls' | 'chats' | 'deferred';
  /** in open time where people wait on the line, whenever where it can wait */
  readonly expected: readonly number[];
  /** contacts that come while the line is closed, and are not played */
  readonly whileClosed: number;
  /** agents staffing asks for; nobody is absent among them */
  readonly agents: readonly number[];
  readonly promise: { readonly share: number; readonly seconds: number };
  readonly handle: KnownHandle;
  readonly patienceSeconds: number | null;
  readonly chatsAtOnce: number;
  readonly slowdown: number;
  readonly unplanned: number;
  readonly hourCost: number | null;
  /** how far days spread around the forecast, by its bands; null without a forecast of days */
  readonly dayCv: number | null;
  readonly overridden: boolean;
  readonly reasons: readonly KnownReason[];
}

export interface KnownBrand {
  readonly id: string;
  readonly name: string;
  readonly calendar: WorkCalendar;
  readonly channels: readonly KnownChannel[];
  readonly peak: { readonly order_by_cost: boolean; readonly raise: Readonly<Record<string, number>> };
}

/** Somebody with the shifts they were told. Moments are ISO 8601. */
export interface KnownPerson {
  readonly id: string;
  readonly site: string | null;
  /** null: all */
  readonly brandIds: readonly string[] | null;
  readonly pools: readonly string[];
  readonly skills: Readonly<Record<string, number>>;
  readonly tier: number;
  readonly inHouse: boolean;
  readonly channels: Readonly<Record<string, number>>;
  readonly shifts: readonly { readonly from: string; readonly to: string; readonly off: readonly (readonly [from: string, to: string])[] }[];
  readonly hourCost: number | null;
  /** weeks since their first day; null where it is not known */
  readonly weeksHere: number | null;
}

export interface KnownWaiting {
  readonly brandId: string;
  readonly reason: string;
  readonly channel: string;
  readonly count: number;
  readonly ageSeconds: number;
  /** what each took, of a time that is over */
  readonly handleSeconds?: number | null;
  readonly passedOnSeconds?: number;
}

/** One that came in days that are over. */
export interface KnownContact {
  readonly brandId: string;
  readonly channel: string;
  readonly reason: string;
  /** ISO 8601 */
  readonly at: string;
  /** time before somebody until it was answered; null where that was not measured */
  readonly handleSeconds: number | null;
  /** of somebody who passed it on to who answered; 0 where nobody did */
  readonly passedOnSeconds: number;
  /** it was answered before, and asked for another answer */
  readonly isMore: boolean;
}

/** Everything Keepdesk knows of the days that are rehearsed. */
export interface KnownDesk {
  readonly begins: string;
  readonly days: number;
  readonly timeZone: string;
  readonly stepSeconds: number;
  /** starts of the local days, in intervals since it begins */
  readonly dayStarts: readonly number[];
  readonly brands: readonly KnownBrand[];
  readonly routing: RoutingPolicy;
  /** people on the published schedule, or who were there; empty where there is none */
  readonly people: readonly KnownPerson[];
  /** how many work at each site */
  readonly sites: readonly { readonly name: string; readonly people: number }[];
  /** coefficient of variation of handle times as they were measured; null where too few were */
  readonly handleCv: number | null;
  /** share of what was resolved that came back, and after how long; null where too little was */
  readonly reopen: { readonly share: number; readonly delaySeconds: number } | null;
  readonly waiting: readonly KnownWaiting[];
  /** what came, of days that are over; left out where they are not, or where it is so much that chance evens out */
  readonly came?: readonly KnownContact[];
  /** whether people, where they pick themselves, took the oldest first in days that are over, and not what routing would */
  readonly oldestFirst?: boolean;
  /** pools people pick from themselves */
  readonly picked: number;
}

/** What the planner says instead of what is known or assumed. */
export interface Choices {
  /** who is there: the published schedule, as many as staffing asks for, or (of days that are over) who was there */
  readonly people?: 'schedule' | 'staffing' | 'presence' | undefined;
  /** whether each answers one channel or all of them, where people are those staffing asks for */
  readonly skills?: 'one_channel' | 'all_channels' | undefined;
  /** share of shifts nobody comes to */
  readonly absence?: number | undefined;
  readonly day_cv?: number | undefined;
  readonly handle_cv?: number | undefined;
  /** of those who give up */
  readonly redial?: number | undefined;
  /** share that is new, where people are those staffing asks for */
  readonly new_share?: number | undefined;
  /** seconds by channel */
  readonly patience?: Readonly<Record<string, number>> | undefined;
  readonly handle?: Readonly<Record<string, number>> | undefined;
  /** whether the day begins with what waits now */
  readonly backlog?: boolean | undefined;
}
