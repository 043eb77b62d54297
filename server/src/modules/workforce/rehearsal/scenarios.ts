import { inEnglish, type Because } from './because.ts';
import { byChannel, byReason, openingOf } from './breakdowns.ts';
import { courseOf, type Course } from './course.ts';
import { firstCounted, sums } from './figures.ts';
import type { Rehearsal } from './question.ts';
import { against, playing, readQuestion, type Played } from './rehearse.ts';
import { meansOf, spansOf, type Between, type Headline } from './rehearse-means.ts';
import { remarks } from './remarks.ts';
import { weeksOf, type ByWeeks, type WeekPlayed } from './weeks.ts';
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
  /** by interval; by day where that would be too long a list */
  readonly course: Course;
  /** where weeks were asked for */
  readonly weeks: readonly WeekPlayed[];
  readonly worst: readonly WorstInterval[];
  /** what one should hear first: in English, and to be said in any language */
  readonly says: readonly string[];
  readonly remarks: readonly Because[];
  readonly opening: Readonly<Record<string, number>> | null;
}

type Row = Readonly<Record<string, unknown>> & { readonly name: string };

export type RehearsalStep = { readonly done: number; readonly of: number } | { readonly scenario: Scenario };

/** Plays the first plan and its variants, each told in full as soon as it is known; gives way after each play. The same question gives the same steps. */
export function* rehearsing(question: Rehearsal, name: string): Generator<RehearsalStep, void> {
  const { plans, seed, replications, confidence } = readQuestion(question);
  const of = plans.length * replications;
  let usual: Played | null = null;
  for (const [at, plan] of plans.entries()) {
    const steps = playing(plan, seed, replications, question.by_weeks);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) yield { done: at * replications + step.value, of };
    const variant = question.compare?.[at - 1];
    const events = [...(question.season.events ?? []), ...(variant?.events ?? [])];
    yield { scenario: scenarioOf(step.value, { name: variant?.name ?? name, usual, replications, confidence, events, by: question.by_weeks }) };
    usual ??= step.value;
  }
}

interface Beside {
  readonly name: string;
  readonly usual: Played | null;
  readonly replications: number;
  readonly confidence: number;
  readonly events: NonNullable<Rehearsal['season']['events']>;
  readonly by: ByWeeks | undefined;
}

function scenarioOf(played: Played, { name, usual, replications, confidence, events, by }: Beside): Scenario {
  const { plan, tally, headlines } = played;
  const from = firstCounted(plan);
  const told = remarks(plan, tally, replications);
  const difference = usual === null ? null : against(usual, played, confidence);
  return {
    name, arrived: sums(tally, from, tally.intervals, plan.lines.map((_, line) => line)).arrived / replications, figures: meansOf(headlines), intervals: spansOf(headlines, confidence),
    difference: difference === null ? null : { figures: difference['difference'] as Headline, intervals: difference['intervals'] as Record<string, Between> },
    by_channel: Object.entries(byChannel(played, confidence)).map(([channel, row]) => ({ name: channel, ...(row as object) })), by_reason: byReason(played, confidence).map(({ reason, channels: _channels, ...row }) => ({ name: reason as string, ...row })),
    course: courseOf(played, replications, by?.day_starts), weeks: by === undefined ? [] : weeksOf(plan, tally, played.weeks, { by, replications, confidence }), worst: worstIntervals(plan, tally, replications, events, from), says: told.map(inEnglish), remarks: told, opening: plan.opening.length === 0 ? null : openingOf(plan, tally, replications),
  };
}
