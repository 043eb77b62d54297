import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LeaveView, PersonTermsView, SheetReadView, TermsShape } from '../../src/modules/people/contract.ts';
import { forecastNow, shiftsInForce } from '../../src/modules/workforce/index.ts';
import type { CoverageView, PlanDiffView, PlanEditedView, PlanWholeView, ScheduleView, ShiftView } from '../../src/modules/workforce/contract-schedule.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { writePast } from '../stage/write-past.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

// From what was agreed with people to who works when: searched for, changed, published with a diff, and what was in force at a moment.
let world: TestHouse;
let ben: Caller;
const people: Record<string, string> = {};
const system = systemActor('test');
const DAY = 86_400_000;
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
/** The Monday after next: no test runs into it. */
const monday = ((): string => plus(new Date().toISOString().slice(0, 10), ((8 - new Date().getUTCDay()) % 7) + 7))();
const at = (day: number, clock: string): string => `${plus(monday, day)}T${clock}:00.000Z`;
const terms: TermsShape = { site_id: null, contract_minutes: 2400, least_shift_minutes: 240, most_shift_minutes: 600, most_days: 5, availability: {}, nights: false, wishes: { days_off: [7] }, hour_cost_minor: 2000, currency: 'EUR', starts_on: null, ends_on: null, rules_place: null };
const schedule = (more = '') => world.call<ScheduleView>('GET', `/api/v1/workforce/schedule?from=${monday}&weeks=1${more}`);
const begin = (more: object = {}) => world.call<PlanWholeView>('POST', '/api/v1/workforce/plans', { name: 'Next week', from: monday, weeks: 1, brand_ids: [world.brandId], begin: 'published', seconds: 2, seed: 1, ...more });
const edit = (plan: { id: string }, version: number, change: { put?: object[]; remove?: string[] }) => world.call<PlanEditedView>('POST', `/api/v1/workforce/plans/${plan.id}/edits`, { version, put: [], remove: [], ...change });
const lunch = (day: number, from: string, to: string) => ({ kind: 'lunch', from: at(day, from), to: at(day, to), paid: false });

