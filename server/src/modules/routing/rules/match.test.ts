import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { match } from './match.ts';
import { matchPlainly } from './match-plainly.ts';
import { weightOf } from './room.ts';
import type { RoutingAgent, RoutingPolicy, RoutingRound, WaitingConversation } from './shapes.ts';
import { costOf, longestWait } from './work-order.ts';

const NOW = '2026-11-27T10:00:00Z';
const before = (minutes: number): string => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
const agent = (id: string, more: Partial<RoutingAgent> = {}): RoutingAgent => ({ id, state: 'available', pools: ['main'], brands: '*', channels: { email: 3, chat: 2, voice: 1 }, ...more });
const waits = (id: string, more: Partial<WaitingConversation> = {}): WaitingConversation => ({ id, brand: 'north', channel: 'email', pool: 'main', waiting_since: before(60), ...more });
const decide = (agents: readonly RoutingAgent[], waiting: readonly WaitingConversation[], policy: RoutingPolicy = {}) => match({ now: NOW, agents, waiting, policy });
const pairs = (agents: readonly RoutingAgent[], waiting: readonly WaitingConversation[], policy: RoutingPolicy = {}) => decide(agents, waiting, policy).offers.map(({ conversation, agent: who }) => `${conversation} ${who}`);
const whyLeft = (agents: readonly RoutingAgent[], waiting: WaitingConversation, policy: RoutingPolicy = {}) => decide(agents, [waiting], policy).left[0]?.because;

test('the next deadline comes first, and equals are served by who came first', () => {
  const one = agent('ana', { channels: { email: 1 } });
  assert.deepEqual(pairs([one], [waits('late', { due_at: '2026-11-27T12:00:00Z' }), waits('soon', { due_at: '2026-11-27T10:05:00Z' })]), ['soon ana']);
  assert.deepEqual(pairs([one], [waits('b', { waiting_since: before(5) }), waits('a', { waiting_since: before(90) })]), ['a ana']);
});

test('whoever waited longer than anybody may comes before what is dearer', () => {
  const policy: RoutingPolicy = { order: 'cost', costs: { payment: { per_hour: 50 }, other: { per_hour: 1 } }, longest_wait_seconds: { other: 7200 } };
  const one = agent('ana', { channels: { email: 1 } });
  assert.deepEqual(pairs([one], [waits('p', { class: 'payment' }), waits('o', { class: 'other', waiting_since: before(119) })], policy), ['p ana']);
  assert.deepEqual(pairs([one], [waits('p', { class: 'payment' }), waits('o', { class: 'other', waiting_since: before(121) })], policy), ['o ana']);
});

test('by cost: dear and quick before cheap and long, and a deadline presses as it comes near', () => {
  const policy: RoutingPolicy = { order: 'cost', costs: { quick: { per_hour: 4, handle_seconds: 120 }, long: { per_hour: 6, handle_seconds: 1200 }, due: { per_hour: 1, missed: 20, handle_seconds: 480 } } };
  const one = agent('ana', { channels: { email: 1 } });
  assert.deepEqual(pairs([one], [waits('l', { class: 'long' }), waits('q', { class: 'quick' })], policy), ['q ana']);
  assert.deepEqual(pairs([one], [waits('d', { class: 'due', due_at: '2026-11-27T13:00:00Z' }), waits('q', { class: 'quick' })], policy), ['q ana']);
  assert.deepEqual(pairs([one], [waits('d', { class: 'due', due_at: '2026-11-27T10:02:00Z' }), waits('q', { class: 'quick' })], policy), ['d ana']);
});

