import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { match } from './match.ts';
import type { RoutingAgent, RoutingPolicy, WaitingConversation } from './shapes.ts';
import { changesAhead, whyWaits, type WhyWaits } from './why-waits.ts';

const NOW = Date.parse('2026-11-27T10:00:00Z');
const before = (minutes: number): number => NOW - minutes * 60_000;
const agent = (id: string, more: Partial<RoutingAgent> = {}): RoutingAgent => ({ id, state: 'available', pools: ['main'], brands: '*', channels: { email: 2, chat: 2 }, ...more });
const waits = (more: Partial<WaitingConversation> = {}): WaitingConversation => ({ id: 'c', brand: 'north', channel: 'email', pool: 'main', waiting_since: before(60), ...more });
const why = (agents: readonly RoutingAgent[], item: WaitingConversation, policy: RoutingPolicy = {}): WhyWaits => whyWaits(item, { now: NOW, agents, policy });
const full = { work: { email: 2 } };

test('each reason, with its figures', () => {
  assert.deepEqual(why([agent('ana')], waits()), { why: 'turn' });
  assert.deepEqual(why([agent('ana')], waits(), { pools: { main: { mode: 'pick' } } }), { why: 'picked' });
  assert.deepEqual(why([agent('ana', full), agent('ben', full), agent('eva', { state: 'break' })], waits()), { why: 'full', full: 2, away: 1 });
  assert.deepEqual(why([agent('ana', { state: 'offline' }), agent('ben', { pools: ['other'] })], waits()), { why: 'away', people: ['ana'] });
  assert.deepEqual(why([agent('ana'), agent('ben')], waits({ not: ['ana', 'ben'] })), { why: 'passed', people: 2 });
  const affinity = { fresh_seconds: 86_400, hold_seconds: 7200 };
  assert.deepEqual(why([agent('ana'), agent('ben', full)], waits({ last_agent: 'ben', last_agent_at: before(90) }), { affinity }), { why: 'last_agent', agent: 'ben', until: before(60) + 7_200_000 });
});

test('the first thing nobody has who has all that is asked before it', () => {
  const what = (agents: readonly RoutingAgent[], item: WaitingConversation): string => {
    const found = why(agents, item);
    return found.why === 'missing' ? found.what : found.why;
  };
  assert.equal(what([agent('ana', { pools: ['other'] })], waits()), 'people');
  assert.equal(what([agent('ana', { brands: ['south'] })], waits()), 'brand');
  assert.equal(what([agent('ana', { channels: { chat: 1 } })], waits()), 'channel');
  assert.equal(what([agent('ana', { in_house: false })], waits({ in_house_only: true })), 'in_house');
  assert.equal(what([agent('ana')], waits({ tier: 2 })), 'tier');
  assert.equal(what([agent('ana', { languages: { de: 5 } })], waits({ language: 'es' })), 'language');
  assert.equal(what([agent('ana', { skills: { billing: 2 } })], waits({ needs: [{ skill: 'billing', level: 3 }] })), 'skills');
  assert.deepEqual(why([agent('ana', { languages: { es: 3 } })], waits({ language: 'es', needs: [{ skill: 'billing', level: 3 }] })), { why: 'missing', what: 'skills', tier: 1, language: 'es', needs: [{ skill: 'billing', level: 3 }] });
});

test('what changes it by itself, the soonest first, and nothing that has happened', () => {
  const policy: RoutingPolicy = { pools: { main: { overflow: [{ pool: 'night', after_seconds: 7200 }, { pool: 'early', after_seconds: 60 }] } } };
  const item = waits({ needs: [{ skill: 'billing', relax_after_seconds: 5400 }, { skill: 'sizing' }, { skill: 'gone', relax_after_seconds: 10 }] });
  assert.deepEqual(changesAhead(item, { now: NOW, agents: [], policy }), [{ what: 'need_relaxed', name: 'billing', at: before(60) + 5_400_000 }, { what: 'pool_helps', name: 'night', at: before(60) + 7_200_000 }]);
});

