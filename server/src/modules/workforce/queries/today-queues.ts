import type { Tx } from '../../../platform/db/tx.ts';
import { calendarOf, timelineOf } from '../../calendars/index.ts';
import { factorsOf } from '../forecast/index.ts';
import { handleAhead, learnedHandle, learnedRest, restOfDay, silentHours, type HandleRule, type PastDay, type RestRule, type SilentHours } from '../intraday/index.ts';
import { addDays, dayStarts, localDay } from '../rules/local-days.ts';
import { openShares } from '../rules/open-shares.ts';
import { handleOver, meanHandle } from '../rules/handle-over.ts';
import { handleTimeOf, type HandleTime } from '../rules/terms.ts';
import { dueWorkOf, flattestPlan, staffSpan, type StaffingSpan } from '../staffing/index.ts';
import { keptSince, waitingNow } from '../store/day-so-far.ts';
import { inForceBefore, newestHandles, newestMade } from '../store/forecasts.ts';
import { contactsBySteps, handledByChannel } from '../store/past-contacts.ts';
import { brandPlanned, settingsOf, termsFor } from '../store/settings.ts';
import { overridesIn } from './overrides.ts';
import { HANDLED_DAYS } from './planned.ts';

/** How much of a morning goes on is learned from so many days. */
const PAST_DAYS = 56;
/** What came in the last two hours counts apart. */
const LAST_MS = 2 * 3_600_000;
/** Of 100 days, 80 lie below and above by no more than so many deviations. */
const HIGH = 1.2816;

/** A day in steps, and where it stands. */
export interface DayFrame {
  readonly origin: Date;
  readonly stepSeconds: number;
  /** intervals of the day; deferred work is looked at until the end of the next */
  readonly length: number;
  /** complete intervals so far: the number of the one that runs */
  readonly over: number;
  /** share of it that is over */
  readonly elapsed: number;
}

export interface DayQueue {
  readonly brandId: string;
  readonly channel: string;
  readonly span: StaffingSpan;
  /** what was expected before the day began; null where nothing was */
  readonly foretold: readonly number[] | null;
  /** what came, by interval that is over; the one that runs counts apart */
  readonly came: readonly number[];
  readonly running: number;
  /** of the rest of the day as it is expected now; what is over, as it came */
  readonly expected: readonly number[];
  readonly rule: RestRule;
  /** what of the day so far counts as not known */
  readonly silent: readonly SilentHours[];
  /** how long a contact takes: where the plan of it is from, and what today teaches */
  readonly handle: HandleRule & { readonly from: HandleTime['from'] };
  /** agents needed by interval; null of what is over of deferred work */
  readonly needed: readonly number[];
  readonly high: readonly number[];
  readonly opening: readonly { readonly contacts: number; readonly ageSeconds: number }[];
  readonly soFar: { readonly promised: number; readonly kept: number };
}

/** Every channel of a brand that is foretold, on this day. */
export async function queuesToday(tx: Tx, brandId: string, frame: DayFrame): Promise<DayQueue[]> {
  const [brand, settings] = [await brandPlanned(tx, brandId), await settingsOf(tx, brandId)];
  const channels = [...(await newestMade(tx, brandId, settings.step_seconds)).keys()].toSorted();
  // The plan of the day is as it was this morning; what is finished today is learned from beside it.
  const handled = await handledByChannel(tx, brandId, new Date(frame.origin.getTime() - HANDLED_DAYS * 86_400_000), null, frame.origin);
  const foretold = await newestHandles(tx, brandId, { knownTo: frame.origin });
  const finished = await handledByChannel(tx, brandId, frame.origin);
  const calendar = await calendarOf(tx, brandId);
  const end = new Date(frame.origin.getTime() + 2 * frame.length * frame.stepSeconds * 1000);
  const open = openShares(calendar, frame.origin, end, frame.stepSeconds, 2 * frame.length);
  const worked = timelineOf(calendar, tx.now.getTime());
  const queues: DayQueue[] = [];
  for (const channel of channels) {
    const about = { brandId, channel, stepSeconds: settings.step_seconds };
    const terms = termsFor(settings, channel);
    const days = await foretoldDays(tx, about, brand.time_zone, frame);
    const came = await counts(tx, about, frame.origin, new Date(frame.origin.getTime() + frame.over * frame.stepSeconds * 1000), frame.stepSeconds);
    const [running = 0] = await counts(tx, about, new Date(frame.origin.getTime() + frame.over * frame.stepSeconds * 1000), tx.now, frame.stepSeconds);
    const rule = learnedRest(days.past, frame.over, Math.round(LAST_MS / 1000 / frame.stepSeconds));
    const seen = Array.from({ length: frame.length }, (_, at) => (at < frame.over ? (came[at] ?? 0) : null));
    const rest = restOfDay(rule, days.today ?? new Array<number>(frame.length).fill(0), seen);
    const expected = rest.map((value, at) => (at < frame.over ? (came[at] ?? 0) : at === frame.over ? running + value * (1 - frame.elapsed) : value));
    const ages = terms.work === 'deferred' ? (await waitingNow(tx, about)).map((since) => ({ contacts: 1, ageSeconds: worked.worked(since.getTime(), tx.now.getTime()) / 1000 })) : [];
    const level = foretold.get(channel) ?? null;
    const { seconds: usual, from } = handleTimeOf(terms, handled.get(channel), level);
    const plan = level === null || from !== 'measured' ? new Array<number>(frame.length).fill(usual) : handleOver(level, frame.origin, frame.stepSeconds, frame.length, brand.time_zone);
    // What was finished today is held against what the plan said of the hours it came in.
    const learned = learnedHandle(came.some((count) => count > 0) ? meanHandle(plan.slice(0, came.length), came) : meanHandle(plan, expected), finished.get(channel));
    const handle = { ...learned, from };
    const base = { stepSeconds: frame.stepSeconds, terms, ...handleRest(handle, plan, frame, terms.work === 'deferred' ? expected : null) };
    const high = expected.map((value, at) => (at <= frame.over ? value : value * Math.exp(HIGH * (rule.spread ?? 0.1))));
    const needed = (contacts: readonly number[]): number[] => neededOf({ ...base, contacts, open: open.slice(0, frame.length) }, { tomorrow: days.tomorrow, open, opening: ages, frame });
    queues.push({
      brandId, channel, span: { ...base, contacts: expected, open: open.slice(0, frame.length) }, foretold: days.today, came, running, expected, rule, silent: silentHours(days.today ?? [], seen), handle, needed: needed(expected), high: needed(high), opening: ages,
      soFar: await keptSince(tx, about, frame.origin, terms.within_seconds, terms.work === 'deferred'),
    });
  }
  return queues;
}

