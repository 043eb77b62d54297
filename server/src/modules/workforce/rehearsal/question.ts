import type { Cost, LineOfWaiting, RoutingPolicy } from '../../routing/index.ts';
import type { WorkCalendar } from '../../calendars/index.ts';
import type { Policy as ServiceLevels } from '../../sla/index.ts';

/** ISO 8601, or seconds since the season begins. */
export type When = string | number;

export interface Reason {
  readonly id: string;
  /** of all contacts */
  readonly share: number;
  readonly channel_share: Readonly<Record<string, number>>;
  readonly pool?: string;
  /** whose it is, where several brands are played together */
  readonly brand?: string;
  /**
   * Where routing puts it and what it asks there, by channel; its own name as a skill in the main pool where nothing is said. `target` is what its answer
   * is measured against (service levels, or `sla_s`, where nothing is said), `due` what routing orders by (the same, where nothing is said).
   */
  readonly routed?: Readonly<Record<string, { readonly pool?: string; readonly needs?: LineOfWaiting['needs']; readonly tier?: number; readonly in_house_only?: boolean; readonly target?: TargetOf; readonly due?: TargetOf }>>;
}

/** A length of time, by the brand's hours or around the clock. */
export interface TargetOf {
  readonly seconds: number;
  readonly hours: 'business' | 'always';
}

/** Counts by interval of one channel, of one brand where there are several. */
export interface ArrivalStream {
  readonly channel: string;
  readonly brand?: string;
  readonly arrivals: readonly (number | null)[];
}

/** What waits already when it begins. */
export interface Opening {
  readonly reason: string;
  readonly channel: string;
  readonly count: number;
  /** how long each has waited */
  readonly age_s: number;
  /** what each took, and took somebody before they passed it on; by chance where nothing is said */
  readonly handle_s?: number;
  readonly passed_on_s?: number;
}

/** One that came in a day that is over. */
export interface CameContact {
  readonly reason: string;
  readonly channel: string;
  readonly at: When;
  /** what it took; by chance where nothing is said */
  readonly handle_s?: number;
  /** what it took somebody before they passed it on to somebody else */
  readonly passed_on_s?: number;
  /** more work on one that was answered before: it takes somebody's time and stands in no service level */
  readonly more?: boolean;
}

/** What comes: counts by interval, or a usual day with the factors of weeks, weekdays and hours. */
export interface Season {
  /** a Monday where none is said; UTC */
  readonly start?: string;
  readonly weeks?: number;
  readonly days?: number;
  readonly interval_minutes?: number;
  /** contacts by interval, in place of the six below */
  readonly arrivals?: readonly (number | null)[];
  /** the same by channel, where each has its own course */
  readonly streams?: readonly ArrivalStream[];
  /** what came, each at its moment: played in place of as many by chance */
  readonly came?: readonly CameContact[];
  readonly base_contacts_per_day?: number;
  readonly scale?: number;
  readonly week_factor?: readonly number[];
  readonly dow_factor_mon_first?: readonly number[];
  readonly hour_share?: readonly number[];
  /** by day; 1 where it is missing */
  readonly day_factor?: readonly number[];
  /** how far days spread around what is expected, as a coefficient of variation: the forecast is no certainty */
  readonly day_cv?: number;
  readonly reasons: readonly Reason[];
  readonly handle_time: { readonly distribution?: 'lognormal' | 'exponential' | 'constant'; readonly cv?: number; readonly mean_s: Readonly<Record<string, number>>; readonly reason_multiplier?: Readonly<Record<string, number>> };
  /** channels where people give up; everywhere else they wait */
  readonly patience?: Readonly<Record<string, { readonly dist?: string; readonly mean_s: number }>>;
  /** how many at once, by channel; 1 */
  readonly concurrency?: Readonly<Record<string, number>>;
  /** several at once slow each other: by `r(k)=k*mu/(1+0.2(k-1))`, by its figure, or all that is finished an hour with 0, 1, 2 … in hand */
  readonly chat_rate_by_k?: string;
  readonly slowdown?: number;
  readonly rates_by_k?: readonly number[];
  /** seconds to the first answer, by channel */
  readonly sla_s: Readonly<Record<string, number>>;
  /** channels answered only when the work is done; e-mail */
  readonly answered_when_done?: readonly string[];
  /** share of those who gave up that comes again, by channel */
  readonly redial?: Readonly<Record<string, number>>;
  readonly reopen?: { readonly p: number; readonly delay_mean_s: number };
  /** what waiting costs, by reason or by reason and channel, when it is reckoned, and what it costs beside that somebody gave up; the policy's where nothing is said */
  readonly costs?: Readonly<Record<string, Cost & { readonly lost?: number }>>;
  readonly events?: readonly SeasonEvent[];
  /** whoever comes within is served and not counted */
  readonly warm_up_s?: number;
}

