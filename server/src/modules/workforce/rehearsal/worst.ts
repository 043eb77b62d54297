import { inEnglish, type Because } from './because.ts';
import { shareOf, sums } from './figures.ts';
import type { LinePlan, Plan } from './plan.ts';
import type { SeasonEvent } from './question.ts';
import { momentOf } from './read-demand.ts';
import type { Tally } from './tally.ts';

const SHOWN = 10;

export interface WorstInterval {
  readonly at: string;
  readonly missed: number;
  readonly arrived: number;
  readonly service_level: number | null;
  readonly delay_cost: number;
  /** people the work that came would take, and people who were there */
  readonly people_needed: number;
  readonly people_here: number;
  readonly why: string;
  readonly because: readonly Because[];
}

/** By line: how many contacts' worth of work somebody does at once. With all they may have in hand, each goes on slower. */
export function speedsOf({ lines, people, pace }: Plan): number[] {
  const most = new Map<string, number>();
  for (const { agent } of people) for (const [channel, count] of Object.entries(agent.channels)) most.set(channel, Math.max(most.get(channel) ?? 1, count));
  return lines.map(({ channel }) => {
    const count = most.get(channel) ?? 1;
    return count * (pace[Math.min(count, pace.length - 1)] as number);
  });
}

/** People the work that came in an interval would keep busy for all of it. */
export function peopleNeeded({ lines, intervalMs }: Plan, speeds: readonly number[], tally: Tally, interval: number, replications: number): number {
  return lines.reduce((sum, { handleMs }, line) => sum + ((tally.arrived[interval * tally.lines + line] as number) * handleMs) / ((speeds[line] as number) * intervalMs * replications), 0);
}

/** The ten intervals in which most came too late (by cost, where waiting has one), and what made them so. */
export function worstIntervals(plan: Plan, tally: Tally, replications: number, events: readonly SeasonEvent[], from: number): WorstInterval[] {
  const lines = plan.lines.map((_, line) => line);
  const rated = Array.from({ length: tally.intervals - from }, (_, i) => ({ interval: from + i, of: sums(tally, from + i, from + i + 1, lines) }));
  const speeds = speedsOf(plan);
  const hasCosts = rated.some(({ of }) => of.delayCost > 0);
  const badness = ({ of }: (typeof rated)[number]): number => (hasCosts ? of.delayCost : of.decided - of.inTime);
  return rated.filter((one) => badness(one) > 0).sort((a, b) => badness(b) - badness(a) || a.interval - b.interval).slice(0, SHOWN).map(({ interval, of }) => {
    const [needed, here] = [peopleNeeded(plan, speeds, tally, interval, replications), (tally.here[interval] as number) / plan.intervalMs / replications];
    const because = becauseOf(plan, tally, { interval, needed, here, replications, events });
    return {
      at: new Date(plan.begins + interval * plan.intervalMs).toISOString(), missed: (of.decided - of.inTime) / replications, arrived: of.arrived / replications, service_level: shareOf(of.inTime, of.decided), delay_cost: of.delayCost / replications,
      people_needed: needed, people_here: here, why: because.map(inEnglish).join('; '), because,
    };
  });
}

interface Looked {
  readonly interval: number;
  readonly needed: number;
  readonly here: number;
  readonly replications: number;
  readonly events: readonly SeasonEvent[];
}

function becauseOf(plan: Plan, tally: Tally, { interval, needed, here, replications, events }: Looked): Because[] {
  const waitedBefore = interval === 0 ? 0 : plan.lines.reduce((sum, _, line) => sum + (tally.waiting[(interval - 1) * tally.lines + line] as number), 0) / replications;
  const came = plan.lines.reduce((sum, _, line) => sum + (tally.arrived[interval * tally.lines + line] as number), 0) / replications;
  const busy = shareOf(tally.busy[interval] as number, tally.here[interval] as number);
  const most = mostMissed(plan, tally, interval);
  return [
    ...happening(plan, events, interval),
    ...(here === 0 ? [{ code: 'nobody' as const, values: {} }] : needed > here ? [{ code: 'short' as const, values: { needed, here } }] : []),
    ...(waitedBefore >= 1 && waitedBefore > came / 10 ? [{ code: 'waited' as const, values: { count: Math.round(waitedBefore) } }] : []),
    ...(most === null ? [] : [{ code: 'most' as const, values: { reason: most.reason, channel: most.channel } }]),
    ...(busy !== null && busy < 0.8 ? [{ code: 'idle' as const, values: { share: busy } }] : []),
  ];
}

function mostMissed(plan: Plan, tally: Tally, interval: number): LinePlan | null {
  let [worst, most] = [-1, 0];
  for (let line = 0; line < tally.lines; line++) {
    const cell = interval * tally.lines + line;
    const missed = (tally.decided[cell] as number) - (tally.inTime[cell] as number);
    if (missed > most) [worst, most] = [line, missed];
  }
  return plan.lines[worst] ?? null;
}

function happening(plan: Plan, events: readonly SeasonEvent[], interval: number): Because[] {
  const [from, to] = [plan.begins + interval * plan.intervalMs, plan.begins + (interval + 1) * plan.intervalMs];
  return events.flatMap((event): Because[] => {
    const [begins, ends] = event.kind === 'leavers' ? [momentOf(event.at, plan.begins, 'at'), Infinity] : [momentOf(event.from, plan.begins, 'from'), momentOf(event.to, plan.begins, 'to')];
    if (begins >= to || ends <= from) return [];
    if (event.kind === 'lost_site') return [{ code: 'lost_site', values: { site: event.site } }];
    if (event.kind === 'leavers') return [{ code: event.of === 'everybody' ? 'leavers_all' : 'leavers', values: { share: event.share } }];
    if (event.kind === 'peak_mode') return [];
    return [{ code: event.kind, values: { factor: Math.round(event.factor * 100) / 100, about: event.reason ?? event.channel ?? (event.kind === 'carrier_meltdown' ? 'wismo' : '') } }];
  });
}