const some = <T>(...values: [T, ...T[]]) => fc.constantFrom(...values);
const levels = (...names: [string, ...string[]]) => fc.dictionary(some(...names), fc.integer({ min: 1, max: 5 }), { maxKeys: 2 });
const agents = fc.array(fc.record({
  state: some<RoutingAgent['state']>('available', 'available', 'busy', 'offline'), pools: fc.uniqueArray(some('main', 'night'), { minLength: 1 }), brands: fc.oneof(fc.constant('*' as const), fc.uniqueArray(some('north', 'south'))),
  skills: levels('billing', 'sizing'), languages: levels('en', 'de'), tier: fc.integer({ min: 1, max: 2 }), in_house: fc.boolean(), channels: fc.dictionary(some('email', 'chat', 'voice'), fc.integer({ min: 0, max: 3 })),
  capacity: some(20, 60, 100), work: fc.dictionary(some('email', 'chat', 'voice'), fc.integer({ min: 0, max: 3 })), most_new: some(0, 1, 5),
}), { maxLength: 6 }).map((all) => all.map((one, at): RoutingAgent => ({ id: `agent${at}`, ...one })));
const items = fc.record({
  brand: some('north', 'south'), channel: some('email', 'chat', 'voice'), pool: some('main', 'night', 'empty'), tier: fc.integer({ min: 1, max: 2 }), in_house_only: fc.boolean(), waiting_since: fc.integer({ min: 0, max: 300 }).map(before), due_at: fc.integer({ min: -120, max: 120 }).map(before),
  language: some('en', 'de', 'fr'), needs: fc.array(fc.record({ skill: some('billing', 'sizing'), level: fc.integer({ min: 1, max: 3 }), relax_after_seconds: some(600, 6000, 60_000) }), { maxLength: 2 }),
  frustrated: fc.boolean(), last_agent: some('agent0', 'nobody'), last_agent_at: fc.integer({ min: 0, max: 200 }).map(before), not: fc.uniqueArray(some('agent0', 'agent1', 'agent2')),
}).chain((whole) => fc.subarray(['language', 'needs', 'due_at', 'last_agent', 'not'] as const).map((dropped) => Object.fromEntries(Object.entries({ id: 'c', ...whole }).filter(([key]) => !(dropped as string[]).includes(key))) as unknown as WaitingConversation));
const policies: fc.Arbitrary<RoutingPolicy> = fc.record({
  weights: fc.constant({ chat: 30, voice: 100, email: 20 }), exclusive: some<string[]>([], ['voice']), raise: some<Record<string, number>>({}, { chat: 1.5 }), affinity: fc.record({ fresh_seconds: some(0, 3600), hold_seconds: some(0, 3600, 36_000) }),
  pools: some<NonNullable<RoutingPolicy['pools']>>({}, { night: { mode: 'pick' } }, { main: { overflow: [{ pool: 'night', after_seconds: 3600 }] } }),
});

/** What a round says of it when it says this. */
const SAID: Readonly<Record<string, RegExp>> = {
  picked: /^agents pick from/, last_agent: /^waits a little for the customer’s last agent/, passed: /^everybody who could and has room let it pass$/, full: /^everybody who could is full/, away: /away$/,
  people: /^nobody works in/, brand: /^nobody there works for the brand$/, channel: /^nobody there answers/, in_house: /^it stays in-house/, tier: /^nobody there is of tier/, language: /^nobody there speaks/, skills: /^nobody there has/,
};

test('says of one conversation what a round of it alone decides', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(agents, items, policies, (all, item, policy) => {
      const found = why(all, item, policy);
      const { offers, left } = match({ now: NOW, agents: all, waiting: [item], policy });
      const kind = found.why === 'missing' ? found.what : found.why;
      seen.add(kind);
      if (kind === 'turn') assert.equal(offers.length, 1);
      else assert.match(left[0]?.because ?? 'it was offered', SAID[kind] as RegExp);
    }),
    { numRuns: 5000, seed: 20261122 },
  );
  assert.deepEqual([...seen].toSorted(), ['turn', ...Object.keys(SAID)].toSorted(), 'every reason was met');
});
