import { refuseUnless } from '../staffing/index.ts';
import { inEnglish } from './because.ts';
import { backlogOf, byChannel, byInterval, byReason, openingOf } from './breakdowns.ts';
import { firstCounted, groupHeadlines, headline, sums, type GroupHeadlines } from './figures.ts';
import type { Plan } from './plan.ts';
import { Play } from './play.ts';
import type { Rehearsal, Variant } from './question.ts';
import { readRehearsal } from './read-rehearsal.ts';
import { meansOf, spansOf, type Headline } from './rehearse-means.ts';
import { remarks } from './remarks.ts';
import { Tally } from './tally.ts';
import { weekHeadline, weekSpans, type ByWeeks } from './weeks.ts';
import { worstIntervals } from './worst.ts';

const REPLICATIONS = 5;
const MOST_REPLICATIONS = 1000;

/** All plays of one plan: together, and each in a few figures. */
export interface Played {
  readonly plan: Plan;
  readonly tally: Tally;
  readonly headlines: readonly Headline[];
  /** by play: each reason and each channel */
  readonly groups: readonly GroupHeadlines[];
  /** by play, by week; empty where nobody asked for weeks */
  readonly weeks: readonly (readonly Headline[])[];
}

/**
 * Plays a season so many times through the desk's own routing and service levels. Figures are means of all plays; those with chance in
 * them have an interval of confidence (Student's t over independent plays), null where there is one play alone. Variants are
 * played with the same chances, and compared play by play. @throws Refusal for what cannot be played
 */
export function rehearse(question: Rehearsal): Record<string, unknown> {
  const { plans, seed, replications, confidence } = readQuestion(question);
  const [usual, ...others] = plans.map((plan) => ended(playing(plan, seed, replications))) as [Played, ...Played[]];
  const answer = told(question, usual, confidence);
  if (others.length === 0) return answer;
  return { ...answer, compared: others.map((other, at) => ({ name: question.compare?.[at]?.name, ...against(usual, other, confidence) })) };
}

/** A question read and checked: the plan of the season, then those of its variants. @throws Refusal for what cannot be played */
export function readQuestion(question: Rehearsal): { plans: Plan[]; seed: number; replications: number; confidence: number } {
  const { seed, replications = REPLICATIONS, confidence = 0.95, compare = [] } = question;
  refuseUnless(Number.isSafeInteger(seed) && seed >= 0, 'invalid_seed', 'seed', '"seed" must be a whole number from 0: the same seed gives the same answer.');
  refuseUnless(Number.isInteger(replications) && replications >= 1 && replications <= MOST_REPLICATIONS, 'invalid_replications', 'replications', `"replications" must be a whole number from 1 to ${MOST_REPLICATIONS}.`);
  refuseUnless(confidence > 0.5 && confidence < 1, 'invalid_confidence', 'confidence', '"confidence" must be a share between 0.5 and 1.');
  return { plans: [readRehearsal(question), ...compare.map((variant) => readRehearsal(varied(question, variant)))], seed, replications, confidence };
}

const varied = ({ season, agents, policy, backlog }: Rehearsal, variant: Variant): Pick<Rehearsal, 'season' | 'agents' | 'policy' | 'backlog'> => ({ season: { ...season, events: [...(season.events ?? []), ...(variant.events ?? [])] }, agents: variant.agents ?? agents, policy: { ...policy, ...variant.policy }, ...(backlog === undefined ? {} : { backlog }) });

/** Plays a plan so many times, and gives way after each play. */
export function* playing(plan: Plan, seed: number, replications: number, by?: ByWeeks): Generator<number, Played> {
  const tally = new Tally(plan);
  const headlines: Headline[] = [];
  const groups: GroupHeadlines[] = [];
  const weeks: Headline[][] = [];
  const spans = by === undefined ? [] : weekSpans(by, plan);
  for (let replication = 0; replication < replications; replication++) {
    const one = new Play(plan, seed, replication).run();
    tally.add(one);
    headlines.push(headline(plan, one));
    groups.push(groupHeadlines(plan, one));
    weeks.push(spans.map((span) => weekHeadline(plan, one, span)));
    yield replication + 1;
  }
  return { plan, tally, headlines, groups, weeks };
}

function ended<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

function told({ season, replications = REPLICATIONS }: Rehearsal, played: Played, confidence: number): Record<string, unknown> {
  const { plan, tally, headlines } = played;
  const from = firstCounted(plan);
  const lines = plan.lines.map((_, line) => line);
  const mean = meansOf(headlines);
  const quantile = (share: number): number | null => tally.waits.quantile(lines, share);
  const all = sums(tally, from, tally.intervals, lines);
  return {
    service_level: mean['service_level'], waits: { mean_seconds: mean['wait_mean_seconds'], p50_seconds: quantile(0.5), p90_seconds: quantile(0.9), p99_seconds: quantile(0.99), abandoned_share: mean['abandoned_share'], by_channel: byChannel(played, confidence) },
    arrived: all.arrived / replications, missed: mean['missed'], occupancy: mean['occupancy'], cost: { delay: mean['delay_cost'], labour: mean['labour_cost'], total: mean['total_cost'] },
    says: remarks(plan, tally, replications).map(inEnglish), worst: worstIntervals(plan, tally, replications, season.events ?? [], from), by_reason: byReason(played, confidence), backlog: backlogOf(plan, tally, replications), by_interval: byInterval(plan, tally, replications),
    intervals: { confidence, replications, ...spansOf(headlines, confidence) }, ...(plan.opening.length === 0 ? {} : { opening: openingOf(plan, tally, replications) }),
  };
}

/** How a variant differs: in each figure, play by play. */
export function against(usual: Played, other: Played, confidence: number): Record<string, unknown> {
  const differences = other.headlines.map((one, at) => Object.fromEntries(Object.keys(one).map((name) => [name, minus(one[name], usual.headlines[at]?.[name])])));
  const mean = meansOf(other.headlines);
  return { service_level: mean['service_level'], figures: mean, difference: meansOf(differences), intervals: spansOf(differences, confidence) };
}

const minus = (one: number | null | undefined, other: number | null | undefined): number | null => (one == null || other == null ? null : one - other);
