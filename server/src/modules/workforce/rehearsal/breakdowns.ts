import { firstCounted, linesBy, shareOf, sumOf, sums, type Sums } from './figures.ts';
import type { Plan } from './plan.ts';
import type { Played } from './rehearse.ts';
import { spansOf } from './rehearse-means.ts';
import { AGES, type Tally } from './tally.ts';

const AGE_NAMES = ['under_1_hour', 'under_4_hours', 'under_1_day', 'older'] as const;

type Row = Record<string, unknown>;

function shown(of: Sums, replications: number): Row {
  return {
    arrived: of.arrived / replications, service_level: shareOf(of.inTime, of.decided), missed: (of.decided - of.inTime) / replications, abandoned: of.abandoned / replications,
    wait_mean_seconds: shareOf(of.waited, of.arrived), wait_served_mean_seconds: shareOf(of.waitedOfTaken, of.taken), delay_cost: of.delayCost / replications,
  };
}

/** By reason, and within it by channel. Means of all plays, with intervals of confidence over them. */
export function byReason(played: Played, confidence: number): Row[] {
  const { plan } = played;
  return [...linesBy(plan, 'reason')].map(([reason, lines]) => ({
    reason, ...group(played, lines), intervals: spansIn(played, 'reason', reason, confidence), channels: Object.fromEntries(lines.map((line) => [plan.lines[line]?.channel ?? '', group(played, [line])])),
  }));
}

export function byChannel(played: Played, confidence: number): Row {
  return Object.fromEntries([...linesBy(played.plan, 'channel')].map(([channel, lines]) => [channel, { ...group(played, lines), intervals: spansIn(played, 'channel', channel, confidence) }]));
}

function group({ plan, tally, headlines }: Played, lines: readonly number[]): Row {
  const quantile = (share: number): number | null => tally.waits.quantile(lines, share);
  return { ...shown(sums(tally, firstCounted(plan), tally.intervals, lines), headlines.length), wait_p50_seconds: quantile(0.5), wait_p90_seconds: quantile(0.9), wait_p99_seconds: quantile(0.99) };
}

const spansIn = ({ groups }: Played, of: 'reason' | 'channel', name: string, confidence: number): Row => spansOf(groups.map((one) => one[of].get(name) ?? {}), confidence);

/** By the interval in which contacts came; people by the interval in which they worked. */
export function byInterval(plan: Plan, tally: Tally, replications: number): Row[] {
  const lines = plan.lines.map((_, line) => line);
  const channels = [...linesBy(plan, 'channel')];
  return Array.from({ length: tally.intervals }, (_, interval) => ({
    at: at(plan, interval), ...shown(sums(tally, interval, interval + 1, lines), replications), wait_p90_seconds: tally.waitsOfIntervals.quantile([interval], 0.9),
    people: (tally.here[interval] as number) / plan.intervalMs / replications, occupancy: shareOf(tally.busy[interval] as number, tally.here[interval] as number), labour_cost: (tally.labour[interval] as number) / replications,
    service_level_by_channel: Object.fromEntries(channels.map(([channel, own]) => {
      const { inTime, decided } = sums(tally, interval, interval + 1, own);
      return [channel, shareOf(inTime, decided)];
    })),
  }));
}

/** Who waits at the end of each interval, by age and by channel. */
export function backlogOf(plan: Plan, tally: Tally, replications: number): Row[] {
  const channels = [...linesBy(plan, 'channel')];
  return Array.from({ length: tally.intervals }, (_, interval) => {
    const cell = interval * tally.lines;
    return {
      at: at(plan, interval + 1), waiting: sumOf(tally.waiting, cell, cell + tally.lines) / replications, oldest_seconds: (tally.oldest[interval] as number) / replications,
      by_age: Object.fromEntries(AGE_NAMES.map((name, age) => [name, (tally.byAge[interval * AGES.length + age] as number) / replications])),
      by_channel: Object.fromEntries(channels.map(([channel, lines]) => [channel, lines.reduce((sum, line) => sum + (tally.waiting[cell + line] as number), 0) / replications])),
    };
  });
}

/** Who waited when it began, and what became of them. Means of all plays. */
export function openingOf(plan: Plan, tally: Tally, replications: number): Record<'waiting' | 'answered_in_time' | 'answered_late' | 'gave_up' | 'still_waiting', number> {
  const all = (counts: Int32Array): number => sumOf(counts, 0, counts.length) / replications;
  const [waiting, inTime, late, gone] = [all(tally.opened), all(tally.openedInTime), all(tally.openedLate), all(tally.openedGone)];
  return { waiting, answered_in_time: inTime, answered_late: late, gave_up: gone, still_waiting: waiting - inTime - late - gone };
}

const at = ({ begins, intervalMs }: Plan, interval: number): string => new Date(begins + interval * intervalMs).toISOString();
