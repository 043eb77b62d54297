import { checkRoster, type Violation } from '../check-roster.ts';
import { labourRules, type LabourRules } from '../labour-rules.ts';
import { boundOf, type ShortBound } from './bound.ts';
import { conflictsOf, type Conflict } from './conflicts.ts';
import { withShortBreaks } from './place-breaks.ts';
import type { RosterPerson, RosterQuestion } from './question.ts';
import { burdensOf, inOrder, RosterSearch, type Effort } from './search.ts';
import { workedMinutes, type Rest, type Stint } from './stint.ts';
import { whyShort, type RosterShortage } from './why-short.ts';

export interface PlannedShift extends Stint {
  readonly person: string;
}

/** What one person's part comes to. */
export interface PersonSum {
  readonly person: string;
  readonly minutes: number;
  readonly contract: number;
  readonly nights: number;
  readonly weekends: number;
  readonly earlies: number;
  readonly wishes: number;
}

export interface RosterAnswer {
  readonly shifts: readonly PlannedShift[];
  readonly price: number;
  /** what it is made of, in hours of pay */
  readonly parts: { readonly short: number; readonly even: number; readonly people: number };
  readonly needHours: number;
  readonly shortHours: number;
  readonly bound: ShortBound;
  readonly shortages: readonly RosterShortage[];
  readonly conflicts: readonly Conflict[];
  readonly people: readonly PersonSum[];
  /** what the independent checker found and was taken away again; nothing, as long as both read the rules alike */
  readonly mended: readonly { readonly person: string; readonly rule: string }[];
  readonly ended: 'steps' | 'time' | 'stopped';
  readonly steps: number;
}

export interface RosterProgress {
  readonly price: number;
  readonly shortHours: number;
  readonly used: number;
}

/** Named shifts with breaks for some weeks. Whatever ends it first, there is an answer that keeps every rule. @throws RangeError 'classes' where there are too many sets of skills */
export function planRosters(question: RosterQuestion, clock: () => number = () => performance.now(), told: (progress: RosterProgress) => void = () => {}, stopped: () => boolean = () => false): RosterAnswer {
  const search = new RosterSearch(question);
  const until = clock() + question.seconds * 1000;
  let [ended, steps]: [RosterAnswer['ended'], number] = ['steps', 0];
  const effort: Effort = {
    used: (step) => {
      steps = step;
      if (stopped()) ended = 'stopped';
      else if (clock() >= until) ended = 'time';
      return ended === 'steps' ? (question.people.length === 0 ? 1 : step / question.steps) : 1;
    },
    seen: (price, shortHours, used) => told({ price, shortHours, used }),
  };
  search.run(effort);
  const mended = mend(search, question);
  placeShortBreaks(search);
  const price = search.exact();
  const shortHours = search.need.shortHours();
  const people = search.planned.reduce((sum, one) => sum + one.cost, 0);
  const short = shortHours * question.prices.shortHour;
  return {
    shifts: search.planned.flatMap(({ person, days }) => days.flatMap((stint) => (stint === undefined ? [] : [{ person: person.id, ...stint }]))),
    price, parts: { short, even: price - short - people, people }, needHours: search.need.total.reduce((sum, one) => sum + one / 4, 0), shortHours, bound: boundOf(search),
    shortages: whyShort(search, question.queues.map((queue) => queue.id)), conflicts: search.planned.flatMap((one) => conflictsOf(one, question.weeks)),
    people: search.planned.map(({ person, clock: place, days }) => ({ person: person.id, minutes: days.reduce((sum, stint) => sum + (stint === undefined ? 0 : workedMinutes(stint)), 0), contract: person.contract * question.weeks, ...burdensOf(person, place, days) })),
    mended, ended, steps,
  };
}

function placeShortBreaks(search: RosterSearch): void {
  search.planned.forEach((planned, at) => planned.days.forEach((stint, day) => {
    if (stint !== undefined) planned.days[day] = withShortBreaks(stint, search.need, search.need.groupOf[at] as number);
  }));
}

/** Asks the checker that shares nothing with the search. What it finds is taken away, the last shift first, until it finds nothing. */
function mend(search: RosterSearch, { origin }: RosterQuestion): { person: string; rule: string }[] {
  return search.planned.flatMap((planned, at) => {
    const gone: { person: string; rule: string }[] = [];
    for (;;) {
      const own = new Set(planned.days.filter((one) => one !== undefined));
      const all = inOrder(planned);
      const found = checkPerson(planned.person, planned.rules, all, origin).flatMap((one) => one.shifts.map((id) => ({ rule: one.rule, stint: all[Number(id)] as Stint }))).filter((one) => own.has(one.stint));
      const worst = found.toSorted((a, b) => b.stint.from - a.stint.from)[0];
      if (worst === undefined) return gone;
      search.drop(at, planned.days.indexOf(worst.stint));
      gone.push({ person: planned.person.id, rule: worst.rule });
    }
  });
}

export function checkPerson(person: Pick<RosterPerson, 'id' | 'zone'>, rules: LabourRules, stints: readonly Stint[], origin: number): Violation[] {
  const ms = (minute: number): number => origin + minute * 60_000;
  return checkRoster(stints.map((one, at) => ({ id: String(at), person: person.id, from: ms(one.from), to: ms(one.to), breaks: one.rests.map((rest: Rest) => ({ from: ms(rest.from), to: ms(rest.to), paid: rest.paid })) })), rules, person.zone);
}

export const rulesOf = (place: string): LabourRules => labourRules[place] ?? (labourRules.EU as LabourRules);
