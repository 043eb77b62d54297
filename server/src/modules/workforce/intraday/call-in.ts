import type { DayShift } from './coverage.ts';
import { LEAST_HOURS, nameOf, type DayProposal, type OffPerson, type Standing } from './proposal.ts';

/** Who is called in has an hour more to get there than who is there already. */
const WAY_MS = 3_600_000;
/** Nobody is called in for longer: who has no shift today had other things to do. */
const LONGEST_MS = 6 * 3_600_000;
/** So many shifts are held against the rules of labour to find one that keeps them. */
const MOST_JUDGED = 48;

/**
 * Somebody with no shift is asked to come for a few hours, where most of what is paid for is needed and where leave, hours, rest and what was agreed
 * with them allow it. A shift without a break: where one is asked for, it is not lawful and a shorter one is.
 */
export function bestCallIn(standing: Standing): DayProposal | null {
  const { question, used, banned, short } = standing;
  if (short.size === 0) return null;
  const gains = new Map<string, readonly number[]>();
  const candidates = (question.off ?? []).filter((one) => !used.has(one.id)).flatMap((person) => {
    const key = person.can.join(' ');
    const sums = gains.get(key) ?? sumsOf(standing, person.can);
    gains.set(key, sums);
    return [...shiftsOf(standing, person, sums)];
  }).filter((one) => !banned.has(nameOf(one))).toSorted((a, b) => worth(b) - worth(a));
  let judged = 0;
  for (const one of candidates) {
    if (judged++ >= MOST_JUDGED) return null;
    if (question.lawful(one.personId ?? '', one.shift?.after as DayShift)) return one;
  }
  return null;
}

const worth = (one: DayProposal): number => one.fewerShort - 0.5 * one.paidHours;

/** Agent-hours that one more agent makes missing less, from the first interval to before each. */
function sumsOf({ question, coverage }: Standing, can: readonly number[]): number[] {
  const sums = [0];
  for (let at = question.first; at < question.end; at++) sums.push((sums.at(-1) as number) + ((coverage.short(at) - coverage.shortWith(can, at, 1)) * question.stepMs) / 3_600_000);
  return sums;
}

/** Shifts of their lengths that begin and end with an interval and pay for themselves by half; named by whose they are, until they are in force. */
function* shiftsOf({ question }: Standing, { id, least, most, isFree }: OffPerson, sums: readonly number[]): Generator<DayProposal> {
  const { first, end, origin, stepMs } = question;
  for (let start = first + Math.ceil(WAY_MS / stepMs); start < end; start++) {
    for (let length = Math.ceil(least / stepMs); length * stepMs <= Math.min(most, LONGEST_MS) && start + length <= end; length++) {
      const fewerShort = (sums[start + length - first] as number) - (sums[start - first] as number);
      const paidHours = (length * stepMs) / 3_600_000;
      if (length === 0 || fewerShort < Math.max(2 * LEAST_HOURS, 0.5 * paidHours)) continue;
      const [from, to] = [origin + start * stepMs, origin + (start + length) * stepMs];
      if (!isFree(from, to)) continue;
      yield { kind: 'call_in', personId: id, shift: { before: null, after: { id, from, to, activities: [] } }, loan: null, from, to, paidHours, fewerShort };
    }
  }
}
