import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConversationView, InboxView } from '../../src/modules/conversations/contract.ts';
import type { NoticeView } from '../../src/modules/notifications/contract.ts';
import type { CaughtView, ClocksView, PoliciesView, RedatingView } from '../../src/modules/sla/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson } from './second-person.ts';

let world: TestHouse;
before(async () => {
  world = await openTestHouse();
  await world.call('PUT', `/api/v1/brands/${world.brandId}/behaviour`, { undo_seconds: 0, thanks_reopens: true, reopen_days: 30, number_in_subject: false });
});
after(() => world.close());

type PolicyShape = PoliciesView['policies'][number];
const url = (): string => `/api/v1/brands/${world.brandId}/sla-policies`;
const policies = () => world.call<PoliciesView>('GET', url());
const clocksOf = async (id: string): Promise<ClocksView> => {
  await world.settled();
  return world.call<ClocksView>('GET', `/api/v1/conversations/${id}/clocks`);
};
const one = async (id: string, metric: string) => (await clocksOf(id)).data.findLast((clock) => clock.metric === metric);
const dueOf = async (id: string) => (await world.call<ConversationView>('GET', `/api/v1/conversations/${id}`)).due_at;
const notices = async (kind: string, id: string) => (await world.call<{ data: NoticeView[] }>('GET', '/api/v1/notifications')).data.filter((notice) => notice.kind === kind && notice.subject_id === id);
const written = (subject: string, more: object = {}) => world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject, customer: { email: 'ana@example.test' }, text: 'Where is it?', ...more });

function policy(given: Partial<PolicyShape>): PolicyShape {
  return { id: crypto.randomUUID(), name: 'Quick', conditions: [], targets: [{ metric: 'first_reply', hours: 'always', seconds: 3600 }], overrides: [], deadlines: [], cut_off: null, warn_owner_percent: 75, warn_lead_percent: 90, snooze_pauses: false, ...given };
}

async function save(...list: PolicyShape[]): Promise<RedatingView> {
  await world.call('PUT', url(), { version: (await policies()).version, policies: list });
  return redated();
}

const redated = () => world.until(async () => (await world.call<{ data: RedatingView[] }>('GET', '/api/v1/sla/progress')).data.find((row) => row.finished_at !== null));
const usual: { kept?: PolicyShape[] } = {};

test('a mail starts the clocks of the usual policy; a reply meets them and what waits for the customer stands still', async () => {
  usual.kept = (await policies()).policies;
  assert.deepEqual(usual.kept.map((each) => [each.name, each.targets.length]), [['Standard', 3]]);
  await world.mail({ from: 'Bo <bo@example.test>', to: 'help@north.test', subject: 'Parcel', text: 'Where is my parcel?' });
  const id = await world.until(async () => (await world.call<{ data: ConversationView[] }>('GET', '/api/v1/conversations')).data.find((each) => each.subject === 'Parcel')?.id);
  const first = await one(id, 'first_reply');
  assert.deepEqual([first?.state, first?.target_seconds, first?.because], ['running', 14_400, null]);
  assert.equal(await dueOf(id), first?.due_at);
  await world.call('POST', `/api/v1/conversations/${id}/replies`, { text: 'On its way.' });
  assert.deepEqual((await clocksOf(id)).data.map((clock) => [clock.metric, clock.state, clock.because]).toSorted(), [['first_reply', 'met', 'replied'], ['resolution', 'paused', null]]);
  assert.equal(await dueOf(id), null);
});

test('a contact reason brings its own target, and no time is lost', async () => {
  const { id } = await written('Reasons');
  const before = await one(id, 'first_reply');
  const reason = (await world.call<{ data: { id: string; key: string; target_seconds: number }[] }>('GET', `/api/v1/reasons?brand_id=${world.brandId}`)).data.find((each) => each.key === 'wismo.late');
  await world.call('PATCH', `/api/v1/conversations/${id}`, { reason_id: reason?.id });
  const after = await one(id, 'first_reply');
  assert.deepEqual([after?.target_seconds, after?.started_at], [1800, before?.started_at]);
  await world.call('PATCH', `/api/v1/reasons/${reason?.id}`, { target_seconds: 2400 });
  await world.until(async () => (await one(id, 'first_reply'))?.target_seconds === 2400);
});

