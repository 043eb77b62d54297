const DAY = 86_400_000;
/** Where each length of silence begins, in days; the last has no end. */
export const SILENCES = [0, 1, 2, 3, 5, 7] as const;
/** Two times the lengths: after what was to be seen, then after what they were told. */
export const PLACES = SILENCES.length * 2;
/** So long an order is followed whose parcel is known, and one nothing was ever sent of: somebody else may have carried it. */
const [MOST_DAYS, MOST_DAYS_UNSENT] = [60, 14];

/** Something the customer could see change (a scan, a status), or was told (a notice, a reply). */
export interface News {
  readonly at: number;
  readonly told: boolean;
}

export interface Waited {
  readonly placedAt: number;
  /** delivered, sent back or cancelled: what ends the waiting; null while it goes on */
  readonly endedAt: number | null;
  readonly sent: boolean;
  readonly news: readonly News[];
  /** when somebody began a conversation about it */
  readonly contacts: readonly number[];
}

export interface Silence {
  /** by place: days that passed in that silence without a letter, and letters in it */
  readonly orderDays: readonly number[];
  readonly writes: readonly number[];
  /** when time alone will have changed it; null when nothing will */
  readonly lookAt: number | null;
}

/**
 * From buying to the end of the waiting, how long the customer had heard nothing at each moment, and when they wrote. Silence begins with the order and anew with each thing
 * seen or told. Only the first letter of a silence counts, and the time until something is heard again is nobody's: they wait for an answer, not for a parcel.
 */
export function silenceOf(order: Waited, now: number): Silence {
  const last = order.placedAt + (order.sent ? MOST_DAYS : MOST_DAYS_UNSENT) * DAY;
  const until = Math.max(order.placedAt, Math.min(order.endedAt ?? Infinity, last, now));
  const orderDays = new Array<number>(PLACES).fill(0);
  const writes = new Array<number>(PLACES).fill(0);
  let since = { at: order.placedAt, told: false, written: false };
  for (const moment of momentsOf(order, until)) {
    if (!since.written) addTime(orderDays, since, moment.at);
    if (moment.news !== null) since = { at: moment.at, told: moment.news.told, written: false };
    else if (!since.written && moment.at < until) {
      writes[placeOf(since.told, (moment.at - since.at) / DAY)]! += 1;
      since = { ...since, written: true };
    }
  }
  return { orderDays, writes, lookAt: order.endedAt === null && now < last ? Math.min(now + DAY, last) : null };
}

interface Moment {
  readonly at: number;
  readonly news: News | null;
}

/** Letters and news in their order until the end, which is the last. Who writes at the moment of news had not seen it. */
function momentsOf(order: Waited, until: number): Moment[] {
  const moments: Moment[] = [...order.contacts.map((at) => ({ at, news: null })), ...order.news.map((news) => ({ at: news.at, news }))].filter((one) => one.at > order.placedAt && one.at < until);
  return [...moments.toSorted((a, b) => a.at - b.at || Number(a.news !== null) - Number(b.news !== null)), { at: until, news: null }];
}

function addTime(orderDays: number[], since: { at: number; told: boolean }, until: number): void {
  const days = (until - since.at) / DAY;
  for (const [n, from] of SILENCES.entries()) {
    const spent = Math.min(days, SILENCES[n + 1] ?? Infinity) - from;
    if (spent > 0) orderDays[n + (since.told ? SILENCES.length : 0)]! += spent;
  }
}

const placeOf = (told: boolean, days: number): number => SILENCES.findLastIndex((from) => days >= from) + (told ? SILENCES.length : 0);
