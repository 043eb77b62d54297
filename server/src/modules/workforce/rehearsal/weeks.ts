import { linesBy, shareOf, sumOf, sums } from './figures.ts';
import type { Plan } from './plan.ts';
import { spansOf, meansOf, type Between, type Headline } from './rehearse-means.ts';
import type { Rehearsal } from './question.ts';
import { AGES, type Tally } from './tally.ts';

const DAYS = 7;
const HOURS = 24;
const AGE_NAMES = ['under_1_hour', 'under_4_hours', 'under_1_day', 'older'] as const;

export type ByWeeks = NonNullable<Rehearsal['by_weeks']>;

/** Intervals of a week, and of its days. */
export interface WeekSpan {
  readonly from: number;
  readonly to: number;
  readonly days: readonly { readonly from: number; readonly to: number }[];
}

/** One week of a plan. Figures are means over all plays. */
export interface WeekPlayed {
  readonly from: string;
  readonly arrived: number;
  readonly figures: Headline;
  readonly intervals: Readonly<Record<string, Between>>;
  /** who waits when it ends */
  readonly by_age: Readonly<Record<(typeof AGE_NAMES)[number], number>>;
  readonly oldest_seconds: number;
  readonly by_channel: Readonly<Record<string, { readonly arrived: number; readonly service_level: number | null; readonly between: Between }>>;
  /** by the hour of the day in which they came */
  readonly by_hour: { readonly arrived: readonly number[]; readonly service_level: readonly (number | null)[] };
  /** channels that do not keep what was promised */
  readonly fails: readonly string[];
}

/** The weeks of a plan by its local days. What is left over at the end is a week too. */
export function weekSpans({ day_starts: starts }: ByWeeks, { intervals }: Pick<Plan, 'intervals'>): WeekSpan[] {
  const days = starts.map((from, at) => ({ from, to: starts[at + 1] ?? intervals }));
  return Array.from({ length: Math.ceil(days.length / DAYS) }, (_, week) => {
    const own = days.slice(week * DAYS, week * DAYS + DAYS);
    return { from: own[0]?.from ?? 0, to: own.at(-1)?.to ?? 0, days: own };
  });
}

/** One play of a week in a few figures; the level of each channel beside them. */
export function weekHeadline(plan: Plan, tally: Tally, { from, to }: WeekSpan): Headline {
  const lines = plan.lines.map((_, line) => line);
  const all = sums(tally, from, to, lines);
  const intervals = Array.from({ length: to - from }, (_, at) => from + at);
  const labour = sumOf(tally.labour, from, to);
  const levels = [...linesBy(plan, 'channel')].map(([channel, own]) => {
    const { inTime, decided } = sums(tally, from, to, own);
    return [levelOf(channel), shareOf(inTime, decided)] as const;
  });
  return {
    service_level: shareOf(all.inTime, all.decided), abandoned_share: shareOf(all.abandoned, all.arrived), wait_mean_seconds: shareOf(all.waited, all.arrived), wait_p50_seconds: tally.waitsOfIntervals.quantile(intervals, 0.5), wait_p90_seconds: tally.waitsOfIntervals.quantile(intervals, 0.9),
    occupancy: shareOf(sumOf(tally.busy, from, to), sumOf(tally.here, from, to)), missed: all.decided - all.inTime, delay_cost: all.delayCost, labour_cost: labour, people_hours: sumOf(tally.here, from, to) / 3_600_000,
    waiting_at_end: sumOf(tally.waiting, (to - 1) * tally.lines, to * tally.lines), ...Object.fromEntries(levels),
  };
}

const levelOf = (channel: string): string => `level/${channel}`;

/** Every week, from what all plays came to together and what each came to. */
export function weeksOf(plan: Plan, tally: Tally, plays: readonly (readonly Headline[])[], { by, replications, confidence }: { readonly by: ByWeeks; readonly replications: number; readonly confidence: number }): WeekPlayed[] {
  const lines = plan.lines.map((_, line) => line);
  return weekSpans(by, plan).map((week, at): WeekPlayed => {
    const own = plays.map((play) => play[at] as Headline);
    const [means, between] = [meansOf(own), spansOf(own, confidence)];
    const channels = [...linesBy(plan, 'channel')];
    const last = (week.to - 1) * AGES.length;
    const isLevel = (name: string): boolean => name.startsWith(levelOf(''));
    const without = <T>(all: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(all).filter(([name]) => !isLevel(name)));
    return {
      from: new Date(plan.begins + week.from * plan.intervalMs).toISOString(), arrived: sums(tally, week.from, week.to, lines).arrived / replications, figures: without(means), intervals: without(between),
      by_age: Object.fromEntries(AGE_NAMES.map((name, age) => [name, (tally.byAge[last + age] as number) / replications])) as WeekPlayed['by_age'], oldest_seconds: (tally.oldest[week.to - 1] as number) / replications,
      by_channel: Object.fromEntries(channels.map(([channel, members]) => [channel, { arrived: sums(tally, week.from, week.to, members).arrived / replications, service_level: means[levelOf(channel)] ?? null, between: between[levelOf(channel)] ?? null }])),
      by_hour: byHour(plan, tally, week, replications), fails: channels.flatMap(([channel]) => ((means[levelOf(channel)] ?? 1) < (by.promised[channel] ?? 0) ? [channel] : [])),
    };
  });
}

/** Hours are those of the local day; on a day that has 25, the last two are one. */
function byHour(plan: Plan, tally: Tally, { days }: WeekSpan, replications: number): WeekPlayed['by_hour'] {
  const lines = plan.lines.map((_, line) => line);
  const [arrived, inTime, decided] = [new Array<number>(HOURS).fill(0), new Array<number>(HOURS).fill(0), new Array<number>(HOURS).fill(0)];
  for (const { from, to } of days) for (let interval = from; interval < to; interval++) {
    const hour = Math.min(HOURS - 1, Math.floor(((interval - from) * plan.intervalMs) / 3_600_000));
    const own = sums(tally, interval, interval + 1, lines);
    arrived[hour] = (arrived[hour] as number) + own.arrived / replications;
    inTime[hour] = (inTime[hour] as number) + own.inTime;
    decided[hour] = (decided[hour] as number) + own.decided;
  }
  return { arrived, service_level: decided.map((all, hour) => shareOf(inTime[hour] as number, all)) };
}