test('the owner is warned, the miss is told within two seconds of its moment, and a late reply stays a miss', async () => {
  const { person: { id: me } } = await world.call<{ person: { id: string } }>('GET', '/api/v1/session');
  const owner = await secondPerson(world, 'agent', 'Owen');
  const { person: { id: ownerId } } = await owner<{ person: { id: string } }>('GET', '/api/v1/session');
  await save(policy({ name: 'At once', targets: [{ metric: 'first_reply', hours: 'always', seconds: 8 }], warn_owner_percent: 40, warn_lead_percent: 80 }));
  const { id } = await written('Late');
  await world.call('PATCH', `/api/v1/conversations/${id}`, { assignee_id: ownerId });
  const theirs = async (kind: string) => (await owner<{ data: NoticeView[] }>('GET', '/api/v1/notifications')).data.filter((notice) => notice.kind === kind && notice.subject_id === id);
  await world.until(async () => (await theirs('deadline_near')).length === 1, 8);
  assert.equal((await notices('deadline_near', id)).length, 0, 'the owner is told before the lead');
  const [missed] = await world.until(async () => ((await notices('deadline_missed', id)).length > 0 ? notices('deadline_missed', id) : null), 10);
  const clock = await one(id, 'first_reply');
  assert.deepEqual([clock?.state, clock?.because, clock?.missed_at], ['missed', 'time_over', clock?.due_at]);
  const told = Date.parse(missed?.created_at ?? '') - Date.parse(clock?.missed_at ?? '');
  assert.ok(told >= 0 && told < 2000, `told after ${told} ms`);
  await world.call('POST', `/api/v1/conversations/${id}/replies`, { text: 'Sorry.' });
  const late = await one(id, 'first_reply');
  assert.equal(late?.state, 'missed');
  assert.ok((late?.remaining_seconds ?? 0) <= 0 && late?.ended_at !== null);
  const names = (await world.call<{ data: { name: string }[] }>('GET', `/api/v1/conversations/${id}/events`)).data.map((event) => event.name);
  assert.ok(names.includes('sla.clock_missed') && names.includes('sla.clock_warned'));
  assert.deepEqual([(await notices('deadline_missed', id)).length, (await notices('deadline_near', id)).length, (await theirs('deadline_missed')).length], [1, 1, 1], 'each is told once');
  assert.notEqual(me, ownerId);
});

test('other policies date open clocks anew with progress; ended ones keep their outcome; of two who save the second is told', async () => {
  await save(policy({ targets: [{ metric: 'first_reply', hours: 'always', seconds: 7200 }, { metric: 'resolution', hours: 'always', seconds: 86_400 }] }));
  const open = await written('Open');
  const done = await written('Done');
  await world.call('POST', `/api/v1/conversations/${done.id}/replies`, { text: 'Here.' });
  const ended = await one(done.id, 'first_reply');
  const { version } = await policies();
  const next = policy({ name: 'Urgent', targets: [{ metric: 'first_reply', hours: 'always', seconds: 600 }] });
  await world.call('PUT', url(), { version, policies: [next] });
  await assert.rejects(world.call('PUT', url(), { version, policies: [next] }), { status: 409, code: 'changed_meanwhile' });
  const progress = await redated();
  assert.equal(progress.done, progress.total);
  assert.ok(progress.done >= 2);
  const clocks = await clocksOf(open.id);
  assert.deepEqual(clocks.data.map((clock) => [clock.metric, clock.target_seconds, clock.policy_version]), [['first_reply', 600, version + 1]]);
  assert.equal(clocks.policy?.name, 'Urgent');
  assert.equal(await dueOf(open.id), clocks.due_at);
  assert.deepEqual(await one(done.id, 'first_reply'), ended);
});

