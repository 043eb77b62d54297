import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judgePoints } from './judge-points.ts';
import { judgeSubscription, subscriptionActions, type SubscriptionState, type SubscriptionWish } from './judge-subscription.ts';
import { accountsAfter, balanceOf, give, runOut, spend, takeBack, type Grant, type Move } from './ledger.ts';
import { recoveryOf, type TriedCharge } from './recovery.ts';
import { after, perYear } from './rhythm.ts';
import { cancelReasons, offersInstead } from './save-flow.ts';

const now = new Date('2026-03-01T12:00:00Z');
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const coffee: SubscriptionState = { state: 'active', lines: [{ sourceId: 'l1', sku: 'COF', title: 'Coffee', quantity: 2, unitPriceMinor: 1200 }], currency: 'EUR', totalMinor: 2890, every: { unit: 'month', count: 1 }, nextChargeAt: day('2026-03-31'), chargeUnderWay: false };
const tea = { variantSourceId: 'v2', sku: 'TEA', title: 'Tea', unitPriceMinor: 900, currency: 'EUR' };
const judged = (wish: SubscriptionWish, more: Partial<SubscriptionState> = {}) => {
  const verdict = judgeSubscription({ ...coffee, ...more }, wish, now);
  return verdict.allowed ? verdict.consequence : verdict.because;
};

test('a month after the 31st is the last day of a shorter month, and the 31st comes back', () => {
  const on = (from: string, unit: 'day' | 'week' | 'month' | 'year', count: number, times = 1) => after(day(from), { unit, count }, times).toISOString().slice(0, 10);
  assert.deepEqual([on('2026-01-31', 'month', 1), on('2026-01-31', 'month', 1, 2), on('2028-01-31', 'month', 1), on('2028-02-29', 'year', 1), on('2026-03-01', 'week', 2), on('2026-12-15', 'month', 2), on('2026-03-01', 'day', 45)], ['2026-02-28', '2026-03-31', '2028-02-29', '2029-02-28', '2026-03-15', '2027-02-15', '2026-04-15']);
  assert.deepEqual([perYear(1000, { unit: 'month', count: 1 }), perYear(1000, { unit: 'month', count: 2 }), perYear(1000, { unit: 'week', count: 1 })], [12000, 6000, 52143]);
});

test('what each wish comes to', () => {
  const same = { currency: 'EUR', differenceMinor: 0, nextTotalMinor: 2890, state: 'active', notChargedOn: day('2026-03-31'), nextChargeAt: day('2026-03-31') };
  assert.deepEqual(judged({ kind: 'skip' }), { ...same, nextChargeAt: day('2026-04-30') });
  assert.deepEqual(judged({ kind: 'change_date', on: day('2026-04-10') }), { ...same, nextChargeAt: day('2026-04-10') });
  assert.deepEqual(judged({ kind: 'pause', until: day('2026-06-01') }), { ...same, nextChargeAt: day('2026-06-01'), state: 'paused' });
  assert.deepEqual(judged({ kind: 'pause', until: null }), { ...same, nextChargeAt: null, nextTotalMinor: null, state: 'paused' });
  assert.deepEqual(judged({ kind: 'resume', on: day('2026-03-02') }, { state: 'paused', nextChargeAt: null }), { ...same, notChargedOn: null, nextChargeAt: day('2026-03-02') });
  assert.deepEqual(judged({ kind: 'swap', line: 'l1', instead: tea }), { ...same, notChargedOn: null, nextTotalMinor: 2290, differenceMinor: -600 });
  assert.deepEqual(judged({ kind: 'cancel', why: 'too_much' }), { ...same, nextChargeAt: null, nextTotalMinor: null, state: 'cancelled' });
});

