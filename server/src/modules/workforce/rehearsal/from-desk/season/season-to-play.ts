import { refuseUnless } from '../../../staffing/index.ts';
import { weekNow, weighSeason, type AskedSeasonInput, type Decisions, type SeasonQuestionInput, type SeasonWeek } from '../../../season/index.ts';
import type { Crew, SeasonComparison, SeasonToPlay } from './to-play.ts';

/** So many weeks are played at the most: no forecast reaches further. */
export const MOST_WEEKS = 26;

export interface PlannedSeason {
  readonly question: SeasonQuestionInput;
  readonly demand: AskedSeasonInput['demand'];
  /** what the plan decides */
  readonly chosen: Decisions;
  readonly today: string;
  readonly compare: readonly SeasonComparison[];
}

/**
 * What of a plan is played: the weeks from the one that is under way on, and who is there in each as `weighSeason` reckons them: regulars less who teaches, overtime, each class with what it is worth, the partner.
 * @throws Refusal `season_over`, `no_classes`
 */
export function seasonToPlay({ question, demand, chosen, today, compare }: PlannedSeason): SeasonToPlay {
  const first = Math.max(0, weekNow({ from: question.from, today }));
  const all = weighSeason(question, chosen).weeks;
  const weeks = all.slice(first, first + MOST_WEEKS);
  refuseUnless(weeks.length > 0, 'season_over', 'season', 'This season is over: there is nothing left of it to rehearse.');
  refuseUnless(!compare.includes('half_leave') || chosen.classes.some(({ hires }) => hires > 0), 'no_classes', 'compare', 'This plan begins no class, so that nobody new can leave.');
  const nothing: Decisions = { classes: [], overtime: all.map(() => 0), surge: all.map(() => 0), deferred: all.map(() => 0), deflection: [] };
  return {
    weeks: weeks.map(({ week, from, required, avoided }) => ({ week, from, hours: (demand.weeks[week]?.hours ?? 0) * (demand.weeks[week]?.factor ?? 1), avoided: required > 0 ? avoided / required : 0 })),
    planned: crewsOf(question, weeks), regularsOnly: crewsOf(question, weighSeason(question, nothing).weeks.slice(first, first + MOST_WEEKS)), compare,
  };
}

/** Who is there, kind by kind. What a class is worth is its speed: its people are there for all of their hours. */
function crewsOf(question: SeasonQuestionInput, weeks: readonly SeasonWeek[]): Crew[] {
  const { regulars: terms, seasonal, surge, overtime } = question;
  const onContacts = 1 - terms.shrinkage;
  const hours = (people: number): number => Math.max(0, people) * terms.hours_a_week;
  const paid = (minor: number): number => minor / 100 / onContacts;
  const ids = [...new Set(weeks.flatMap(({ classes }) => classes.map(({ id }) => id)))];
  const crews: Crew[] = [
    { id: 'regulars', kind: 'regulars', hourCost: paid(terms.hour_cost), weeks: weeks.map((week) => ({ hours: hours(week.regulars - week.teaching), speed: 1 })) },
    { id: 'overtime', kind: 'overtime', hourCost: paid(terms.hour_cost * (overtime?.factor ?? 1)), weeks: weeks.map((week) => ({ hours: hours(week.overtime), speed: 1 })) },
    ...ids.map((id): Crew => ({ id, kind: 'class', hourCost: paid(seasonal?.hour_cost ?? 0), weeks: weeks.map(({ classes }) => ofClass(classes.find((one) => one.id === id), onContacts, hours)) })),
    // The partner's own shrinkage is the partner's: who is paid for is on contacts.
    { id: 'partner', kind: 'surge', hourCost: (surge?.hour_cost ?? 0) / 100, weeks: weeks.map((week) => ({ hours: hours(week.surge_people), speed: surge?.productivity ?? 1 })) },
  ];
  return crews.filter((crew) => crew.weeks.some((week) => week.hours > 0));
}

function ofClass(one: SeasonWeek['classes'][number] | undefined, onContacts: number, hours: (people: number) => number): Crew['weeks'][number] {
  // Who is in training answers nobody.
  if (one === undefined || one.effective <= 0) return { hours: 0, speed: 1 };
  return { hours: hours(one.people * onContacts), speed: one.effective / (one.people * onContacts) };
}