test('the first policy that catches decides; its preview counts; lists sort by what is due next', async () => {
  await save(policy({ name: 'High', conditions: [{ field: 'priority', is: 'one_of', values: ['high', 'urgent'] }], targets: [{ metric: 'first_reply', hours: 'always', seconds: 900 }] }), policy({ name: 'Rest' }));
  const { id } = await written('Soon', { priority: 'high' });
  await written('Later');
  await world.settled();
  const preview = await world.call<CaughtView>('POST', `${url()}/preview`, { policies: (await policies()).policies });
  assert.deepEqual(preview.data.map((row) => row.name), ['High', 'Rest']);
  assert.equal(preview.data[0]?.conversations, 1);
  assert.equal((preview.data[1]?.conversations ?? 0) + 1 + preview.uncaught, preview.looked_at);
  const list = await world.call<{ data: ConversationView[] } & Partial<InboxView>>('GET', '/api/v1/conversations?sort=due');
  const dues = list.data.map((row) => row.due_at ?? '');
  assert.deepEqual(dues, dues.toSorted());
  assert.ok(dues.every((due) => due !== '') && list.data.some((row) => row.id === id));
  await world.call('PATCH', `/api/v1/conversations/${id}`, { priority: 'low' });
  assert.equal((await one(id, 'first_reply'))?.target_seconds, 3600);
});

test('hours of the brand, its holidays and clock changes decide; a change of them dates anew; without hours it says so', async () => {
  const hours = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['09:00', '17:00']]]));
  const calendar = { time_zone: 'Europe/Berlin', hours, holidays: ['2027-03-29'], breaks: { '2027-03-30': [['10:00', '10:15']] } };
  await world.call('PUT', `/api/v1/brands/${world.brandId}/calendar`, calendar);
  const due = await world.call<{ due_at: string }>('POST', `/api/v1/brands/${world.brandId}/due-time`, { seconds: 7500, start: '2027-03-26T15:00:00Z' });
  assert.equal(due.due_at, '2027-03-30T08:20:00.000Z', 'over the weekend on which clocks change, Easter Monday and a break');
  await save(policy({ name: 'Office', targets: [{ metric: 'resolution', hours: 'business', seconds: 3600 }] }));
  const { id } = await written('Office');
  const clock = await one(id, 'resolution');
  const same = await world.call<{ due_at: string }>('POST', `/api/v1/brands/${world.brandId}/due-time`, { seconds: 3600, start: clock?.started_at });
  assert.equal(clock?.due_at, same.due_at);
  await world.call('PUT', `/api/v1/brands/${world.brandId}/calendar`, { time_zone: 'Europe/Berlin', hours: {} });
  await world.until(async () => (await one(id, 'resolution'))?.because === 'no_hours');
  const never = await clocksOf(id);
  assert.match(never.notice ?? '', /no working hours/);
  assert.deepEqual([never.due_at, never.data.at(-1)?.state], [null, 'running']);
});

test('spam, history that was brought in and a policy that is gone have no running clock', async () => {
  await save(policy({}));
  const { id } = await written('Junk');
  assert.equal((await one(id, 'first_reply'))?.state, 'running');
  await world.call('PATCH', `/api/v1/conversations/${id}`, { spam: true });
  assert.deepEqual([(await clocksOf(id)).data, await dueOf(id)], [[], null]);
  await world.call('PATCH', `/api/v1/conversations/${id}`, { spam: false });
  assert.equal((await one(id, 'first_reply'))?.state, 'running');
  await save();
  assert.deepEqual([(await clocksOf(id)).data, await dueOf(id)], [[], null]);
  const silent = await world.house.db.transact(systemActor('test'), async (tx) => tx.one<{ count: number }>(sql`select count(*)::integer as count from sla.followed where not exists (select from platform.event e where e.subject_id = conversation_id and not e.silent)`));
  assert.equal(silent.count, 0);
});

