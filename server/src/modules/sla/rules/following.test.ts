import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from './clocks.ts';
import { compare, type KeptClock } from './compare.ts';
import { tellEvents, type News, type Said } from './tell-events.ts';

const S = 1000;
const news = (name: News['name'], at: number, more: Partial<News> = {}): News => ({ name, at: at * S, messageId: null, outbound: false, reopened: false, fromCategory: null, toCategory: null, movedBack: false, snoozedBack: false, splitOff: false, ...more });
const theirs = (at: number): Said => ({ at: at * S, ours: false, leavesAt: null, waits: false });
const ours = (at: number, leaves = at + 10, waits = false): Said => ({ at: at * S, ours: true, leavesAt: leaves * S, waits });
const told = (all: readonly News[], said: readonly Said[], snooze = false): string[] => tellEvents({ news: all, said, brought: [] }, snooze).map((event) => `${event.at / S} ${event.type}`);

for (const [name, all, said, events] of [
  ['a message opens, a reply waits for the customer', [news('opened', 10), news('received', 10), news('written', 60), news('status', 60, { fromCategory: 'open', toCategory: 'waiting' })], [theirs(10), ours(60)], ['10 opened', '10 customer_message', '60 agent_reply', '60 waiting_on_customer']],
  ['what we began', [news('opened', 10, { outbound: true })], [ours(10)], ['10 opened_by_us', '10 agent_reply']],
  ['history begins with the first message that came afterwards', [news('received', 5000)], [theirs(10), ours(60), theirs(5000)], ['5000 opened', '5000 customer_message']],
  ['nothing happened here', [news('status', 10, { toCategory: 'resolved' })], [theirs(5)], []],
  ['what was split off begins when its customer wrote', [news('opened', 5000, { splitOff: true })], [theirs(100), ours(6000)], ['100 opened', '100 customer_message', '6000 agent_reply']],
  ['a reply for later counts when it has left', [news('opened', 10)], [theirs(10), ours(60, 4000, true)], ['10 opened', '10 customer_message']],
  ['and then', [news('opened', 10)], [theirs(10), ours(60, 4000)], ['10 opened', '10 customer_message', '4000 agent_reply']],
  ['what was taken back took its status with it', [news('opened', 10), news('written', 60, { messageId: 'm' }), news('status', 60, { fromCategory: 'open', toCategory: 'waiting' }), news('undone', 65, { messageId: 'm' })], [theirs(10)], ['10 opened', '10 customer_message']],
  ['what did not arrive is ours again', [news('opened', 10), news('status', 60, { fromCategory: 'open', toCategory: 'resolved' }), news('failed', 70)], [theirs(10)], ['10 opened', '10 customer_message', '60 resolved', '70 waiting_on_us']],
  ['a solution that came back', [news('opened', 10), news('status', 60, { fromCategory: 'open', toCategory: 'resolved' }), news('received', 90, { reopened: true })], [theirs(10), theirs(90)], ['10 opened', '10 customer_message', '60 resolved', '90 customer_message', '90 reopened']],
  ['a solution that was taken back never was', [news('opened', 10), news('status', 60, { fromCategory: 'open', toCategory: 'resolved' }), news('taken_back', 65, { movedBack: true })], [theirs(10)], ['10 opened', '10 customer_message']],
  ['a tag that was taken back moves nothing', [news('opened', 10), news('status', 60, { fromCategory: 'open', toCategory: 'waiting' }), news('taken_back', 65)], [theirs(10)], ['10 opened', '10 customer_message', '60 waiting_on_customer']],
  ['another name for the same is no move', [news('opened', 10), news('status', 60, { fromCategory: 'open', toCategory: 'open' }), news('snoozed', 70)], [], ['10 opened']],
] as const) {
  test(`told: ${name}`, () => assert.deepEqual(told(all, said), events));
}

test('snoozing is a pause where the policy says so', () => {
  assert.deepEqual(told([news('opened', 10), news('snoozed', 20), news('woken', 90)], [], true), ['10 opened', '20 on_hold', '90 resumed']);
  assert.deepEqual(told([news('opened', 10), news('snoozed', 20), news('taken_back', 25, { snoozedBack: true })], [], true), ['10 opened']);
});

