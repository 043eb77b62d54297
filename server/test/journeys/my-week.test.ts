import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LeaveView, TermsShape } from '../../src/modules/people/contract.ts';
import type { LeaveAnswerView, MyWeekView, SwapAnswerView, SwapView, WeekRequestView } from '../../src/modules/workforce/contract-own-week.ts';
import { forecastNow, putInForce, shiftsInForce } from '../../src/modules/workforce/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { writePast } from '../stage/write-past.ts';
import { openTestHouse, type CallError, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

// Everybody's own week: what they see of it, leave with an answer at once, shifts that change hands, and a calendar by a secret address.
let world: TestHouse;
const calls: Record<string, Caller> = {};
const people: Record<string, string> = {};
const system = systemActor('test');
const DAY = 86_400_000;
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
/** A Monday two to three weeks ahead: nothing runs into it, and every notice is kept. */
const monday = plus(new Date().toISOString().slice(0, 10), ((8 - new Date().getUTCDay()) % 7) + 14);
const terms: TermsShape = { site_id: null, contract_minutes: 2400, least_shift_minutes: 240, most_shift_minutes: 600, most_days: 5, availability: {}, nights: false, wishes: {}, hour_cost_minor: null, currency: null, starts_on: null, ends_on: null, rules_place: null };
const at = (day: number, clock: string): Date => new Date(`${plus(monday, day)}T${clock}:00.000Z`);
const shift = (name: string, day: number, from = '08:00', to = '16:00') => ({ personId: people[name] as string, from: at(day, from), to: at(day, to), activities: [{ kind: 'lunch' as const, from: at(day, '12:00').toISOString(), to: at(day, '13:00').toISOString(), paid: false }] });
const week = (name: string) => (calls[name] as Caller)<MyWeekView>('GET', `/api/v1/my-week?from=${monday}`);
const shiftOf = async (name: string, day: number): Promise<string> => (await week(name)).days[day]?.shifts[0]?.id ?? '';
const ask = (name: string, from: number, to: number, more: object = {}) => (calls[name] as Caller)<LeaveView>('POST', '/api/v1/my-leave', { from: plus(monday, from), to: plus(monday, to), kind: 'holiday', reason: '', ask_person: false, ...more });
const preview = (name: string, from: number, to: number) => (calls[name] as Caller)<LeaveAnswerView>('POST', '/api/v1/my-leave/preview', { from: plus(monday, from), to: plus(monday, to), kind: 'holiday' });
const settle = (more: object) => world.call('PUT', `/api/v1/sites/${siteId}/week-settings`, { allotment_percent: 40, notice_days: 7, short_percent: 100, planner_approves_swaps: false, ...more });
const offer = async (name: string, day: number, more: object = {}) => (calls[name] as Caller)<SwapView>('POST', '/api/v1/my-swaps', { shift_id: await shiftOf(name, day), kind: 'give', to_person_id: null, note: '', ...more });
let siteId = '';

before(async () => {
  world = await openTestHouse();
  await world.call('PATCH', `/api/v1/brands/${world.brandId}`, { time_zone: 'UTC' });
  for (const name of ['Ben', 'Cai', 'Dia']) calls[name] = await secondPerson(world, 'agent', name);
  for (const one of (await world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/people')).data) people[one.name] = one.id;
  siteId = (await world.call<{ id: string }>('POST', '/api/v1/sites', { name: 'Cape Town', country: 'ZA', time_zone: 'Africa/Johannesburg' })).id;
  for (const name of ['Ben', 'Cai', 'Dia']) await world.call('PUT', `/api/v1/people/${people[name]}/terms`, { ...terms, site_id: siteId });
  await world.house.db.transact(system, (tx) => putInForce(tx, null, [shift('Ben', 0), shift('Ben', 1), shift('Ben', 3), shift('Cai', 0), shift('Cai', 2), shift('Dia', 2), shift('Dia', 4)]));
});
after(() => world.close());

test('somebody sees a week of their own by the clock of where they work, and nobody else’s', async () => {
  const seen = await week('Ben');
  assert.deepEqual([seen.from, seen.time_zone, seen.contract_minutes, seen.planned_minutes, seen.days.map((one) => one.shifts.length)], [monday, 'Africa/Johannesburg', 2400, 1260, [1, 1, 0, 1, 0, 0, 0]]);
  assert.ok(seen.days.flatMap((one) => one.shifts).every((one) => one.person_id === people.Ben));
  assert.equal(seen.next?.from, at(0, '08:00').toISOString());
  const query = `?from=${monday}&person_id=${people.Cai}`;
  assert.deepEqual((await (calls.Ben as Caller)<MyWeekView>('GET', `/api/v1/my-week${query}`)).days, seen.days, 'asking for somebody else shows one’s own');
  const answer = await world.house.web.inject({ method: 'GET', url: `/api/v1/my-week?from=${monday}` });
  assert.equal(answer.statusCode, 401);
});

test('leave where nothing is foretold is put to a person, who is told; granted, it ends the shift', async () => {
  await settle({});
  const asked = await ask('Dia', 4, 4);
  assert.deepEqual([asked.state, asked.judged?.code, asked.handed_over], ['asked', 'not_foretold', true]);
  assert.deepEqual((await ask('Dia', 4, 4)).id, asked.id, 'asking twice is asking once');
  await world.until(async () => (await world.call<{ data: { kind: string }[] }>('GET', '/api/v1/notifications')).data.find((one) => one.kind === 'leave_or_swap'));
  await assert.rejects((calls.Ben as Caller)('GET', '/api/v1/workforce/requests'), /forbidden/);
  await assert.rejects((calls.Ben as Caller)('POST', `/api/v1/workforce/requests/leave/${asked.id}/decide`, { state: 'granted', because: '' }), /forbidden/);
  const { data } = await world.call<{ data: WeekRequestView[] }>('GET', '/api/v1/workforce/requests');
  assert.deepEqual(data.map((one) => [one.kind, one.leave?.name]), [['leave', 'Dia']]);
  const granted = await world.call<LeaveView>('POST', `/api/v1/workforce/requests/leave/${asked.id}/decide`, { state: 'granted', because: '' });
  assert.equal(granted.state, 'granted');
  assert.deepEqual((await week('Dia')).days.map((one) => [one.shifts.length, one.leave.length]), [[0, 0], [0, 0], [1, 0], [0, 0], [0, 1], [0, 0], [0, 0]]);
  await assert.rejects((calls.Ben as Caller)('POST', `/api/v1/my-leave/${asked.id}/withdraw`, {}), /not_found/);
  await (calls.Dia as Caller)('POST', `/api/v1/my-leave/${asked.id}/withdraw`, {});
  assert.deepEqual((await week('Dia')).days.map((one) => one.shifts.length), [0, 0, 1, 0, 1, 0, 0], 'the shift is back');
});

test('leave is granted or refused at once, with what it rests on; a refused one goes to a person', async () => {
  await world.house.db.transact(system, (tx) => writePast(tx, { brandId: world.brandId, days: 35, perHour: { chat: 8 } }));
  await forecastNow(world.house.db, world.brandId);
  const soon = await (calls.Ben as Caller)<LeaveAnswerView>('POST', '/api/v1/my-leave/preview', { from: plus(new Date().toISOString().slice(0, 10), 2), to: plus(new Date().toISOString().slice(0, 10), 2), kind: 'holiday' });
  assert.deepEqual([soon.answer, soon.code, soon.figures.needed], ['refused', 'notice', 7]);
  const free = await preview('Ben', 0, 1);
  assert.deepEqual([free.answer, free.code, free.shifts.length], ['granted', 'granted', 2], free.because);
  const granted = await ask('Ben', 0, 1);
  assert.deepEqual([granted.state, granted.decided_by], ['granted', null]);
  assert.deepEqual((await week('Ben')).days.map((one) => one.shifts.length), [0, 0, 0, 1, 0, 0, 0]);
  const full = await preview('Cai', 1, 2);
  assert.deepEqual([full.answer, full.code, full.figures], ['refused', 'allotment', { day: plus(monday, 1), away: 1, people: 3, allowed: 1, percent: 40 }]);
  assert.ok(full.others.length > 0 && full.others.every((one) => one.from > plus(monday, 1) || one.to < monday));
  const refused = await ask('Cai', 1, 2);
  assert.deepEqual([refused.state, (await week('Cai')).days[2]?.shifts.length], ['refused', 1]);
  const over = await ask('Cai', 1, 2, { ask_person: true, reason: 'A wedding' });
  assert.deepEqual([over.id, over.state, over.reason], [refused.id, 'asked', 'A wedding']);
  await assert.rejects(world.call('POST', `/api/v1/workforce/requests/leave/${over.id}/decide`, { state: 'refused', because: ' ' }), /Say why/);
  await world.call('POST', `/api/v1/workforce/requests/leave/${over.id}/decide`, { state: 'refused', because: 'Two are away' });
  await world.until(async () => (await (calls.Cai as Caller)<{ data: { kind: string }[] }>('GET', '/api/v1/notifications')).data.find((one) => one.kind === 'leave_or_swap_decided'));
  await assert.rejects(ask('Ben', 1, 4), /leave_overlaps/);
});

test('what coverage would lose is a no that names the worst interval', async () => {
  await settle({ short_percent: 0, allotment_percent: 100 });
  const no = await preview('Dia', 2, 2);
  assert.deepEqual([no.answer, no.code], ['refused', 'coverage'], JSON.stringify(no));
  assert.ok(Number(no.figures.without) > Number(no.figures.short) && String(no.figures.at).startsWith(plus(monday, 2)));
  await settle({});
});

test('withdrawn leave gives shifts back, but not where something else was planned', async () => {
  const [leave] = (await week('Ben')).leave;
  await world.house.db.transact(system, (tx) => putInForce(tx, null, [shift('Ben', 1, '10:00', '17:00')]));
  const withdrawn = await (calls.Ben as Caller)<LeaveView>('POST', `/api/v1/my-leave/${leave?.id}/withdraw`, {});
  assert.equal(withdrawn.state, 'withdrawn');
  const seen = await week('Ben');
  assert.deepEqual(seen.days.map((one) => one.shifts.map((each) => each.from.slice(11, 16))), [['08:00'], ['10:00'], [], ['08:00'], [], [], []]);
  assert.equal((await (calls.Ben as Caller)<LeaveView>('POST', `/api/v1/my-leave/${leave?.id}/withdraw`, {})).state, 'withdrawn', 'twice is once');
});

test('two ask at once for the last place of a day: one is told yes', async () => {
  const both = await Promise.all([ask('Cai', 5, 5), ask('Dia', 5, 5)]);
  assert.deepEqual(both.map((one) => one.state).toSorted(), ['granted', 'refused']);
});

test('a shift is offered and taken once: of two at the same moment the second is told', async () => {
  const swap = await offer('Ben', 3, { note: 'A concert' });
  assert.equal((await offer('Ben', 3)).id, swap.id, 'offered twice is offered once');
  assert.deepEqual((await week('Cai')).swaps.map((one) => [one.id, one.by.name, one.own]), [[swap.id, 'Ben', false]]);
  /** A moment before it changed hands: what is taken within the same millisecond is not in force in it any more. */
  const before = new Date(Date.now() - 1);
  const takes = await Promise.allSettled(['Cai', 'Dia'].map((name) => (calls[name] as Caller)<SwapView>('POST', `/api/v1/my-swaps/${swap.id}/take`, { shift_id: null })));
  const lost = takes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as CallError).code] : []));
  assert.deepEqual(lost, ['swap_taken']);
  const taker = takes[0]?.status === 'fulfilled' ? 'Cai' : 'Dia';
  assert.equal((await (calls[taker] as Caller)<SwapView>('POST', `/api/v1/my-swaps/${swap.id}/take`, { shift_id: null })).state, 'done', 'taken twice is taken once');
  assert.deepEqual([(await week('Ben')).days[3]?.shifts.length, (await week(taker)).days[3]?.shifts.length], [0, 1]);
  const then = await world.house.db.read(system, (tx) => shiftsInForce(tx, { personIds: [people.Ben as string], from: at(3, '00:00'), to: at(4, '00:00'), at: before }));
  assert.equal(then.length, 1, 'what was in force before can still be told');
  await world.until(async () => (await (calls.Ben as Caller)<{ data: { kind: string }[] }>('GET', '/api/v1/notifications')).data.find((one) => one.kind === 'leave_or_swap_decided'));
});

