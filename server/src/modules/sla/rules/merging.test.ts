import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { timelineOf } from '../../calendars/index.ts';
import { aroundTheClock } from './around-the-clock.ts';
import { METRICS, runClocks, type Metric, type Term } from './clocks.ts';
import { EVENT_TYPES, standingAtEnd, type EventType, type StoryEvent, type StoryPart } from './story.ts';
import { tellEvents, type Brought, type News, type Said } from './tell-events.ts';
import { withMerges } from './with-merges.ts';

const M = 60_000;
/** "9 opened, 20 agent_reply": minutes */
const story = (told: string): StoryEvent[] => (told === '' ? [] : told.split(', ').map((one) => ({ at: Number(one.split(' ')[0]) * M, type: one.split(' ')[1] as EventType })));
const merged = (own: string, at: number, theirs: string): StoryPart[] => [{ at: at * M, type: 'merged_in' as const, brought: story(theirs) }, ...story(own)].toSorted((a, b) => a.at - b.at);
const term = (metric: Metric, minutes: number, before: Term['before'] = null): Term => ({ metric, hours: 'always', seconds: minutes * 60, timeline: timelineOf(aroundTheClock, 0), before });
const brief = (parts: readonly StoryPart[], metric: Metric, now: number): unknown[] => runClocks(parts, [term(metric, 60)], now * M).map((clock) => [clock.n, clock.state, clock.startedAt / M, clock.elapsedSeconds / 60, clock.dueAt === null ? null : clock.dueAt / M]);

for (const [name, metric, own, at, theirs, now, clocks] of [
  ['the one who waited longer keeps their due time', 'first_reply', '30 opened', 40, '0 opened', 50, [[1, 'running', 0, 50, 60]]],
  ['also where the younger one is merged into the older', 'first_reply', '0 opened', 40, '30 opened', 50, [[1, 'running', 0, 50, 60]]],
  ['a pause they had counts', 'first_reply', '30 opened', 40, '0 opened, 5 on_hold, 34 resumed', 50, [[1, 'running', 0, 21, 89]]],
  ['an answered one brings no waiting', 'first_reply', '30 opened', 40, '0 opened, 10 agent_reply, 10 waiting_on_customer', 50, [[1, 'running', 30, 20, 90]]],
  ['its answer is none to whoever waits here', 'first_reply', '5 opened', 40, '0 opened, 10 agent_reply, 10 waiting_on_customer', 50, [[1, 'running', 5, 45, 65]]],
  ['where ours was answered theirs is a clock of its own', 'first_reply', '0 opened, 10 agent_reply, 10 waiting_on_customer', 40, '20 opened', 50, [[1, 'met', 0, 10, 60], [2, 'running', 20, 30, 80]]],
  ['a reply after the merge answers both', 'first_reply', '30 opened, 45 agent_reply', 40, '0 opened', 50, [[1, 'met', 0, 45, 60]]],
  ['a reply here before the merge did not answer them', 'first_reply', '0 opened, 35 agent_reply', 40, '20 opened', 50, [[1, 'met', 0, 35, 60], [2, 'running', 20, 30, 80]]],
  ['what they missed is missed', 'first_reply', '90 opened', 100, '0 opened', 110, [[1, 'missed', 0, 110, 60]]],
  ['a second question that waits keeps its time', 'next_reply', '0 opened, 10 agent_reply, 10 waiting_on_customer', 40, '0 opened, 5 agent_reply, 20 customer_message', 50, [[1, 'running', 20, 30, 80]]],
  ['of two questions the older one is answered first', 'next_reply', '0 opened, 10 agent_reply, 25 customer_message', 40, '0 opened, 5 agent_reply, 20 customer_message', 50, [[1, 'running', 20, 30, 80]]],
  ['a solution that is due earlier stays so', 'resolution', '30 opened', 40, '0 opened, 10 agent_reply', 50, [[1, 'running', 0, 50, 60]]],
  ['what was solved here is solved, and theirs goes on', 'resolution', '0 opened, 10 resolved, 40 reopened', 40, '20 opened', 50, [[1, 'met', 0, 10, 60], [2, 'running', 20, 30, 80]]],
  ['what was solved there changes nothing', 'resolution', '30 opened', 40, '0 opened, 20 resolved', 50, [[1, 'running', 30, 20, 90]]],
  ['what waits for its customer wakes nothing here', 'resolution', '0 opened, 10 waiting_on_customer', 40, '0 opened, 5 agent_reply, 5 waiting_on_customer', 50, [[1, 'paused', 0, 10, null]]],
  ['history that was brought in goes on as theirs', 'first_reply', '', 40, '20 opened', 50, [[1, 'running', 20, 30, 80]]],
  ['who waits for us ends a hold', 'first_reply', '0 opened, 10 on_hold', 40, '20 opened', 50, [[1, 'running', 20, 30, 80]]],
  ['a silence that lasts longer stays the longer one', 'update', '30 opened', 40, '10 opened', 50, [[1, 'running', 10, 40, 70]]],
] as const) {
  test(`merged: ${metric}: ${name}`, () => assert.deepEqual(brief(merged(own, at, theirs), metric, now), clocks));
}