test('a call takes somebody whole; chats and mails share the units', () => {
  const policy: RoutingPolicy = { exclusive: ['voice'], weights: { chat: 30, email: 25, voice: 100 } };
  assert.deepEqual(pairs([agent('ana', { work: { email: 1 } })], [waits('call', { channel: 'voice' })], policy), []);
  assert.deepEqual(pairs([agent('ana')], [waits('call', { channel: 'voice', due_at: before(1) }), waits('mail')], policy), ['call ana']);
  assert.deepEqual(pairs([agent('ana', { work: { chat: 2 } })], [waits('m1'), waits('m2')], policy), ['m1 ana']);
  assert.deepEqual(pairs([agent('ana', { work: { chat: 2 } })], [waits('c', { channel: 'chat' })], { ...policy, raise: { chat: 1.5 } }), ['c ana']);
});

test('skills, language, brand, tier and house are asked; what is missing is said', () => {
  const ana = agent('ana', { skills: { billing: 3 }, languages: { de: 4 }, brands: ['north'], in_house: false });
  assert.deepEqual(pairs([ana], [waits('a', { needs: [{ skill: 'billing', level: 3 }], language: 'de' })]), ['a ana']);
  assert.equal(whyLeft([ana], waits('a', { needs: [{ skill: 'billing', level: 4 }] })), 'nobody there has billing 4');
  assert.equal(whyLeft([ana], waits('a', { language: 'fr' })), 'nobody there speaks fr');
  assert.equal(whyLeft([ana], waits('a', { brand: 'south' })), 'nobody there works for the brand');
  assert.equal(whyLeft([ana], waits('a', { tier: 2 })), 'nobody there is of tier 2');
  assert.equal(whyLeft([ana], waits('a', { in_house_only: true })), 'it stays in-house, and nobody there is');
  assert.equal(whyLeft([ana], waits('a', { channel: 'sms' })), 'nobody there answers sms');
  assert.equal(whyLeft([ana], waits('a', { pool: 'night' })), 'nobody works in night');
  assert.equal(whyLeft([agent('ana', { state: 'break' })], waits('a')), 'the one who could is away');
  assert.equal(whyLeft([agent('ana', { work: { email: 3 } })], waits('a')), 'everybody who could is full');
  assert.equal(whyLeft([ana], waits('a'), { pools: { main: { mode: 'pick' } } }), 'agents pick from main themselves');
  assert.equal(whyLeft([ana], waits('a', { not: ['ana'] })), 'everybody who could and has room let it pass');
});

test('a need is asked no more, and other pools help, after the time that was set', () => {
  const needs = [{ skill: 'sizing', relax_after_seconds: 1800 }];
  assert.deepEqual(pairs([agent('ana')], [waits('new', { needs, waiting_since: before(29) }), waits('old', { needs, waiting_since: before(31) })]), ['old ana']);
  const policy: RoutingPolicy = { pools: { main: { overflow: [{ pool: 'partner', after_seconds: 3600 }] } } };
  const helper = agent('pia', { pools: ['partner'] });
  assert.deepEqual(pairs([helper], [waits('young', { waiting_since: before(59) }), waits('old', { waiting_since: before(60) })], policy), ['old pia']);
  assert.deepEqual(pairs([helper, agent('own', { work: { email: 2 } })], [waits('old')], policy), ['old own']);
});

test('the customer’s last agent while that is fresh; waited for a little when full, never past the deadline', () => {
  const policy: RoutingPolicy = { affinity: { fresh_seconds: 86_400, hold_seconds: 7200 } };
  const knows = { last_agent: 'ben', last_agent_at: before(300) };
  assert.deepEqual(pairs([agent('ana'), agent('ben', { work: { email: 2 } })], [waits('a', knows)], policy), ['a ben']);
  assert.deepEqual(pairs([agent('ana'), agent('ben')], [waits('a', { ...knows, last_agent_at: before(1500) })], policy), ['a ana']);
  const full = agent('ben', { work: { email: 3 } });
  assert.deepEqual(pairs([agent('ana'), full], [waits('a', knows)], policy), []);
  assert.deepEqual(pairs([agent('ana'), full], [waits('a', { ...knows, waiting_since: before(121) })], policy), ['a ana']);
  assert.deepEqual(pairs([agent('ana'), full], [waits('a', { ...knows, due_at: before(1) })], policy), ['a ana']);
});

