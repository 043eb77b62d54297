import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Play, type Accounts } from './play.ts';
import type { CameContact, Opening, Rehearsal, Season } from './question.ts';
import { readRehearsal } from './read-rehearsal.ts';
import { rehearse } from './rehearse.ts';
import { pickedOrder, type Begun } from './from-desk/picked-order.ts';

const START = '2026-11-23T00:00:00.000Z';
const season = (came: readonly CameContact[], more: Partial<Season> = {}): Season => ({
  start: START, days: 1, base_contacts_per_day: came.length, reasons: [{ id: 'wismo', share: 0.5, channel_share: { email: 1 } }, { id: 'returns', share: 0.5, channel_share: { email: 1 } }],
  handle_time: { mean_s: { email: 300 } }, sla_s: { email: 3600 }, came, ...more,
});
const agent = (id: string, from: number, to: number) => ({ id, skills: ['wismo', 'returns'], channels: ['email'], shifts: [{ from: from * 60, to: to * 60 }] });
const mail = (minute: number, handleMinutes: number, more: Partial<CameContact> = {}): CameContact => ({ reason: 'wismo', channel: 'email', at: minute * 60, handle_s: handleMinutes * 60, ...more });
const levelOf = (question: Partial<Rehearsal> & Pick<Rehearsal, 'season' | 'agents'>): number => (rehearse({ seed: 1, replications: 1, ...question }) as { service_level: number }).service_level;
const cells = (question: Pick<Rehearsal, 'season' | 'agents' | 'backlog'>) => new Play(readRehearsal(question), 1, 0).run();
const sum = (values: Int32Array): number => values.reduce((all, one) => all + one, 0);

test('what came is played each at its moment and takes what it took', () => {
  // Three of 40 minutes each, in an hour's reach of one who is there: the second is done after 80 minutes, the third after 120.
  const three = [mail(600, 40), mail(600, 40), mail(600, 40)];
  const found = cells({ season: season(three), agents: [agent('ana', 540, 900)] });
  assert.deepEqual([sum(found.arrived), sum(found.decided), sum(found.inTime)], [3, 3, 1]);
  assert.equal(sum(cells({ season: season(three), agents: [agent('ana', 540, 900), agent('ben', 540, 900), agent('eva', 540, 900)] }).inTime), 3);
  assert.equal(levelOf({ season: season(three), agents: [agent('ana', 540, 900)] }), levelOf({ seed: 99, season: season(three), agents: [agent('ana', 540, 900)] }), 'nothing is left to chance');
});

test('more work on what was answered takes time and stands in no service level', () => {
  const found = cells({ season: season([mail(600, 50, { more: true }), mail(601, 20)]), agents: [agent('ana', 540, 900)] });
  assert.deepEqual([sum(found.arrived), sum(found.decided), sum(found.inTime)], [1, 1, 0]);
});

test('what was passed on waits for somebody else, as long as it has waited already', () => {
  const passed = [mail(600, 10, { passed_on_s: 120 })];
  assert.equal(sum(cells({ season: season(passed), agents: [agent('ana', 540, 900)] }).decided), 1, 'nobody else came: it is missed');
  assert.equal(sum(cells({ season: season(passed), agents: [agent('ana', 540, 900)] }).inTime), 0);
  assert.equal(sum(cells({ season: season(passed), agents: [agent('ana', 540, 900), agent('ben', 640, 900)] }).inTime), 1);
  assert.equal(sum(cells({ season: season(passed), agents: [agent('ana', 540, 900), agent('ben', 660, 900)] }).inTime), 0, 'who came later was too late');
  // Whoever waits longer goes first, and whoever waits less does not.
  const order = [mail(600, 10, { passed_on_s: 60 }), mail(630, 30)];
  assert.equal(sum(cells({ season: season(order), agents: [agent('ana', 600, 602), agent('ben', 645, 900)] }).inTime), 2, 'ten minutes first, then thirty: both within their hour');
  const later = [mail(600, 58), mail(601, 10, { passed_on_s: 60 })];
  assert.equal(sum(cells({ season: season(later), agents: [agent('ana', 601, 602), agent('ben', 601, 900)] }).inTime), 1, 'what has waited longer goes first');
});

