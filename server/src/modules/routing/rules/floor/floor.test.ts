import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { match } from '../match.ts';
import type { RoutingAgent, RoutingPolicy, WaitingConversation } from '../shapes.ts';
import type { Alike } from './ability.ts';
import { Floor } from './floor.ts';

const some = <T>(...values: [T, ...T[]]) => fc.constantFrom(...values);
const agents: fc.Arbitrary<RoutingAgent[]> = fc.array(
  fc.record({
    pools: some(['main'], ['main', 'night'], ['partner']), brands: some<RoutingAgent['brands']>('*', ['north'], ['north', 'south']), tier: some(1, 2), capacity: some(60, 100),
    skills: some<Record<string, number>>({}, { billing: 2 }, { billing: 3, sizing: 1 }), channels: some<Record<string, number>>({ email: 3, chat: 2 }, { chat: 3, voice: 1 }, { email: 1, chat: 3, voice: 1 }),
  }),
  { minLength: 1, maxLength: 7 },
).map((all) => all.map((one, at) => ({ id: `agent${at}`, state: 'offline', ...one })));
const lines: fc.Arbitrary<Alike[]> = fc.array(
  fc.record({ brand: some('north', 'south'), channel: some('email', 'chat', 'voice'), pool: some('main', 'night'), tier: some(1, 2), class: some('payment', 'other'), weight: some(1, 2), needs: some<NonNullable<Alike['needs']>>([], [{ skill: 'billing', level: 2 }], [{ skill: 'sizing', relax_after_seconds: 1200 }]) }),
  { minLength: 1, maxLength: 5 },
);
const policies: fc.Arbitrary<RoutingPolicy> = fc.record({
  order: some<'due' | 'cost'>('due', 'cost'), weights: some({ chat: 30, voice: 100, email: 20 }, { chat: 34, voice: 100, email: 100 }), exclusive: some<string[]>([], ['voice']), raise: some<Record<string, number>>({}, { chat: 1.5 }),
  pools: some<NonNullable<RoutingPolicy['pools']>>({}, { night: { mode: 'pick' } }, { main: { overflow: [{ pool: 'partner', after_seconds: 600 }, { pool: 'night', after_seconds: 1800 }] } }),
  costs: some<NonNullable<RoutingPolicy['costs']>>({ payment: { per_hour: 9, missed: 30, handle_seconds: 300 }, '*': { per_hour: 1, growth_per_hour: 0.5 } }, {}), longest_wait_seconds: some<Record<string, number>>({}, { '*': 3600 }, { other: 900, payment: 2400 }),
});
type Step = { readonly what: 'arrive' | 'finish' | 'presence' | 'leave' | 'all' | 'policy'; readonly which: number; readonly after: number };
const steps: fc.Arbitrary<Step[]> = fc.array(fc.record({ what: some<Step['what']>('arrive', 'arrive', 'arrive', 'finish', 'finish', 'presence', 'leave', 'all', 'policy'), which: fc.nat(1000), after: fc.integer({ min: 0, max: 400 }) }), { minLength: 40, maxLength: 130 }).map((all) => [{ what: 'all', which: 0, after: 0 }, ...all]);

/** The same floor as rows that `match` reads anew at every step. */
class Rows {
  now = 1_000_000_000_000;
  policy: RoutingPolicy;
  agents: RoutingAgent[];
  readonly waiting = new Map<number, WaitingConversation & { line: number; spot: number }>();
  readonly held: { agent: number; line: number }[] = [];

  constructor(agents: readonly RoutingAgent[], policy: RoutingPolicy) {
    this.agents = [...agents];
    this.policy = policy;
  }

  /** What `match` offers now, kept as accepted. */
  decide(alike: readonly Alike[]): string[] {
    const { offers } = match({ now: this.now, agents: this.agents, waiting: [...this.waiting.values()], policy: this.policy });
    return offers.map(({ conversation, agent: who }) => {
      const [contact, agent] = [Number(conversation), this.agents.findIndex(({ id }) => id === who)];
      const line = this.waiting.get(contact)?.line as number;
      this.waiting.delete(contact);
      this.held.push({ agent, line });
      this.change(agent, (alike[line] as Alike).channel, 1);
      return `${contact} ${agent}`;
    });
  }

  change(agent: number, channel: string, by: number): void {
    const one = this.agents[agent] as RoutingAgent;
    this.agents[agent] = { ...one, work: { ...one.work, [channel]: (one.work?.[channel] ?? 0) + by }, ...(by > 0 ? { idle_since: this.now } : {}) };
  }
}