test('what is taken back leaves clocks as they were; a miss is not talked away; a VIP and a snooze that ends early are noticed', async () => {
  await save(policy({ name: 'VIP', conditions: [{ field: 'tier', is: 'one_of', values: ['vip'] }], targets: [{ metric: 'first_reply', hours: 'always', seconds: 600 }] }), policy({ targets: [{ metric: 'first_reply', hours: 'always', seconds: 7200 }, { metric: 'resolution', hours: 'always', seconds: 86_400 }], snooze_pauses: true }));
  const statuses = (await world.call<{ data: { id: string; category: string }[] }>('GET', '/api/v1/statuses')).data;
  const { id } = await world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'Taken back', customer: { email: 'vera@example.test' }, text: 'Where is it?' });
  const first = await one(id, 'first_reply');
  const { undo_token: token } = await world.call<{ undo_token: string }>('POST', '/api/v1/conversations/bulk', { ids: [id], change: { status_id: statuses.find(({ category }) => category === 'resolved')?.id } });
  assert.equal((await one(id, 'first_reply'))?.state, 'met');
  await world.call('POST', '/api/v1/undo', { undo_token: token });
  assert.deepEqual([(await one(id, 'first_reply'))?.state, (await one(id, 'first_reply'))?.due_at, await dueOf(id)], ['running', first?.due_at, first?.due_at]);
  await world.call('PATCH', `/api/v1/conversations/${id}`, { snoozed_until: new Date(Date.now() + 86_400_000).toISOString() });
  assert.equal((await one(id, 'first_reply'))?.state, 'paused');
  await world.call('POST', `/api/v1/conversations/${id}/replies`, { text: 'We look into it.', status_id: statuses.find(({ category }) => category === 'open')?.id });
  assert.equal((await one(id, 'resolution'))?.state, 'running', 'an answer wakes it');
  const { customer } = await world.call<ConversationView>('GET', `/api/v1/conversations/${id}`);
  await world.call('PATCH', `/api/v1/customers/${customer?.id}`, { vip: true });
  await world.until(async () => (await clocksOf(id)).policy?.name === 'VIP');
});

test('somebody who leads the team but does not work for the brand hears nothing of it, and whoever does, does', async () => {
  const south = await world.call<{ id: string }>('POST', '/api/v1/brands', { name: 'South', slug: 'south', domain: 'south.test' });
  const stranger = await secondPerson({ ...world, brandId: south.id }, 'lead', 'Sven');
  const { person: { id: strangerId } } = await stranger<{ person: { id: string } }>('GET', '/api/v1/session');
  const team = await world.call<{ id: string }>('POST', '/api/v1/teams', { name: 'Nights', lead_ids: [strangerId] });
  await save(policy({ name: 'At once', targets: [{ metric: 'first_reply', hours: 'always', seconds: 1 }] }));
  const { id } = await written('For the team');
  await world.call('PATCH', `/api/v1/conversations/${id}`, { team_id: team.id });
  await world.until(async () => (await notices('deadline_missed', id)).length === 1, 10);
  assert.deepEqual((await stranger<{ data: NoticeView[] }>('GET', '/api/v1/notifications')).data, []);
});

test('what was kept and what was missed stands in the figures, by who answered', async () => {
  await save(policy({ name: 'At once', targets: [{ metric: 'first_reply', hours: 'always', seconds: 2 }] }));
  const asked = { period: 'today', compare: 'none', by: [], metrics: ['first_reply_kept'], filters: {}, hours: 'wall', order: 'value' };
  const kept = async () => {
    await world.settled();
    return (await world.call<{ total: { value: number | null; n: number }[] }>('POST', '/api/v1/reports/run', asked)).total[0];
  };
  const before = (await kept())?.n ?? 0;
  const [late, early] = [await written('Late figure'), await written('Early figure')];
  await world.call('POST', `/api/v1/conversations/${early.id}/replies`, { text: 'Here.' });
  await world.until(async () => (await one(late.id, 'first_reply'))?.state === 'missed', 10);
  await world.until(async () => (await kept())?.n === before + 2, 10);
});
