import type { Case, Scenario, WeekDemand } from './scenario.ts';
import { dutiesOf, WEEK } from './scenario.ts';

/**
 * The last day before a week that is not known yet: who works late on it is barred from early shifts on the next. By group (shifts that something bars × some skills) and by how many are barred there:
 * what that may lack of the least, judged by every day seen.
 */
export interface Eve {
  /** -1: nothing comes after */
  readonly day: number;
  readonly price: Float64Array;
  /** by nurse × (shifts + 1): the groups somebody leaves by working that shift */
  readonly leaves: readonly (readonly number[])[];
}

const MOST_SKILLS_JOINED = 4;

/** @param missed price of one person less than the least */
export function eveOf({ scenario }: Pick<Case, 'scenario'>, seen: readonly WeekDemand[], day: number, missed: number): Eve {
  const people = scenario.nurses.length;
  const groups = barredSets(scenario).flatMap((shifts) => skillSets(scenario).map((skills) => ({ shifts, skills })));
  const price = new Float64Array(groups.length * (people + 1));
  groups.forEach(({ shifts, skills }, group) => {
    const able = scenario.nurses.filter((nurse) => nurse.skills.some((skill) => skills.includes(skill))).length;
    const needs = needsOf(scenario, seen, shifts, skills);
    for (let barred = 0; barred <= people; barred++) price[group * (people + 1) + barred] = (missed * needs.reduce((sum, need) => sum + Math.max(0, Math.min(need, able) - (able - barred)), 0)) / needs.length;
  });
  const leaves = scenario.nurses.flatMap((nurse) => [null, ...scenario.shifts].map((shift) => groups.flatMap(({ shifts, skills }, group) => (shift !== null && shifts.every((one) => shift.notBefore.includes(one)) && nurse.skills.some((skill) => skills.includes(skill)) ? [group] : []))));
  return { day, price, leaves };
}

/** Each set of shifts that some shift bars from the next day, once. */
function barredSets(scenario: Scenario): (readonly number[])[] {
  const sets = scenario.shifts.map((shift) => shift.notBefore.toSorted((one, other) => one - other)).filter((set) => set.length > 0);
  return [...new Map(sets.map((set) => [set.join(' '), set])).values()];
}

/** All sets of a few skills; of many, each on its own and all together. */
function skillSets({ skills }: Scenario): number[][] {
  const each = skills.map((_, skill) => skill);
  if (skills.length > MOST_SKILLS_JOINED) return [...each.map((skill) => [skill]), each];
  return Array.from({ length: 2 ** skills.length - 1 }, (_, at) => each.filter((skill) => ((at + 1) >> skill) & 1));
}

/** How many the shifts need at least with these skills, day by day of the weeks seen. */
function needsOf(scenario: Scenario, seen: readonly WeekDemand[], shifts: readonly number[], skills: readonly number[]): number[] {
  const width = dutiesOf(scenario);
  const duties = shifts.flatMap((shift) => skills.map((skill) => (shift - 1) * scenario.skills.length + skill + 1));
  return seen.flatMap((week) => Array.from({ length: WEEK }, (_, day) => duties.reduce((sum, duty) => sum + (week.least[day * width + duty] as number), 0)));
}