test('a frustrated customer meets the senior; otherwise who can do much is kept free', () => {
  const junior = agent('jo', { skills: { billing: 1 } });
  const senior = agent('sue', { tier: 2, skills: { billing: 5, warranty: 5 } });
  assert.deepEqual(pairs([junior, senior], [waits('a')]), ['a jo']);
  assert.deepEqual(pairs([junior, senior], [waits('a', { frustrated: true })]), ['a sue']);
});

test('work is spread: the emptier first, then whoever is idle longest', () => {
  assert.deepEqual(pairs([agent('ana', { idle_since: before(1) }), agent('ben', { idle_since: before(9) })], [waits('a'), waits('b', { waiting_since: before(50) })]), ['a ben', 'b ana']);
  assert.deepEqual(pairs([agent('ana', { work: { email: 2 } }), agent('ben')], [waits('a')], { weights: { email: 30 } }), ['a ben']);
});

const some = <T>(...values: [T, ...T[]]) => fc.constantFrom(...values);
const levels = (...names: [string, ...string[]]) => fc.dictionary(some(...names), fc.integer({ min: 1, max: 5 }), { maxKeys: 3 });
const agents: fc.Arbitrary<RoutingAgent[]> = fc.array(
  fc.record({
    state: some<RoutingAgent['state']>('available', 'available', 'available', 'busy', 'offline'),
    pools: fc.uniqueArray(some('main', 'night', 'partner'), { minLength: 1 }), brands: fc.oneof(fc.constant('*' as const), fc.uniqueArray(some('north', 'south'))),
    skills: levels('billing', 'sizing'), languages: levels('en', 'de'), tier: fc.integer({ min: 1, max: 3 }), in_house: fc.boolean(),
    channels: fc.dictionary(some('email', 'chat', 'voice'), fc.integer({ min: 0, max: 4 })), capacity: some(0, 60, 100), work: fc.dictionary(some('email', 'chat', 'voice'), fc.integer({ min: 0, max: 3 })),
    idle_since: fc.integer({ min: -5, max: 200 }).map(before),
  }),
  { maxLength: 12 },
).map((all) => all.map((one, at) => ({ id: `agent${at}`, ...one })));
const waiting: fc.Arbitrary<WaitingConversation[]> = fc.array(
  fc.record({
    brand: some('north', 'south'), channel: some('email', 'chat', 'voice'), pool: some('main', 'night'), tier: fc.integer({ min: 1, max: 2 }), in_house_only: fc.boolean(), waiting_since: fc.integer({ min: 0, max: 300 }).map(before),
    class: some('payment', 'other'), weight: some(1, 2), frustrated: fc.boolean(), last_agent: some('agent0', 'agent1', 'nobody'), last_agent_at: fc.integer({ min: 0, max: 200 }).map(before), not: fc.uniqueArray(some('agent0', 'agent2')),
    needs: fc.array(fc.record({ skill: some('billing', 'sizing'), level: fc.integer({ min: 1, max: 3 }), relax_after_seconds: some(600, 6000, 60_000) }), { maxLength: 2 }), due_at: fc.integer({ min: -120, max: 120 }).map(before),
  }).chain((all) => fc.subarray(['needs', 'due_at'] as const).map((dropped) => Object.fromEntries(Object.entries(all).filter(([key]) => !(dropped as string[]).includes(key))) as unknown as Omit<WaitingConversation, 'id'>)),
  { maxLength: 25 },
).map((all) => all.map((one, at) => ({ ...one, id: `c${at}` })));
const policies: fc.Arbitrary<RoutingPolicy> = fc.record({
  order: some<'due' | 'cost'>('due', 'cost'), weights: fc.constant({ chat: 30, voice: 100, email: 20 }), exclusive: some<string[]>([], ['voice']), raise: some<Record<string, number>>({}, { chat: 1.5 }),
  pools: some<NonNullable<RoutingPolicy['pools']>>({}, { night: { mode: 'pick' }, main: { overflow: [{ pool: 'partner', after_seconds: 3600 }, { pool: 'night', after_seconds: 7200 }] } }),
  affinity: fc.record({ fresh_seconds: some(0, 3600), hold_seconds: some(0, 3600) }), costs: fc.constant({ payment: { per_hour: 9, missed: 30, handle_seconds: 300 }, '*': { per_hour: 1, growth_per_hour: 0.5 } }),
  longest_wait_seconds: some<Record<string, number>>({}, { '*': 7200 }, { other: 3600 }), most_offers: some(2, 1000),
});
const rounds: fc.Arbitrary<RoutingRound> = fc.record({ now: fc.constant(NOW), agents, waiting, policy: policies });

