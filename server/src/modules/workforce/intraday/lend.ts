import { canAt, shareAt, withQueues } from './coverage.ts';
import { best, LEAST_HOURS, loanOf, type DayProposal, type Lender, type Standing } from './proposal.ts';

/** Of what somebody who is lent works, at least so much is missing less: otherwise they are needed where they are. */
const SPARED = 0.5;
/** For less than this nobody changes what they do. */
const LEAST_GAIN = 2 * LEAST_HOURS;

/**
 * Somebody who works anyway is lent to a queue that is short, for the stretch where they can be spared and that lowers most of what is missing: whoever is
 * missed where they are lowers little by it. It costs no paid hour. They keep what they do: a loan adds a queue.
 */
export function bestLoan(standing: Standing): DayProposal | null {
  const { question, people, used, short } = standing;
  if (short.size === 0) return null;
  const found = function* (): Generator<DayProposal> {
    for (const person of people) for (const queue of used.has(loanOf(person.id)) ? [] : (person.lendable ?? [])) {
      for (const { first, end, hours } of stretches(standing, person, queue)) {
        const [from, to] = [question.origin + first * question.stepMs, question.origin + end * question.stepMs];
        if (hours >= LEAST_GAIN) yield { kind: 'borrow', personId: person.id, shift: null, loan: { queue, from, to }, from, to, paidHours: 0, fewerShort: hours };
      }
    }
  };
  return best(standing, found(), (one) => one.fewerShort);
}

interface Stretch {
  readonly first: number;
  readonly end: number;
  readonly hours: number;
}

/** Stretches of a shift in which a loan helps all the time; a break in it ends none. */
function* stretches({ question, coverage, short }: Standing, person: Lender, queue: number): Generator<Stretch> {
  const { origin, stepMs } = question;
  let open: Stretch | undefined;
  for (let at = question.first; at < question.end; at++) {
    const share = shareAt(person.shifts, origin + at * stepMs, origin + (at + 1) * stepMs);
    const can = canAt(person, question, at);
    const fewer = share > 0 && short.has(at) ? coverage.short(at) - coverage.shortMoved(can, withQueues(can, [queue]), at, share) : 0;
    if (fewer > 1e-6 && fewer >= SPARED * share * (question.comes ?? 1)) open = { first: open?.first ?? at, end: at + 1, hours: (open?.hours ?? 0) + (fewer * stepMs) / 3_600_000 };
    else if (open !== undefined && (share > 0 || !worksLater(person, origin + at * stepMs))) {
      yield open;
      open = undefined;
    }
  }
  if (open !== undefined) yield open;
}

const worksLater = ({ shifts }: Lender, at: number): boolean => shifts.some((one) => one.from < at && one.to > at);