before(async () => {
  world = await openTestHouse();
  await world.call('PATCH', `/api/v1/brands/${world.brandId}`, { time_zone: 'UTC' });
  ben = await secondPerson(world, 'agent', 'Ben');
  await secondPerson(world, 'agent', 'Cai');
  await secondPerson(world, 'agent', 'Dia');
  for (const one of (await world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/people')).data) people[one.name] = one.id;
});
after(() => world.close());

test('nobody is planned with whom nothing was agreed; what was agreed must hold together', async () => {
  await assert.rejects(begin(), /There is nobody to plan/);
  await assert.rejects(world.call('PUT', `/api/v1/people/${people.Ben}/terms`, { ...terms, most_shift_minutes: 120 }), /contradict/);
  await assert.rejects(ben('GET', '/api/v1/people-terms'), /forbidden/);
  await world.call('PUT', `/api/v1/people/${people.Ben}/terms`, terms);
  await assert.rejects(begin(), /at which site/);
  const { id } = await world.call<{ id: string }>('POST', '/api/v1/sites', { name: 'Cape Town', country: 'ZA', time_zone: 'Africa/Johannesburg' });
  await world.call('POST', '/api/v1/teams', { name: 'South', site_id: id });
  for (const name of ['Ben', 'Cai', 'Dia']) await world.call('PUT', `/api/v1/people/${people[name]}/terms`, { ...terms, site_id: id });
  const { data } = await world.call<{ data: PersonTermsView[] }>('GET', '/api/v1/people-terms?limit=2');
  assert.equal(data.length, 2);
  const own = await ben<PersonTermsView>('GET', '/api/v1/me/terms');
  assert.deepEqual([own.name, own.site?.name, own.terms?.contract_minutes], ['Ben', 'Cape Town', 2400]);
});

test('a sheet of terms goes out and comes in; a line that cannot be read is said', async () => {
  const answer = await ben('GET', '/api/v1/people-terms/export').catch((error: Error) => error.message);
  assert.match(String(answer), /forbidden/);
  const read = await world.call<SheetReadView>('POST', '/api/v1/people-terms/import', { csv: 'name,contract_hours,most_shift_hours\nCai,30,10\nNobody,40,8\nDia,forty,8\n' });
  assert.deepEqual([read.kept, read.problems.map((one) => one.line)], [1, [3, 4]]);
  assert.match(read.problems[1]?.message ?? '', /“forty” under contract_hours is no number/);
});

test('leave is asked for, decided, and never overlaps', async () => {
  const asked = await world.call<LeaveView>('POST', '/api/v1/leave', { person_id: people.Dia, from: plus(monday, 2), to: plus(monday, 3), kind: 'holiday', reason: 'A wedding', state: 'asked' });
  await assert.rejects(world.call('POST', '/api/v1/leave', { person_id: people.Dia, from: plus(monday, 3), to: plus(monday, 5), kind: 'holiday', reason: '', state: 'asked' }), /leave_overlaps/);
  await assert.rejects(world.call('POST', `/api/v1/leave/${asked.id}/decide`, { state: 'refused', because: ' ' }), /Say why/);
  const granted = await world.call<LeaveView>('POST', `/api/v1/leave/${asked.id}/decide`, { state: 'granted', because: '' });
  assert.deepEqual([granted.state, granted.decided_by], ['granted', 'Olga Owner']);
  assert.deepEqual(await world.call('POST', `/api/v1/leave/${asked.id}/decide`, { state: 'granted', because: '' }), granted);
});

test('a schedule is searched for: it keeps every rule, says what it comes to and why anything is short', async () => {
  await assert.rejects(begin({ begin: 'search' }), /Nothing is foretold/);
  await world.house.db.transact(system, (tx) => writePast(tx, { brandId: world.brandId, days: 35, perHour: { chat: 8 } }));
  await forecastNow(world.house.db, world.brandId);
  await assert.rejects(begin({ begin: 'search', from: plus(monday, 1) }), /begins on a Monday/);
  const asked = await begin({ begin: 'search', name: 'Searched' });
  assert.equal(asked.state, 'drafting');
  const made = await world.until(async () => { const now = await world.call<PlanWholeView>('GET', `/api/v1/workforce/plans/${asked.id}`); return now.state !== 'drafting' && now; }, 90);
  assert.equal(made.state, 'draft', made.problem ?? '');
  const outcome = made.outcome ?? assert.fail();
  assert.ok(outcome.need_hours > 10 && outcome.bound_hours <= outcome.short_hours + 1e-6 && outcome.mended.length === 0, JSON.stringify({ ...outcome, shortages: [] }));
  assert.ok(outcome.short_hours === 0 || outcome.shortages.length > 0);
  const drawn = await schedule(`&plan_id=${asked.id}`);
  assert.ok(drawn.shifts.length >= 8 && drawn.problems.length === 0, JSON.stringify(drawn.problems));
  assert.deepEqual(drawn.away, [{ person_id: people.Dia, from: plus(monday, 2), to: plus(monday, 3), granted: true }]);
  assert.ok(!drawn.shifts.some((one) => one.person_id === people.Dia && one.from.slice(0, 10) >= plus(monday, 2) && one.from.slice(0, 10) <= plus(monday, 3)), 'nobody works on their leave');
  const covered = await world.call<CoverageView>('GET', `/api/v1/workforce/schedule/coverage?from=${monday}&weeks=1&plan_id=${asked.id}`);
  assert.ok(Math.abs(covered.short_hours - outcome.short_hours) < 0.1, `${covered.short_hours} and ${outcome.short_hours}: the screen and the search reckon the same`);
  await world.call('DELETE', `/api/v1/workforce/plans/${asked.id}`);
  assert.deepEqual((await schedule()).shifts, [], 'nothing of it was published');
});

let first: PlanWholeView;
test('a shift that breaks a rule says which, where it is written; who saw an older version is told so', async () => {
  first = await begin();
  const made = await edit(first, first.version, { put: [{ id: null, person_id: people.Ben, from: at(0, '08:00'), to: at(0, '16:30'), activities: [lunch(0, '11:00', '12:00')] }, { id: null, person_id: people.Cai, from: at(0, '10:00'), to: at(0, '18:00'), activities: [lunch(0, '14:00', '15:00')] }] });
  assert.deepEqual(made.problems, []);
  const broken = await edit(first, made.version, { put: [{ id: null, person_id: people.Ben, from: at(1, '04:00'), to: at(1, '11:00'), activities: [] }] });
  assert.deepEqual(broken.problems.map((one) => [one.kind, one.rule, one.shift_ids.length]), [['law', 'daily_rest', 2], ['law', 'break', 1]]);
  assert.match(broken.problems[0]?.source ?? '', /Basic Conditions of Employment Act/);
  await assert.rejects(edit(first, made.version, { remove: [broken.put[0]?.id ?? ''] }), /plan_moved.*Somebody else changed this plan meanwhile/);
  await assert.rejects(edit(first, broken.version, { put: [{ id: null, person_id: people.Ben, from: at(9, '08:00'), to: at(9, '12:00'), activities: [] }] }), /outside the weeks/);
  await assert.rejects(edit(first, broken.version, { put: [{ id: null, person_id: people.Ben, from: at(2, '12:00'), to: at(2, '08:00'), activities: [] }] }), /ends before it begins/);
  const away = await edit(first, broken.version, { put: [{ id: null, person_id: people.Dia, from: at(2, '08:00'), to: at(2, '13:00'), activities: [] }] });
  assert.deepEqual(away.problems.map((one) => [one.kind, one.rule]), [['terms', 'leave']]);
  await assert.rejects(world.call('POST', `/api/v1/workforce/plans/${first.id}/publish`, { version: away.version, despite: false }), /breaks_rules/);
  const undone = await edit(first, away.version, { remove: [away.put[0]?.id ?? '', broken.put[0]?.id ?? ''] });
  assert.deepEqual([undone.problems, undone.removed.length], [[], 2]);
  const back = await edit(first, undone.version, { put: [{ ...(undone.removed[0] as ShiftView) }] });
  assert.equal(back.put[0]?.id, undone.removed[0]?.id, 'what is brought back keeps its id');
  first = await world.call<PlanWholeView>('GET', `/api/v1/workforce/plans/${first.id}`);
  first = { ...first, version: (await edit(first, back.version, { remove: [back.put[0]?.id ?? ''] })).version };
});

test('publishing tells who gains what, puts it in force, and tells the people', async () => {
  const diff = await world.call<PlanDiffView>('GET', `/api/v1/workforce/plans/${first.id}/diff`);
  assert.deepEqual(diff.people.map((one) => [one.name, one.gains.length, one.loses.length, one.changes.length, one.minutes_after]), [['Ben', 1, 0, 0, 450], ['Cai', 1, 0, 0, 420]]);
  const published = await world.call<PlanWholeView>('POST', `/api/v1/workforce/plans/${first.id}/publish`, { version: first.version, despite: false });
  assert.deepEqual([published.state, published.published_by], ['published', 'Olga Owner']);
  assert.equal((await world.call<PlanWholeView>('POST', `/api/v1/workforce/plans/${first.id}/publish`, { version: first.version, despite: false })).state, 'published', 'twice is once');
  await assert.rejects(edit(first, first.version, { remove: [] }), /plan_not_draft/);
  const seen = await ben<ScheduleView>('GET', `/api/v1/workforce/schedule?from=${monday}&weeks=1`);
  assert.deepEqual([seen.shifts.length, seen.people.every((one) => one.contract_minutes === null), seen.problems.length], [2, true, 0], 'colleagues see who works when, not what was agreed');
  const told = await world.until(async () => (await ben<{ data: { kind: string }[] }>('GET', '/api/v1/notifications')).data.find((one) => one.kind === 'schedule_published'));
  assert.ok(told);
  await assert.rejects(ben('POST', '/api/v1/workforce/plans', { name: 'x', from: monday, weeks: 1, brand_ids: [world.brandId], begin: 'empty', seconds: 1, seed: 1 }), /forbidden/);
});

test('what was in force at a moment stays to be told after it was changed', async () => {
  const between = new Date();
  const [second, third] = [await begin({ name: 'Second' }), await begin({ name: 'Third' })];
  const drawn = await schedule(`&plan_id=${second.id}`);
  const own = drawn.shifts.find((one) => one.person_id === people.Ben) ?? assert.fail();
  const moved = await edit(second, second.version, { put: [{ ...own, from: at(0, '09:00'), to: at(0, '17:30'), activities: [lunch(0, '12:00', '13:00')] }] });
  const diff = await world.call<PlanDiffView>('GET', `/api/v1/workforce/plans/${second.id}/diff`);
  assert.deepEqual([diff.people.length, diff.people[0]?.changes[0]?.before.from, diff.people[0]?.changes[0]?.after.from, diff.unchanged], [1, at(0, '08:00'), at(0, '09:00'), 1]);
  await world.call('POST', `/api/v1/workforce/plans/${second.id}/publish`, { version: moved.version, despite: false });
  await assert.rejects(world.call('POST', `/api/v1/workforce/plans/${third.id}/publish`, { version: third.version, despite: false }), /schedule_moved/);
  const span = { personIds: [people.Ben as string], from: new Date(at(0, '00:00')), to: new Date(at(7, '00:00')) };
  const [then, now] = await world.house.db.read(system, async (tx) => [await shiftsInForce(tx, { ...span, at: between }), await shiftsInForce(tx, span)]);
  assert.deepEqual([then.map((one) => one.from.toISOString()), now.map((one) => one.from.toISOString())], [[at(0, '08:00')], [at(0, '09:00')]]);
  assert.equal((await world.house.db.read(system, (tx) => shiftsInForce(tx, { ...span, personIds: null, brandIds: [world.brandId] }))).length, 2);
});

test('who leaves in the middle of a published week is shown where they are still planned, and planned no more', async () => {
  const [{ terms: agreed }] = (await world.call<{ data: PersonTermsView[] }>('GET', '/api/v1/people-terms')).data.filter((one) => one.name === 'Ben') as [PersonTermsView];
  await world.call('PUT', `/api/v1/people/${people.Ben}/terms`, { ...agreed, ends_on: plus(monday, -1) });
  assert.deepEqual((await schedule()).problems.map((one) => [one.person_id, one.kind, one.rule]), [[people.Ben, 'terms', 'left']]);
  const searched = await begin({ begin: 'search', seconds: 1 });
  const made = await world.until(async () => { const now = await world.call<PlanWholeView>('GET', `/api/v1/workforce/plans/${searched.id}`); return now.state !== 'drafting' && now; }, 90);
  assert.deepEqual(made.outcome?.conflicts.filter((one) => one.name === 'Ben').map((one) => one.limits), [['employment']]);
  const diff = await world.call<PlanDiffView>('GET', `/api/v1/workforce/plans/${searched.id}/diff`);
  assert.deepEqual(diff.people.filter((one) => one.name === 'Ben').map((one) => [one.gains.length, one.loses.length]), [[0, 1]]);
});

test('shifts go out as a sheet and a calendar, and come in again', async () => {
  const text = async (url: string): Promise<string> => (await world.follow(url)).text();
  const csv = await text(`/api/v1/workforce/schedule/export?from=${monday}&weeks=1`);
  assert.match(csv, /Ben,Cape Town,/);
  assert.match(await text(`/api/v1/workforce/schedule/calendar?from=${monday}&weeks=1&person_id=${people.Ben}`), /BEGIN:VEVENT[\s\S]*SUMMARY:Ben/);
  const empty = await begin({ begin: 'empty' });
  const read = await world.call<{ version: number; kept: number; problems: { line: number }[] }>('POST', `/api/v1/workforce/plans/${empty.id}/import`, { version: empty.version, csv: `${csv}${people.Cai},Cai,,tomorrow,${at(1, '12:00')},\n` });
  assert.deepEqual([read.kept, read.problems.map((one) => one.line)], [2, [4]]);
  assert.deepEqual((await schedule(`&plan_id=${empty.id}`)).shifts.map((one) => [one.person_id, one.from, one.to, one.activities]), (await schedule()).shifts.map((one) => [one.person_id, one.from, one.to, one.activities]));
});

test('a plan of two brands is seen by who plans both', async () => {
  const lea = await secondPerson(world, 'lead', 'Lea');
  const { id: south } = await world.call<{ id: string }>('POST', '/api/v1/brands', { name: 'South', slug: 'south', domain: 'south.test' });
  const both = await begin({ begin: 'empty', brand_ids: [world.brandId, south] });
  for (const url of [`plans/${both.id}`, `plans/${both.id}/diff`, `schedule?from=${monday}&weeks=1&plan_id=${both.id}`, `schedule/coverage?from=${monday}&weeks=1&plan_id=${both.id}`]) await assert.rejects(lea('GET', `/api/v1/workforce/${url}`), /forbidden/, url);
  const own = await begin({ begin: 'empty' });
  assert.equal((await lea<PlanWholeView>('GET', `/api/v1/workforce/plans/${own.id}`)).id, own.id);
});
