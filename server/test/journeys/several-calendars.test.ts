import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CalendarView } from '../../src/modules/calendars/contract.ts';
import type { ConversationView } from '../../src/modules/conversations/contract.ts';
import type { CaughtView, ClocksView, PoliciesVersionView, PoliciesView, PolicyCheckView } from '../../src/modules/sla/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

type PolicyShape = PoliciesView['policies'][number];
const url = (rest = ''): string => `/api/v1/brands/${world.brandId}/${rest}`;
const policy = (given: Partial<PolicyShape>): PolicyShape => ({ id: crypto.randomUUID(), name: 'Chat', conditions: [], targets: [{ metric: 'first_reply', hours: 'business', seconds: 3600 }], overrides: [], deadlines: [], cut_off: null, warn_owner_percent: 75, warn_lead_percent: 90, snooze_pauses: false, ...given });
const policies = () => world.call<PoliciesView>('GET', url('sla-policies'));
const save = async (list: readonly PolicyShape[], more: object = {}) => world.call<PoliciesView>('PUT', url('sla-policies'), { version: (await policies()).version, policies: list, ...more });
const week = (from: string, to: string) => Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [[from, to]]]));
const calendars = async () => (await world.call<{ data: CalendarView[] }>('GET', url('calendars'))).data;
const written = (subject: string) => world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject, customer: { email: 'ana@example.test' }, text: 'Where is it?' });
const clock = async (id: string) => {
  await world.settled();
  return (await world.call<ClocksView>('GET', `/api/v1/conversations/${id}/clocks`)).data.find((one) => one.metric === 'first_reply');
};

test('a brand has several calendars: a policy counts by the one it names, and that one cannot be removed meanwhile', async () => {
  assert.deepEqual((await calendars()).map((one) => [one.id, one.is_usual, one.changed_at]), [[world.brandId, true, null]]);
  const none = await world.call<CalendarView>('POST', url('calendars'), { name: 'Never', time_zone: 'UTC', hours: {} });
  const nights = await world.call<CalendarView>('POST', url('calendars'), { name: 'Nights', time_zone: 'UTC', hours: week('00:00', '24:00') });
  await assert.rejects(world.call('POST', url('calendars'), { name: 'nights', time_zone: 'UTC', hours: {} }), { code: 'calendar_name_taken' });
  await assert.rejects(world.call('POST', url('calendars'), { time_zone: 'UTC', hours: {} }), { code: 'invalid' });
  await save([policy({ name: 'By nobody’s hours', calendar_id: none.id })]);
  const { id } = await written('Hours');
  assert.deepEqual([(await clock(id))?.because, (await clock(id))?.due_at], ['no_hours', null]);
  const found = await calendars();
  assert.deepEqual(found.map((one) => [one.name, one.used_by]), [['', []], ['Never', ['By nobody’s hours']], ['Nights', []]]);
  await assert.rejects(world.call('DELETE', url(`calendars/${none.id}`)), { code: 'calendar_in_use' });
  await assert.rejects(world.call('DELETE', url(`calendars/${world.brandId}`)), { code: 'usual_calendar' });
  await save([policy({ name: 'By night', calendar_id: nights.id })]);
  await world.until(async () => (await clock(id))?.due_at !== null);
  const due = await world.call<{ due_at: string }>('POST', url('due-time'), { calendar_id: nights.id, seconds: 3600, start: '2027-01-02T03:00:00Z' });
  assert.equal(due.due_at, '2027-01-02T04:00:00.000Z');
  await world.call('DELETE', url(`calendars/${none.id}`));
  await world.call('PUT', url(`calendars/${nights.id}`), { name: 'All day', time_zone: 'UTC', hours: week('00:00', '24:00') });
  assert.deepEqual((await calendars()).map((one) => one.name), ['', 'All day']);
  await assert.rejects(save([policy({ calendar_id: none.id })]), { code: 'invalid' });
  const { faults, changes } = await world.call<PolicyCheckView>('POST', url('sla-policies/check'), { policies: [policy({ calendar_id: none.id, warn_owner_percent: 80, warn_lead_percent: 70 })] });
  assert.deepEqual(faults.map((fault) => [fault.field, fault.problem, fault.at_least]), [['policies[0].warn_lead_percent', 'lead_before_owner', 80], ['policies[0].calendar_id', 'no_calendar', undefined]]);
  assert.deepEqual(changes, [{ what: 'removed', policy: 'By night' }, { what: 'added', policy: 'Chat' }]);
});

