import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chats, erlangA, erlangC, priorityWaits, slowedRates } from '../staffing/index.ts';
import { Play, type Accounts } from './play.ts';
import type { AgentGroup, Opening, Season } from './question.ts';
import { readRehearsal } from './read-rehearsal.ts';
import { figuresOf, firstCounted, holds, plays, type TextbookQueue } from './testing/single-queue.ts';

const REPLICATIONS = 20;
/** Ten figures are looked at: together they are wrong by chance once in a hundred times (Bonferroni); the seed is fixed. */
const CONFIDENCE = 1 - 0.01 / 10;

function agrees(queue: TextbookQueue, theory: { serviceLevel?: number; abandonShare?: number; waitSeconds: number }, line?: number): void {
  const found = plays(queue, 20261101, REPLICATIONS).map((tally) => figuresOf(tally, firstCounted(queue), line));
  for (const [figure, value] of Object.entries(theory) as [keyof typeof theory, number][]) assert.ok(holds(found.map((one) => one[figure]), value, CONFIDENCE), `${figure} of theory is ${value}; found ${found.map((one) => one[figure]).join(' ')}`);
}

test('one queue is that of Erlang, with and without people who hang up', () => {
  const demand = { arrivals: 48, intervalSeconds: 600, handleSeconds: 200 };
  const queue: TextbookQueue = { ratePerSecond: 48 / 600, handleSeconds: 200, agents: 17, targetSeconds: 20, patienceSeconds: 120, contacts: 3000 };
  agrees(queue, (({ serviceLevel, abandonShare, waitSeconds }) => ({ serviceLevel, abandonShare, waitSeconds }))(erlangA(demand, 17, 20, 120)));
  const { patienceSeconds: _, ...patient } = { ...queue, agents: 19 };
  agrees(patient, (({ serviceLevel, waitSeconds }) => ({ serviceLevel, waitSeconds }))(erlangC(demand, 19, 20)));
});

test('the urgent come first and nobody is interrupted, as theory has it', () => {
  const queue: TextbookQueue = { ratePerSecond: 260 / 3600, handleSeconds: 240, agents: 20, targetSeconds: 20, classes: [60 / 260, 200 / 260], contacts: 4000 };
  const { waitSeconds } = priorityWaits([60 / 3600, 200 / 3600], 240, 20);
  for (const line of [0, 1]) agrees(queue, { waitSeconds: waitSeconds[line] as number }, line);
});

test('chats that slow each other are those of the model, evenly spread', () => {
  const rates = slowedRates(360, 3, 0.35);
  const model = chats({ arrivals: 120, intervalSeconds: 3600, handleSeconds: 360 }, 6, rates, 60, 180);
  agrees({ ratePerSecond: 120 / 3600, handleSeconds: 360, agents: 6, targetSeconds: 60, patienceSeconds: 180, ratesByK: [0, ...rates], contacts: 2500 }, { serviceLevel: model.serviceLevel, abandonShare: model.abandonShare, waitSeconds: model.waitSeconds });
});

const some = <T>(...values: [T, ...T[]]) => fc.constantFrom(...values);
const seasons: fc.Arbitrary<{ season: Season; agents: AgentGroup[]; backlog: Opening[] }> = fc.record({
  load: fc.integer({ min: 20, max: 400 }), cv: some(0, 0.3), slowdown: some(0, 0.2), absence: some(0, 0.3), redial: some(0, 0.4), reopen: some(0, 0.2), days: some(1, 2),
  people: fc.integer({ min: 1, max: 6 }), ramp: some<number[]>([], [0.5, 1]), lost: fc.boolean(), peak: fc.boolean(), factor: some(0.4, 1, 3), left: fc.boolean(),
}).map(({ load, cv, slowdown, absence, redial, reopen, days, people, ramp, lost, peak, factor, left }): { season: Season; agents: AgentGroup[]; backlog: Opening[] } => ({
  season: {
    base_contacts_per_day: load, days, day_cv: cv, slowdown, reasons: [{ id: 'billing', share: 0.4, channel_share: { phone: 0.5, email: 0.5 } }, { id: 'wismo', share: 0.6, channel_share: { chat: 1 } }],
    handle_time: { cv: 1.1, mean_s: { phone: 300, chat: 500, email: 240 } }, patience: { phone: { mean_s: 180 }, chat: { mean_s: 150 } }, concurrency: { chat: 3 }, sla_s: { phone: 20, chat: 120, email: 14_400 },
    redial: { phone: redial, chat: redial, delay_mean_s: 600 }, reopen: { p: reopen, delay_mean_s: 7200 },
    events: [
      { kind: 'carrier_meltdown', factor, from: 20_000, to: 50_000 }, ...(left ? [{ kind: 'leavers' as const, at: 30_000, share: 0.5 }] : []),
      ...(lost ? [{ kind: 'lost_site' as const, site: 'cebu', from: 36_000, to: 45_000 }] : []), ...(peak ? [{ kind: 'peak_mode' as const, by: 'the lead', from: 30_000, to: 60_000, effects: { raise: { chat: 1.5 } } }] : []),
    ],
  },
  agents: [
    { id: 'here', count: people, site: 'lodz', skills: ['billing'], weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '06:00', to: '14:00', breaks: [['10:00', '10:30'] as const] }], absence },
    { id: 'there', count: people, site: 'cebu', weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '18:00' }], ramp },
  ],
  backlog: left ? [{ reason: 'billing', channel: 'email', count: 25, age_s: 90_000 }, { reason: 'wismo', channel: 'chat', count: 4, age_s: 60 }] : [],
}));

test('at every event all who came are served, gave up, wait or are in hand; the same seed gives the same bytes', () => {
  let events = 0;
  fc.assert(
    fc.property(seasons, fc.integer({ min: 0, max: 2 ** 40 }), (question, seed) => {
      const plan = readRehearsal(question);
      const watch = ({ arrived, finished, abandoned, waiting, inHand }: Accounts): void => {
        events++;
        assert.equal(arrived, finished + abandoned + waiting + inHand);
      };
      const [first, again] = [new Play(plan, seed, 0, watch).run(), new Play(plan, seed, 0).run()];
      assert.deepEqual(first, again);
    }),
    { numRuns: 40, seed: 20261101 },
  );
  assert.ok(events > 10_000, `only ${events} events`);
});