test('is what looking at everybody for every conversation gives, whatever order they come in', () => {
  fc.assert(
    fc.property(rounds, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (round, dice) => {
      const { offers, left } = match(round);
      assert.deepEqual(offers.map((offer) => [offer.conversation, offer.agent]), matchPlainly(round));
      assert.deepEqual([...offers, ...left].map((one) => one.conversation).sort(), round.waiting.map((one) => one.id).sort());
      assert.ok(left.every((one) => one.because !== ''));
      const shuffled = [...round.waiting].map((item) => ({ item, at: dice.next().value as number })).sort((a, b) => a.at - b.at).map(({ item }) => item);
      assert.deepEqual(match({ ...round, waiting: shuffled, agents: [...round.agents].reverse() }).offers, offers);
    }),
    { numRuns: 400, seed: 20261127 },
  );
});

test('nobody ever gets more than fits, however many rounds follow each other', () => {
  fc.assert(
    fc.property(fc.array(rounds, { minLength: 2, maxLength: 5 }), ([first, ...others]) => {
      const { policy = {}, agents: all } = first as RoutingRound;
      const inHand = new Map(all.map((one) => [one.id, { ...one.work }]));
      for (const [at, round] of [first as RoutingRound, ...others].entries()) {
        const present = all.map((one) => ({ ...one, work: inHand.get(one.id) ?? {} }));
        for (const offer of match({ ...round, agents: present, policy, waiting: round.waiting.map((one) => ({ ...one, id: `${at}:${one.id}` })) }).offers) {
          const work = inHand.get(offer.agent) as Record<string, number>;
          const channel = round.waiting.find((one) => `${at}:${one.id}` === offer.conversation)?.channel as string;
          work[channel] = (work[channel] ?? 0) + 1;
          const taker = all.find((one) => one.id === offer.agent) as RoutingAgent;
          const units = Object.entries(work).reduce((sum, [name, count]) => sum + count * weightOf(policy, name), 0);
          assert.ok((work[channel] ?? 0) <= (taker.channels[channel] ?? 0) * (policy.raise?.[channel] ?? 1));
          assert.ok(units <= (taker.capacity ?? 100) * (policy.raise?.chat ?? 1));
          if (policy.exclusive?.includes('voice') && work.voice) assert.equal(Object.values(work).reduce((sum, count) => sum + count, 0), work.voice === 1 && channel === 'voice' ? 1 : -1);
        }
      }
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('what is said of a reason holds of those below it; what is said of one below, and of all others, holds there', () => {
  const policy: RoutingPolicy = { costs: { wismo: { per_hour: 2 }, 'wismo.lost': { per_hour: 9 }, '*': { per_hour: 1 } }, longest_wait_seconds: { wismo: 60 } };
  const cost = (name?: string): number => costOf(name === undefined ? {} : { class: name }, policy).per_hour;
  assert.deepEqual([cost('wismo'), cost('wismo.tracking'), cost('wismo.lost'), cost('billing.refund'), cost()], [2, 2, 9, 1, 1]);
  assert.deepEqual([longestWait({ class: 'wismo.tracking' }, policy), longestWait({ class: 'billing' }, policy)], [60, Infinity]);
  assert.equal(costOf({ class: 'wismo.tracking' }, {}).per_hour, 1);
});