test('what is not possible, and why', () => {
  const wishes: readonly (readonly [SubscriptionWish, Partial<SubscriptionState>, string])[] = [
    [{ kind: 'skip' }, { state: 'cancelled' }, 'ended'], [{ kind: 'cancel', why: 'x' }, { state: 'expired' }, 'ended'], [{ kind: 'skip' }, { chargeUnderWay: true }, 'charge_under_way'], [{ kind: 'skip' }, { state: 'paused' }, 'paused'], [{ kind: 'skip' }, { state: 'past_due' }, 'past_due'],
    [{ kind: 'skip' }, { nextChargeAt: null }, 'no_next_charge'], [{ kind: 'skip' }, { every: null }, 'no_rhythm'], [{ kind: 'change_date', on: day('2026-02-28') }, {}, 'date_past'], [{ kind: 'change_date', on: day('2027-06-01') }, {}, 'date_far'], [{ kind: 'change_date', on: day('2026-03-31') }, {}, 'same_date'],
    [{ kind: 'change_date', on: new Date(Number.NaN) }, {}, 'date_past'], [{ kind: 'pause', until: null }, { state: 'paused' }, 'paused'], [{ kind: 'resume', on: day('2026-04-01') }, {}, 'not_paused'], [{ kind: 'swap', line: 'nope', instead: tea }, {}, 'no_such_line'], [{ kind: 'swap', line: 'l1', instead: { ...tea, currency: 'USD' } }, {}, 'other_currency'],
    [{ kind: 'swap', line: 'l1', instead: { ...tea, sku: 'COF', title: 'Coffee', unitPriceMinor: 1200 } }, {}, 'same_product'], [{ kind: 'cancel', why: ' ' }, {}, 'why_missing'],
  ];
  for (const [wish, more, because] of wishes) assert.equal(judged(wish, more), because, `${wish.kind} ${JSON.stringify(more)}`);
});

test('whatever is allowed charges nothing in the past, and nothing that has ended is changed', () => {
  const state = fc.record({ state: fc.constantFrom('active', 'paused', 'past_due', 'cancelled', 'expired'), lines: fc.constant(coffee.lines), currency: fc.constant('EUR'), totalMinor: fc.option(fc.nat(1e6)), every: fc.option(fc.record({ unit: fc.constantFrom('day', 'week', 'month', 'year'), count: fc.integer({ min: 1, max: 6 }) })), nextChargeAt: fc.option(fc.date({ min: now, max: new Date('2027-03-01'), noInvalidDate: true })), chargeUnderWay: fc.boolean() }) as fc.Arbitrary<SubscriptionState>;
  const date = fc.date({ min: new Date('2025-01-01'), max: new Date('2029-01-01'), noInvalidDate: true });
  const wish = fc.oneof(fc.constant({ kind: 'skip' }), fc.record({ kind: fc.constant('change_date'), on: date }), fc.record({ kind: fc.constant('pause'), until: fc.option(date) }), fc.record({ kind: fc.constant('resume'), on: date }), fc.constant({ kind: 'swap', line: 'l1', instead: tea }), fc.constant({ kind: 'cancel', why: 'other' })) as fc.Arbitrary<SubscriptionWish>;
  fc.assert(fc.property(state, wish, (given, wanted) => {
    const verdict = judgeSubscription(given, wanted, now);
    if (!verdict.allowed) return;
    assert.ok(given.state !== 'cancelled' && given.state !== 'expired' && !given.chargeUnderWay);
    const { consequence } = verdict;
    if (consequence.nextChargeAt !== null) assert.ok(consequence.nextChargeAt.getTime() >= now.getTime());
    if (consequence.notChargedOn !== null && consequence.nextChargeAt !== null && wanted.kind === 'skip') assert.ok(consequence.nextChargeAt.getTime() > consequence.notChargedOn.getTime());
    if (consequence.nextChargeAt === null && wanted.kind !== 'swap' && wanted.kind !== 'resume') assert.equal(consequence.nextTotalMinor, null);
  }));
});

test('what is offered instead of ending fits the reason, is possible, and is what the place can do', () => {
  const all = new Set<string>(subscriptionActions);
  assert.deepEqual(offersInstead('too_much', coffee, all, now), ['skip', 'change_date', 'pause']);
  assert.deepEqual(offersInstead('too_much', coffee, new Set(['pause']), now), ['pause']);
  assert.deepEqual(offersInstead('too_much', { ...coffee, every: null }, all, now), ['change_date', 'pause']);
  for (const reason of cancelReasons) assert.deepEqual(offersInstead(reason, { ...coffee, state: 'cancelled' }, all, now), []);
});

test('how getting paid stands', () => {
  const charge = (state: TriedCharge['state'], due: string, more: Partial<TriedCharge> = {}): TriedCharge => ({ state, dueAt: day(due), tries: 1, nextTryAt: null, problem: 'declined', totalMinor: 2000, ...more });
  assert.deepEqual(recoveryOf([], now), { state: 'fine' });
  assert.deepEqual(recoveryOf([charge('paid', '2026-02-01'), charge('planned', '2026-04-01')], now), { state: 'fine' });
  assert.deepEqual(recoveryOf([charge('failed', '2026-02-28', { tries: 2, nextTryAt: day('2026-03-04') }), charge('failed', '2026-01-31'), charge('paid', '2025-12-31')], now), { state: 'retrying', tries: 2, nextTryAt: day('2026-03-04'), owedMinor: 4000, problem: 'declined' });
  assert.deepEqual(recoveryOf([charge('failed', '2026-02-01', { tries: 4, nextTryAt: day('2026-02-10') })], now), { state: 'given_up', tries: 4, owedMinor: 2000, problem: 'declined' });
  assert.deepEqual(recoveryOf([charge('paid', '2026-02-28', { tries: 3 }), charge('failed', '2026-01-31')], now), { state: 'recovered', tries: 3 });
});

