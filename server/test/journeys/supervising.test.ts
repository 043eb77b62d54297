import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PersonAtWorkView } from '../../src/modules/insights/contract.ts';
import type { BroadcastView } from '../../src/modules/notifications/contract.ts';
import { seeAtWork, sendHome } from '../../src/modules/routing/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { createPerson } from '../../src/modules/identity/index.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
let benId = '';
before(async () => {
  world = await openTestHouse();
  const { link } = await world.call<{ link: string }>('POST', '/api/v1/invitations', { email: 'ben@north.test', name: 'Ben', roles: [{ role_id: await roleId('agent'), brand_id: world.brandId }] });
  benId = await join(link);
});
after(() => world.close());

const roleId = async (name: string) => (await world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/roles')).data.find((role) => role.name === name)?.id;
let ben: <T>(method: string, url: string, body?: unknown) => Promise<T>;

/** Ben arrives at a browser of his own. */
async function join(link: string): Promise<string> {
  const address = world.house.web.server.address();
  const origin = world.house.config.publicUrl;
  const port = typeof address === 'object' && address ? address.port : 0;
  let cookie = '';
  ben = async <T>(method: string, url: string, body?: unknown) => {
    const answer = await fetch(`http://127.0.0.1:${port}${url}`, { method, headers: { cookie, origin, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const set = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    if (set) cookie = set;
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  await ben('POST', '/api/v1/invitations/accept', { token: link.split('/').at(-1), name: 'Ben', passphrase: 'teapot orbit lantern fig' });
  return (await ben<{ person: { id: string } }>('GET', '/api/v1/session')).person.id;
}
/** A lead who may see and change what is North's, and nothing else. */
async function leadOfNorth(): Promise<<T>(method: string, url: string, body?: unknown) => Promise<T>> {
  const { token } = await world.call<{ token: string }>('POST', '/api/v1/api-keys', { name: 'north lead', role_id: await roleId('lead'), brand_ids: [world.brandId] });
  return (method, url, body) => world.call(method, url, body, { cookie: '', authorization: `Bearer ${token}` });
}
const people = async () => (await world.call<{ data: PersonAtWorkView[] }>('GET', '/api/v1/floor/people')).data;
const open = (n: number) => world.call<{ id: string; number: number }>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: `Q ${n}`, customer: { email: `s${n}@shopper.test` }, text: 'Where?' });

test('a lead sees who is there, what is before them and what they hold; an agent does not', async () => {
  const [one, two] = [await open(1), await open(2)];
  await world.call('PATCH', `/api/v1/conversations/${one.id}`, { assignee_id: benId });
  await world.call('PATCH', `/api/v1/conversations/${two.id}`, { assignee_id: benId });
  await ben('PUT', '/api/v1/me/handling', { conversation_id: one.id });
  const shown = (await people()).find((person) => person.person_id === benId);
  assert.deepEqual([shown?.state, shown?.open, shown?.chats, shown?.handling?.number], ['available', 2, 0, one.number]);
  assert.ok(shown?.longest_wait_at);
  await assert.rejects(ben('GET', '/api/v1/floor/people'), /403/);
  await world.call('PUT', `/api/v1/agent-states/${benId}`, { state: 'offline' });
  await world.settled();
  const after = (await people()).find((person) => person.person_id === benId);
  assert.deepEqual([after?.state, after?.handling], ['offline', null]);
});

test('who closes the browser has left when they were last seen; what somebody else said for them stays', async () => {
  const mine = async () => (await people()).find((person) => person.person_id === benId);
  const silentSince = (minutes: number) => world.house.db.transact(systemActor('test'), async (tx) => {
    const seen = new Date(tx.now.getTime() - minutes * 60_000);
    await tx.run(sql`update routing.presence set seen_at = ${seen}, since = least(since, ${new Date(seen.getTime() - 60_000)}) where person_id = ${benId}`);
    return seen;
  });
  const rollCall = (present: string[] = []) => world.house.db.transact(systemActor('attendance'), async (tx) => {
    await seeAtWork(tx, present);
    await sendHome(tx);
  });
  await ben('PUT', '/api/v1/me/handling', { conversation_id: (await open(3)).id });
  await silentSince(1);
  await rollCall();
  assert.equal((await mine())?.state, 'available', 'a page that is loaded anew');
  await silentSince(20);
  await rollCall([benId]);
  assert.equal((await mine())?.state, 'available', 'a browser that answers');
  const seen = await silentSince(20);
  await rollCall();
  await world.settled();
  assert.deepEqual([(await mine())?.state, (await mine())?.since, (await mine())?.handling], ['offline', seen.toISOString(), null]);
  await world.call('PUT', `/api/v1/agent-states/${benId}`, { state: 'available' });
  await silentSince(20);
  await rollCall();
  assert.equal((await mine())?.state, 'available', 'somebody else said so');
  await world.call('PUT', `/api/v1/agent-states/${benId}`, { state: 'offline' });
});

test('nobody of another brand is shown', async () => {
  const other = await world.call<{ id: string }>('POST', '/api/v1/brands', { name: 'South', slug: 'south', domain: 'south.test' });
  const lead = (await roleId('lead')) ?? '';
  const sueId = await world.house.db.transact(systemActor('test'), (tx) => createPerson(tx, { name: 'Sue South', email: 'sue@south.test', passphraseHash: null, roles: [{ role_id: lead, brand_id: other.id }] }));
  await world.call('PUT', `/api/v1/agent-states/${sueId}`, { state: 'available' });
  const north = await leadOfNorth();
  const period = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;
  for (const path of ['/api/v1/floor/people', '/api/v1/agent-states', `/api/v1/worked-time?${period}`, `/api/v1/agent-states/intervals?${period}`]) {
    const ids = (await north<{ data: { person_id: string }[] }>('GET', path)).data.map((person) => person.person_id);
    assert.ok(ids.includes(benId) && !ids.includes(sueId), path);
  }
  await assert.rejects(north('PUT', `/api/v1/agent-states/${sueId}`, { state: 'offline' }), /403/);
});

interface Held { assignee: { id: string } | null; team: { id: string } | null; status: { category: string } }
interface HandedOver { changed: number; undo_token: string | null }
const heldBy = async (id: string) => (await world.call<Held>('GET', `/api/v1/conversations/${id}`)).assignee?.id ?? null;

test('everything open that somebody holds is given to another, to a team or to nobody: one request, one way back', async () => {
  const statuses = (await world.call<{ data: { id: string; brand_id: string; category: string }[] }>('GET', '/api/v1/statuses')).data;
  const [plain, snoozed, waiting] = [await open(11), await open(12), await open(13)];
  const give = (id: string, more: object) => world.call('PATCH', `/api/v1/conversations/${id}`, { assignee_id: benId, ...more });
  await give(plain.id, {});
  await give(snoozed.id, { snoozed_until: new Date(Date.now() + 3_600_000).toISOString() });
  await give(waiting.id, { status_id: statuses.find((one) => one.brand_id === world.brandId && one.category === 'waiting')?.id });
  const { person: olga } = await world.call<{ person: { id: string } }>('GET', '/api/v1/session');
  const held = (await people()).find((person) => person.person_id === benId)?.open ?? 0;
  const given = await world.call<HandedOver>('POST', '/api/v1/conversations/hand-over', { from_id: benId, assignee_id: olga.id });
  assert.equal(given.changed, held + 1, 'what sleeps is given away as well');
  assert.deepEqual([await heldBy(plain.id), await heldBy(snoozed.id), await heldBy(waiting.id)], [olga.id, olga.id, benId]);
  const { data: [entry] } = await world.call<{ data: { action: string; subject_id: string; facts: Record<string, unknown> }[] }>('GET', '/api/v1/audit?limit=1&action=conversations.handed_over');
  assert.deepEqual([entry?.subject_id, entry?.facts], [benId, { to: olga.id, team: null, conversations: given.changed }]);
  await world.call('POST', '/api/v1/undo', { undo_token: given.undo_token });
  assert.deepEqual([await heldBy(plain.id), await heldBy(snoozed.id)], [benId, benId]);

  const { id: team } = await world.call<{ id: string }>('POST', '/api/v1/teams', { name: 'Late shift' });
  await world.call('POST', '/api/v1/conversations/hand-over', { from_id: benId, assignee_id: null, team_id: team });
  const moved = await world.call<Held>('GET', `/api/v1/conversations/${plain.id}`);
  assert.deepEqual([moved.assignee, moved.team?.id], [null, team]);
  assert.deepEqual(await world.call<HandedOver>('POST', '/api/v1/conversations/hand-over', { from_id: benId, assignee_id: null }), { changed: 0, undo_token: null });
});

test('a hand-over stays within the brands of who asks for it, and whoever does not work there gets nothing', async () => {
  const { person: olga } = await world.call<{ person: { id: string } }>('GET', '/api/v1/session');
  const west = await world.call<{ id: string }>('POST', '/api/v1/brands', { name: 'West', slug: 'west', domain: 'west.test' });
  await world.until(async () => (await world.call<{ data: { brand_id: string }[] }>('GET', '/api/v1/statuses')).data.some((one) => one.brand_id === west.id));
  const ours = await open(21);
  const theirs = await world.call<{ id: string }>('POST', '/api/v1/conversations', { brand_id: west.id, subject: 'Q 22', customer: { email: 's22@shopper.test' }, text: 'Where?' });
  for (const { id } of [ours, theirs]) await world.call('PATCH', `/api/v1/conversations/${id}`, { assignee_id: olga.id });
  await assert.rejects(world.call('POST', '/api/v1/conversations/hand-over', { from_id: olga.id, assignee_id: benId }), /There is no such person in this brand/);
  assert.deepEqual([await heldBy(ours.id), await heldBy(theirs.id)], [olga.id, olga.id]);
  await (await leadOfNorth())('POST', '/api/v1/conversations/hand-over', { from_id: olga.id, assignee_id: benId });
  assert.deepEqual([await heldBy(ours.id), await heldBy(theirs.id)], [benId, olga.id]);
});

test('a note to the floor stands on every screen until it is read or taken back; its sender sees who has', async () => {
  const { data: [sent] } = await world.call<{ data: BroadcastView[] }>('POST', '/api/v1/broadcasts', { text: 'DHL is down. Promise nothing for today.', brand_ids: [world.brandId] });
  assert.deepEqual([sent?.seen, sent?.people], [0, 1]);
  const mine = async () => (await ben<{ data: BroadcastView[] }>('GET', '/api/v1/me/broadcasts')).data;
  assert.deepEqual((await mine()).map((note) => [note.text, note.by?.name]), [['DHL is down. Promise nothing for today.', 'Olga Owner']]);
  assert.deepEqual((await world.call<{ data: BroadcastView[] }>('GET', '/api/v1/me/broadcasts')).data, []);
  await ben('POST', `/api/v1/me/broadcasts/${sent?.id}/seen`);
  assert.deepEqual(await mine(), []);
  assert.equal((await world.call<{ data: BroadcastView[] }>('GET', '/api/v1/broadcasts')).data[0]?.seen, 1);
  const { data: [second] } = await world.call<{ data: BroadcastView[] }>('POST', '/api/v1/broadcasts', { text: 'Wrong floor', brand_ids: [world.brandId] });
  await world.call('DELETE', `/api/v1/broadcasts/${second?.id}`);
  assert.deepEqual(await mine(), []);
  await assert.rejects(ben('POST', '/api/v1/broadcasts', { text: 'I too', brand_ids: [world.brandId] }), /403/);
});
