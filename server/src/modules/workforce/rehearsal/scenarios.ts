import { backlogOf, byChannel, byReason, openingOf } from './breakdowns.ts';
import { firstCounted, linesBy, shareOf, sumOf, sums } from './figures.ts';
import type { Rehearsal } from './question.ts';
import { against, meansOf, playing, readQuestion, spansOf, type Between, type Headline, type Played } from './rehearse.ts';
import { remarks } from './remarks.ts';
import { worstIntervals, type WorstInterval } from './worst.ts';

/** One plan of several, told in full. Lists of `course` are by interval; figures are means over all plays. */
export interface Scenario {
  readonly name: string;
  readonly arrived: number;
  readonly figures: Headline;
  readonly intervals: Readonly<Record<string, Between>>;
  /** against the first, play by play; null of the first */
  readonly difference: { readonly figures: Headline; readonly intervals: Readonly<Record<string, Between>> } | null;
  readonly by_channel: readonly Row[];
  readonly by_reason: readonly Row[];
  readonly course: Course;
  readonly worst: readonly WorstInterval[];
  readonly says: readonly string[];
  readonly opening: Readonly<Record<string, number>> | null;
}

type Row = Readonly<Record<string, unknown>> & { readonly name: string };

interface Course {
  readonly at: readonly string[];
  readonly arrived: readonly number[];
  readonly service_level: readonly (number | null)[];
  readonly people: readonly number[];
  /** people with something in hand */
  readonly busy: readonly number[];
  readonly waiting: readonly number[];
  readonly oldest_seconds: readonly number[];
  readonly wait_p90_seconds: readonly (number | null)[];
  readonly by_channel: Readonly<Record<string, { readonly arrived: readonly number[]; readonly service_level: readonly (number | null)[]; readonly waiting: readonly number[] }>>;
}

export type RehearsalStep = { readonly done: number; readonly of: number } | { readonly scenario: Scenario };

/** Plays the first plan and its variants, each told in full as soon as it is known; gives way after each play. The same question gives the same steps. */
export function* rehearsing(question: Rehearsal, name: string): Generator<RehearsalStep, void> {
  const { plans, seed, replications, confidence } = readQuestion(question);
  const of = plans.length * replications;
  let usual: Played | null = null;
  for (const [at, plan] of plans.entries()) {
    const steps = playing(plan, seed, replications);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) yield { done: at * replications + step.value, of };
    const variant = question.compare?.[at - 1];
    const events = [...(question.season.events ?? []), ...(variant?.events ?? [])];
    yield { scenario: scenarioOf(step.value, { name: variant?.name ?? name, usual, replications, confidence, events }) };
    usual ??= step.value;
  }
}

interface Beside {
  readonly name: string;
  readonly usual: Played | null;
  readonly replications: number;
  readonly confidence: number;
  readonly events: NonNullable<Rehearsal['season']['events']>;
}

function scenarioOf(played: Played, { name, usual, replications, confidence, events }: Beside): Scenario {
  const { plan, tally, headlines } = played;
  const from = firstCounted(plan);
  const difference = usual === null ? null : against(usual, played, confidence);
  return {
    name, arrived: sums(tally, from, tally.intervals, plan.lines.map((_, line) => line)).arrived / replications, figures: meansOf(headlines), intervals: spansOf(headlines, confidence),
    difference: difference === null ? null : { figures: difference['difference'] as Headline, intervals: difference['intervals'] as Record<string, Between> },
    by_channel: Object.entries(byChannel(plan, tally, replications)).map(([channel, row]) => ({ name: channel, ...(row as object) })), by_reason: byReason(plan, tally, replications).map(({ reason, channels: _channels, ...row }) => ({ name: reason as string, ...row })),
    course: courseOf(played, replications), worst: worstIntervals(plan, tally, replications, events, from), says: remarks(plan, tally, replications), opening: plan.opening.length === 0 ? null : openingOf(plan, tally, replications),
  };
}

function courseOf({ plan, tally }: Played, replications: number): Course {
  const all = Array.from({ length: tally.intervals }, (_, interval) => interval);
  const lines = plan.lines.map((_, line) => line);
  const backlog = backlogOf(plan, tally, replications) as { waiting: number; oldest_seconds: number }[];
  const levels = (own: readonly number[]): (number | null)[] => all.map((interval) => {
    const { inTime, decided } = sums(tally, interval, interval + 1, own);
    return rounded(shareOf(inTime, decided));
  });
  const arrived = (own: readonly number[]): number[] => all.map((interval) => rounded(sums(tally, interval, interval + 1, own).arrived / replications));
  const waiting = (own: readonly number[]): number[] => all.map((interval) => rounded(own.reduce((sum, line) => sum + sumOf(tally.waiting, interval * tally.lines + line, interval * tally.lines + line + 1), 0) / replications));
  const people = (time: Float64Array): number[] => all.map((interval) => rounded((time[interval] as number) / plan.intervalMs / replications));
  return {
    at: all.map((interval) => new Date(plan.begins + interval * plan.intervalMs).toISOString()), arrived: arrived(lines), service_level: levels(lines), people: people(tally.here), busy: people(tally.busy),
    waiting: backlog.map((row) => rounded(row.waiting)), oldest_seconds: backlog.map((row) => Math.round(row.oldest_seconds)), wait_p90_seconds: all.map((interval) => rounded(tally.waitsOfIntervals.quantile([interval], 0.9))),
    by_channel: Object.fromEntries([...linesBy(plan, 'channel')].map(([channel, own]) => [channel, { arrived: arrived(own), service_level: levels(own), waiting: waiting(own) }])),
  };
}

function rounded(value: number): number;
function rounded(value: number | null): number | null;
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e4) / 1e4;
}
