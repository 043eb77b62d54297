import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom, type Random } from '../../../platform/random/random.ts';
import { adherenceOf, kindOfActivity, kindOfState, type Day } from './adherence.ts';
import { ACTIVITIES, planInForce, type Activity, type PlanVersion } from './plan.ts';
import type { Span } from './spans.ts';
import { standingAt } from './standing.ts';
import { STATES, statesFrom, type State, type StateEvent } from './states.ts';

const MINUTE = 60_000;
const span = <What>(from: number, to: number, what: What): Span<What> => ({ from: from * MINUTE, to: to * MINUTE, what });
const minutes = (ms: number): number => ms / MINUTE;

test('a break taken at the wrong time costs adherence and no conformance; overtime is worked and not adhered to', () => {
  const plan = [span(0, 60, 'work' as const), span(60, 75, 'break' as const), span(75, 120, 'work' as const)];
  const day = adherenceOf({ plan, states: [span(0, 80, 'available' as const), span(80, 95, 'break' as const), span(95, 120, 'available' as const)] });
  assert.deepEqual([minutes(day.planned), minutes(day.kept), day.conformance], [120, 90, 1]);
  assert.equal(day.adherence, 0.75);
  const longer = adherenceOf({ plan, states: [span(0, 60, 'available' as const), span(60, 75, 'break' as const), span(75, 150, 'handling' as const)] });
  assert.deepEqual([longer.adherence, longer.conformance], [1, 150 / 120]);
});

test('finishing a customer is nobody’s fault, and the break it moved ends as much later; a customer taken on after its time is', () => {
  const plan = [span(0, 60, 'work' as const), span(60, 75, 'break' as const), span(75, 120, 'work' as const)];
  const finished = adherenceOf({ plan, states: [span(0, 50, 'available' as const), span(50, 68, 'handling' as const), span(68, 83, 'break' as const), span(83, 120, 'available' as const)] });
  assert.equal(finished.adherence, 1);
  const longer = adherenceOf({ plan, states: [span(0, 50, 'available' as const), span(50, 68, 'handling' as const), span(68, 90, 'break' as const), span(90, 120, 'available' as const)] });
  assert.equal(minutes(longer.planned - longer.kept), 7, 'only what is beyond the break that was owed');
  const taken = adherenceOf({ plan, states: [span(0, 61, 'available' as const), span(61, 75, 'handling' as const), span(75, 120, 'available' as const)] });
  assert.equal(minutes(taken.planned - taken.kept), 15);
});

test('late, absent, off and on leave; what was agreed to afterwards changes the past', () => {
  const plan = [span(0, 60, 'work' as const)];
  const late = { plan, states: [span(12, 60, 'available' as const)] };
  assert.deepEqual([minutes(adherenceOf(late).late ?? -1), adherenceOf(late).adherence], [12, 0.8]);
  assert.equal(adherenceOf({ ...late, granted: [span(0, 12, null)] }).adherence, 1);
  assert.deepEqual([adherenceOf({ plan, states: [] }).late, adherenceOf({ plan, states: [] }).adherence], [null, 0]);
  const free = adherenceOf({ plan: [span(0, 60, 'leave' as const)], states: [] });
  assert.deepEqual([free.planned, free.adherence, free.conformance, free.late], [0, null, null, 0]);
});

test('occupancy and utilisation; three chats at once are one time, and two tools are one truth', () => {
  const events: StateEvent[] = [
    { at: 0, state: 'available', source: 'desk' }, { at: 30 * MINUTE, state: 'break', source: 'desk' }, { at: 40 * MINUTE, state: 'available', source: 'desk' },
    { at: 10 * MINUTE, state: 'handling', source: 'chat' }, { at: 35 * MINUTE, state: 'offline', source: 'chat' },
    { at: 20 * MINUTE, state: 'handling', source: 'phone' }, { at: 25 * MINUTE, state: 'offline', source: 'phone' },
  ];
  const states = statesFrom(events, 60 * MINUTE);
  assert.deepEqual(states.map((one) => [minutes(one.from), minutes(one.to), one.what]), [[0, 10, 'available'], [10, 35, 'handling'], [35, 40, 'break'], [40, 60, 'available']]);
  assert.deepEqual(statesFrom(events.toReversed(), 60 * MINUTE), states, 'in whatever order they were heard');
  const day = adherenceOf({ plan: [span(0, 60, 'work' as const)], states });
  assert.deepEqual([day.occupancy, day.utilisation], [25 / 55, 25 / 60]);
  assert.deepEqual(statesFrom([{ at: 0, state: 'available', source: 'desk' }], 600 * MINUTE, 30 * MINUTE), [span(0, 30, 'available')], 'who never signed out');
});

test('nobody is measured by a plan that was published afterwards', () => {
  const before: PlanVersion = { published: -1000, activities: [span(0, 120, 'work')] };
  const after: PlanVersion = { published: 60 * MINUTE, activities: [span(0, 120, 'break')] };
  assert.deepEqual(planInForce([after, before], 0, 120 * MINUTE), [span(0, 60, 'work'), span(60, 120, 'break')]);
  assert.deepEqual(planInForce([before, { ...before, published: 30 * MINUTE }], 0, 120 * MINUTE), [span(0, 120, 'work')], 'published again as it was, it is one');
});