/** Plays the steps on both and compares every decision. */
function play(all: readonly RoutingAgent[], alike: readonly Alike[], [policy, other]: readonly [RoutingPolicy, RoutingPolicy], doing: readonly Step[]): number {
  const rows = new Rows(all, policy);
  let floor = new Floor(all, alike, policy);
  let [contacts, decided] = [0, 0];
  let given: string[] = [];
  const noted = (contact: number, _line: number, agent: number): void => void given.push(`${contact} ${agent}`);
  const compare = (): void => {
    assert.deepEqual(given, rows.decide(alike));
    decided += given.length;
    given = [];
    for (const [line] of alike.entries()) assert.equal(floor.waiting(line), [...rows.waiting.values()].filter((one) => one.line === line).length);
    for (const [agent, one] of rows.agents.entries()) assert.deepEqual(floor.work(agent), floor.channels.map((channel) => one.work?.[channel] ?? 0));
  };
  for (const { what, which, after } of doing) {
    const to = rows.now + after * 1000;
    const changes = [...rows.waiting.values()].flatMap((one) => floor.changesOf(one.line).map((seconds) => (one.waiting_since as number) + seconds * 1000)).filter((at) => at > rows.now && at <= to).sort((a, b) => a - b);
    for (const at of changes) {
      rows.now = at;
      floor.round(at, noted);
      compare();
    }
    rows.now = to;
    if (what === 'arrive') {
      const [line, contact] = [which % alike.length, contacts++];
      const due = rows.now + 1000 * (1800 + 600 * (which % alike.length));
      const agent = floor.arrive(line, rows.now, rows.now);
      const spot = agent < 0 ? floor.queue(line, contact, rows.now, due) : -1;
      if (agent >= 0) noted(contact, line, agent);
      rows.waiting.set(contact, { ...(alike[line] as Alike), id: String(contact).padStart(6, '0'), waiting_since: rows.now, due_at: due, line, spot });
    } else if (what === 'finish' && rows.held.length > 0) {
      const [{ agent, line }] = rows.held.splice(which % rows.held.length, 1) as [{ agent: number; line: number }];
      rows.change(agent, (alike[line] as Alike).channel, -1);
      floor.finish(agent, line);
      floor.serve(agent, rows.now, noted);
    } else if (what === 'leave' && rows.waiting.size > 0) {
      const [contact, one] = [...rows.waiting.entries()][which % rows.waiting.size] as [number, WaitingConversation & { line: number; spot: number }];
      floor.leave(one.line, one.spot);
      rows.waiting.delete(contact);
    } else if (what === 'presence' || what === 'all') {
      for (const at of what === 'all' ? all.keys() : [which % all.length]) {
        const one = rows.agents[at] as RoutingAgent;
        if (one.state === 'available' && what !== 'all') floor.go(at);
        else floor.come(at, rows.now);
        if (one.state !== 'available') rows.agents[at] = { ...one, state: 'available', idle_since: rows.now };
        else if (what !== 'all') rows.agents[at] = { ...one, state: 'break' };
      }
      floor.round(rows.now, noted);
    } else if (what === 'policy') {
      rows.policy = rows.policy === policy ? other : policy;
      floor = floor.under(rows.policy, all);
      floor.round(rows.now, noted);
    }
    compare();
  }
  return decided;
}

test('a floor that goes on decides as a round over everybody does, at every step', () => {
  let decided = 0;
  fc.assert(
    fc.property(agents, lines, fc.tuple(policies, policies), steps, (all, alike, terms, doing) => {
      decided += play(all, alike, terms, doing);
    }),
    { numRuns: 450, seed: 20261101 },
  );
  assert.ok(decided > 2000, `only ${decided} decisions were compared`);
});

test('a line keeps its order whoever leaves, and takes nobody who is due before another', () => {
  const alike: Alike = { brand: 'north', channel: 'email', pool: 'main' };
  const floor = new Floor([{ id: 'ana', state: 'offline', pools: ['main'], brands: '*', channels: { email: 1 } }], [alike], {});
  const spots = Array.from({ length: 300 }, (_, contact) => floor.queue(0, contact, contact, contact + 10));
  for (const contact of [0, 1, 150, 299]) floor.leave(0, spots[contact] as number);
  assert.throws(() => floor.leave(0, spots[150] as number));
  assert.throws(() => floor.queue(0, 300, 300, 5));
  floor.come(0, 400);
  const seen: number[] = [];
  floor.round(400, (contact) => seen.push(contact));
  for (let at = 0; at < 295; at++) {
    floor.finish(0, 0);
    floor.serve(0, 400, (contact) => seen.push(contact));
  }
  assert.deepEqual(seen, Array.from({ length: 297 }, (_, i) => i + 2).filter((contact) => contact !== 150));
});
