import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../../../../platform/refusal/refusal.ts';
import { rehearse } from '../rehearse.ts';
import { assumptionsOf } from './assumptions.ts';
import { comingTo, dayCvOf } from './demand.ts';
import type { Happening } from './happenings.ts';
import type { KnownBrand, KnownChannel, KnownDesk, KnownPerson, KnownReason } from './known.ts';
import { groupsOf, spansOf } from './people.ts';
import { shiftsOfPresence } from './presence-shifts.ts';
import { rehearsalOf, type AskedOfDesk } from './rehearsal-of.ts';

const anywhere = { pool: null, needs: [], tier: 1, inHouseOnly: false };
const reason = (key: string, share: number, more: Partial<KnownReason> = {}): KnownReason => ({ key, name: key.toUpperCase(), share, handleSeconds: null, due: { seconds: 14_400, hours: 'business' }, place: anywhere, ...more });
const day = (of: (hour: number) => number): number[] => Array.from({ length: 24 }, (_, hour) => of(hour));
const office = (count: number) => day((hour) => (hour >= 8 && hour < 18 ? count : 0));
const channel = (more: Partial<KnownChannel>): KnownChannel => ({
  channel: 'chat', work: 'chats', expected: office(30), whileClosed: 0, agents: office(3), promise: { share: 0.8, seconds: 60 }, handle: { seconds: 480, from: 'assumed', contacts: 0 }, patienceSeconds: 300, chatsAtOnce: 3, slowdown: 0.25,
  unplanned: 0, hourCost: 20, dayCv: 0.2, overridden: false, reasons: [reason('wismo', 0.7), reason('billing', 0.3)], ...more,
});
const email = channel({ channel: 'email', work: 'deferred', expected: office(10), agents: office(1.2), promise: { share: 0.95, seconds: 28_800 }, patienceSeconds: null, chatsAtOnce: 1, slowdown: 0, dayCv: 0.1, reasons: [reason('wismo', 1)] });
const brand = (more: Partial<KnownBrand> = {}): KnownBrand => ({ id: 'n', name: 'North', calendar: { time_zone: 'UTC', hours: { 1: [['08:00', '18:00']] } }, channels: [channel({}), email], peak: { order_by_cost: true, raise: { chat: 1.5 } }, ...more });
const desk = (more: Partial<KnownDesk> = {}): KnownDesk => ({
  begins: '2026-11-23T00:00:00.000Z', days: 1, timeZone: 'UTC', stepSeconds: 3600, dayStarts: [0], brands: [brand()], routing: { capacity: 100, weights: { chat: 25, email: 10 } }, people: [], sites: [{ name: 'Manila', people: 2 }, { name: 'Cape Town', people: 1 }], handleCv: null, reopen: null, waiting: [], picked: 0, ...more,
});
const asked = (more: Partial<AskedOfDesk> = {}): AskedOfDesk => ({ seed: 1, replications: 3, choices: {}, always: [], scenarios: [], by: 'Olga', ...more });
const refused = (known: KnownDesk, more: Partial<AskedOfDesk>): string => {
  try {
    rehearse(rehearsalOf(known, asked(more)).question);
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return `${error.code}: ${error.message}`;
  }
  return 'played';
};

test('people are there whenever staffing asks for so many, one shift a day with breaks where it asks for fewer', () => {
  const spans = spansOf({ begins: '2026-11-23T00:00:00.000Z', stepSeconds: 3600, dayStarts: [0, 4] }, [1, 2, 0, 2, 1, 0, 0, 0]);
  const at = (hour: number) => `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`;
  assert.deepEqual(spans, [[{ from: at(0), to: at(4), breaks: [[at(2), at(3)]] }, { from: at(4), to: at(5), breaks: [] }], [{ from: at(1), to: at(4), breaks: [[at(2), at(3)]] }]]);
  const groups = groupsOf(desk(), { absence: 0.25 });
  assert.deepEqual(groups.map((one) => one.id), ['North chat 1', 'North chat 2', 'North chat 3', 'North chat 4', 'North email 1', 'North email 2'], 'three there take four of whom one in four is missing; 1.2 take 1.6, which are two');
  assert.deepEqual(new Set(groups.map((one) => one.site)), new Set(['Manila', 'Cape Town']));
  assert.deepEqual(groupsOf(desk(), { skills: 'all_channels' })[0]?.channels, { chat: 3, email: 1 });
  assert.equal(groupsOf(desk(), { absence: 0, new_share: 0.5 }).filter((one) => one.ramp !== undefined).length, 2);
});

