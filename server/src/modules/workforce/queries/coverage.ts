import type { Tx } from '../../../platform/db/tx.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import type { CoverageView, ShiftView } from '../contract-schedule.ts';
import { eachQuarter, Need, usualPrices, type Stint } from '../scheduling/index.ts';
import { shiftMinutes, type ShiftMinutes } from '../store/shifts.ts';
import { whyAwayFrom } from './away-days.ts';
import { rosterNeed, type RosterNeed } from './roster-need.ts';
import { awayFromContacts, rosterPeople, type RosterPeople } from './roster-people.ts';

/**
 * Who has to be on contacts and who is, by the quarter, of some weeks: as it is published, or as a draft has it. What is short is reckoned by the smallest cut, so
 * somebody who knows several queues counts once, where they help most. A shift of whoever is away counts for nobody.
 */
export async function coverageOf(tx: Tx, asked: { brandIds: readonly string[]; from: string; weeks: number; shifts: readonly ShiftView[] | null; personIds: readonly string[] | null }): Promise<CoverageView> {
  const { from, weeks, brandIds } = asked;
  const origin = Date.parse(`${from}T00:00:00Z`);
  const need = await rosterNeed(tx, brandIds, from, weeks, origin);
  const everybody = await rosterPeople(tx, { brandIds, from, weeks, queues: need.queues, touching: { from: new Date(origin + need.judged[0] * 900_000), to: new Date(origin + need.judged[1] * 900_000) } });
  const planned = new Set(asked.personIds ?? []);
  const drafted = new Set((asked.shifts ?? []).map((one) => one.id));
  // Whom a draft is not about works as it is published.
  const published = everybody.inForce.filter((one) => asked.shifts === null || !planned.has(one.personId));
  const stints = [
    ...published.map((one) => ({ person: one.personId, ...awayFromContacts(one, origin) })), ...(asked.shifts ?? []).map((one) => ({ person: one.person_id, ...awayFromContacts({ ...one, from: new Date(one.from), to: new Date(one.to) }, origin) })),
    ...[...everybody.beside].flatMap(([person, own]) => own.filter((one) => !drafted.has(one.id)).map((one) => ({ person, ...one }))),
  ];
  const { sum, people } = summed(need, everybody, origin, weeks);
  const place = new Map(people.map((one, at) => [one.id, at]));
  const able = need.queues.map(() => new Array<number>(sum.quarters).fill(0));
  for (const stint of stints) {
    const at = place.get(stint.person);
    if (at === undefined || isAway(everybody, stint)) continue;
    eachQuarter(stint, sum, (quarter) => {
      sum.add(sum.groupOf[at] as number, quarter, 1);
      for (const queue of people[at]?.queues ?? []) (able[queue] as number[])[quarter] = ((able[queue] as number[])[quarter] as number) + 1;
    });
  }
  const short = Array.from({ length: sum.quarters }, (_, quarter) => rounded(sum.shortAt(quarter).short));
  const hours = (values: Iterable<number>): number => rounded([...values].reduce((total, one) => total + one / 4, 0));
  return {
    from: new Date(origin + need.judged[0] * 900_000).toISOString(), step_seconds: 900, queues: need.queues.map((one, at) => ({ brand_id: one.brandId, brand: one.brand, channel: one.channel, required: one.required.map(rounded), able: able[at] as number[] })),
    required: [...sum.total].map(rounded), staffed: [...sum.staffed], short, required_hours: hours(sum.total), staffed_hours: hours(sum.staffed), short_hours: hours(short), not_foretold: need.notForetold,
  };
}

/** Whoever is away is nobody to count on, though their shift stands. */
function isAway({ away, origin }: Pick<RosterPeople, 'away' | 'origin'>, { person, from, to }: { person: string; from: number; to: number }): boolean {
  return whyAwayFrom(away, { personId: person, from: new Date(origin + from * 60_000), to: new Date(origin + to * 60_000) }) !== null;
}

/** What is needed of these people, with nobody on contacts yet. */
function summed(need: RosterNeed, everybody: RosterPeople, origin: number, weeks: number): { sum: Need; people: Omit<RosterPeople['people'][number], 'brandIds'>[] } {
  const people = everybody.people.map(({ brandIds: _, ...person }) => person);
  return { people, sum: needOf({ origin, judged: need.judged, queues: need.queues.map((one) => ({ id: '', name: '', required: one.required })), people, weeks, prices: usualPrices, seed: 0, seconds: 0, steps: 0 }) };
}

export interface PublishedNeed {
  readonly sum: Need;
  /** who stands where in it */
  readonly groupOf: ReadonlyMap<string, number>;
  readonly origin: number;
  readonly notForetold: number;
  readonly queues: number;
}

/** What is short by the quarter as it is published, to ask what one person more or less would change: of the quarters between two moments in these weeks; others hold nobody. */
export async function publishedNeed(tx: Tx, { brandIds, from, weeks, between }: { brandIds: readonly string[]; from: string; weeks: number; between: { readonly from: Date; readonly to: Date } }): Promise<PublishedNeed> {
  const origin = Date.parse(`${from}T00:00:00Z`);
  const need = await rosterNeed(tx, brandIds, from, weeks, origin, between.from);
  const everybody = await rosterPeople(tx, { brandIds, from, weeks, queues: need.queues, touching: null });
  const { sum, people } = summed(need, everybody, origin, weeks);
  const groupOf = new Map(people.map((one, at) => [one.id, sum.groupOf[at] as number]));
  const shifts = await shiftMinutes(tx, [...groupOf.keys()], between, origin);
  for (const shift of shifts) {
    const group = groupOf.get(shift.person);
    if (group !== undefined && !isAway(everybody, shift)) eachQuarter(outOfContacts(shift, origin), sum, (quarter) => sum.add(group, quarter, 1));
  }
  return { sum, groupOf, origin, notForetold: need.notForetold, queues: need.queues.length };
}

/** Whatever is put into a shift is time away from contacts. */
function outOfContacts({ from, to, activities }: ShiftMinutes, origin: number): Stint {
  const minute = (at: string): number => Math.round((Date.parse(at) - origin) / 60_000);
  return { from, to, rests: activities.map((one) => ({ from: minute(one.from), to: minute(one.to), paid: one.paid })).toSorted((a, b) => a.from - b.from) };
}

/** @throws Refusal where people know so many different things that cuts cannot be reckoned */
function needOf(question: ConstructorParameters<typeof Need>[0]): Need {
  try {
    return new Need(question);
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(422, 'too_many_skills', 'These people know too many different sets of queues to be reckoned together: look at fewer brands at once.');
    throw error;
  }
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