test('merging twice keeps the time of the first', () => {
  const inner = merged('20 opened', 25, '0 opened');
  assert.deepEqual(brief([{ at: 30 * M, type: 'opened' }, { at: 40 * M, type: 'merged_in', brought: inner }], 'first_reply', 50), [[1, 'running', 0, 50, 60]]);
});

test('nobody who waits for us is due later because of a merge, and nobody’s time begins anew', () => {
  const event = fc.record({ at: fc.integer({ min: 1, max: 99 }).map((minute) => minute * M), type: fc.constantFrom(...EVENT_TYPES.filter((type) => !type.startsWith('opened'))) });
  const life = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.array(event, { maxLength: 8 })).map(([opened, rest]) => [{ at: opened * M, type: 'opened' as const }, ...rest.filter((one) => one.at > opened * M)].toSorted((a, b) => a.at - b.at));
  fc.assert(
    fc.property(life, life, fc.constantFrom(...METRICS), fc.integer({ min: 5, max: 300 }), (own, theirs, metric, minutes) => {
      const at = 100 * M;
      const live = (parts: readonly StoryPart[]) => standingAtEnd(parts) !== 'open' ? undefined : runClocks(parts, [term(metric, minutes)], at).find((clock) => clock.endedAt === null && clock.state !== 'paused');
      const [a, b] = [live(own), live(theirs)];
      const together = live([...own, { at, type: 'merged_in', brought: theirs }]);
      if (b !== undefined || a !== undefined) {
        const earliest = Math.min(...[a, b].flatMap((clock) => (clock === undefined ? [] : [clock.missedAt ?? clock.dueAt ?? Infinity])));
        assert.ok(together !== undefined && (together.missedAt ?? together.dueAt ?? Infinity) <= earliest);
      }
    }),
    { numRuns: 3000 },
  );
});

const news = (name: News['name'], at: number, more: Partial<News> = {}): News => ({ name, at: at * M, messageId: null, outbound: false, reopened: false, fromCategory: null, toCategory: null, movedBack: false, snoozedBack: false, splitOff: false, ...more });
const theirs = (at: number): Said => ({ at: at * M, ours: false, leavesAt: null, waits: false });
const ours = (at: number, leaves = at): Said => ({ at: at * M, ours: true, leavesAt: leaves * M, waits: false });
const told = (parts: readonly StoryPart[]): string[] => parts.map((part) => `${part.at / M} ${part.type}${part.type === 'merged_in' ? ` (${told(part.brought).join(', ')})` : ''}`);
const brought = (at: number, all: readonly News[], said: readonly Said[]): Brought => ({ at: at * M, news: all, said, brought: [] });

for (const [name, all, said, merges, events] of [
  ['its own story until then', [news('opened', 30)], [theirs(30)], [brought(40, [news('opened', 0)], [theirs(0)])], ['30 opened', '30 customer_message', '40 merged_in (0 opened, 0 customer_message)']],
  ['a reply of its that leaves afterwards is one here', [news('opened', 30)], [theirs(30)], [brought(40, [news('opened', 0)], [theirs(0), ours(35, 60)])], ['30 opened', '30 customer_message', '40 merged_in (0 opened, 0 customer_message)', '60 agent_reply']],
  ['what is undone here was written there', [news('opened', 30), news('undone', 41, { messageId: 'm' })], [theirs(30)], [brought(40, [news('opened', 0), news('written', 39, { messageId: 'm' }), news('status', 39, { fromCategory: 'open', toCategory: 'waiting' })], [theirs(0)])], ['30 opened', '30 customer_message', '40 merged_in (0 opened, 0 customer_message)']],
  ['into history: it begins with what is alive', [], [theirs(1)], [brought(40, [news('opened', 20)], [theirs(20)])], ['40 merged_in (20 opened, 20 customer_message)']],
  ['into history, solved: it begins when somebody writes', [news('received', 50)], [theirs(1), theirs(50)], [brought(40, [news('opened', 20), news('status', 30, { fromCategory: 'open', toCategory: 'resolved' })], [theirs(20)])], ['50 opened', '50 customer_message']],
  ['history brings nothing', [news('opened', 30)], [theirs(30)], [brought(40, [], [theirs(0)])], ['30 opened', '30 customer_message', '40 merged_in ()']],
] as const) {
  test(`a merge brings: ${name}`, () => assert.deepEqual(told(tellEvents({ news: all, said, brought: merges }, false)), events));
}

test('each message is told where it was said, through merges of merges', () => {
  const by = (messageId: string, at: number) => ({ ...theirs(at), messageId });
  const all = withMerges('c', new Map([['a', [news('opened', 1)]], ['b', [news('opened', 2)]], ['c', [news('opened', 3)]]]), [by('1', 1), by('2', 2), by('3', 3), by('4', 9)], [
    { sourceId: 'a', targetId: 'b', at: 4, messageIds: ['1'] }, { sourceId: 'b', targetId: 'c', at: 5, messageIds: ['1', '2'] }, { sourceId: 'x', targetId: 'y', at: 5, messageIds: ['3'] },
  ]);
  const saidBy = (one: { said: readonly Said[] }): number[] => one.said.map((each) => each.at / M);
  assert.deepEqual([saidBy(all), all.brought.map(saidBy), all.brought[0]?.brought.map(saidBy)], [[3, 9], [[2]], [[1]]]);
  assert.deepEqual(all.brought.map((one) => one.news[0]?.at), [2 * M]);
});