test('an exchange says for each shift in return whether it is legal; a no names the rule', async () => {
  const swap = await offer('Ben', 0, { kind: 'exchange', to_person_id: people.Dia });
  assert.deepEqual((await week('Cai')).swaps.filter((one) => one.id === swap.id), [], 'offered by name, others do not see it');
  await assert.rejects((calls.Cai as Caller)('POST', `/api/v1/my-swaps/${swap.id}/take`, { shift_id: null }), /not_found/);
  const { data } = await (calls.Dia as Caller)<{ data: SwapAnswerView[] }>('GET', `/api/v1/my-swaps/${swap.id}/answers`);
  const wednesday = data.find((one) => one.shift?.from === at(2, '08:00').toISOString());
  assert.deepEqual([wednesday?.answer, wednesday?.problems], ['yes', []]);
  await world.house.db.transact(system, (tx) => putInForce(tx, null, [{ ...shift('Dia', 1, '04:00', '11:00'), activities: [{ kind: 'lunch', from: at(1, '08:00').toISOString(), to: at(1, '09:00').toISOString(), paid: false }] }]));
  const early = (await (calls.Dia as Caller)<{ data: SwapAnswerView[] }>('GET', `/api/v1/my-swaps/${swap.id}/answers`)).data.find((one) => one.shift?.from === at(1, '04:00').toISOString());
  assert.equal(early?.answer, 'no');
  assert.ok(early?.problems.some((one) => one.person_id === people.Ben && one.rule === 'one_place'), JSON.stringify(early));
  await assert.rejects((calls.Dia as Caller)('POST', `/api/v1/my-swaps/${swap.id}/take`, { shift_id: early?.shift?.id }), /swap_breaks_rules/);
  const done = await (calls.Dia as Caller)<SwapView>('POST', `/api/v1/my-swaps/${swap.id}/take`, { shift_id: wednesday?.shift?.id });
  assert.equal(done.state, 'done');
  assert.deepEqual([(await week('Ben')).days.map((one) => one.shifts.length).slice(0, 3), (await week('Dia')).days.map((one) => one.shifts.length).slice(0, 3)], [[0, 1, 1], [1, 1, 0]]);
});

