import { judgePerson, type Judged, type NamedStint, type RosterPerson } from '../scheduling/index.ts';

/** One of the two who swap: what they work, what they would give and get. */
export interface SwapSide {
  readonly person: RosterPerson;
  /** in the weeks in question */
  readonly own: readonly NamedStint[];
  /** before and after */
  readonly beside: readonly NamedStint[];
  readonly gives: string | null;
  readonly gets: NamedStint | null;
  /** names of what the shift they would get is needed for and they do not know */
  readonly lacks: readonly string[];
}

export interface SwapProblem {
  readonly personId: string;
  readonly kind: 'law' | 'terms' | 'skills';
  readonly rule: string;
  readonly source: string;
  readonly allowed: number;
  readonly found: number;
  /** of skills: what they do not know */
  readonly names: readonly string[];
}

/** Sums over a week or more: who was over before may swap for less. */
const SUMS = new Set(['contract', 'days_a_week', 'week_days', 'week_hours', 'average_hours', 'day_hours']);
const NOISE = 1e-9;

/** What a swap would break for one of the two. Nothing: it is legal for them. What was broken before and does not get worse is not held against it; giving away may break a rule, too (where a rest began). */
export function judgeSide({ person, own, beside, gives, gets, lacks }: SwapSide, frame: { origin: number; weeks: number }): SwapProblem[] {
  const before = judgePerson(person, own, beside, frame);
  const after = judgePerson(person, [...own.filter((one) => one.id !== gives), ...(gets === null ? [] : [gets])], beside, frame);
  const say = ({ kind, rule, source, allowed, found }: Judged): SwapProblem => ({ personId: person.id, kind, rule, source, allowed, found: Math.round(found * 100) / 100, names: [] });
  const skills: SwapProblem[] = lacks.length === 0 ? [] : [{ personId: person.id, kind: 'skills', rule: 'channels', source: '', allowed: 0, found: lacks.length, names: lacks }];
  return [...skills, ...after.filter((one) => !before.some((old) => noWorse(one, old))).map(say)];
}

/** The very same; or the same sum, and not further from what it may be. */
function noWorse(now: Judged, old: Judged): boolean {
  if (old.kind !== now.kind || old.rule !== now.rule) return false;
  if (old.ids.length === now.ids.length && old.ids.every((id) => now.ids.includes(id))) return true;
  return SUMS.has(now.rule) && old.ids.some((id) => now.ids.includes(id)) && Math.abs(now.found - now.allowed) <= Math.abs(old.found - old.allowed) + NOISE;
}