const clock = (given: Partial<Clock>): Clock => ({
  metric: 'first_reply', hours: 'business', n: 1, state: 'running', targetSeconds: 100, startedAt: 0, dueAt: 100 * S, ownerAt: 75 * S, leadAt: 90 * S, elapsedSeconds: 0, remainingSeconds: 100, endedAt: null, missedAt: null, cappedBy: null, because: null, ...given,
});
const kept = (given: Partial<KeptClock>): KeptClock => ({ metric: 'first_reply', hours: 'business', n: 1, state: 'running', startedAt: 0, targetSeconds: 100, policyVersion: 1, endedAt: null, missedAt: null, told: 0, ...given });
const brief = (was: KeptClock[], now: Clock[], at: number): unknown[] => {
  const { changes, firesAt, dueAt, gone } = compare(was, now, at * S);
  return [changes.map((change) => [change.news, change.told]), firesAt === null ? null : firesAt / S, dueAt === null ? null : dueAt / S, gone.length];
};

for (const [name, was, now, at, wanted] of [
  ['a new clock is looked at when its owner has to know', [], [clock({})], 1, [[[null, 0]], 75, 100, 0]],
  ['the owner is told once', [kept({})], [clock({})], 80, [[['warned', 1]], 90, 100, 0]],
  ['and not again', [kept({ told: 1 })], [clock({})], 81, [[[null, 1]], 90, 100, 0]],
  ['then the lead', [kept({ told: 1 })], [clock({})], 90, [[['warned', 2]], 100.001, 100, 0]],
  ['who was late to look tells the lead at once', [kept({})], [clock({})], 95, [[['warned', 2]], 100.001, 100, 0]],
  ['then the miss', [kept({ told: 2 })], [clock({ state: 'missed', missedAt: 100 * S })], 101, [[['missed', 3]], null, 100, 0]],
  ['once', [kept({ told: 3, state: 'missed', missedAt: 100 * S })], [clock({ state: 'missed', missedAt: 100 * S })], 300, [[[null, 3]], null, 100, 0]],
  ['dated later, its warnings come again', [kept({ told: 2 })], [clock({ dueAt: 500 * S, ownerAt: 400 * S, leadAt: 450 * S })], 95, [[[null, 0]], 400, 500, 0]],
  ['a pause takes no warning back', [kept({ told: 1 })], [clock({ state: 'paused', dueAt: null, ownerAt: null, leadAt: null })], 95, [[[null, 1]], null, null, 0]],
  ['a reply in time meets it', [kept({ told: 1 })], [clock({ state: 'met', endedAt: 95 * S, ownerAt: null, leadAt: null })], 95, [[['met', 1]], null, null, 0]],
  ['what has ended stays as it was under its terms', [kept({ state: 'met', endedAt: 95 * S })], [clock({ state: 'missed', endedAt: 95 * S, missedAt: 50 * S })], 200, [[], null, null, 0]],
  ['unless its end was taken back', [kept({ state: 'met', endedAt: 95 * S })], [clock({})], 96, [[['warned', 2]], 100.001, 100, 0]],
  ['a clock that nothing asks for is gone', [kept({})], [], 10, [[], null, null, 1]],
  ['one that ended is kept', [kept({ endedAt: 5, state: 'met' })], [], 10, [[], null, null, 0]],
] as const) {
  test(`kept: ${name}`, () => assert.deepEqual(brief([...was], [...now], at), wanted));
}

const missed = kept({ state: 'missed', missedAt: 100 * S, told: 3 });

test('a miss stays a miss under longer targets, under the target and the version it was missed by, and it ends as one', () => {
  const longer = clock({ targetSeconds: 900, dueAt: 900 * S, ownerAt: 700 * S, leadAt: 800 * S });
  const [open] = compare([missed], [longer], 200 * S).changes;
  assert.deepEqual([open?.clock.state, open?.clock.missedAt, open?.clock.targetSeconds, open?.version, open?.news, open?.told], ['missed', 100 * S, 100, 1, null, 3]);
  const [ended] = compare([missed], [{ ...longer, state: 'met', endedAt: 250 * S }], 260 * S).changes;
  assert.deepEqual([ended?.clock.state, ended?.clock.missedAt, ended?.clock.endedAt], ['missed', 100 * S, 250 * S]);
});

test('a missed clock that nothing asks for any more ends and stays', () => {
  const { gone, over } = compare([missed], [], 200 * S);
  assert.deepEqual([gone.length, over.length], [0, 1]);
});

test('other terms make no misses of the past: what ended before there was such a clock never ran, what is over already is no news', () => {
  const past = [clock({ n: 1, state: 'missed', missedAt: 20 * S, endedAt: 30 * S }), clock({ n: 2, state: 'missed', missedAt: 50 * S })];
  assert.deepEqual(compare([], past, 200 * S, true).changes.map((change) => [change.clock.n, change.news, change.told]), [[2, null, 3]]);
  assert.deepEqual(compare([], past, 200 * S).changes.map((change) => [change.clock.n, change.news]), [[1, 'missed'], [2, 'missed']]);
});
