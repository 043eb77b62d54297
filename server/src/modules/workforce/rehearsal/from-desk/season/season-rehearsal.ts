import type { AgentGroup, Rehearsal, SeasonEvent, Variant } from '../../question.ts';
import { refuseUnless } from '../../../staffing/index.ts';
import { assumptionsOf, type Assumption } from '../assumptions.ts';
import { backlogOf, comingTo, seasonOf } from '../demand.ts';
import type { Choices, KnownDesk } from '../known.ts';
import { contactsToPlay, policyOf, type AskedOfDesk } from '../rehearsal-of.ts';
import { seasonDesk } from './season-desk.ts';
import { seasonPeople } from './season-people.ts';
import type { Crew, SeasonComparison, SeasonToPlay, WeekToPlay } from './to-play.ts';

const DAYS = 7;
/** A week with so many times the hours of a usual one is a peak. */
const PEAK = 1.25;
const MORE = 1.2;
const LEAVE = 0.5;

/**
 * A rehearsal of a season's plan: what comes in its weeks, and who is there by the plan; compared, on the same customers, with what could come otherwise. Pure: the same desk, plan and question
 * give the same rehearsal. @throws Refusal where nothing is foretold, nobody is there, or it is too much to play
 */
export function seasonRehearsalOf(known: KnownDesk, season: SeasonToPlay, asked: Pick<AskedOfDesk, 'seed' | 'replications' | 'choices' | 'by'>): { readonly question: Rehearsal; readonly assumptions: readonly Assumption[] } {
  const { desk, borrowed } = seasonDesk(known, season.weeks);
  const coming = desk.brands.flatMap(comingTo);
  refuseUnless(coming.length > 0, 'nothing_expected', 'season', 'No week of this season has any work: say its hours in the season’s question.');
  const agents = seasonPeople(desk, season.planned, asked.choices);
  refuseUnless(agents.length > 0, 'nobody_there', 'season', 'By this plan nobody is there in these weeks.');
  contactsToPlay(desk, asked.replications * (1 + season.compare.length));
  const question: Rehearsal = {
    seed: asked.seed, replications: asked.replications, season: seasonOf(desk, asked.choices), agents, policy: policyOf(desk), backlog: backlogOf(desk, asked.choices),
    compare: season.compare.map((one) => variantOf(one, { desk, season, choices: asked.choices, by: asked.by })),
    by_weeks: { day_starts: desk.dayStarts, promised: Object.fromEntries(coming.map((one) => [one.channel, one.promise.share])) },
  };
  return { question, assumptions: supposed(desk, asked.choices, { weeks: season.weeks.length, borrowed, people: agents }) };
}

interface About {
  readonly desk: KnownDesk;
  readonly season: SeasonToPlay;
  readonly choices: Choices;
  readonly by: string;
}

function variantOf(name: SeasonComparison, { desk, season, choices, by }: About): Variant {
  const spans = spansOf(desk, season.weeks);
  if (name === 'half_leave') return { name, agents: seasonPeople(desk, season.planned.map(halved), choices) };
  if (name === 'more_demand') return { name, events: [{ kind: 'demand', factor: MORE, from: spans[0]?.from ?? '', to: spans.at(-1)?.to ?? '' }] };
  if (name === 'peak_mode') return { name, events: peaksOf(season.weeks).flatMap((week) => desk.brands.map((brand): SeasonEvent => ({ kind: 'peak_mode', by, from: spans[week]?.from ?? '', to: spans[week]?.to ?? '', effects: brand.peak }))) };
  // Without the plan nobody has bought its notices either: whom they would have kept away comes.
  const events = season.weeks.flatMap(({ avoided }, week): SeasonEvent[] => (avoided > 0 ? [{ kind: 'demand', factor: 1 / (1 - avoided), from: spans[week]?.from ?? '', to: spans[week]?.to ?? '' }] : []));
  return { name, events, agents: seasonPeople(desk, season.regularsOnly, choices) };
}

/** Of each class so many fewer, from their first day on contacts on. */
const halved = (crew: Crew): Crew => (crew.kind === 'class' ? { ...crew, weeks: crew.weeks.map((week) => ({ ...week, hours: week.hours * LEAVE })) } : crew);

/** Weeks with far more work than a usual one; the fullest, where none has. */
export function peaksOf(weeks: readonly WeekToPlay[]): number[] {
  const inOrder = weeks.map(({ hours }) => hours).toSorted((a, b) => a - b);
  const usual = inOrder[Math.floor((inOrder.length - 1) / 2)] ?? 0;
  const peaks = weeks.flatMap(({ hours }, week) => (hours >= PEAK * usual && hours > 0 ? [week] : []));
  return peaks.length > 0 ? peaks : [weeks.findIndex(({ hours }) => hours === inOrder.at(-1))];
}

/** From when to when each week is. */
function spansOf(desk: KnownDesk, weeks: readonly WeekToPlay[]): { readonly from: string; readonly to: string }[] {
  const length = desk.brands.flatMap((brand) => brand.channels)[0]?.expected.length ?? 0;
  const at = (interval: number): string => new Date(Date.parse(desk.begins) + interval * desk.stepSeconds * 1000).toISOString();
  return weeks.map((_, week) => ({ from: at(desk.dayStarts[week * DAYS] as number), to: at(desk.dayStarts[(week + 1) * DAYS] ?? length) }));
}

/** As of any days, with the plan in place of what staffing asks for. */
function supposed(desk: KnownDesk, choices: Choices, { weeks, borrowed, people }: { readonly weeks: number; readonly borrowed: number; readonly people: readonly AgentGroup[] }): Assumption[] {
  const rows = assumptionsOf(desk, choices).filter((one) => !['new_share', 'without_work'].includes(one.what));
  return [
    { what: 'season_weeks', about: null, value: weeks, from: 'season', choice: null },
    ...(borrowed > 0 ? [{ what: 'borrowed_weeks' as const, about: null, value: borrowed, from: 'forecast' as const, choice: null }] : []),
    ...rows.map((one): Assumption => (one.what === 'comes' ? { ...one, from: 'season' } : one.what === 'people' ? { ...one, value: people.length, from: 'season' } : one)),
  ];
}
