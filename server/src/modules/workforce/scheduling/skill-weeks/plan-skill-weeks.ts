import type { Crew } from '../weeks/crew.ts';
import type { Limit } from '../weeks/tasks.ts';
import type { DutyRow } from './check-duties.ts';
import { bordersAfter, outlookOn, type Outlook } from './outlook.ts';
import { shiftOf, WEEK, type Case, type Duties, type Scenario } from './scenario.ts';

/** Weeks planned beyond the one that is decided, and thrown away: decision 0916 says what was measured. */
const AHEAD = 2;

/** `week`: each week is decided knowing nothing of the later ones; `all`: all weeks are known at once. */
export type Decide = 'week' | 'all';

/**
 * A roster for the weeks of a case. Each thread searches with a seed of its own and the cheapest is taken, week after week.
 * Seconds are shared out by how many days are looked at; steps are for each search, and give the same roster everywhere for the same seed and number of threads.
 */
export async function planSkillWeeks(given: Case, effort: Limit & { readonly seed: number; readonly decide: Decide }, crew: Crew): Promise<DutyRow[]> {
  const { scenario, weeks } = given;
  const atOnce = effort.decide === 'all' ? weeks.length : 1;
  const looks = weeks.flatMap((_, week) => (week % atOnce === 0 ? [{ week, ahead: Math.min(AHEAD, scenario.weeks - given.first - week - atOnce) }] : []));
  const seen = looks.reduce((sum, { ahead }) => sum + atOnce + ahead, 0);
  const rows: DutyRow[] = scenario.nurses.map((nurse) => ({ agent: nurse.id, shifts: [] }));
  let borders = given.borders;
  for (const { week, ahead } of looks) {
    const limit: Limit = 'steps' in effort ? { steps: effort.steps } : { seconds: (effort.seconds * (atOnce + ahead)) / seen };
    const outlook = outlookOn({ scenario, borders, first: given.first + week }, weeks.slice(week, week + atOnce), weeks.slice(0, week + atOnce), ahead);
    const decided = firstDays(await cheapest(outlook, limit, effort.seed + week * crew.size, crew), outlook.days, atOnce * WEEK);
    borders = bordersAfter(scenario, borders, decided, atOnce * WEEK);
    rows.forEach((row, nurse) => (rows[nurse] = { ...row, shifts: [...row.shifts, ...shiftsOf(scenario, decided.subarray(nurse * atOnce * WEEK, (nurse + 1) * atOnce * WEEK))] }));
  }
  return rows;
}

async function cheapest(outlook: Outlook, limit: Limit, seed: number, crew: Crew): Promise<Duties> {
  const found = await Promise.all(Array.from({ length: crew.size }, (_, thread) => crew.do({ kind: 'duties', outlook, seed: seed + thread, limit })));
  const best = found.flatMap((one) => ('duties' in one ? [one] : [])).reduce((one, other) => (other.cost < one.cost ? other : one));
  return best.duties;
}

function firstDays(duties: Duties, days: number, first: number): Duties {
  return duties.filter((_, at) => at % days < first);
}

function shiftsOf(scenario: Scenario, duties: Duties): DutyRow['shifts'] {
  return Array.from(duties, (duty) => (duty === 0 ? null : { shift: scenario.shifts[shiftOf(scenario, duty) - 1]?.id ?? '', skill: scenario.skills[(duty - 1) % scenario.skills.length] ?? '' }));
}