test('public holidays of a place are days off for good, laid out further as years pass, but for those that are worked', async () => {
  const hours = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['09:00', '17:00']]]));
  const kept = await world.call<CalendarView>('PUT', url('calendar'), { time_zone: 'Europe/Berlin', hours, holidays: ['2028-12-29'], public_holidays: { country: 'DE', state: 'BY', worked: ['2029-01-01'] } });
  const year = new Date().getUTCFullYear();
  assert.deepEqual([kept.public_holidays?.until, kept.holidays], [year + 5, ['2028-12-29']]);
  const due = async (start: string, seconds = 7200) => (await world.call<{ due_at: string }>('POST', url('due-time'), { seconds, start })).due_at;
  assert.equal(await due('2028-12-28T15:00:00Z'), '2029-01-01T09:00:00.000Z', 'our own day off, then New Year, which is worked here');
  await world.call('PUT', url('calendar'), { time_zone: 'Europe/Berlin', hours, public_holidays: { country: 'DE', state: 'BY' } });
  assert.equal(await due('2028-12-29T15:00:00Z'), '2029-01-02T09:00:00.000Z');
  await assert.rejects(world.call('PUT', url('calendar'), { time_zone: 'Europe/Berlin', hours, public_holidays: { country: 'XX' } }), { code: 'invalid' });
  // As if it had been laid out years ago.
  await world.house.db.transact(systemActor('test'), async (tx) => {
    await tx.run(sql`update calendars.calendar set public_until = ${year}::integer, public_days = array['2020-01-01', ${`${year}-01-01`}::text] where id = ${world.brandId}`);
    await tx.schedule({ kind: 'calendars.extend', key: 'calendars.extend', brandId: null });
  });
  const further = await world.until(async () => {
    const [usual] = await calendars();
    return usual?.public_holidays?.until === year + 5 ? usual.public_holidays : null;
  });
  assert.ok(further.days.includes('2020-01-01') && further.days.includes(`${year + 5}-12-25`));
});

test('versions say who changed what; an earlier one is put in force again; a draft says what it catches and what would be missed', async () => {
  const first = policy({ name: 'First', targets: [{ metric: 'first_reply', hours: 'always', seconds: 3600 }] });
  const held = await save([first]);
  await save([policy({ name: 'Before', conditions: [{ field: 'priority', is: 'one_of', values: ['urgent'] }] }), { ...first, name: 'Rest', targets: [{ metric: 'first_reply', hours: 'always', seconds: 60 }] }]);
  const versions = (await world.call<{ data: PoliciesVersionView[] }>('GET', url('sla-policies/versions'))).data;
  assert.deepEqual(versions[0]?.changes, [{ what: 'added', policy: 'Before' }, { what: 'renamed', policy: 'Rest', from: 'First' }, { what: 'target', policy: 'Rest', metric: 'first_reply', hours: 'always', from: 3600, to: 60 }]);
  assert.deepEqual([versions[0]?.saved_by?.name, versions.at(-1)?.saved_by, versions.at(-1)?.changes], ['Olga Owner', null, []]);
  const earlier = versions.find((one) => one.version === held.version);
  await save(earlier?.policies ?? [], { restored_from: held.version });
  const [back] = (await world.call<{ data: PoliciesVersionView[] }>('GET', url('sla-policies/versions?limit=1'))).data;
  assert.deepEqual([back?.restored_from, back?.policies], [held.version, held.policies]);
  const { id, number } = await written('Draft');
  await world.settled();
  // It waited for ten minutes.
  await world.house.db.transact(systemActor('test'), async (tx) => {
    await tx.run(sql`update platform.event set at = at - interval '10 minutes' where subject_id = ${id}`);
    await tx.run(sql`update conversations.message set at = at - interval '10 minutes' where conversation_id = ${id}`);
    await tx.run(sql`update sla.version set since = since - interval '1 hour' where brand_id = ${world.brandId}`);
  });
  const draft = [policy({ name: 'At once', targets: [{ metric: 'first_reply', hours: 'always', seconds: 120 }] })];
  const preview = await world.call<CaughtView>('POST', url('sla-policies/preview'), { policies: draft, days: 30 });
  assert.equal(preview.data[0]?.conversations, preview.looked_at);
  assert.ok(preview.data[0]?.examples.some((one) => one.number === number) && preview.judged > 0);
  assert.equal(preview.misses_as_is, 0);
  assert.ok(preview.misses_supposed >= 1 && preview.data[0]?.misses === preview.misses_supposed);
  const quick = await world.call<CaughtView>('POST', url('sla-policies/preview'), { policies: draft });
  assert.deepEqual([quick.judged, quick.data[0]?.examples, quick.data[0]?.conversations], [0, [], preview.looked_at]);
  assert.equal((await policies()).version, back?.version, 'a preview changes nothing');
});