interface Span {
  readonly from: When;
  readonly to: When;
}

export type SeasonEvent =
  | (Span & { readonly kind: 'viral_post' | 'carrier_meltdown' | 'demand'; readonly factor: number; readonly reason?: string; readonly channel?: string })
  | (Span & { readonly kind: 'lost_site'; readonly site: string })
  | { readonly kind: 'leavers'; readonly at: When; readonly share: number; readonly of?: 'new_hires' | 'everybody' }
  | (Span & { readonly kind: 'peak_mode'; readonly by: string; readonly effects?: { readonly order_by_cost?: boolean; readonly raise?: Readonly<Record<string, number>> } });

export interface WeeklyShift {
  /** ISO weekdays, 1 is Monday */
  readonly days: readonly number[];
  /** "HH:MM"; until at or before from is on the next day */
  readonly from: string;
  readonly to: string;
  readonly breaks?: readonly (readonly [from: string, to: string])[];
}

export interface AgentGroup {
  readonly id: string;
  /** so many of the same; 1 */
  readonly count?: number;
  readonly site?: string;
  /** reasons they may answer, with their level; all where nothing is said */
  readonly skills?: readonly string[] | Readonly<Record<string, number>>;
  /** channels and how many at once; all where nothing is said */
  readonly channels?: readonly string[] | Readonly<Record<string, number>>;
  readonly pools?: readonly string[];
  /** all where nothing is said */
  readonly brands?: readonly string[];
  readonly tier?: number;
  readonly in_house?: boolean;
  /** always there where neither is given */
  readonly weekly?: readonly WeeklyShift[];
  readonly shifts?: readonly (Span & { readonly breaks?: readonly (readonly [from: When, to: When])[] })[];
  /** how many times as long as others they take */
  readonly handle_factor?: number;
  readonly hourly_cost?: number;
  /** share of shifts they do not come to, planned by nobody */
  readonly absence?: number;
  /** first and last day of work */
  readonly starts?: When;
  readonly ends?: When;
  /** productivity in the first, second … week after `starts` beside a regular; whoever has one is a new hire */
  readonly ramp?: readonly number[];
  /** share that never arrives at the floor */
  readonly washout?: number;
  /** share that leaves in a year */
  readonly annual_attrition?: number;
}

/** How work is given out: the terms of routing, and what rehearsing them asks beside. */
export interface RehearsalPolicy extends RoutingPolicy {
  /** hours in which targets run; around the clock */
  readonly calendar?: WorkCalendar;
  /** by brand, where several are played together */
  readonly calendars?: Readonly<Record<string, WorkCalendar>>;
  /** policies of service levels instead of `sla_s` */
  readonly service_levels?: readonly ServiceLevels[];
  /** chats go over from the fullest to the emptiest, as formulas of chat suppose; nobody does so */
  readonly even_out?: boolean;
}

export interface Rehearsal {
  readonly seed: number;
  readonly replications?: number;
  /** of the intervals; 0.95 */
  readonly confidence?: number;
  readonly season: Season;
  readonly agents: readonly AgentGroup[];
  readonly policy?: RehearsalPolicy;
  /** what waits when it begins, from earlier days */
  readonly backlog?: readonly Opening[];
  /** the same season with other happenings or terms, compared contact by contact */
  readonly compare?: readonly Variant[];
  /** told week by week too: intervals in which local days begin (the first is a week's first), and the share of answers promised in time by channel */
  readonly by_weeks?: { readonly day_starts: readonly number[]; readonly promised: Readonly<Record<string, number>> };
}

/** What is different in a variant: events beside those of the season, other terms, other people. */
export interface Variant {
  readonly name: string;
  readonly events?: readonly SeasonEvent[];
  readonly policy?: RehearsalPolicy;
  readonly agents?: readonly AgentGroup[];
}
