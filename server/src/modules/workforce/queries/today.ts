import { createHash } from 'node:crypto';
import type { Tx } from '../../../platform/db/tx.ts';
import { may } from '../../../platform/actor/actor.ts';
import { listBrands, peopleNames } from '../../identity/index.ts';
import type { ProposalView, TodayQueueView, TodayView } from '../contract-today.ts';
import { Coverage, propose, type DayPerson, type DayProposal, type DayQuestion, type DayShift } from '../intraday/index.ts';
import { addDays, localDay, startOfDay } from '../rules/local-days.ts';
import { checkRoster, labourRules } from '../scheduling/index.ts';
import { reachSpan } from '../staffing/index.ts';
import { actionsOf } from '../store/day-actions.ts';
import { brandPlanned, settingsOf } from '../store/settings.ts';
import { shiftsInForce } from '../store/shifts.ts';
import { dayPerson, peopleToday, type PersonToday } from './today-people.ts';
import { queuesToday, type DayFrame, type DayQueue } from './today-queues.ts';

/** Nobody changes what begins in less. */
const NOTICE_MS = 30 * 60_000;
const OVERTIME_MS = 2 * 3_600_000;
/** An hour of overtime beside a usual one. */
const OVERTIME_PRICE = 1.5;
/** Before so many agent-hours were planned, how many really come is not known from today. */
const FEW_HOURS = 2;
const MOST_BRANDS = 20;
/** Rest and weeks are judged with what lies around the day. */
const AROUND_MS = 16 * 86_400_000;

/** A day with everything that is reckoned from it; what is told of it, and what can be done. */
export interface Board {
  readonly frame: DayFrame;
  readonly zone: string;
  readonly day: string;
  readonly queues: readonly DayQueue[];
  readonly names: ReadonlyMap<string, string>;
  readonly people: readonly PersonToday[];
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
  const persons = people.map((one) => dayPerson(one, queues)).filter((one) => one.can.length > 0 && one.shifts.length > 0);
  const comes = comesOf(persons, there, frame, queues);
  const lawful = await lawfulnessOf(tx, people, origin);
  const first = Math.ceil((tx.now.getTime() + NOTICE_MS - origin.getTime()) / 1000 / stepSeconds);
  const mayPeak = may(tx.actor, 'routing.peak', brandId);
  const question: DayQuestion = { origin: origin.getTime(), stepMs: stepSeconds * 1000, needed: queues.map((one) => one.needed), high: queues.map((one) => one.high), people: persons, first, end: frame.length, lawful, overtimeMs: OVERTIME_MS, mayPeak, comes: comes.share, worth: (who) => worthOf({ queues, frame }, new Coverage(who, { origin: origin.getTime(), stepMs: stepSeconds * 1000, needed: queues.map((one) => one.needed) }, comes.share)) };
  const proposals = may(tx.actor, 'workforce.write', brandId) ? propose(question).map((one) => ({ ...one, key: keyOf(one) })) : [];
  return { frame, zone: brand.time_zone, day, queues, names: new Map(inOrder.map((one) => [one.id, one.name])), people, question, comes, there, proposals };
}

