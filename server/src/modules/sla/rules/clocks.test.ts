import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Timeline, timelineOf, type WorkCalendar } from '../../calendars/index.ts';
import { METRICS, runClocks, type Clock, type Metric, type Term } from './clocks.ts';
import { EVENT_TYPES, type EventType, type StoryEvent } from './story.ts';

const office: WorkCalendar = { time_zone: 'Europe/Berlin', hours: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['09:00', '17:00'] as const]])) };
const always: WorkCalendar = { time_zone: 'UTC', hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00'] as const]])) };
const at = (text: string): number => Date.parse(`2026-11-${text}:00Z`);
const story = (told: string): StoryEvent[] => told.split(', ').map((one) => ({ at: at(one.slice(0, 8)), type: one.slice(9) as EventType }));
const term = (metric: Metric, hours: number, more: Partial<Term> = {}): Term => ({ metric, hours: 'business', seconds: hours * 3600, timeline: timelineOf(office), before: null, ...more });
const written = (moment: number | null): string | null => (moment === null ? null : new Date(moment).toISOString().slice(8, 16));
const brief = (clock: Clock): unknown[] => [clock.n, clock.state, clock.elapsedSeconds / 60, clock.remainingSeconds / 60, written(clock.dueAt)];

// 18 November 2026 is a Wednesday; Berlin is an hour ahead of UTC.
for (const [name, metric, told, now, clocks] of [
  ['runs from the opening', 'first_reply', '18T08:00 opened', '18T09:00', [[1, 'running', 60, 60, '18T10:00']]],
  ['stands outside of hours', 'first_reply', '18T15:30 opened', '18T22:00', [[1, 'running', 30, 90, '19T09:30']]],
  ['is met by a reply', 'first_reply', '18T08:00 opened, 18T09:30 agent_reply', '20T09:00', [[1, 'met', 90, 30, '18T10:00']]],
  ['is met in the very moment', 'first_reply', '18T08:00 opened, 18T10:00 agent_reply', '20T09:00', [[1, 'met', 120, 0, '18T10:00']]],
  ['is missed when its time is over', 'first_reply', '18T08:00 opened', '18T11:00', [[1, 'missed', 180, -60, '18T10:00']]],
  ['stays missed when somebody replies late', 'first_reply', '18T08:00 opened, 18T11:00 agent_reply', '20T09:00', [[1, 'missed', 180, -60, '18T10:00']]],
  ['pauses while it waits for the customer', 'first_reply', '18T08:00 opened, 18T08:30 waiting_on_customer', '20T09:00', [[1, 'paused', 30, 90, null]]],
  ['goes on when the customer writes', 'first_reply', '18T08:00 opened, 18T08:30 waiting_on_customer, 19T08:00 customer_message', '19T08:30', [[1, 'running', 60, 60, '19T09:30']]],
  ['a hold is not over when the customer writes', 'first_reply', '18T08:00 opened, 18T08:30 on_hold, 18T09:00 customer_message', '19T08:30', [[1, 'paused', 30, 90, null]]],
  ['is over with the solution', 'first_reply', '18T08:00 opened, 18T08:30 resolved', '20T09:00', [[1, 'met', 30, 90, '18T10:00']]],
  ['is not asked of what we began', 'first_reply', '18T08:00 opened_by_us, 18T08:00 agent_reply', '20T09:00', []],
  ['begins with a customer who writes again', 'next_reply', '18T08:00 opened, 18T08:10 agent_reply, 18T09:00 customer_message, 18T09:30 customer_message', '18T10:00', [[1, 'running', 60, 60, '18T11:00']]],
  ['is another one for each turn', 'next_reply', '18T08:00 opened, 18T08:10 agent_reply, 18T09:00 customer_message, 18T09:30 agent_reply, 18T12:00 customer_message', '18T15:00', [[1, 'met', 30, 90, '18T11:00'], [2, 'missed', 180, -60, '18T14:00']]],
  ['is not asked before the first', 'next_reply', '18T08:00 opened, 18T09:00 customer_message', '18T10:00', []],
  ['is asked of a solved matter that comes back with a question', 'next_reply', '18T08:00 opened, 18T08:10 agent_reply, 18T08:20 resolved, 18T10:00 customer_message, 18T10:00 reopened', '18T11:00', [[1, 'running', 60, 60, '18T12:00']]],
  ['thanks after a solution want no reply', 'next_reply', '18T08:00 opened, 18T08:10 agent_reply, 18T08:20 resolved, 18T10:00 customer_message', '18T11:00', []],
  ['is solved', 'resolution', '18T08:00 opened, 18T08:10 agent_reply, 18T09:00 resolved', '20T11:00', [[1, 'met', 60, 60, '18T10:00']]],
  ['goes on where it stopped when the solution does not hold', 'resolution', '18T08:00 opened, 18T09:00 resolved, 19T08:00 reopened', '19T08:30', [[1, 'running', 90, 30, '19T09:00']]],
  ['what was missed stays missed when it is opened again', 'resolution', '18T08:00 opened, 18T11:00 resolved, 19T08:00 reopened', '19T08:30', [[1, 'missed', 210, -90, '18T10:00']]],
  ['counts the silence since the last word', 'update', '18T08:00 opened, 18T09:00 agent_reply, 18T10:00 customer_message', '18T11:00', [[1, 'met', 60, 60, '18T10:00'], [2, 'running', 60, 60, '18T12:00']]],
  ['a silence that was too long is kept', 'update', '18T08:00 opened, 18T11:00 customer_message', '18T12:00', [[1, 'missed', 180, -60, '18T10:00'], [2, 'running', 60, 60, '18T13:00']]],
] as const) {
  test(`${metric} ${name}`, () => assert.deepEqual(runClocks(story(told), [term(metric, 2)], at(now)).map(brief), clocks));
}

test('warnings come at their share of the time, also after a pause', () => {
  const [clock] = runClocks(story('18T08:00 opened, 18T09:00 on_hold, 18T12:00 resumed'), [term('resolution', 4)], at('18T12:30'), { owner: 0.5, lead: 0.75 });
  assert.deepEqual([written(clock?.ownerAt ?? null), written(clock?.leadAt ?? null), written(clock?.dueAt ?? null)], ['18T13:00', '18T14:00', '18T15:00']);
});

test('a deadline of the order caps the due time, and warnings come before it; one that is over caps nothing', () => {
  const before = { at: at('18T10:00'), because: 'fulfilment_cut_off' };
  const [clock] = runClocks(story('18T08:00 opened'), [term('resolution', 8, { before })], at('18T08:00'));
  assert.deepEqual([written(clock?.dueAt ?? null), clock?.cappedBy, clock?.remainingSeconds, written(clock?.ownerAt ?? null)], ['18T10:00', 'fulfilment_cut_off', 7200, '18T09:30']);
  const [missed] = runClocks(story('18T08:00 opened'), [term('resolution', 8, { before })], at('18T11:00'));
  assert.deepEqual([missed?.state, missed?.because, missed?.remainingSeconds], ['missed', 'deadline_passed', -3600]);
  const [waited] = runClocks(story('18T08:00 opened, 18T09:00 waiting_on_customer, 18T11:00 customer_message'), [term('resolution', 8, { before })], at('18T12:00'));
  assert.deepEqual([waited?.state, waited?.cappedBy, written(waited?.dueAt ?? null)], ['running', null, '19T10:00']);
});

test('a marketplace clock runs through the weekend beside the business clock', () => {
  const clocks = runClocks(story('20T15:00 opened'), [term('first_reply', 24), term('first_reply', 24, { hours: 'always', timeline: timelineOf(always) })], at('21T15:30'));
  assert.deepEqual(clocks.map((clock) => [clock.hours, clock.state, written(clock.dueAt)]), [['business', 'running', '25T15:00'], ['always', 'missed', '21T15:00']]);
});

test('a calendar without hours is never due and says why', () => {
  const [clock] = runClocks(story('18T08:00 opened'), [term('resolution', 2, { timeline: new Timeline({ time_zone: 'UTC', hours: {} }, at('18T08:00')) })], at('28T08:00'));
  assert.deepEqual([clock?.state, clock?.dueAt, clock?.ownerAt, clock?.because, clock?.elapsedSeconds], ['running', null, null, 'no_hours', 0]);
});

test('other hours and targets ask again without losing what has passed', () => {
  const told = story('18T08:00 opened, 18T09:00 on_hold, 18T10:00 resumed');
  const under = (terms: Term): unknown[] => brief(runClocks(told, [terms], at('18T11:00'))[0] as Clock);
  assert.deepEqual(under(term('resolution', 8)), [1, 'running', 120, 360, '19T09:00']);
  assert.deepEqual(under(term('resolution', 4)), [1, 'running', 120, 120, '18T13:00']);
  assert.deepEqual(under(term('resolution', 4, { hours: 'always', timeline: timelineOf(always) })), [1, 'running', 120, 120, '18T13:00']);
});

const stories = fc.array(fc.record({ at: fc.integer({ min: 0, max: 10 * 24 * 60 }).map((minutes) => at('16T00:00') + minutes * 60_000), type: fc.constantFrom(...EVENT_TYPES) }), { maxLength: 14 })
  .map((events): StoryEvent[] => [{ at: at('16T00:00'), type: 'opened' }, ...events.filter((event) => !event.type.startsWith('opened'))]);

test('minute by minute, clocks come out as somebody counts them who looks on', () => {
  fc.assert(fc.property(stories, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 * 24 * 60 }), (events, hours, minutes) => {
    const now = at('16T00:00') + minutes * 60_000;
    const [clock] = runClocks(events, [term('resolution', hours)], now);
    assert.deepEqual([clock?.elapsedSeconds, clock?.state], lookedOn(events, hours, now));
  }), { numRuns: 150 });
});