test('the season is what is expected: each channel by its own course, reasons by their shares, what can wait one after the other', () => {
  const { question } = rehearsalOf(desk(), asked());
  const { season } = question;
  assert.deepEqual(season.streams?.map((one) => [one.channel, one.arrivals.reduce<number>((sum, count) => sum + (count ?? 0), 0)]), [['chat', 300], ['email', 100]]);
  assert.deepEqual(season.reasons.map((one) => [one.id, Math.round(one.share * 400), one.channel_share]), [['WISMO', 310, { chat: 210 / 310, email: 100 / 310 }], ['BILLING', 90, { chat: 1 }]]);
  assert.deepEqual([season.concurrency, season.answered_when_done, season.slowdown, season.sla_s], [{ chat: 3, email: 1 }, ['email'], 0.25, { chat: 60, email: 28_800 }]);
  assert.ok(Math.abs((dayCvOf(desk()) ?? 0) - (0.2 * 300 + 0.1 * 100) / 400) < 1e-12);
  const routed = season.reasons[0]?.routed?.['chat'];
  assert.deepEqual([routed?.target, routed?.due, routed?.pool], [{ seconds: 60, hours: 'business' }, { seconds: 14_400, hours: 'business' }, 'anybody'], 'measured against the promise, ordered by service levels');
  const answer = rehearse(question) as { arrived: number; says: string[]; service_level: number };
  assert.ok(Math.abs(answer.arrived - 400) < 120 && answer.says.length === 0 && answer.service_level > 0.5, JSON.stringify([answer.arrived, answer.says, answer.service_level]));
  assert.deepEqual(rehearse(question), answer);
});

test('several brands keep their names, hours and people apart; what they share is told by both', () => {
  const south = brand({ id: 's', name: 'South', calendar: { time_zone: 'UTC', hours: {} } });
  const { question } = rehearsalOf(desk({ brands: [brand(), south] }), asked());
  assert.deepEqual(question.season.reasons.map((one) => one.id), ['WISMO (North)', 'BILLING (North)', 'WISMO (South)', 'BILLING (South)']);
  assert.deepEqual(Object.keys(question.policy?.calendars ?? {}), ['n', 's']);
  const costs = rehearsalOf(desk({ brands: [brand(), south], routing: { costs: { wismo: { per_hour: 3 }, '*': { per_hour: 1 } } } }), asked()).question.policy?.costs;
  assert.deepEqual(costs, { '*': { per_hour: 1 }, 'WISMO (North)': { per_hour: 3 }, 'WISMO (South)': { per_hour: 3 } });
});

test('with a published schedule the people on it are there, with what they can; who has nothing to answer is said', () => {
  const person = (id: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
    id, site: 'Manila', brandIds: ['n'], pools: ['p'], skills: { vip: 3 }, tier: 1, inHouse: true, channels: { chat: 3, email: 6 }, shifts: [{ from: '2026-11-22T22:00:00.000Z', to: '2026-11-23T12:00:00.000Z', off: [['2026-11-23T10:00:00.000Z', '2026-11-23T10:30:00.000Z']] }], hourCost: 12, weeksHere: 1, ...more,
  });
  const known = desk({ people: [person('ana'), person('ben', { brandIds: ['other'] })] });
  const [group, ...others] = groupsOf(known, { absence: 0 });
  assert.deepEqual([others.length, group?.id, group?.channels, group?.shifts, group?.ramp], [0, 'ana', { chat: 3, email: 1 }, [{ from: '2026-11-23T00:00:00.000Z', to: '2026-11-23T12:00:00.000Z', breaks: [['2026-11-23T10:00:00.000Z', '2026-11-23T10:30:00.000Z']] }], [0.7, 0.8, 0.88, 0.94]]);
  assert.deepEqual(assumptionsOf(known, {}).filter((one) => one.what === 'without_work' || one.what === 'people').map((one) => [one.what, one.value, one.from]), [['people', 1, 'schedule'], ['without_work', 1, 'schedule']]);
  assert.equal(groupsOf(known, { people: 'staffing' })[0]?.id, 'North chat 1');
  const elsewhere = desk({ brands: [brand({ channels: [channel({ reasons: [reason('wismo', 1, { place: { ...anywhere, pool: 'q' } })] })] })], people: [person('ana')] });
  assert.match(refused(elsewhere, {}), /nobody_there/);
});

