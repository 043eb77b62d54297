import { bestCallIn } from './call-in.ts';
import { canAt, Coverage, lowers, shareAt, touched, type DayActivity, type DayNeeds, type DayPerson, type DayShift } from './coverage.ts';
import { bestLoan } from './lend.ts';
import { best, LEAST_HOURS, nameOf, peopleAfter, standingOf, takesOf, type DayProposal, type DayQuestion, type Standing } from './proposal.ts';

/** A break goes no further from where it was, and no nearer to the ends of a shift. */
const BREAK_MOVES_MS = 90 * 60_000;
const EDGE_MS = 45 * 60_000;
/** Who goes home early does so for an hour at least; less is not worth the way. */
const LEAST_OFF_MS = 3_600_000;
const MOST = 12;
const MOST_BANNED = 40;

/**
 * What can be done about the rest of a day, the cheapest first and each on top of those before: breaks move out of intervals that are short, then
 * training and meetings, then who can be spared is lent to another queue, then somebody stays longer, then somebody is asked to come, then the peak
 * plan; where there are more people than even a high day asks for, somebody is offered to go. A proposal that lowers nothing is none.
 */
export function propose(question: DayQuestion): DayProposal[] {
  const made: DayProposal[] = [];
  const worth = question.worth ?? (() => 0);
  let standing = standingOf(question, question.people, new Set(), new Set());
  /** False: there is nothing more of its kind. */
  const take = (proposal: DayProposal | null): boolean => {
    if (proposal === null || made.length >= MOST) return false;
    const { personId } = proposal;
    if (personId === null) return made.push(proposal) > 0;
    const people = peopleAfter(standing.people, proposal, question.off);
    const harms = worth(people) < worth(standing.people) - 1e-6 || (proposal.loan !== null && question.keepsPromises?.(standing.people, people) === false);
    if (harms) {
      standing = { ...standing, banned: new Set([...standing.banned, nameOf(proposal)]) };
      return standing.banned.size < MOST_BANNED;
    }
    made.push(proposal);
    standing = standingOf(question, people, new Set([...standing.used, takesOf(proposal)]), standing.banned);
    return true;
  };
  for (const kind of ['move_break', 'move_training'] as const) while (take(bestMove(standing, kind)));
  while (take(bestLoan(standing)));
  while (take(bestOvertime(standing)));
  while (take(bestCallIn(standing)));
  take(peakMode(standing));
  while (take(bestTimeOff(standing)));
  return made;
}

function* activitiesOf(people: readonly DayPerson[]): Generator<{ person: DayPerson; before: DayShift; activity: DayActivity }> {
  for (const person of people) for (const before of person.shifts) for (const activity of before.activities) yield { person, before, activity };
}

const rests = (activity: DayActivity): boolean => activity.kind === 'break' || activity.kind === 'lunch';

function bestMove(standing: Standing, kind: 'move_break' | 'move_training'): DayProposal | null {
  const { question, people, coverage, short } = standing;
  const { first, end, origin, stepMs } = question;
  if (short.size === 0) return null;
  const distance = new Map<DayProposal, number>();
  const found = function* (): Generator<DayProposal> {
    for (const { person, before, activity } of activitiesOf(people)) {
      if (rests(activity) !== (kind === 'move_break') || activity.from < origin + first * stepMs) continue;
      if (![...touched(question, activity.from, activity.to, first, end)].some((at) => short.has(at))) continue;
      for (const to of places(question, before, activity, kind === 'move_break' ? BREAK_MOVES_MS : Infinity)) {
        const moved = { ...activity, from: to, to: to + activity.to - activity.from };
        const after = { ...before, activities: before.activities.map((one) => (one === activity ? moved : one)).toSorted((a, b) => a.from - b.from) };
        const intervals = new Set([...touched(question, activity.from, activity.to, first, end), ...touched(question, moved.from, moved.to, first, end)]);
        const fewerShort = lowers(coverage, question, person, { before, after }, intervals);
        if (fewerShort < LEAST_HOURS || !question.lawful(person.id, after)) continue;
        const proposal: DayProposal = { kind, personId: person.id, shift: { before, after }, loan: null, from: moved.from, to: moved.to, paidHours: 0, fewerShort };
        distance.set(proposal, Math.abs(to - activity.from));
        yield proposal;
      }
    }
  };
  // Of two places that help as much, the nearer.
  return best(standing, found(), (one) => one.fewerShort - (distance.get(one) ?? 0) / 1e12);
}