/** Handle time of the rest of the day, in whole seconds: by interval; of what can wait, one for all that is left of it (`work`: contacts by interval). */
function handleRest(rule: HandleRule, plan: readonly number[], { over, length, stepSeconds }: DayFrame, work: readonly number[] | null): Pick<StaffingSpan, 'handleSeconds' | 'handleBy'> {
  const at = (interval: number): number => {
    const planned = plan[interval] ?? rule.planned;
    return interval < over ? planned : handleAhead(rule, (interval - over) * stepSeconds * 1000) * (planned / rule.planned);
  };
  if (work === null) return { handleSeconds: rule.planned, handleBy: Array.from({ length }, (_, interval) => Math.max(1, Math.round(at(interval)))) };
  const rest = work.slice(over);
  const sum = rest.reduce((total, one) => total + one, 0);
  return { handleSeconds: sum === 0 ? at(over) : rest.reduce((total, one, step) => total + one * at(over + step), 0) / sum };
}

async function counts(tx: Tx, { brandId, channel }: { brandId: string; channel: string }, from: Date, to: Date, stepSeconds: number): Promise<number[]> {
  if (to <= from) return [];
  return (await contactsBySteps(tx, brandId, from, to, stepSeconds, channel)).get(channel) ?? [];
}

/** Calls and chats: by interval. What can wait: the flattest that keeps every promise from now on, with what lies there already. */
function neededOf(span: StaffingSpan, { tomorrow, open, opening, frame }: { tomorrow: readonly number[]; open: readonly number[]; opening: DayQueue['opening']; frame: DayFrame }): number[] {
  if (span.terms.work !== 'deferred') return staffSpan(span).map((one) => one.agents);
  const contacts = [...span.contacts.slice(frame.over).map((value, at) => (at === 0 ? value * (1 - frame.elapsed) : value)), ...tomorrow];
  const ahead = open.slice(frame.over);
  if (!ahead.some((part) => part > 0) || !(contacts.some((value) => value > 0) || opening.length > 0)) return new Array<number>(frame.length).fill(0);
  const { jobs } = dueWorkOf({ arrivals: contacts, intervalSeconds: span.stepSeconds, handleSeconds: span.handleSeconds, open: ahead, deadlineSeconds: Math.max(span.terms.within_seconds, span.stepSeconds), opening });
  const plan = flattestPlan(jobs, ahead);
  return Array.from({ length: frame.length }, (_, at) => (at < frame.over ? 0 : (plan[at - frame.over] ?? 0) * (ahead[at - frame.over] ?? 0)));
}

/** What was expected of today before it began, of tomorrow, and of the days before that are over, beside what came. */
async function foretoldDays(tx: Tx, about: { brandId: string; channel: string; stepSeconds: number }, zone: string, frame: DayFrame): Promise<{ today: number[] | null; tomorrow: number[]; past: PastDay[] }> {
  const today = localDay(frame.origin, zone);
  const starts = dayStarts(addDays(today, -PAST_DAYS), addDays(today, 2), zone);
  const rows = await inForceBefore(tx, about, starts, [0]);
  const { held } = await overridesIn(tx, about, starts[0] as Date, starts.at(-1) as Date);
  const came = await counts(tx, about, starts[0] as Date, starts[PAST_DAYS] as Date, about.stepSeconds);
  const dayOf = (day: number): number[] | null => {
    const [row, start] = [rows.find((one) => one.day === day), starts[day] as Date];
    if (row === undefined) return null;
    const factors = factorsOf(held.filter((one) => (day < PAST_DAYS ? one.madeAt <= start : one.removedAt === null) && (one.removedAt === null || one.removedAt > start)), start, about.stepSeconds, row.values.length);
    return row.values.map((value, at) => value * (factors[at] as number));
  };
  const past = Array.from({ length: PAST_DAYS }, (_, day): PastDay | null => {
    const forecast = dayOf(day);
    if (forecast === null) return null;
    const first = Math.round(((starts[day] as Date).getTime() - (starts[0] as Date).getTime()) / 1000 / about.stepSeconds);
    return { forecast, actual: forecast.map((_, at) => came[first + at] ?? 0) };
  }).filter((day) => day !== null);
  const step = (values: number[] | null): number[] | null => (values === null ? null : values.slice(0, frame.length));
  return { today: step(dayOf(PAST_DAYS)), tomorrow: dayOf(PAST_DAYS + 1) ?? [], past };
}