test('where a site asks for it, a planner agrees first; an offer is taken back', async () => {
  await settle({ planner_approves_swaps: true });
  const swap = await offer('Cai', 0);
  await (calls.Cai as Caller)('POST', `/api/v1/my-swaps/${swap.id}/withdraw`, {});
  await assert.rejects((calls.Ben as Caller)('POST', `/api/v1/my-swaps/${swap.id}/take`, { shift_id: null }), /swap_taken/);
  const again = await offer('Cai', 0);
  assert.equal((await (calls.Ben as Caller)<SwapView>('POST', `/api/v1/my-swaps/${again.id}/take`, { shift_id: null })).state, 'waiting');
  assert.equal((await week('Ben')).days[0]?.shifts.length, 0, 'nothing has changed hands yet');
  const waiting = (await world.call<{ data: WeekRequestView[] }>('GET', '/api/v1/workforce/requests')).data.filter((one) => one.kind === 'swap');
  assert.deepEqual(waiting.map((one) => [one.swap?.by.name, one.swap?.taken_by?.name]), [['Cai', 'Ben']]);
  assert.equal((await world.call<SwapView>('POST', `/api/v1/workforce/requests/swap/${again.id}/decide`, { state: 'granted', because: '' })).state, 'done');
  assert.deepEqual([(await week('Ben')).days[0]?.shifts.length, (await week('Cai')).days[0]?.shifts.length], [1, 0]);
});