/** Where in a shift something of its length can go: a step at a time, over nothing else, not at the edges. */
function* places({ origin, stepMs, first }: DayQuestion, shift: DayShift, activity: DayActivity, most: number): Generator<number> {
  const length = activity.to - activity.from;
  const others = shift.activities.filter((one) => one !== activity);
  const begin = activity.from - Math.floor(Math.min(most, activity.from - shift.from) / stepMs) * stepMs;
  for (let from = begin; from <= Math.min(activity.from + most, shift.to - length); from += stepMs) {
    if (from === activity.from || from < origin + first * stepMs || from < shift.from + EDGE_MS || from + length > shift.to - EDGE_MS) continue;
    if (!others.some((one) => one.from < from + length && one.to > from)) yield from;
  }
}

/** Somebody who is there anyway stays on, where most of what is paid for is needed. */
function bestOvertime(standing: Standing): DayProposal | null {
  const { question, people, coverage, short, used } = standing;
  const { first, end, origin, stepMs } = question;
  const found = function* (): Generator<DayProposal> {
    for (const person of people) for (const before of person.shifts) {
      if (used.has(person.id) || before.to < origin + first * stepMs || !short.has(Math.floor((before.to - origin) / stepMs))) continue;
      for (let more = stepMs; more <= question.overtimeMs; more += stepMs) {
        const after = { ...before, to: before.to + more };
        const paidHours = more / 3_600_000;
        const fewerShort = lowers(coverage, question, person, { before, after }, touched(question, before.to, after.to, first, end));
        if (fewerShort >= Math.max(2 * LEAST_HOURS, 0.5 * paidHours) && question.lawful(person.id, after)) yield { kind: 'overtime', personId: person.id, shift: { before, after }, loan: null, from: before.to, to: after.to, paidHours, fewerShort };
      }
    }
  };
  return best(standing, found(), (one) => one.fewerShort - 0.5 * one.paidHours);
}

/** A lot is missing for long, whatever shifts can do. */
function peakMode({ question, coverage, short }: Standing): DayProposal | null {
  const { first, end, origin, stepMs, needed, mayPeak } = question;
  if (!mayPeak || short.size === 0) return null;
  const [from, to] = [Math.min(...short), Math.max(...short) + 1];
  let [missing, all] = [0, 0];
  for (let at = first; at < end; at++) {
    missing += coverage.short(at);
    all += needed.reduce((sum, queue) => sum + (queue[at] ?? 0), 0);
  }
  if (missing < 0.1 * all || (to - from) * stepMs < 2 * 3_600_000) return null;
  return { kind: 'peak_mode', personId: null, shift: null, loan: null, from: origin + from * stepMs, to: origin + to * stepMs, paidHours: 0, fewerShort: 0 };
}

/** The longest end of a shift that nobody would miss even on a high day. */
function bestTimeOff(standing: Standing): DayProposal | null {
  const { question, people, used } = standing;
  const { first, end, origin, stepMs } = question;
  const high: DayNeeds = { origin, stepMs, needed: question.high };
  const coverage = new Coverage(people, high, question.comes);
  const isSpare = (person: DayPerson, at: number): boolean => {
    const share = shareAt(person.shifts, origin + at * stepMs, origin + (at + 1) * stepMs);
    return share <= 0 || coverage.shortWith(canAt(person, question, at), at, -share) <= coverage.short(at) + 1e-6;
  };
  const found = function* (): Generator<DayProposal> {
    for (const person of people) for (const before of person.shifts) {
      if (used.has(person.id) || (person.lent ?? []).length > 0 || before.to <= origin + first * stepMs) continue;
      let from = Math.min(end, Math.ceil((before.to - origin) / stepMs));
      while (from > first && isSpare(person, from - 1)) from -= 1;
      const at = Math.max(origin + from * stepMs, before.from + LEAST_OFF_MS);
      if (before.to - at < LEAST_OFF_MS) continue;
      const after = { ...before, to: at, activities: before.activities.filter((one) => one.to <= at) };
      const saved = paidHours(before) - paidHours(after);
      if (saved >= 1 && question.lawful(person.id, after)) yield { kind: 'time_off', personId: person.id, shift: { before, after }, loan: null, from: at, to: before.to, paidHours: -saved, fewerShort: 0 };
    }
  };
  return best(standing, found(), (one) => -one.paidHours);
}

const paidHours = (shift: DayShift): number => (shift.to - shift.from - shift.activities.filter((one) => !one.paid).reduce((sum, one) => sum + one.to - one.from, 0)) / 3_600_000;
