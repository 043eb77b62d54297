import { addDays, daysBetween } from './local-days.ts';

/** What the rules of a site ask of leave. */
export interface LeaveSettings {
  readonly noticeDays: number;
  /** of a hundred who work there, at most so many away on one day; one is always allowed */
  readonly allotmentPercent: number;
  /** of a hundred needed, so many may be missing because of it */
  readonly shortPercent: number;
}

export const usualLeave: LeaveSettings = { noticeDays: 7, allotmentPercent: 20, shortPercent: 5 };

/** A quarter of an hour of a published shift that lies on contacts. */
export interface LeaveQuarter {
  readonly at: string;
  /** people who have to be on contacts, all queues of their brands together */
  readonly need: number;
  /** people missing with them, and without them */
  readonly short: number;
  readonly without: number;
}

export interface LeaveShift {
  readonly id: string;
  /** local days it touches */
  readonly days: readonly string[];
  readonly quarters: readonly LeaveQuarter[];
  /** something is foretold of when it is */
  readonly foretold: boolean;
}

/** What is known of the days around a question, by the calendar of who asks. */
export interface LeaveFacts {
  readonly today: string;
  /** theirs, asked for or granted */
  readonly leave: readonly { readonly from: string; readonly to: string }[];
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** of their site, without them; empty where nobody said where they work */
  readonly days: readonly { readonly day: string; readonly people: number; readonly away: number }[];
  readonly shifts: readonly LeaveShift[];
  readonly settings: LeaveSettings;
  /** what is needed could be reckoned; false: too many people or skills at once */
  readonly reckoned: boolean;
}

export interface LeaveAskedFor {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
}

export interface LeaveVerdict {
  /** ask: a person has to decide */
  readonly answer: 'granted' | 'refused' | 'ask';
  readonly code: 'granted' | 'overlap' | 'past' | 'not_employed' | 'kind' | 'long' | 'no_site' | 'notice' | 'allotment' | 'coverage' | 'not_foretold' | 'not_reckoned';
  readonly figures: Readonly<Record<string, number | string>>;
}

/** Kinds the rules decide; sickness and training are for a person. */
const DECIDED = new Set(['holiday', 'unpaid']);
export const LONGEST_DECIDED = 28;
const NOISE = 1e-6;
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** So many of a site may be away on one day. */
export const allowedAway = (people: number, percent: number): number => Math.max(1, Math.floor((people * percent) / 100 + NOISE));

/** Whether leave is granted at once, with the figures the answer rests on. The same question and facts give the same answer. */
export function judgeLeave(asked: LeaveAskedFor, facts: LeaveFacts): LeaveVerdict {
  return byPerson(asked, facts) ?? byDays(asked, facts) ?? byCoverage(asked, facts);
}

function byPerson({ from, to, kind }: LeaveAskedFor, { today, leave, startsOn, endsOn, settings }: LeaveFacts): LeaveVerdict | null {
  const over = leave.find((one) => one.from <= to && one.to >= from);
  if (over !== undefined) return { answer: 'refused', code: 'overlap', figures: { from: over.from, to: over.to } };
  if (from < today) return { answer: 'ask', code: 'past', figures: { today } };
  if ((startsOn !== null && to < startsOn) || (endsOn !== null && from > endsOn)) return { answer: 'refused', code: 'not_employed', figures: { ...(startsOn === null ? {} : { starts: startsOn }), ...(endsOn === null ? {} : { ends: endsOn }) } };
  if (!DECIDED.has(kind)) return { answer: 'ask', code: 'kind', figures: {} };
  const days = daysBetween(from, to) + 1;
  if (days > LONGEST_DECIDED) return { answer: 'ask', code: 'long', figures: { days, most: LONGEST_DECIDED } };
  const ahead = daysBetween(today, from);
  return ahead < settings.noticeDays ? { answer: 'refused', code: 'notice', figures: { ahead, needed: settings.noticeDays, first: addDays(today, settings.noticeDays) } } : null;
}

const daysOf = ({ from, to }: LeaveAskedFor, { days }: LeaveFacts) => days.filter((one) => one.day >= from && one.day <= to);

function byDays(asked: LeaveAskedFor, facts: LeaveFacts): LeaveVerdict | null {
  const own = daysOf(asked, facts);
  if (own.length <= daysBetween(asked.from, asked.to)) return { answer: 'ask', code: 'no_site', figures: {} };
  const over = own.map((one) => ({ ...one, allowed: allowedAway(one.people, facts.settings.allotmentPercent) })).filter((one) => one.away + 1 > one.allowed);
  const worst = over.toSorted((a, b) => b.away - b.allowed - (a.away - a.allowed) || (a.day < b.day ? -1 : 1))[0];
  return worst === undefined ? null : { answer: 'refused', code: 'allotment', figures: { day: worst.day, away: worst.away, people: worst.people, allowed: worst.allowed, percent: facts.settings.allotmentPercent } };
}

/** Shifts that leave would end: all that touch its days. */
export const shiftsIn = ({ from, to }: Pick<LeaveAskedFor, 'from' | 'to'>, { shifts }: Pick<LeaveFacts, 'shifts'>): LeaveShift[] => shifts.filter((one) => one.days.some((day) => day >= from && day <= to));

/** Somebody missing whom nobody missed before, beyond what may be missing. */
const tooShort = ({ need, short, without }: LeaveQuarter, percent: number): boolean => without > short + NOISE && without > (need * percent) / 100 + NOISE;

function byCoverage(asked: LeaveAskedFor, facts: LeaveFacts): LeaveVerdict {
  const shifts = shiftsIn(asked, facts);
  if (shifts.length > 0 && !facts.reckoned) return { answer: 'ask', code: 'not_reckoned', figures: { shifts: shifts.length } };
  if (shifts.some((one) => !one.foretold)) return { answer: 'ask', code: 'not_foretold', figures: { shifts: shifts.length } };
  const quarters = shifts.flatMap((one) => one.quarters);
  const { shortPercent: percent } = facts.settings;
  const beyond = quarters.filter((one) => tooShort(one, percent));
  const worst = beyond.toSorted((a, b) => b.without - (b.need * percent) / 100 - (a.without - (a.need * percent) / 100) || (a.at < b.at ? -1 : 1))[0];
  if (worst !== undefined) return { answer: 'refused', code: 'coverage', figures: { at: worst.at, need: rounded(worst.need), short: rounded(worst.short), without: rounded(worst.without), percent, hours: beyond.length / 4 } };
  const fullest = daysOf(asked, facts).toSorted((a, b) => b.away - a.away)[0];
  return { answer: 'granted', code: 'granted', figures: { shifts: shifts.length, short_hours: rounded(quarters.reduce((sum, one) => sum + Math.max(0, one.without - one.short) / 4, 0)), away: fullest?.away ?? 0, people: fullest?.people ?? 0, percent } };
}

/** The nearest other days of the same length that would be granted, nearest first. Only days something is known of are looked at. */
export function otherDays(asked: LeaveAskedFor, facts: LeaveFacts, { within = 14, most = 3 } = {}): { from: string; to: string }[] {
  const found: { from: string; to: string }[] = [];
  for (let by = 1; by <= within; by++) {
    for (const days of [by, -by]) {
      const other = { ...asked, from: addDays(asked.from, days), to: addDays(asked.to, days) };
      if (found.length < most && other.from >= facts.today && judgeLeave(other, facts).answer === 'granted') found.push({ from: other.from, to: other.to });
    }
  }
  return found;
}
