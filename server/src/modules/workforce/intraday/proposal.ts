import { Coverage, type DayLoan, type DayNeeds, type DayPerson, type DayShift } from './coverage.ts';

export type ProposalKind = 'move_break' | 'move_training' | 'borrow' | 'overtime' | 'call_in' | 'time_off' | 'peak_mode';

/** One thing that can be done about the rest of a day. What is not done changes nothing. */
export interface DayProposal {
  readonly kind: ProposalKind;
  readonly personId: string | null;
  /** what becomes of a shift, or the one somebody comes for; null where none is touched */
  readonly shift: { readonly before: DayShift | null; readonly after: DayShift } | null;
  /** the queue somebody is lent to */
  readonly loan: DayLoan | null;
  readonly from: number;
  readonly to: number;
  /** agent-hours more (or fewer) that are paid */
  readonly paidHours: number;
  /** agent-hours that are missing less once it is done, after all that stand before it */
  readonly fewerShort: number;
}

/** Somebody with a shift, and the queues they do not work on but could be lent to, by number. */
export interface Lender extends DayPerson {
  readonly lendable?: readonly number[];
}

/** Somebody with no shift who could be asked to come. Lengths in milliseconds. */
export interface OffPerson {
  readonly id: string;
  readonly can: readonly number[];
  readonly least: number;
  readonly most: number;
  /** a quick no: they are away, or never work then */
  readonly isFree: (from: number, to: number) => boolean;
}

export interface DayQuestion extends DayNeeds {
  /** the same if more comes than is expected: nobody is sent home who would then be missed */
  readonly high: DayNeeds['needed'];
  readonly people: readonly Lender[];
  /** who could be asked to come */
  readonly off?: readonly OffPerson[];
  /** the first interval that can still be changed, and the end of the day */
  readonly first: number;
  readonly end: number;
  /** whether a changed shift, or a new one, keeps the rules of its place and what was agreed */
  readonly lawful: (personId: string, after: DayShift) => boolean;
  /** somebody pays for what stays short: overtime may be asked for */
  readonly overtimeMs: number;
  readonly mayPeak: boolean;
  /** share of those who are planned that is really there */
  readonly comes?: number;
  /** what a day with these people is worth, such as contacts answered as promised: nothing is proposed that lowers it */
  readonly worth?: (people: readonly DayPerson[]) => number;
  /** whether every queue that keeps its promise goes on keeping it: nobody is lent away from one that would not */
  readonly keepsPromises?: (before: readonly DayPerson[], after: readonly DayPerson[]) => boolean;
}

/** Less than a quarter of an agent-hour is nobody's trouble. */
export const LEAST_HOURS = 0.125;

/** The day as it would be once everything before was done, and who is touched already. */
export interface Standing {
  readonly question: DayQuestion;
  readonly people: readonly Lender[];
  readonly coverage: Coverage;
  /** by what a proposal takes of them */
  readonly used: ReadonlySet<string>;
  /** what was found to make the day worse */
  readonly banned: ReadonlySet<string>;
  /** intervals with something missing */
  readonly short: ReadonlySet<number>;
}

export function standingOf(question: DayQuestion, people: readonly Lender[], used: ReadonlySet<string>, banned: ReadonlySet<string>): Standing {
  const coverage = new Coverage(people, question, question.comes);
  const short = new Set<number>();
  for (let at = question.first; at < question.end; at++) if (coverage.short(at) > 0.05) short.add(at);
  return { question, people, coverage, used, banned, short };
}

/** The people of a day once something was done about it. */
export function peopleAfter(people: readonly Lender[], { personId, shift, loan }: Pick<DayProposal, 'personId' | 'shift' | 'loan'>, off: readonly OffPerson[] = []): Lender[] {
  const change = (person: Lender): Lender => ({
    ...person,
    ...(shift === null ? {} : { shifts: shift.before === null ? [...person.shifts, shift.after] : person.shifts.map((one) => (one.id === shift.after.id ? shift.after : one)) }),
    ...(loan === null ? {} : { lent: [...(person.lent ?? []), loan] }),
  });
  const comes = shift?.before === null && !people.some((one) => one.id === personId) ? off.find((one) => one.id === personId) : undefined;
  return [...people.map((one) => (one.id === personId ? change(one) : one)), ...(comes === undefined ? [] : [change({ id: comes.id, can: comes.can, shifts: [] })])];
}

export const loanOf = (personId: string | null): string => `loan of ${personId}`;
/** What a proposal takes of somebody: their shift is changed once, and they are lent once. */
export const takesOf = ({ personId, loan }: DayProposal): string => (loan === null ? `${personId}` : loanOf(personId));

export const nameOf = ({ kind, personId, loan, from, to }: DayProposal): string => `${kind} ${personId} ${loan?.queue ?? ''} ${from} ${to}`;

/** The one that is worth most of those that were not found to make the day worse. */
export function best({ banned }: Standing, candidates: Iterable<DayProposal>, by: (one: DayProposal) => number): DayProposal | null {
  let found: DayProposal | null = null;
  for (const one of candidates) if (!banned.has(nameOf(one)) && (found === null || by(one) > by(found) + 1e-9)) found = one;
  return found;
}
