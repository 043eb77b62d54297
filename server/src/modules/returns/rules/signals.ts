import { shopsDoing, type Condition, type WishReason } from './policy.ts';

/** A return of somebody as far as signals depend on it. */
export interface PastReturn {
  readonly requested_at: string;
  readonly kind: string;
  readonly lines: readonly {
    readonly reason: WishReason;
    /** the last day on which it could be asked for; null where that is not known */
    readonly last_day: string | null;
    readonly asked_condition: Condition | null;
    readonly inspected_condition: Condition | null;
    readonly received: number;
    /** null before somebody looked */
    readonly accepted: number | null;
  }[];
}

export interface Custom {
  readonly orders: number;
  readonly orders_returned: number;
  readonly returns: readonly PastReturn[];
  /** sizes of one product bought together in the order asked about */
  readonly sizes_together: number;
}

/** How it is with everybody who buys from the brand. */
export interface Usual {
  readonly orders: number;
  readonly orders_returned: number;
}

/** Something a person may want to know before they decide, with its figures. It never decides anything. */
export interface Signal {
  readonly code: 'returns_often' | 'many_lately' | 'just_in_time' | 'came_back_worn' | 'not_accepted' | 'claims' | 'several_sizes';
  /** `explains`: a harmless reason for the others */
  readonly weight: 'look' | 'explains';
  readonly facts: Readonly<Record<string, number>>;
}

const DAY = 86_400_000;
/** A customer's share counts as if they had placed so many more orders and returned as everybody does: a beta prior. */
const PRIOR_ORDERS = 8;
const FEWEST_ORDERS = 3;

/** What stands out in what somebody sent back. Pure; `now` is ISO 8601. */
export function signalsOf(custom: Custom, usual: Usual, now: string): Signal[] {
  const since = (days: number): PastReturn[] => custom.returns.filter((one) => Date.parse(now) - Date.parse(one.requested_at) <= days * DAY);
  return [...often(custom, usual), ...lately(since(30)), ...justInTime(since(365)), ...worn(since(365)), ...notAccepted(since(365)), ...claims(since(180)), ...severalSizes(custom)];
}

/** The share shrunk towards everybody's, so that two of two orders say little and eight of ten say much. */
function often({ orders, orders_returned: returned }: Custom, usual: Usual): Signal[] {
  if (orders < FEWEST_ORDERS) return [];
  const base = usual.orders === 0 ? 0.2 : usual.orders_returned / usual.orders;
  const share = (returned + PRIOR_ORDERS * base) / (orders + PRIOR_ORDERS);
  return share < Math.max(2 * base, 0.3) ? [] : [look('returns_often', { orders, returned, share_percent: Math.round((100 * returned) / orders), usual_percent: Math.round(100 * base) })];
}

function lately(recent: readonly PastReturn[]): Signal[] {
  return recent.length < 3 ? [] : [look('many_lately', { returns: recent.length, days: 30 })];
}

/** Asked for in the last two days of the window, and not for anything the shop did: worn to an occasion, perhaps. */
function justInTime(recent: readonly PastReturn[]): Signal[] {
  const found = recent.filter(({ requested_at: at, lines }) => lines.some((line) => !shopsDoing.has(line.reason) && line.last_day !== null && daysBetween(at, line.last_day) >= 0 && daysBetween(at, line.last_day) <= 1));
  return found.length < 2 ? [] : [look('just_in_time', { returns: found.length, of: recent.length })];
}

function worn(recent: readonly PastReturn[]): Signal[] {
  const pieces = recent.flatMap(({ lines }) => lines).filter((line) => line.inspected_condition === 'worn' && line.asked_condition !== 'worn' && !shopsDoing.has(line.reason));
  return pieces.length === 0 ? [] : [look('came_back_worn', { lines: pieces.length })];
}

function notAccepted(recent: readonly PastReturn[]): Signal[] {
  const looked = recent.flatMap(({ lines }) => lines).filter((line) => line.accepted !== null);
  const refused = looked.reduce((sum, line) => sum + line.received - (line.accepted ?? 0), 0);
  return refused < 1 ? [] : [look('not_accepted', { pieces: refused, of: looked.reduce((sum, line) => sum + line.received, 0) })];
}

function claims(recent: readonly PastReturn[]): Signal[] {
  const lost = recent.filter(({ kind }) => kind === 'lost').length;
  return lost < 2 ? [] : [look('claims', { claims: lost, days: 180 })];
}

/** Several sizes ordered to keep one is how people buy clothes, and no misuse. */
function severalSizes({ sizes_together: sizes }: Custom): Signal[] {
  return sizes < 2 ? [] : [{ code: 'several_sizes', weight: 'explains', facts: { sizes } }];
}

function look(code: Signal['code'], facts: Signal['facts']): Signal {
  return { code, weight: 'look', facts };
}

/** Whole days from the date of a moment (UTC) to a date. */
function daysBetween(moment: string, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(moment.slice(0, 10))) / DAY);
}
