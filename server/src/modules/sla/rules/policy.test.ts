import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { timelineOf } from '../../calendars/index.ts';
import { faultsOf } from './check-policies.ts';
import { deadlinesOf, nextCutOff } from './deadlines.ts';
import { catches, choosePolicy, FACT_FIELDS, targetsFor, type Condition, type Facts, type Policy } from './policy.ts';
import { usualPolicy } from './usual-policy.ts';

const nothing = Object.fromEntries(FACT_FIELDS.map((field) => [field, [] as string[]])) as unknown as Facts;
const facts = (given: Partial<Facts>): Facts => ({ ...nothing, brand: 'b', orderTotalMinor: null, ...given });
const policy = (id: string, given: Partial<Policy> = {}): Policy => ({ ...usualPolicy(id), name: id, ...given });
const one = (field: 'channel' | 'reason' | 'tag' | 'tier' | 'priority', ...values: string[]): Condition => ({ field, is: 'one_of', values });

test('the first policy decides of which every condition holds', () => {
  const policies = [policy('vip chat', { conditions: [one('tier', 'vip'), one('channel', 'chat')] }), policy('lost', { conditions: [one('reason', 'wismo')] }), policy('dear', { conditions: [{ field: 'order_total', is: 'at_least', amount_minor: 10_000 }] }), policy('rest', { conditions: [{ field: 'tag', is: 'none_of', values: ['no clock'] }] })];
  for (const [given, wanted] of [
    [{ tier: ['vip'], channel: ['chat'], reason: ['wismo'] }, 'vip chat'],
    [{ tier: ['vip'], channel: ['email'], reason: ['late', 'wismo'] }, 'lost'],
    [{ orderTotalMinor: 10_000 }, 'dear'],
    [{ orderTotalMinor: 9_999 }, 'rest'],
    [{ tag: ['blue', 'no clock'] }, null],
  ] as const) assert.equal(choosePolicy(policies, facts(given))?.id ?? null, wanted, JSON.stringify(given));
});

test('whichever is chosen, none before it catches', () => {
  const condition = fc.record({ field: fc.constantFrom(...FACT_FIELDS), is: fc.constantFrom('one_of' as const, 'none_of' as const), values: fc.subarray(['a', 'b', 'c'], { minLength: 1 }) });
  const given = fc.record(Object.fromEntries(FACT_FIELDS.map((field) => [field, fc.subarray(['a', 'b', 'c'])])) as Record<(typeof FACT_FIELDS)[number], fc.Arbitrary<string[]>>);
  fc.assert(fc.property(fc.array(fc.array(condition, { maxLength: 3 }), { maxLength: 5 }), given, (all, known) => {
    const policies = all.map((conditions, i) => policy(String(i), { conditions }));
    const chosen = choosePolicy(policies, facts(known));
    const before = chosen === null ? policies : policies.slice(0, Number(chosen.id));
    assert.ok(before.every((each) => !catches(each, facts(known))));
  }));
});

test('the first override that fits, then the reason, then the policy says how long', () => {
  const given = policy('p', {
    targets: [{ metric: 'first_reply', hours: 'business', seconds: 400, by_reason: true }, { metric: 'resolution', hours: 'business', seconds: 900 }],
    overrides: [
      { reason: ['late'], channel: ['chat'], targets: [{ metric: 'first_reply', hours: 'business', seconds: 30 }] },
      { channel: ['chat'], targets: [{ metric: 'first_reply', hours: 'business', seconds: 60 }, { metric: 'first_reply', hours: 'always', seconds: 86_400 }] },
    ],
  });
  const seconds = (known: Partial<Facts>, reason: number | null): number[] => targetsFor(given, facts(known), reason).map((target) => target.seconds);
  assert.deepEqual(seconds({ channel: ['email'] }, null), [400, 900]);
  assert.deepEqual(seconds({ channel: ['email'] }, 200), [200, 900]);
  assert.deepEqual(seconds({ channel: ['chat'] }, 200), [60, 900, 86_400]);
  assert.deepEqual(seconds({ channel: ['chat'], reason: ['late'] }, 200), [30, 900, 86_400]);
});

const berlin = timelineOf({ time_zone: 'Europe/Berlin', hours: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['09:00', '17:00'] as const]])), holidays: ['2026-12-25'] });
const at = (text: string): number => Date.parse(text);

test('the next cut-off is on a day that is worked, also where clocks change', () => {
  assert.equal(nextCutOff(berlin, '14:00', at('2026-11-20T12:59:00Z')), at('2026-11-20T13:00:00Z'));
  assert.equal(nextCutOff(berlin, '14:00', at('2026-11-20T13:00:00Z')), at('2026-11-23T13:00:00Z'));
  assert.equal(nextCutOff(berlin, '14:00', at('2026-12-24T14:00:00Z')), at('2026-12-28T13:00:00Z'));
  assert.equal(nextCutOff(berlin, '14:00', at('2026-03-27T14:00:00Z')), at('2026-03-30T12:00:00Z'));
  assert.equal(nextCutOff(timelineOf({ time_zone: 'UTC', hours: {} }), '14:00', at('2026-11-20T13:00:00Z')), null);
});

test('an order that waits has to be dealt with before it leaves or arrives; the earliest of both, and only what is still to come', () => {
  const given = policy('p', { cut_off: '14:00', deadlines: [{ metric: 'resolution', moment: 'fulfilment_cut_off', lead_seconds: 1800 }, { metric: 'resolution', moment: 'promised_date', lead_seconds: 0 }] });
  const since = at('2026-11-20T08:00:00Z');
  const of = (unfulfilled: boolean, promised: string | null): unknown => deadlinesOf(given, { unfulfilled, promisedAt: promised === null ? null : at(promised) }, berlin, since).get('resolution');
  assert.deepEqual(of(true, null), { at: at('2026-11-20T12:30:00Z'), because: 'fulfilment_cut_off' });
  assert.deepEqual(of(true, '2026-11-20T10:00:00Z'), { at: at('2026-11-20T10:00:00Z'), because: 'promised_date' });
  assert.equal(of(false, '2026-11-19T10:00:00Z'), undefined);
  assert.equal(deadlinesOf(given, null, berlin, since).size, 0);
});

test('what cannot be meant is said where it stands', () => {
  assert.deepEqual(faultsOf([usualPolicy('a')], new Set()), []);
  const twice = { metric: 'resolution', hours: 'always', seconds: 60 } as const;
  const bad = policy('a', { targets: [twice, twice], warn_owner_percent: 80, warn_lead_percent: 50, deadlines: [{ metric: 'resolution', moment: 'fulfilment_cut_off', lead_seconds: 0 }] });
  const strange = policy('b', { calendar_id: 'gone', overrides: [{ tier: ['vip'], targets: [twice] }, { tier: ['vip'], targets: [twice, twice] }] });
  assert.deepEqual(faultsOf([policy('a', { targets: [] }), bad, strange], new Set(['here'])).map((fault) => `${fault.field} ${fault.problem}`), [
    'policies[0].targets no_targets', 'policies[1].id id_twice', 'policies[1].targets target_twice', 'policies[1].warn_lead_percent lead_before_owner', 'policies[1].cut_off no_cut_off',
    'policies[2].overrides[1] exception_target_twice', 'policies[2].calendar_id no_calendar',
  ]);
  assert.deepEqual(faultsOf([policy('b', { calendar_id: 'here' }), policy('c', { calendar_id: null })], new Set(['here'])), []);
});