test('a calendar is read by its secret address alone, follows what changes, and is taken away', async () => {
  const { url } = await (calls.Ben as Caller)<{ url: string }>('POST', '/api/v1/my-calendar');
  const read = (address: string, headers: Record<string, string> = {}) => world.house.web.inject({ method: 'GET', url: new URL(address).pathname, headers });
  const first = await read(url);
  assert.equal(first.statusCode, 200);
  assert.match(String(first.headers['content-type']), /text\/calendar/);
  assert.match(String(first.headers['cache-control']), /private/);
  const shifts = (await week('Ben')).days.flatMap((one) => one.shifts).length;
  assert.equal(first.body.match(/SUMMARY:Shift/g)?.length, shifts);
  assert.equal((await read(url, { 'if-none-match': String(first.headers.etag) })).statusCode, 304);
  const stored = await world.house.db.read(system, (tx) => tx.rows<{ text: string }>({ name: 'test_feed', text: 'select f::text as text from workforce.calendar_feed f', values: [] }));
  assert.ok(stored.every((one) => !one.text.includes(url.slice(-47, -4))), 'only a hash is kept');
  const renewed = await (calls.Ben as Caller)<{ url: string }>('POST', '/api/v1/my-calendar');
  assert.deepEqual([(await read(url)).statusCode, (await read(renewed.url)).statusCode], [404, 200]);
  assert.deepEqual(await (calls.Ben as Caller)('DELETE', '/api/v1/my-calendar'), { revoked: true });
  assert.equal((await read(renewed.url)).statusCode, 404);
  const guess = await world.house.web.inject({ method: 'GET', url: '/calendar/guess.ics' });
  assert.deepEqual([guess.statusCode, String(guess.headers['ratelimit-limit'])], [404, '120'], 'who asks too often waits');
});
