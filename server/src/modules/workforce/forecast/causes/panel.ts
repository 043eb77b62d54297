import { AGES, BEFORE_DUE, causes, dueOn, FORGOTTEN_DAYS, placedOn, standingOn, type Cause, type Cell, type Cohort, type Way } from './way.ts';

/** Contacts about orders that went one way, of one day. */
export interface ContactsOfWay extends Way {
  readonly day: number;
  /** key of the uppermost contact reason */
  readonly reason: string;
  readonly count: number;
}

/** What is known of a brand's orders, parcels, renewals and of the contacts about them, in days numbered from 0. */
export interface Known {
  readonly cohorts: readonly Cohort[];
  readonly contacts: readonly ContactsOfWay[];
  /** charges by the day they are due and, where known, the day the subscription began: past ones as they came, future ones as they are planned */
  readonly dues: readonly { readonly due: number; readonly began: number | null; readonly count: number }[];
  /** contacts of people with a charge about then */
  readonly dueContacts: readonly { readonly day: number; readonly due: number; readonly count: number }[];
  /** everything that came for these reasons, whether we know the order or not */
  readonly totals: readonly { readonly day: number; readonly channel: string; readonly reason: string; readonly count: number }[];
}

/** Numbers by day and age. */
export class Grid {
  readonly ages: number;
  readonly #cells: Float64Array;
  constructor(days: number, ages: number) {
    this.ages = ages;
    this.#cells = new Float64Array(days * ages);
  }
  at(day: number, age: number): number {
    return this.#cells[day * this.ages + age] as number;
  }
  add(day: number, age: number, count: number): void {
    this.#cells[day * this.ages + age] = this.at(day, age) + count;
  }
}

/** How many could take a step on a day, by age, and how many did. */
export interface Steps {
  readonly could: Grid;
  readonly did: Grid;
}

export interface Panel {
  readonly days: number;
  readonly units: Readonly<Record<Cause, Grid>>;
  readonly contacts: Readonly<Record<Cause, Grid>>;
  readonly steps: Readonly<Record<'waiting' | 'under_way' | 'late', Steps>>;
}

const grids = (days: number): Record<Cause, Grid> => Object.fromEntries(causes.map((cause) => [cause, new Grid(days, AGES[cause])])) as Record<Cause, Grid>;
const stepsOf = (days: number, cause: Cause): Steps => ({ could: new Grid(days, AGES[cause]), did: new Grid(days, AGES[cause]) });

/** Lays out who stood where on each of `days` past days, and who wrote from there. What a day shows does not hang on any later one. */
export function layOut(known: Known, days: number): Panel {
  const panel: Panel = { days, units: grids(days), contacts: grids(days), steps: { waiting: stepsOf(days, 'waiting'), under_way: stepsOf(days, 'under_way'), late: stepsOf(days, 'late') } };
  for (const cohort of known.cohorts) {
    for (let day = Math.max(0, cohort.placed); day < days && day <= lastDay(cohort); day++) {
      for (const cell of [standingOn(cohort, day), placedOn(cohort, day)]) add(panel.units, cell, day, cohort.count);
      step(panel.steps, cohort, day);
    }
  }
  for (const { due, count } of known.dues) for (let day = Math.max(0, due - BEFORE_DUE); day < Math.min(days, due - BEFORE_DUE + AGES.renewals); day++) add(panel.units, dueOn(due, day), day, count);
  for (const one of known.contacts) if (one.day >= 0 && one.day < days) add(panel.contacts, cellOfContact(one), one.day, one.count);
  for (const { day, due, count } of known.dueContacts) if (day >= 0 && day < days) add(panel.contacts, dueOn(due, day), day, count);
  return panel;
}

/** The last day a way can bring anybody to write, or to take a step. */
function lastDay({ placed, handed, delivered, ended }: Way): number {
  const left = ended ?? (delivered === null ? (handed ?? placed) + FORGOTTEN_DAYS : delivered + AGES.delivered);
  return Math.max(left, placed + AGES.placed);
}

function add(into: Readonly<Record<Cause, Grid>>, cell: Cell | null, day: number, count: number): void {
  if (cell !== null) into[cell.cause].add(day, cell.age, count);
}

/** Whom a reason is laid to: an order's own changes to its age, goods that come back to their delivery, waiting to where the parcel stood. */
export function cellOfContact(one: ContactsOfWay): Cell | null {
  if (one.reason === 'order_change') return placedOn(one, one.day);
  const cell = standingOn(one, one.day);
  return cell !== null && (one.reason === 'returns') === (cell.cause === 'delivered') ? cell : null;
}

/** A day's steps: handed over where it waited, arrived where it was under way. Whoever enters a state may leave it the same day. */
function step(steps: Panel['steps'], { count, ...way }: Cohort, day: number): void {
  const { handed, delivered, ended } = way;
  if ((ended !== null && ended <= day) || (delivered !== null && delivered < day)) return;
  const waits = standingOn({ ...way, handed: null, delivered: null }, day);
  if (handed === null || handed >= day) {
    if (waits !== null) take(steps.waiting, day, waits.age, count, handed === day);
  }
  if (handed === null || handed > day) return;
  const moves = standingOn({ ...way, delivered: null }, day);
  if (moves !== null && (moves.cause === 'under_way' || moves.cause === 'late')) take(steps[moves.cause], day, moves.age, count, delivered === day);
}

function take({ could, did }: Steps, day: number, age: number, count: number, taken: boolean): void {
  could.add(day, age, count);
  if (taken) did.add(day, age, count);
}
