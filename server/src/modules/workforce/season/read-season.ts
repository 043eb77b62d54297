import { Value } from 'typebox/value';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { refuseUnless } from '../staffing/index.ts';
import { SeasonQuestion, type SeasonQuestionInput } from './question.ts';

const WEEK_MS = 7 * 86_400_000;

/** A season to plan, or why it is none. @throws Refusal `invalid_season` that names the field */
export function readSeason(input: unknown): SeasonQuestionInput {
  if (!Value.Check(SeasonQuestion, input)) {
    const [first] = Value.Errors(SeasonQuestion, input);
    const field = first?.instancePath.slice(1).replaceAll('/', '.') ?? '';
    throw new Refusal(422, 'invalid_season', first ? `"${field || 'season'}" ${first.message}.` : 'A season must be a JSON object.', { details: [{ field, message: first?.message ?? 'unreadable' }] });
  }
  const { from, today, required, regulars, seasonal, classes = [], trainers, deflection = [], surge } = input;
  const refuse = (holds: boolean, field: string, message: string): void => refuseUnless(holds, 'invalid_season', field, message);
  refuse(isDay(from) && new Date(from).getUTCDay() === 1, 'from', '"from" must be a Monday.');
  refuse(today === undefined || isDay(today), 'today', '"today" is no day.');
  refuse(classes.length === 0 || seasonal !== undefined, 'seasonal', 'Classes need "seasonal": how long training takes and what becomes of those who begin.');
  refuse(new Set(classes.map((one) => one.id)).size === classes.length, 'classes', 'Two classes have the same "id".');
  refuse(new Set(deflection.map((one) => one.id)).size === deflection.length, 'deflection', 'Two notices have the same "id".');
  for (const one of classes) {
    refuse(one.start_week < required.length, `classes.${one.id}.start_week`, `The class "${one.id}" begins after the season.`);
    refuse(one.least <= one.most, `classes.${one.id}.least`, `The class "${one.id}" has a "least" above its "most".`);
    refuse(one.counted === undefined || one.counted.week >= one.start_week, `classes.${one.id}.counted`, `The class "${one.id}" was counted before it began.`);
  }
  refuse(deflection.reduce((sum, one) => sum + one.rate, 0) < 1, 'deflection', 'All notices together avoid every contact: their rates must add up to less than 1.');
  refuse(surge === undefined || surge.least_people <= surge.most_people, 'surge.least_people', 'The partner’s "least_people" is above "most_people".');
  refuse((Array.isArray(trainers) ? Math.max(0, ...trainers) : (trainers ?? 0)) <= regulars.headcount, 'trainers', 'More trainers than regulars.');
  refuse(!Array.isArray(trainers) || trainers.length === required.length, 'trainers', '"trainers" by week must have one number for each week.');
  return input;
}

function isDay(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/** The first week that is not over: 0 or earlier where nothing is. */
export function weekNow(question: Pick<SeasonQuestionInput, 'from' | 'today'>): number {
  return question.today === undefined ? -104 : Math.floor((Date.parse(question.today) - Date.parse(question.from)) / WEEK_MS);
}

/** The Monday of a week. */
export function dayOfWeek(question: Pick<SeasonQuestionInput, 'from'>, week: number): string {
  return new Date(Date.parse(question.from) + week * WEEK_MS).toISOString().slice(0, 10);
}

/** What one person's missing week is priced at where nobody said: three times what a regular's week on contacts costs. */
export function shortCostOf({ short_cost: said, regulars: { hours_a_week, hour_cost, shrinkage } }: SeasonQuestionInput): number {
  return said ?? (3 * hours_a_week * hour_cost) / (1 - shrinkage);
}
