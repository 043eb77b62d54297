import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aboutOrder } from './about-order.ts';
import { keysOf, type OrderFacts, type SentParcel } from './order-keys.ts';
import { expectationOf, promiseOf, type PromisedParcel } from './promise.ts';
import { PLACES, silenceOf, type Waited } from './silence.ts';

const DAY = 86_400_000;
const at = (days: number): number => days * DAY;
const order = (orderId: string, days: number) => ({ orderId, placedAt: at(days) });

test('a conversation is about the newest order it speaks of, else about the newest of the month before', () => {
  const cases = [
    [[order('a', 1), order('b', 3)], [order('c', 5)], { orderId: 'b', how: 'linked' }],
    [[order('a', 1), order('later', 20)], [], { orderId: 'a', how: 'linked' }],
    [[order('later', 20)], [order('c', 5)], null],
    [[], [order('c', 5), order('d', 7)], { orderId: 'd', how: 'recent' }],
    [[], [order('old', -25)], null],
    [[], [order('next', 11)], null],
    [[], [], null],
  ] as const;
  for (const [linked, bought, found] of cases) assert.deepEqual(aboutOrder(at(10), linked, bought), found);
});

const parcel = (promisedDay: number | null, deliveredDay: number | null, lost = false): PromisedParcel => ({ promisedDay, deliveredDay, lost });

test('a promise is none, open, kept, broken by so many days, overdue or lost; of several parcels the worst counts', () => {
  const cases: [PromisedParcel[], string][] = [
    [[], 'none'], [[parcel(null, 3)], 'none'], [[parcel(12, null)], 'open'], [[parcel(10, null)], 'open'], [[parcel(9, null)], 'overdue'], [[parcel(9, 9)], 'kept'], [[parcel(9, 10)], 'late_1'], [[parcel(6, 9)], 'late_2'],
    [[parcel(3, 10)], 'late_4'], [[parcel(1, 10)], 'late_8'], [[parcel(9, 8), parcel(6, 8)], 'late_2'], [[parcel(9, 8), parcel(9, null)], 'overdue'], [[parcel(9, 8), parcel(12, null)], 'open'], [[parcel(9, null, true)], 'lost'], [[parcel(9, 9), parcel(9, null, true)], 'kept'],
  ];
  for (const [parcels, state] of cases) assert.equal(promiseOf(parcels, 10), state, JSON.stringify(parcels));
  assert.deepEqual([[], [parcel(12, null)], [parcel(14, null)], [parcel(11, null), parcel(17, null)], [parcel(18, null)]].map((parcels) => expectationOf(10, parcels)), ['none', 'days_2', 'days_4', 'days_7', 'days_more']);
});

const sent = (more: Partial<SentParcel>): SentParcel => ({ ...parcel(9, null), carrier: 'dhl', carrierName: 'DHL', service: null, shipsFrom: null, ...more });
const bought: OrderFacts = { placedDay: 5, country: 'de', lines: [{ sku: 'TEE-M', productId: '7', title: 'Tee, M', productTitle: 'Tee' }, { sku: 'tee-m', productId: '7', title: 'Tee, M', productTitle: 'Tee' }, { sku: null, productId: null, title: 'Gift', productTitle: null }], parcels: [sent({ service: 'Express', shipsFrom: 'Leipzig' }), sent({ service: 'express ', shipsFrom: null })] };

test('an order is counted once under everything it has, and what is not known is a key too', () => {
  const keys = keysOf(bought, 8).map((one) => `${one.dimension}=${one.key}`);
  assert.deepEqual(keys.toSorted(), ['all=', 'carrier=dhl', 'country=DE', 'expectation=days_4', 'product=7', 'product=gift', 'promise=open', 'service=dhl express', 'ships_from=', 'ships_from=leipzig', 'sku=', 'sku=tee-m']);
  assert.deepEqual(keysOf({ ...bought, lines: [], parcels: [], country: null }, 8).map((one) => `${one.dimension}=${one.key}`).toSorted(), ['all=', 'carrier=', 'country=', 'expectation=none', 'promise=none', 'service=', 'ships_from=']);
});

const waited = (more: Partial<Waited>): Waited => ({ placedAt: 0, endedAt: null, sent: true, news: [], contacts: [], ...more });

test('silence begins with the order and anew with what is seen or told; a letter ends it until something is heard', () => {
  const found = silenceOf(waited({ endedAt: at(12), news: [{ at: at(1.5), told: false }, { at: at(8), told: true }], contacts: [at(5.5), at(6), at(9)] }), at(40));
  assert.deepEqual(found.orderDays, [2, 1.5, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0]);
  assert.deepEqual(found.writes, [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0]);
  assert.equal(found.lookAt, null);
});

test('what goes on is looked at a day later, what was never sent for a fortnight, anything for sixty days', () => {
  assert.equal(silenceOf(waited({}), at(3)).lookAt, at(4));
  assert.equal(silenceOf(waited({ sent: false }), at(13.5)).lookAt, at(14));
  assert.equal(silenceOf(waited({ sent: false }), at(20)).lookAt, null);
  assert.equal(silenceOf(waited({}), at(90)).orderDays.reduce((sum, days) => sum + days, 0), 60);
  assert.equal(silenceOf(waited({ endedAt: at(2) }), at(2)).lookAt, null);
});

test('time is never counted twice or lost, whatever happens in whatever order', () => {
  const days = fc.double({ min: -2, max: 70, noNaN: true });
  fc.assert(fc.property(fc.array(days, { maxLength: 6 }), fc.array(fc.tuple(days, fc.boolean()), { maxLength: 8 }), fc.option(days), days, (contacts, news, ended, now) => {
    const given = waited({ endedAt: ended === null ? null : at(ended), contacts: contacts.map(at), news: news.map(([day, told]) => ({ at: at(day), told })) });
    const found = silenceOf(given, at(now));
    const spent = found.orderDays.reduce((sum, one) => sum + one, 0);
    const whole = Math.max(0, Math.min(ended ?? 60, now, 60));
    const written = found.writes.reduce((sum, one) => sum + one, 0);
    assert.equal(found.orderDays.length, PLACES);
    assert.ok(found.orderDays.every((one) => one >= 0) && written <= contacts.length && spent <= whole + 1e-9);
    if (written === 0) assert.ok(Math.abs(spent - whole) < 1e-9);
    const turned = silenceOf({ ...given, contacts: given.contacts.toReversed(), news: given.news }, at(now));
    assert.deepEqual(turned, found);
  }), { seed: 19, numRuns: 500 });
});