test('points never fall below nothing, and somebody says why', () => {
  assert.deepEqual(judgePoints(100, -100, 'late'), { allowed: true, before: 100, after: 0 });
  for (const [by, why, because] of [[0, 'x', 'nothing'], [1.5, 'x', 'nothing'], [-101, 'x', 'below_zero'], [2e6, 'x', 'too_many'], [5, ' ', 'why_missing']] as const) assert.deepEqual(judgePoints(100, by, why), { allowed: false, because });
});

test('what runs out first is spent first, and never more than there is', () => {
  const grants: Grant[] = [{ id: 'a', amountMinor: 500, leftMinor: 500, expiresAt: null, givenAt: day('2026-01-01') }, { id: 'b', amountMinor: 300, leftMinor: 300, expiresAt: day('2026-05-01'), givenAt: day('2026-02-01') }, { id: 'c', amountMinor: 900, leftMinor: 900, expiresAt: day('2026-02-01'), givenAt: day('2025-01-01') }];
  assert.equal(balanceOf(grants, now), 800);
  assert.deepEqual(spend(grants, 400, now), { possible: true, moves: [{ from: 'customer', to: 'spent', grantId: 'b', amountMinor: 300 }, { from: 'customer', to: 'spent', grantId: 'a', amountMinor: 100 }] });
  assert.deepEqual(spend(grants, 801, now), { possible: false, leftMinor: 800 });
  assert.deepEqual(runOut(grants, now), [{ from: 'customer', to: 'expired', grantId: 'c', amountMinor: 900 }]);
  for (const amount of [0, -1, 0.5, Number.NaN]) assert.throws(() => spend(grants, amount, now), RangeError);
});

test('all accounts together are nothing, and what customers have is what is left, whatever happens', () => {
  const step = fc.oneof(fc.record({ do: fc.constant('give' as const), amount: fc.integer({ min: 1, max: 5000 }), days: fc.option(fc.integer({ min: 1, max: 60 })) }), fc.record({ do: fc.constant('spend' as const), amount: fc.integer({ min: 1, max: 6000 }) }), fc.record({ do: fc.constant('back' as const), which: fc.nat(30) }), fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }));
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    let at = now;
    const moves: Move[] = [];
    const grants = new Map<string, Grant>();
    const apply = (more: readonly Move[]) => {
      for (const move of more) {
        moves.push(move);
        const grant = grants.get(move.grantId);
        if (grant && move.from === 'customer') grants.set(grant.id, { ...grant, leftMinor: grant.leftMinor - move.amountMinor });
      }
    };
    for (const one of steps) {
      if (one.do === 'give') {
        const id = `g${grants.size}`;
        grants.set(id, { id, amountMinor: one.amount, leftMinor: one.amount, givenAt: at, expiresAt: one.days === null ? null : new Date(at.getTime() + one.days * 86_400_000) });
        apply([give(id, one.amount)]);
      }
      if (one.do === 'spend') {
        const before = balanceOf([...grants.values()], at);
        const spent = spend([...grants.values()], one.amount, at);
        assert.equal(spent.possible, before >= one.amount);
        if (spent.possible) apply(spent.moves);
      }
      if (one.do === 'back') {
        const grant = [...grants.values()][one.which];
        if (grant) apply(takeBack(grant));
      }
      if (one.do === 'wait') {
        at = new Date(at.getTime() + one.days * 86_400_000);
        apply(runOut([...grants.values()], at));
      }
      const sums = accountsAfter(moves);
      assert.equal(Object.values(sums).reduce((all, sum) => all + sum, 0), 0);
      assert.equal(sums.customer, [...grants.values()].reduce((all, grant) => all + grant.leftMinor, 0));
      assert.ok([...grants.values()].every((grant) => grant.leftMinor >= 0 && grant.leftMinor <= grant.amountMinor));
      assert.ok(sums.issued <= 0 && sums.spent >= 0 && sums.expired >= 0 && sums.withdrawn >= 0);
    }
  }));
});
