import type { Crew } from '../weeks/crew.ts';
import type { Limit } from '../weeks/tasks.ts';
import type { DutyRow } from './check-duties.ts';
import { bordersAfter, outlookOn, type Outlook } from './outlook.ts';
import { dutiesOf, shiftOf, WEEK, type Border, type Case, type Duties, type Scenario, type WeekDemand } from './scenario.ts';

/** Weeks planned beyond the one that is decided, and thrown away: decision 0916 says what was measured. */
const AHEAD = 2;

/** `week`: each week is decided knowing nothing of the later ones; `all`: all weeks are known at once. */
export type Decide = 'week' | 'all';

/** The roster, and the weeks (by place) that were planned again together with those before them because nobody could have covered them otherwise. */
export interface SkillWeeks {
  readonly rows: DutyRow[];
  readonly redone: readonly number[];
}

/** So many times weeks are planned again, each with so much of the time, which is kept for it. */
const REDONE = { most: 3, share: 0.05 };

/**
 * A roster for the weeks of a case. Each thread searches with a seed of its own and the cheapest is taken, week after week.
 * A week that finds people in a state in which its least cannot be met is planned again together with the one before it, and the one before that.
 * Seconds are shared out by how many days are looked at; steps are for each search, and give the same roster everywhere for the same seed and number of threads.
 */
export async function planSkillWeeks(given: Case, effort: Limit & { readonly seed: number; readonly decide: Decide }, crew: Crew): Promise<SkillWeeks> {
  const { scenario, weeks } = given;
  const atOnce = effort.decide === 'all' ? weeks.length : 1;
  const looks = weeks.flatMap((_, week) => (week % atOnce === 0 ? [{ week, ahead: aheadOf(week + atOnce) }] : []));
  const seen = looks.reduce((sum, { ahead }) => sum + atOnce + ahead, 0);
  const kept = looks.length > 1 ? 1 - REDONE.most * REDONE.share : 1;
  // By week: how it finds everybody, and what was decided of it.
  const borders = [given.borders];
  const decided: Duties[] = [];
  const redone: number[] = [];
  for (const { week, ahead } of looks) {
    await decideWeeks(week, week + atOnce, (kept * (atOnce + ahead)) / seen);
    for (let from = week - 1; from >= 0 && redone.length < REDONE.most && isLacking(scenario, weeks[week] as WeekDemand, decided[week] as Duties); from--) {
      redone.push(week);
      await decideWeeks(from, week + 1, REDONE.share);
    }
  }
  return { rows: scenario.nurses.map((nurse, at) => ({ agent: nurse.id, shifts: decided.flatMap((duties) => shiftsOf(scenario, duties.subarray(at * WEEK, (at + 1) * WEEK))) })), redone };

  function aheadOf(until: number): number {
    return Math.min(AHEAD, scenario.weeks - given.first - until);
  }

  async function decideWeeks(from: number, until: number, share: number): Promise<void> {
    const limit: Limit = 'steps' in effort ? { steps: effort.steps } : { seconds: effort.seconds * share };
    const outlook = outlookOn({ scenario, borders: borders[from] as readonly Border[], first: given.first + from }, weeks.slice(from, until), weeks.slice(0, until), aheadOf(until));
    const duties = await cheapest(outlook, limit, effort.seed + (from + redone.length * weeks.length) * crew.size, crew);
    for (let week = from; week < until; week++) {
      const own = duties.filter((_, at) => Math.floor((at % outlook.days) / WEEK) === week - from);
      decided[week] = own;
      borders[week + 1] = bordersAfter(scenario, borders[week] as readonly Border[], own, WEEK);
    }
  }
}

/** Fewer are there than the least of some duty on some day. */
function isLacking(scenario: Scenario, { least }: WeekDemand, duties: Duties): boolean {
  const width = dutiesOf(scenario);
  const there = new Int16Array(WEEK * width);
  duties.forEach((duty, at) => (there[(at % WEEK) * width + duty] = (there[(at % WEEK) * width + duty] as number) + 1));
  return least.some((one, at) => at % width !== 0 && one > (there[at] as number));
}

async function cheapest(outlook: Outlook, limit: Limit, seed: number, crew: Crew): Promise<Duties> {
  const found = await Promise.all(Array.from({ length: crew.size }, (_, thread) => crew.do({ kind: 'duties', outlook, seed: seed + thread, limit })));
  const best = found.flatMap((one) => ('duties' in one ? [one] : [])).reduce((one, other) => (other.cost < one.cost ? other : one));
  return best.duties;
}

function shiftsOf(scenario: Scenario, duties: Duties): DutyRow['shifts'] {
  return Array.from(duties, (duty) => (duty === 0 ? null : { shift: scenario.shifts[shiftOf(scenario, duty) - 1]?.id ?? '', skill: scenario.skills[(duty - 1) % scenario.skills.length] ?? '' }));
}