/** A resolution clock, by looking every minute at whose turn it is. */
function lookedOn(events: readonly StoryEvent[], hours: number, now: number): [number, string] {
  const sorted = events.toSorted((a, b) => a.at - b.at);
  let [standing, used, missed] = ['open', 0, false];
  for (let minute = at('16T00:00'), next = 0; ; minute += 60_000) {
    for (; next < sorted.length && (sorted[next] as StoryEvent).at <= Math.min(minute, now); next++) standing = turn(standing, (sorted[next] as StoryEvent).type);
    if (minute >= now) break;
    if (standing === 'open') {
      if (used === hours * 60) missed = true;
      if (timelineOf(office).isOpen(minute)) used++;
    }
  }
  return [used * 60, missed ? 'missed' : standing === 'resolved' ? 'met' : standing === 'open' ? 'running' : 'paused'];
}

function turn(standing: string, type: EventType): string {
  if (type === 'resolved') return 'resolved';
  if (type === 'on_hold' || type === 'waiting_on_customer') return type;
  if (type === 'customer_message') return standing === 'waiting_on_customer' ? 'open' : standing;
  return type === 'agent_reply' ? standing : 'open';
}

test('whatever happens, lengths add up and due times lie where the work does', () => {
  fc.assert(fc.property(stories, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 * 24 * 60 }), (events, hours, minutes) => {
    const now = at('16T00:00') + minutes * 60_000;
    for (const clock of METRICS.flatMap((metric) => runClocks(events, [term(metric, hours)], now))) {
      assert.equal(clock.elapsedSeconds + clock.remainingSeconds, clock.targetSeconds);
      assert.equal(clock.state === 'missed', clock.missedAt !== null);
      if (clock.state === 'running') assert.equal(timelineOf(office).worked(now, clock.dueAt as number), clock.remainingSeconds * 1000);
      assert.ok((clock.ownerAt ?? 0) <= (clock.leadAt ?? 0) && (clock.state !== 'running' || (clock.leadAt ?? Infinity) <= (clock.dueAt ?? 0)));
    }
  }), { numRuns: 150 });
});
