import { createHash } from 'node:crypto';
import type { Tx } from '../../../platform/db/tx.ts';
import { may } from '../../../platform/actor/actor.ts';
import { listBrands } from '../../identity/index.ts';
import type { TodayView } from '../contract-today.ts';
import { Coverage, propose, type DayPerson, type DayProposal, type DayQuestion } from '../intraday/index.ts';
import { addDays, localDay, startOfDay } from '../rules/local-days.ts';
import { brandPlanned, settingsOf } from '../store/settings.ts';
import { lawfulnessOf } from './day-lawful.ts';
import { dayOff, type DayOff } from './day-off.ts';
import { keepsPromises, worthOf } from './day-reach.ts';
import { dayPerson, peopleToday, type PersonToday } from './today-people.ts';
import { queuesToday, type DayFrame, type DayQueue } from './today-queues.ts';
import { reachToday, type Reach } from './today-reach.ts';

/** Nobody changes what begins in less. */
const NOTICE_MS = 30 * 60_000;
const OVERTIME_MS = 2 * 3_600_000;
/** Before so many agent-hours were planned, how many really come is not known from today. */
const FEW_HOURS = 2;
const MOST_BRANDS = 20;

/** A day with everything that is reckoned from it; what is told of it, and what can be done. */
export interface Board {
  readonly frame: DayFrame;
  readonly zone: string;
  readonly day: string;
  readonly queues: readonly DayQueue[];
  readonly names: ReadonlyMap<string, string>;
  readonly people: readonly PersonToday[];
  readonly off: DayOff['people'];
  readonly question: DayQuestion;
  readonly comes: TodayView['comes'];
  readonly there: readonly (number | null)[];
  readonly proposals: readonly (DayProposal & { readonly key: string })[];
}

/** The day of a brand's clock over all brands the reader plans: people work for several of them. */
export async function boardOf(tx: Tx, brandId: string): Promise<Board> {
  const brand = await brandPlanned(tx, brandId);
  const { step_seconds: stepSeconds } = await settingsOf(tx, brandId);
  const day = localDay(tx.now, brand.time_zone);
  const [origin, end] = [startOfDay(day, brand.time_zone), startOfDay(addDays(day, 1), brand.time_zone)];
  const since = (tx.now.getTime() - origin.getTime()) / 1000 / stepSeconds;
  const frame: DayFrame = { origin, stepSeconds, length: Math.round((end.getTime() - origin.getTime()) / 1000 / stepSeconds), over: Math.floor(since), elapsed: since - Math.floor(since) };
  const brands = (await listBrands(tx)).filter((one) => one.archived_at === null && may(tx.actor, 'workforce.read', one.id));
  const inOrder = [...brands.filter((one) => one.id === brandId), ...brands.filter((one) => one.id !== brandId)].slice(0, MOST_BRANDS);
  const queues: DayQueue[] = [];
  // A brand that plans in other steps has its own board.
  for (const one of inOrder) if (one.id === brandId || (await settingsOf(tx, one.id)).step_seconds === stepSeconds) queues.push(...(await queuesToday(tx, one.id, frame)));
  const people = await peopleToday(tx, inOrder.map((one) => one.id), origin, end);
  const there = presentBy(people, frame);
  const reach = await reachToday(tx, queues, people.map((one) => one.person.person_id), { origin, end });
  const persons = people.map((one) => dayPerson(one, reach.get(one.person.person_id))).filter((one) => one.can.length > 0 && one.shifts.length > 0);
  const comes = comesOf(persons, there, frame, queues);
  const needs = { origin: origin.getTime(), stepMs: stepSeconds * 1000, needed: queues.map((one) => one.needed) };
  const first = Math.ceil((tx.now.getTime() + NOTICE_MS - origin.getTime()) / 1000 / stepSeconds);
  const plans = may(tx.actor, 'workforce.write', brandId);
  const covered = new Coverage(persons, needs, comes.share);
  // Who is at home is looked at only where somebody is missing: it takes reading weeks.
  const isShort = Array.from({ length: Math.max(0, frame.length - first) }, (_, at) => first + at).some((at) => covered.short(at) > 0.05);
  const off = plans && isShort ? await dayOff(tx, inOrder.map((one) => one.id), day, new Set(people.map((one) => one.person.person_id))) : NOBODY_OFF;
  const couldCome = off.people.length === 0 ? new Map<string, Reach>() : await reachToday(tx, queues, off.people.map((one) => one.id), { origin, end });
  const changed = await lawfulnessOf(tx, people, origin);
  const atHome = new Set(off.people.map((one) => one.id));
  const question: DayQuestion = {
    ...needs, high: queues.map((one) => one.high), people: persons, off: off.people.map((one) => ({ ...one, can: couldCome.get(one.id)?.can ?? [] })).filter((one) => one.can.length > 0), first, end: frame.length,
    lawful: (personId, after) => (atHome.has(personId) ? off.lawful(personId, after) : changed(personId, after)), overtimeMs: OVERTIME_MS, mayPeak: may(tx.actor, 'routing.peak', brandId), comes: comes.share, worth: (who) => worthOf({ queues, frame }, new Coverage(who, needs, comes.share)),
    keepsPromises: (before, after) => keepsPromises({ queues, frame }, new Coverage(before, needs, comes.share), new Coverage(after, needs, comes.share)),
  };
  const proposals = plans ? propose(question).map((one) => ({ ...one, key: keyOf(one, queues) })) : [];
  return { frame, zone: brand.time_zone, day, queues, names: new Map(inOrder.map((one) => [one.id, one.name])), people, off: off.people, question, comes, there, proposals };
}