test('what waited is done with what it took, and takes nothing from who came by chance', () => {
  const backlog: Opening[] = [{ reason: 'returns', channel: 'email', count: 1, age_s: 7200, handle_s: 3000 }];
  const of = (more: Partial<Opening>) => sum(cells({ season: season([mail(1, 15)]), agents: [agent('ana', 0, 600)], backlog: [{ ...(backlog[0] as Opening), ...more }] }).inTime);
  assert.deepEqual([of({}), of({ handle_s: 2400 })], [0, 1]);
});

test('more than came, in a plan that is compared, comes beside it; fewer are left out by chance of their own', () => {
  const many = Array.from({ length: 400 }, (_, at) => mail(at * 3, 1));
  const events = (factor: number): Season['events'] => [{ kind: 'demand', factor, from: 0, to: 86_400 }];
  const came = (factor: number): number => sum(cells({ season: season(many, { events: events(factor) }), agents: [agent('ana', 0, 1440)] }).arrived);
  assert.equal(came(1), 400);
  assert.ok(Math.abs(came(0.5) - 200) < 60 && Math.abs(came(2) - 800) < 120, `${came(0.5)} and ${came(2)}`);
});

test('at every event all who came are served, wait or are in hand, whatever was passed on', () => {
  const some = fc.record({ minute: fc.integer({ min: 0, max: 1400 }), handle: fc.integer({ min: 1, max: 90 }), passed: fc.constantFrom(0, 0, 60, 600), more: fc.boolean(), returns: fc.boolean() });
  fc.assert(fc.property(fc.array(some, { minLength: 1, maxLength: 60 }), fc.array(fc.tuple(fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 5, max: 600 })), { minLength: 1, maxLength: 4 }), (all, people) => {
    const came = all.map((one) => mail(one.minute, one.handle, { more: one.more, reason: one.returns ? 'returns' : 'wismo', ...(one.passed > 0 ? { passed_on_s: one.passed } : {}) }));
    const watch = ({ arrived, finished, abandoned, waiting, inHand }: Accounts): void => assert.equal(arrived, finished + abandoned + waiting + inHand);
    const tally = new Play(readRehearsal({ season: season(came), agents: people.map(([from, length], at) => agent(`${at}`, from, Math.min(1440, from + length))) }), 1, 0, watch).run();
    assert.equal(sum(tally.arrived), came.filter((one) => one.more !== true).length);
    assert.ok(sum(tally.inTime) <= sum(tally.decided) && sum(tally.decided) <= sum(tally.arrived));
  }), { numRuns: 60, seed: 20261123 });
});

test('a moment outside the days, or a reason nobody knows, is refused by its name', () => {
  for (const [came, words] of [[[mail(1440, 1)], /outside the season/], [[mail(1, 1, { reason: 'moon' })], /No reason "moon"/], [[mail(1, -1)], /handle_s/]] as const) assert.throws(() => readRehearsal({ season: season(came), agents: [agent('ana', 0, 60)] }), words);
});

test('in which order people picked is seen where the oldest and the most pressing were not the same', () => {
  const minute = 60_000;
  // Every pressing one comes while two older ones wait; who takes by age takes them in turn, who takes by deadline takes each as it comes.
  const pieces = (byAge: boolean, rounds: number): Begun[] => Array.from({ length: rounds }, (_, round): Begun[] => {
    const at = round * 1000 * minute;
    return [{ at, begunAt: at + (byAge ? 10 : 11) * minute, dueAt: at + 500 * minute }, { at: at + minute, begunAt: at + (byAge ? 11 : 10) * minute, dueAt: at + 30 * minute }];
  }).flat();
  assert.deepEqual([[pieces(true, 40)], [pieces(false, 40)], [pieces(true, 20)], [pieces(true, 20), pieces(true, 15)], []].map(pickedOrder), ['age', 'due', null, 'age', null]);
});