test('the grace silences the alarm and adds no kept minute', () => {
  const plan = [span(0, 60, 'work' as const)];
  const blip: Day = { plan, states: [span(0, 10, 'available' as const), span(10, 12, 'break' as const), span(12, 20, 'away' as const)] };
  assert.deepEqual(standingAt(blip, 13 * MINUTE), { verdict: 'out', planned: 'work', actual: 'away', since: 12 * MINUTE, alarm: false });
  assert.equal(standingAt(blip, 13.5 * MINUTE).alarm, true, 'out since ten, whatever they did');
  assert.equal(standingAt(blip, 9 * MINUTE).verdict, 'kept');
  assert.equal(minutes(adherenceOf({ plan: [span(0, 12, 'work' as const)], states: blip.states }).kept), 10);
  assert.equal(standingAt({ plan, states: [] }, 90 * MINUTE).verdict, null);
  assert.equal(standingAt({ plan, states: [] }, 5 * MINUTE).alarm, true);
});

const LENGTH = 100;
const pick = <One>(random: Random, from: readonly One[]): One => from[Math.floor(random.next() * from.length)] as One;
const moment = (random: Random): number => Math.floor(random.next() * LENGTH);

function anyDay(random: Random): { versions: PlanVersion[]; events: StateEvent[]; granted: { from: number; to: number }[] } {
  const versions = Array.from({ length: 1 + Math.floor(random.next() * 3) }, (_, at): PlanVersion => {
    const edges = [...new Set(Array.from({ length: 6 }, () => moment(random)))].toSorted((a, b) => a - b);
    return { published: at === 0 ? -1 : moment(random), activities: edges.slice(0, -1).flatMap((from, i): Span<Activity>[] => (random.next() < 0.2 ? [] : [{ from, to: edges[i + 1] as number, what: pick(random, ACTIVITIES) }])) };
  });
  const events = Array.from({ length: Math.floor(random.next() * 14) }, (_, order): StateEvent => ({ at: moment(random), state: pick(random, STATES), source: pick(random, ['desk', 'phone']), order }));
  return { versions, events, granted: random.next() < 0.3 ? [{ from: moment(random), to: LENGTH }] : [] };
}

test('ten thousand days, moment by moment: planned, kept and worked are what counting one by one gives', () => {
  const random = seededRandom(20261123);
  for (let round = 0; round < 10_000; round++) {
    const { versions, events, granted } = anyDay(random);
    const [plan, states] = [planInForce(versions, 0, LENGTH), statesFrom(events, LENGTH)];
    const day = adherenceOf({ plan, states, granted });
    const [planAt, stateAt, finished] = [planOf(versions), stateOf(events), finishedOf(plan, states)];
    let [planned, kept, worked] = [0, 0, 0];
    for (let at = 0; at < LENGTH; at++) {
      const [activity, state] = [planAt[at] ?? null, stateAt[at] ?? null];
      const [asked, did] = [activity === null ? null : kindOfActivity(activity), state === null ? null : kindOfState(state)];
      if (did !== null) worked += 1;
      if (asked === null) continue;
      planned += 1;
      if (did === asked || finished[at] || granted.some((one) => one.from <= at && at < one.to)) kept += 1;
    }
    assert.deepEqual([day.planned, day.kept, day.worked], [planned, kept, worked], `round ${round}`);
  }
});

function planOf(versions: readonly PlanVersion[]): (Activity | null)[] {
  const line: (Activity | null)[] = Array.from({ length: LENGTH }, () => null);
  for (let at = 0; at < LENGTH; at++) {
    const inForce = versions.filter((one) => one.published <= at).reduce<PlanVersion | null>((best, one) => (best === null || one.published >= best.published ? one : best), null);
    line[at] = inForce?.activities.find((one) => one.from <= at && at < one.to)?.what ?? null;
  }
  return line;
}

function stateOf(events: readonly StateEvent[]): (State | null)[] {
  return Array.from({ length: LENGTH }, (_, at) => {
    const said = ['desk', 'phone'].flatMap((source) => {
      const last = events.filter((one) => one.source === source && one.at <= at).reduce<StateEvent | null>((best, one) => (best === null || one.at > best.at || (one.at === best.at && (one.order ?? 0) > (best.order ?? 0)) ? one : best), null);
      return last === null ? [] : [last.state];
    });
    const first = STATES.find((state) => said.includes(state)) ?? null;
    return first === 'offline' ? null : first;
  });
}

/** The rule of finishing, told once more by marking moments. */
function finishedOf(plan: readonly Span<Activity>[], states: readonly Span<State>[]): boolean[] {
  const marked = Array.from({ length: LENGTH }, () => false);
  for (const asked of plan) {
    if (asked.what === 'work' || asked.what === 'leave') continue;
    const customer = states.find((one) => one.what === 'handling' && one.from < asked.from && asked.from < one.to);
    if (customer === undefined) continue;
    for (let at = asked.from; at < Math.min(customer.to, asked.to); at++) marked[at] = true;
    if (asked.what !== 'break') continue;
    for (let at = asked.to; at < Math.min(LENGTH, asked.to + customer.to - asked.from); at++) if (states.some((one) => one.what === 'break' && one.from <= at && at < one.to)) marked[at] = true;
  }
  return marked;
}