const NOBODY_OFF: DayOff = { people: [], lawful: () => false };

/** The same proposal has the same name as long as nothing of it has changed. */
function keyOf({ kind, personId, shift, loan, from, to }: DayProposal, queues: readonly DayQueue[]): string {
  const queue = loan === null ? null : queues[loan.queue];
  return createHash('sha256').update(JSON.stringify([kind, personId, shift?.before?.id ?? null, shift?.before, shift?.after, queue == null ? null : [queue.brandId, queue.channel], kind === 'peak_mode' ? null : [from, to]])).digest('hex').slice(0, 24);
}

/** People at work by interval so far, on average over each. */
function presentBy(people: readonly PersonToday[], { origin, stepSeconds, length, over }: DayFrame): (number | null)[] {
  return Array.from({ length }, (_, at) => {
    if (at >= over) return null;
    const [from, to] = [origin.getTime() + at * stepSeconds * 1000, origin.getTime() + (at + 1) * stepSeconds * 1000];
    return people.reduce((sum, { states }) => sum + states.reduce((share, one) => share + (one.what === 'available' || one.what === 'handling' ? Math.max(0, Math.min(one.to, to) - Math.max(one.from, from)) : 0), 0), 0) / (to - from);
  });
}

/** How many of those who are planned really come: as it was so far today; before that is known, as the terms say. */
function comesOf(people: readonly DayPerson[], there: readonly (number | null)[], { origin, stepSeconds, over }: DayFrame, queues: readonly DayQueue[]): Board['comes'] {
  const coverage = new Coverage(people, { origin: origin.getTime(), stepMs: stepSeconds * 1000, needed: queues.map(() => []) });
  let [planned, came] = [0, 0];
  for (let at = 0; at < over; at++) {
    const one = coverage.at(at).there;
    planned += one;
    came += Math.min(one, there[at] ?? 0);
  }
  if ((planned * stepSeconds) / 3600 >= FEW_HOURS) return { share: Math.max(0.3, Math.min(1, came / planned)), measured: true };
  const weight = queues.reduce((sum, one) => sum + one.expected.reduce((a, b) => a + b, 0), 0);
  const lost = weight === 0 ? 0 : queues.reduce((sum, one) => sum + one.span.terms.unplanned_shrinkage * one.expected.reduce((a, b) => a + b, 0), 0) / weight;
  return { share: 1 - lost, measured: false };
}
