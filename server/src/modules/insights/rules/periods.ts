import { Temporal } from 'temporal-polyfill';
import { invalid } from '../../../platform/refusal/refusal.ts';
import type { PERIODS } from '../contract.ts';

export type PeriodName = (typeof PERIODS)[number];

/** Half-open. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** A named period on the clock of a zone. Whole days; "last" periods end where today begins, "today" and "this" now. */
export function spanOf(name: PeriodName, now: Date, timeZone: string): Span {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).startOfDay();
  const at = (moment: Temporal.ZonedDateTime): Date => new Date(moment.epochMilliseconds);
  const month = today.with({ day: 1 });
  switch (name) {
    case 'today': return { from: at(today), to: now };
    case 'yesterday': return { from: at(today.subtract({ days: 1 })), to: at(today) };
    case 'last_7_days': return { from: at(today.subtract({ days: 7 })), to: at(today) };
    case 'last_30_days': return { from: at(today.subtract({ days: 30 })), to: at(today) };
    case 'last_90_days': return { from: at(today.subtract({ days: 90 })), to: at(today) };
    case 'last_12_months': return { from: at(today.subtract({ months: 12 })), to: at(today) };
    case 'this_month': return { from: at(month), to: now };
    case 'last_month': return { from: at(month.subtract({ months: 1 })), to: at(month) };
  }
}

/** Today until now and the days before it, so many in all, on the clock of a zone. */
export function lastDays(days: number, now: Date, timeZone: string): Span {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).startOfDay();
  return { from: new Date(today.subtract({ days: days - 1 }).epochMilliseconds), to: now };
}

/** The days a period lies in, on the clock of a zone; `to` is the first that is not in it. */
export function daysOf({ from, to }: Span, timeZone: string): { from: string; to: string } {
  const dayAt = (at: number): Temporal.PlainDate => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
  return { from: dayAt(from.getTime()).toString(), to: dayAt(to.getTime() - 1).add({ days: 1 }).toString() };
}

/** When a day begins on the clock of a zone. */
export function beginOf(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
}

/** What a period is compared with: as many days before it, or the same dates a year earlier. */
export function comparedWith({ from, to }: Span, how: 'previous' | 'last_year', timeZone: string): Span {
  const zoned = (date: Date): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone);
  const back = (date: Date, by: Temporal.DurationLike): Date => new Date(zoned(date).subtract(by).epochMilliseconds);
  if (how === 'last_year') return { from: back(from, { years: 1 }), to: back(to, { years: 1 }) };
  // Days, not hours: a week with a change of the clock is compared with a whole week.
  const days = Math.max(1, Math.ceil(zoned(from).until(zoned(to), { largestUnit: 'days' }).total({ unit: 'days', relativeTo: zoned(from) })));
  return { from: back(from, { days }), to: back(to, { days }) };
}

/** Every step of a period on the clock of a zone, as the dates that name them. */
export function stepsOf({ from, to }: Span, step: 'day' | 'week' | 'month', timeZone: string): string[] {
  const begin = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const end = Temporal.Instant.fromEpochMilliseconds(to.getTime() - 1).toZonedDateTimeISO(timeZone).toPlainDate();
  const first = step === 'day' ? begin : step === 'week' ? begin.subtract({ days: begin.dayOfWeek - 1 }) : begin.with({ day: 1 });
  const steps: string[] = [];
  for (let at = first; Temporal.PlainDate.compare(at, end) <= 0; at = at.add(step === 'day' ? { days: 1 } : step === 'week' ? { weeks: 1 } : { months: 1 })) steps.push(at.toString());
  return steps;
}

/** When a step of a period is over: its last moment, or the period's where that comes first. */
export function endOfStep(span: Span, step: Step, key: string, timeZone: string): Date {
  if (!stepsOf(span, step, timeZone).includes(key)) throw invalid(`"${key}" is no ${step} of this period.`);
  return new Date(Math.min(nextOf(step, key).toZonedDateTime(timeZone).epochMilliseconds, span.to.getTime()));
}

type Step = 'day' | 'week' | 'month';
const nextOf = (step: Step, key: string): Temporal.PlainDate => Temporal.PlainDate.from(key).add(step === 'day' ? { days: 1 } : step === 'week' ? { weeks: 1 } : { months: 1 });

/** How much of a step is in a period: how long, of how many days how many, and whether all of it. */
export function partOfStep(span: Span, step: Step, key: string, timeZone: string): { ms: number; days: number; of: number; whole: boolean } {
  const begin = Temporal.PlainDate.from(key);
  const [first, end] = [begin.toZonedDateTime(timeZone).epochMilliseconds, nextOf(step, key).toZonedDateTime(timeZone).epochMilliseconds];
  const [from, to] = [Math.max(first, span.from.getTime()), Math.min(end, span.to.getTime())];
  const dayOf = (at: number): Temporal.PlainDate => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
  return { ms: to - from, days: dayOf(from).until(dayOf(to - 1)).days + 1, of: begin.until(nextOf(step, key)).days, whole: from === first && to === end };
}

/** An hour more or less is a change of the clock. */
const HOUR = 3_600_000;

/** The step of the period compared with that stands where this one does; null where the one is longer than the other. */
export function counterpartOf(span: Span, before: Span, step: Step, key: string, timeZone: string): string | null {
  const then = stepsOf(before, step, timeZone)[stepsOf(span, step, timeZone).indexOf(key)];
  if (then === undefined) return null;
  const [one, other] = [partOfStep(span, step, key, timeZone), partOfStep(before, step, then, timeZone)];
  return (one.whole && other.whole) || (!one.whole && !other.whole && Math.abs(one.ms - other.ms) <= HOUR) ? then : null;
}