test('what could happen becomes events, people come and stay away, and what cannot happen here is refused', () => {
  const span = { from: '2026-11-23T09:00', to: '2026-11-23T15:00' };
  const all: Happening[] = [{ kind: 'times', factor: 2, ...span }, { kind: 'carrier_meltdown', factor: 4, ...span }, { kind: 'viral_post', factor: 3, channel: 'chat', ...span }, { kind: 'lost_site', site: 'Manila', ...span }, { kind: 'peak_mode', ...span }, { kind: 'leavers', share: 0.5, at: '2026-11-23T10:00' }];
  const { question } = rehearsalOf(desk(), asked({ scenarios: [{ name: 'everything', happenings: all }, { name: 'fewer', happenings: [{ kind: 'people', change: -2, channel: 'chat', ...span }] }, { name: 'more', happenings: [{ kind: 'people', change: 2, ...span }] }] }));
  const [everything, fewer, more] = question.compare ?? [];
  assert.deepEqual(everything?.events?.map((one) => one.kind), ['demand', 'carrier_meltdown', 'viral_post', 'lost_site', 'peak_mode', 'leavers']);
  assert.deepEqual(everything?.events?.[1], { kind: 'carrier_meltdown', factor: 4, reason: 'WISMO', from: '2026-11-23T09:00:00.000Z', to: '2026-11-23T15:00:00.000Z' });
  assert.deepEqual([question.agents.length, fewer?.agents?.length, more?.agents?.length, everything?.agents], [5, 5, 7, undefined]);
  const told = rehearse(question) as { service_level: number; compared: { name: string; difference: Record<string, number> }[] };
  const difference = Object.fromEntries(told.compared.map((one) => [one.name, one.difference['service_level'] as number]));
  assert.ok((difference['everything'] as number) < -0.1 && (difference['fewer'] as number) < 0 && (difference['more'] as number) > 0, JSON.stringify(difference));
  assert.deepEqual(told.compared.map((one) => Math.sign(Math.round(one.difference['labour_cost'] as number))), [-1, -1, 1]);
  const only = (happening: Happening): Partial<AskedOfDesk> => ({ scenarios: [{ name: 'x', happenings: [happening] }] });
  assert.match(refused(desk(), only({ kind: 'lost_site', site: 'Atlantis', ...span })), /Nobody works at "Atlantis"/);
  assert.match(refused(desk(), only({ kind: 'times', factor: 2, from: span.to, to: span.from })), /invalid_event: It ends/);
  assert.match(refused(desk(), only({ kind: 'times', factor: 2, from: '2026-02-30T09:00', to: span.to })), /invalid_moment/);
  assert.match(refused(desk({ brands: [brand({ channels: [channel({ reasons: [reason('other', 1)] })] })] }), only({ kind: 'carrier_meltdown', factor: 2, ...span })), /no_such_reason/);
  assert.match(refused(desk({ brands: [brand({ channels: [channel({ expected: office(0) })] })] }), {}), /nothing_expected/);
  assert.match(refused(desk(), { replications: 100_000 }), /too_much/);
});

test('what waits is there when it begins, as far as anything of its kind comes', () => {
  const known = desk({ waiting: [{ brandId: 'n', reason: 'WISMO', channel: 'email', count: 12, ageSeconds: 7200 }, { brandId: 'n', reason: 'SIZING', channel: 'email', count: 3, ageSeconds: 60 }] });
  assert.deepEqual(rehearsalOf(known, asked()).question.backlog, [{ reason: 'WISMO', channel: 'email', count: 12, age_s: 7200 }]);
  assert.deepEqual(rehearsalOf(known, asked({ choices: { backlog: false } })).question.backlog, []);
  assert.equal((rehearse(rehearsalOf(known, asked()).question) as { opening: { waiting: number } }).opening.waiting, 12);
});

test('who was there is played as a shift from coming to going, with what was no work in it as breaks', () => {
  const span = (personId: string, from: string, to: string, isWorking = true) => ({ personId, isWorking, from: `2026-11-23T${from}:00.000Z`, to: `2026-11-23T${to}:00.000Z` });
  const shifts = shiftsOfPresence([span('ana', '08:00', '10:00'), span('ana', '10:00', '10:20', false), span('ana', '10:20', '12:00'), span('ana', '16:00', '18:00'), span('ben', '09:00', '09:00')]);
  const at = (time: string) => `2026-11-23T${time}:00.000Z`;
  assert.deepEqual([...shifts], [['ana', [{ from: at('08:00'), to: at('12:00'), off: [[at('10:00'), at('10:20')]] }, { from: at('16:00'), to: at('18:00'), off: [] }]]]);
  const { question, assumptions } = rehearsalOf(desk({ people: [{ id: 'ana', site: null, brandIds: null, pools: [], skills: {}, tier: 1, inHouse: true, channels: { chat: 3, email: 6 }, shifts: shifts.get('ana') ?? [], hourCost: null, weeksHere: null }] }), asked({ choices: { people: 'presence' } }));
  assert.deepEqual([question.season.day_cv, question.agents.map((one) => [one.id, one.absence])], [0, [['ana', 0]]]);
  assert.deepEqual(assumptions.filter((one) => ['people', 'absence'].includes(one.what)).map((one) => [one.value, one.from]), [[1, 'presence'], [0, 'presence']]);
});

test('each assumption says where it comes from, and what the planner chose instead', () => {
  const of = (choices: Parameters<typeof assumptionsOf>[1], what: string) => assumptionsOf(desk(), choices).filter((one) => one.what === what).map((one) => [one.about, one.value, one.from]);
  assert.deepEqual(of({}, 'handle'), [['chat', 480, 'assumed'], ['email', 480, 'assumed']]);
  assert.deepEqual(of({ handle: { chat: 300 } }, 'handle')[0], ['chat', 300, 'chosen']);
  assert.deepEqual(of({}, 'patience'), [['chat', 300, 'planning']]);
  assert.deepEqual(of({ day_cv: 0.4 }, 'days_spread'), [[null, 0.4, 'chosen']]);
  assert.equal(comingTo(brand()).length, 2);
});