/** The same proposal has the same name as long as nothing of it has changed. */
function keyOf({ kind, personId, shift, from, to }: DayProposal): string {
  return createHash('sha256').update(JSON.stringify([kind, personId, shift?.before.id ?? null, shift?.before, shift?.after, kind === 'peak_mode' ? null : [from, to]])).digest('hex').slice(0, 24);
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

/** Whether a changed shift breaks no rule of its place that was kept before. */
async function lawfulnessOf(tx: Tx, people: readonly PersonToday[], origin: Date): Promise<DayQuestion['lawful']> {
  const around = Map.groupBy(await shiftsInForce(tx, { personIds: people.map((one) => one.person.person_id), from: new Date(origin.getTime() - AROUND_MS), to: new Date(origin.getTime() + AROUND_MS) }), (one) => one.personId);
  const places = new Map(people.map(({ person }) => [person.person_id, person]));
  const broken = (personId: string, after: DayShift | null): number => {
    const person = places.get(personId);
    const rules = labourRules[person?.terms?.rules_place ?? person?.site?.country ?? ''];
    if (person === undefined || rules === undefined) return 0;
    const shifts = (around.get(personId) ?? []).map((one) => (after !== null && one.id === after.id ? { id: one.id, person: personId, from: after.from, to: after.to, breaks: after.activities.filter(isRest) } : { id: one.id, person: personId, from: one.from.getTime(), to: one.to.getTime(), breaks: one.activities.filter(isRest).map((rest) => ({ from: Date.parse(rest.from), to: Date.parse(rest.to), paid: rest.paid })) }));
    return checkRoster(shifts, rules, person.site?.time_zone ?? 'UTC').length;
  };
  const before = new Map<string, number>();
  return (personId, after) => {
    const most = before.get(personId) ?? broken(personId, null);
    before.set(personId, most);
    return broken(personId, after) <= most;
  };
}

const isRest = ({ kind }: { kind: string }): boolean => kind === 'break' || kind === 'lunch';

/** The day as it is told. */
export async function today(tx: Tx, brandId: string): Promise<TodayView> {
  const board = await boardOf(tx, brandId);
  const { frame, question, queues } = board;
  const iso = (ms: number): string => new Date(ms).toISOString();
  const atOf = (at: number): string => iso(question.origin + at * question.stepMs);
  const coverage = new Coverage(question.people, question, question.comes);
  const covered = Array.from({ length: frame.length }, (_, at) => coverage.at(at));
  const reached = endOfDay(board, coverage);
  const actions = await actionsOf(tx, brandId, frame.origin);
  const by = await peopleNames(tx, actions.flatMap((one) => one.done_by ?? []));
  return {
    day: board.day, time_zone: board.zone, now: tx.now.toISOString(), step_seconds: frame.stepSeconds, first: atOf(question.first), comes: board.comes,
    queues: queues.map((queue, number) => showQueue(board, queue, number, covered, reached[number] ?? { service: [], end: null, promised: 0 })),
    sums: covered.map((one, at) => ({ at: atOf(at), needed: queues.reduce((sum, queue) => sum + (queue.needed[at] ?? 0), 0), planned: one.there / (question.comes ?? 1), there: board.there[at] ?? null, short: one.short.reduce((sum, short) => sum + short, 0), spare: one.spare })),
    people: board.people.map((one) => showPerson(one)),
    proposals: showProposals(tx, board, brandId),
    actions: actions.map((one) => ({ id: one.id, proposal: one.proposal, done_at: one.done_at.toISOString(), done_by: one.done_by === null ? null : (by.get(one.done_by) ?? null), undone_at: one.undone_at?.toISOString() ?? null, may_undo: one.undone_at === null && one.after_in_force && one.after_shift !== null && Date.parse(one.proposal.from) > tx.now.getTime() })),
  };
}

interface Reached {
  readonly service: readonly (number | null)[];
  readonly end: number | null;
  readonly promised: number;
}

/** Contacts of the rest of the day that are answered as promised; better than promised counts no more. */
function worthOf(day: Pick<Board, 'queues' | 'frame'>, coverage: Coverage): number {
  return endOfDay(day, coverage).reduce((sum, one, number) => sum + one.promised * Math.min(one.end ?? 0, day.queues[number]?.span.terms.service_level ?? 1), 0);
}

/** What each queue reaches with those who are planned: what is over as it was, the rest as it is reckoned. */
function endOfDay({ queues, frame }: Pick<Board, 'queues' | 'frame'>, coverage: Coverage): Reached[] {
  return queues.map((queue, number) => {
    const from = frame.over;
    const agents = Array.from({ length: frame.length - from }, (_, at) => coverage.at(from + at).given[number] ?? 0);
    const contacts = queue.expected.slice(from).map((value, at) => (at === 0 ? Math.max(0, value - queue.running) : value));
    const { promised, kept, serviceLevel } = reachSpan({ ...queue.span, contacts, open: queue.span.open.slice(from) }, agents, queue.opening);
    const [all, well] = [queue.soFar.promised + promised, queue.soFar.kept + kept];
    return { service: [...new Array<null>(from).fill(null), ...serviceLevel], end: all === 0 ? null : well / all, promised: all };
  });
}

function showQueue({ frame, question, names }: Board, queue: DayQueue, number: number, covered: readonly { given: readonly number[]; short: readonly number[] }[], reached: Reached): TodayQueueView {
  const { terms } = queue.span;
  const deferred = terms.work === 'deferred';
  const foretold = queue.foretold;
  const sum = (values: readonly number[], from: number, to = values.length): number => values.slice(from, to).reduce((total, one) => total + one, 0);
  const spread = Math.exp(1.2816 * (queue.rule.spread ?? 0.1));
  const [done, rest] = [sum(queue.came, 0) + queue.running, Math.max(0, sum(queue.expected, frame.over) - queue.running)];
  const before = foretold === null ? 0 : sum(foretold, frame.over + 1);
  return {
    brand_id: queue.brandId, brand: names.get(queue.brandId) ?? '', channel: queue.channel, work: terms.work, rule: { days: queue.rule.days, whole: queue.rule.whole, recent: queue.rule.recent },
    points: queue.expected.map((expected, at) => ({
      at: new Date(question.origin + at * question.stepMs).toISOString(), came: at < frame.over ? (queue.came[at] ?? 0) : at === frame.over ? queue.running : null, foretold: foretold?.[at] ?? null,
      expected: at < frame.over ? null : expected, low: at < frame.over ? null : expected / spread, high: at < frame.over ? null : expected * spread,
      needed: deferred && at < frame.over ? null : (queue.needed[at] ?? 0), planned: covered[at]?.given[number] ?? 0, short: at < frame.over ? 0 : (covered[at]?.short[number] ?? 0), service_level: reached.service[at] ?? null,
    })),
    came: sum(queue.came, 0), foretold_so_far: foretold === null ? null : sum(foretold, 0, frame.over), foretold: foretold === null ? null : sum(foretold, 0), expected: done + rest, low: done + rest / spread, high: done + rest * spread,
    moved: before > 0 ? sum(queue.expected, frame.over + 1) / before - 1 : 0, waiting: queue.opening.length, promise: { service_level: terms.service_level, within_seconds: terms.within_seconds },
    so_far: queue.soFar.promised === 0 ? null : queue.soFar.kept / queue.soFar.promised, end_of_day: reached.end,
  };
}

function showPerson({ person, plan, states, standing, adherence, exceptions }: PersonToday): TodayView['people'][number] {
  const iso = (ms: number): string => new Date(ms).toISOString();
  const piece = (span: { from: number; to: number; what: string }) => ({ from: iso(span.from), to: iso(span.to), what: span.what });
  return {
    id: person.person_id, name: person.name, site: person.site?.name ?? null, time_zone: person.site?.time_zone ?? 'UTC', plan: plan.map(piece), states: states.map(piece),
    now: { verdict: standing.verdict, planned: standing.planned, actual: standing.actual, since: standing.since === null ? null : iso(standing.since), alarm: standing.alarm },
    planned_minutes: adherence.planned / 60_000, kept_minutes: adherence.kept / 60_000, adherence: adherence.adherence, conformance: adherence.conformance, late_minutes: adherence.late === null ? null : adherence.late / 60_000,
    out: adherence.pieces.filter((one) => one.verdict === 'out' && one.to - one.from >= 60_000).toReversed().slice(0, 12).map((one) => ({ from: iso(one.from), to: iso(one.to), planned: one.planned, actual: one.actual })),
    exceptions: exceptions.map((one) => ({ id: one.id, from: one.from_at.toISOString(), to: one.to_at.toISOString(), reason: one.reason })),
  };
}

/** Each with its price and what it makes of the day, on top of those before it. */
export function showProposals(tx: Tx, board: Board, brandId: string): ProposalView[] {
  const { question, queues, people } = board;
  let standing = question.people;
  let before = endOfDay(board, new Coverage(standing, question, question.comes));
  const iso = (ms: number): string => new Date(ms).toISOString();
  const shiftOf = (shift: DayShift) => ({ id: shift.id, from: iso(shift.from), to: iso(shift.to), activities: shift.activities.map((one) => ({ ...one, from: iso(one.from), to: iso(one.to) })) });
  return board.proposals.map((one) => {
    const { shift } = one;
    standing = shift === null ? standing : standing.map((person) => (person.id === one.personId ? { ...person, shifts: person.shifts.map((own) => (own.id === shift.after.id ? shift.after : own)) } : person));
    const after = endOfDay(board, new Coverage(standing, question, question.comes));
    const effects = queues.flatMap((queue, number) => {
      const [was, is] = [before[number]?.end ?? null, after[number]?.end ?? null];
      return was === null || is === null || Math.abs(was - is) < 0.001 ? [] : [{ brand: board.names.get(queue.brandId) ?? '', channel: queue.channel, before: was, after: is }];
    });
    before = after;
    const person = people.find((who) => who.person.person_id === one.personId)?.person;
    const moved = shift?.before.activities.find((own) => !shift.after.activities.some((other) => other.kind === own.kind && other.from === own.from)) ?? null;
    const price = may(tx.actor, 'workforce.write', brandId) ? (person?.terms?.hour_cost_minor ?? null) : null;
    return {
      key: one.key, kind: one.kind, person: person === undefined ? null : { id: person.person_id, name: person.name, time_zone: person.site?.time_zone ?? board.zone }, from: iso(one.from), to: iso(one.to),
      was: one.kind === 'move_break' || one.kind === 'move_training' ? (moved === null ? null : iso(moved.from)) : null, activity: one.kind === 'move_break' || one.kind === 'move_training' ? (moved?.kind ?? null) : null,
      before: shift === null ? null : shiftOf(shift.before), after: shift === null ? null : shiftOf(shift.after), paid_hours: one.paidHours,
      cost_minor: price === null ? null : Math.round(one.paidHours * price * (one.kind === 'overtime' ? OVERTIME_PRICE : 1)), currency: person?.terms?.currency ?? null, fewer_short: one.fewerShort, effects,
    };
  });
}
