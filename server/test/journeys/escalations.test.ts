import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { changeConversations, sendReply } from '../../src/modules/conversations/index.ts';
import type { ConversationEventView, ConversationView, StatusView } from '../../src/modules/conversations/contract.ts';
import type { EscalationsView, EscalationView, KindView, MatrixView } from '../../src/modules/escalations/contract.ts';
import type { NoticeView } from '../../src/modules/notifications/contract.ts';
import { createPerson } from '../../src/modules/identity/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

let world: TestHouse;
let ines: Caller;
let lea: Caller;
before(async () => {
  world = await openTestHouse();
  ines = await secondPerson(world, 'agent', 'Ines');
  lea = await secondPerson(world, 'lead', 'Lea');
});
after(() => world.close());

const written = (subject: string, text: string, email = 'ana@example.test') => world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject, customer: { email }, text });
const of = async (id: string): Promise<EscalationView[]> => {
  await world.settled();
  return (await world.call<{ data: EscalationView[] }>('GET', `/api/v1/conversations/${id}/escalations`)).data;
};
const only = async (id: string): Promise<EscalationView> => {
  const all = await of(id);
  assert.deepEqual(all.map((one) => one.kind), [all[0]?.kind]);
  return all[0] as EscalationView;
};
const matrix = () => world.call<MatrixView>('GET', `/api/v1/brands/${world.brandId}/escalation-matrix`);
const save = async (change: (kinds: KindView[]) => KindView[]) => {
  const { version, kinds } = await matrix();
  return world.call<MatrixView>('PUT', `/api/v1/brands/${world.brandId}/escalation-matrix`, { version, kinds: change(kinds) });
};
const changed = (key: string, change: Partial<KindView>) => save((kinds) => kinds.map((kind) => (kind.key === key ? { ...kind, ...change } : kind)));
const act = (call: Caller, id: string, what: string, body: unknown = {}) => call<EscalationView>('POST', `/api/v1/escalations/${id}/${what}`, body);
const notices = async (call: Caller, kind: string) => (await call<{ data: NoticeView[] }>('GET', '/api/v1/notifications')).data.filter((notice) => notice.kind === kind);
const refused = (code: string) => (problem: unknown): boolean => problem instanceof CallError && problem.code === code;
const program = systemActor('a rule');

test('a message that cannot go its usual way is escalated as it comes in; leads are told, and only its owner closes it', async () => {
  const { id } = await written('Kettle', 'The kettle caught fire and burnt my hand, I am in hospital!');
  const raised = await only(id);
  assert.deepEqual([raised.kind, raised.because, raised.owner, raised.forbids], ['safety', 'urgent:safety', null, ['reply', 'close', 'money']]);
  assert.equal((await world.call<ConversationView>('GET', `/api/v1/conversations/${id}`)).priority, 'urgent');
  assert.equal((await notices(lea, 'escalation_raised')).length, 1);
  assert.equal((await notices(ines, 'escalation_raised')).length, 0);
  await assert.rejects(act(lea, raised.id, 'close', { outcome: 'Recalled' }), refused('not_yours'));
  const taken = await act(lea, raised.id, 'take');
  assert.deepEqual([taken.owner?.name, taken.may_close], ['Lea', true]);
  await assert.rejects(act(ines, raised.id, 'take'), refused('taken'));
  await assert.rejects(act(ines, raised.id, 'attach', { what: 'Photos', done: true }), refused('not_yours'));
  await assert.rejects(world.call('POST', `/api/v1/escalations/${raised.id}/take`, { from: null }), refused('taken'), 'whoever was slower is told');
  await assert.rejects(act(lea, raised.id, 'close', { outcome: 'Recalled' }), refused('not_attached'));
  for (const { what } of taken.attach.slice(1)) await act(lea, raised.id, 'attach', { what, done: true });
  await assert.rejects(act(lea, raised.id, 'close', { outcome: ' ', without: true }), refused('invalid'));
  const closed = await act(lea, raised.id, 'close', { outcome: 'Recalled', without: true });
  assert.deepEqual([closed.closed_by?.name, closed.outcome], ['Lea', 'Recalled']);
  const names = (await world.call<{ data: ConversationEventView[] }>('GET', `/api/v1/conversations/${id}/events`)).data.map((event) => event.name).filter((name) => name.startsWith('escalations.'));
  assert.deepEqual(names, ['escalations.raised', 'escalations.taken', 'escalations.closed']);
  await act(lea, raised.id, 'reopen');
  assert.equal((await only(id)).closed_at, null);
});

test('while it is open no program writes to the customer, resolves the conversation or moves money; people do, and afterwards programs may', async () => {
  const { id, brand_id: brandId } = await written('Court', 'You will hear from my lawyer.');
  const { id: escalation, kind } = await only(id);
  assert.equal(kind, 'legal_threat');
  const resolved = (await world.call<{ data: StatusView[] }>('GET', `/api/v1/statuses?brand_id=${brandId}`)).data.find((status) => status.category === 'resolved')?.id as string;
  const write = () => world.house.db.transact(program, (tx) => sendReply(tx, id, { text: 'Thank you for writing.' }, { id: null, name: 'A rule' }));
  const close = () => world.house.db.transact(program, (tx) => changeConversations(tx, [id], { status_id: resolved }));
  for (const attempt of [write, close]) await assert.rejects(attempt(), /Legal threat.*only a person/);
  await ines('POST', `/api/v1/conversations/${id}/replies`, { text: 'We are sorry.' });
  await ines('PATCH', `/api/v1/conversations/${id}`, { status_id: resolved });
  assert.equal((await only(id)).closed_at, null, 'it stays in sight');
  await act(lea, escalation, 'take');
  await act(lea, escalation, 'close', { outcome: 'Settled', without: true });
  await write();
});

test('noticed again it is not raised again, nor within a day of its closing; two who raise it at once raise it once', async () => {
  const { id } = await written('Angry', 'I will sue you, my lawyer knows.', 'mo@example.test');
  await world.mail({ from: 'mo@example.test', to: 'help@north.test', subject: 'Re: Angry', text: 'My attorney is waiting for your answer.', inReplyTo: `<${id}>` });
  const { id: escalation } = await only(id);
  await act(lea, escalation, 'take');
  await act(lea, escalation, 'close', { outcome: 'Talked', without: true });
  await world.call('PATCH', `/api/v1/conversations/${id}`, { reason_id: (await world.call<{ data: { id: string; key: string }[] }>('GET', '/api/v1/reasons')).data.find((reason) => reason.key === 'fraud.chargeback')?.id });
  assert.deepEqual((await of(id)).map((one) => [one.kind, one.closed_at === null]), [['chargeback', true], ['legal_threat', false]]);
  const other = await written('Claim', 'The zip is stuck.');
  const both = await Promise.allSettled([ines, lea].map((call) => call('POST', `/api/v1/conversations/${other.id}/escalations`, { kind: 'warranty', note: 'Card 4111 1111 1111 1111' })));
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  const raised = await only(other.id);
  assert.ok(raised.raised_by !== null && !raised.note.includes('4111 1111'));
  await assert.rejects(ines('POST', `/api/v1/conversations/${other.id}/escalations`, { kind: 'nonsense' }), refused('invalid'));
});

test('a matrix says who has it: a team of the brand, its member takes it and hands it on; strangers are refused; nobody left means the leads', async () => {
  const people = (await world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/people')).data;
  const inesId = people.find((person) => person.name === 'Ines')?.id as string;
  const team = await world.call<{ id: string }>('POST', '/api/v1/teams', { name: 'Defects', member_ids: [inesId] });
  await changed('warranty', { team_id: team.id, hands_over: true, priority: 'high', seconds: 3600, take_seconds: 600, hours: 'always' });
  const { id } = await written('Seam', 'The seam is open.');
  const { id: escalation } = await world.call<EscalationView>('POST', `/api/v1/conversations/${id}/escalations`, { kind: 'warranty' });
  const conversation = await world.call<ConversationView>('GET', `/api/v1/conversations/${id}`);
  assert.deepEqual([conversation.team?.id, conversation.priority], [team.id, 'high']);
  assert.equal((await notices(ines, 'escalation_raised')).length, 1);
  await act(ines, escalation, 'take');
  await assert.rejects(act(ines, escalation, 'hand-on', { person_id: crypto.randomUUID() }), refused('invalid'));
  const handed = await act(ines, escalation, 'hand-on', { person_id: people.find((person) => person.name === 'Lea')?.id });
  assert.deepEqual([handed.owner, handed.person?.name, handed.team], [null, 'Lea', null]);
  await assert.rejects(act(ines, escalation, 'take'), refused('not_yours'));
  await act(lea, escalation, 'take');
  await assert.rejects(changed('warranty', { person_id: crypto.randomUUID() }), refused('invalid'));
});

test('what comes in numbers is raised once, for all who wrote and write', async () => {
  await changed('checkout_bug', { gather: { count: 3, within_seconds: 3600 } });
  const ids: string[] = [];
  for (const name of ['a', 'b', 'c', 'd']) ids.push((await written('Checkout', 'I get an error message at checkout when I press pay, the payment page does not load.', `${name}@example.test`)).id);
  const [first, second, , fourth] = await Promise.all(ids.map(of));
  assert.deepEqual(first?.map((one) => [one.kind, one.concerns]), [['checkout_bug', 4]]);
  assert.equal(second?.[0]?.id, fourth?.[0]?.id);
});

test('nobody took it, nobody closed it: owners and leads are told once each, and it counts as overdue', async () => {
  await changed('press', { take_seconds: 60, seconds: 60 });
  const { id } = await written('Story', 'I am a journalist, please comment on your late parcels.');
  const { id: escalation } = await only(id);
  await world.house.db.transact(program, async (tx) => {
    await tx.run(sql`update escalations.escalation set take_by = ${tx.now}, due_at = ${tx.now} where id = ${escalation}`);
    await tx.schedule({ kind: 'escalations.look', key: escalation, brandId: world.brandId, payload: { escalation_id: escalation } });
  });
  await world.until(async () => (await notices(lea, 'escalation_overdue')).length === 1);
  const open = await world.call<EscalationsView>('GET', '/api/v1/escalations');
  assert.equal(open.overdue, 1);
  assert.equal(open.data[0]?.id, escalation);
});

test('it moves with a merge; of two who save the matrix the second is told; erased with the customer, its words are gone', async () => {
  const [from, to] = [await written('One', 'My lawyer will write.', 'kim@example.test'), await written('Two', 'Hello?', 'kim@example.test')];
  const { id: escalation } = await only(from.id);
  await world.call('POST', `/api/v1/conversations/${from.id}/merge`, { into: String(to.number) });
  assert.equal((await of(to.id))[0]?.id, escalation);
  const { version, kinds } = await matrix();
  await world.call('PUT', `/api/v1/brands/${world.brandId}/escalation-matrix`, { version, kinds });
  await assert.rejects(world.call('PUT', `/api/v1/brands/${world.brandId}/escalation-matrix`, { version, kinds }), refused('changed_meanwhile'));
  await act(lea, escalation, 'take');
  await act(lea, escalation, 'close', { outcome: 'Kim was paid.', without: true });
  const { customer } = await world.call<ConversationView>('GET', `/api/v1/conversations/${to.id}`);
  await world.call('POST', `/api/v1/customers/${customer?.id}/erase`, {});
  await world.until(async () => (await of(to.id))[0]?.outcome === '');
});

test('deadlines that are missed in numbers are one matter', async () => {
  await changed('missed_deadlines', { gather: { count: 2, within_seconds: 3600 } });
  const url = `/api/v1/brands/${world.brandId}/sla-policies`;
  const { version } = await world.call<{ version: number }>('GET', url);
  await world.call('PUT', url, { version, policies: [{ id: crypto.randomUUID(), name: 'At once', conditions: [{ field: 'channel', is: 'one_of', values: ['email'] }], targets: [{ metric: 'first_reply', hours: 'always', seconds: 1 }], overrides: [], deadlines: [], cut_off: null, warn_owner_percent: 75, warn_lead_percent: 90, snooze_pauses: false }] });
  const ids = [(await written('First', 'When do you open?', 'p@example.test')).id, (await written('Second', 'When do you close?', 'q@example.test')).id];
  await world.until(async () => (await of(ids[1] as string)).some((one) => one.kind === 'missed_deadlines'));
  const [raised] = (await of(ids[0] as string)).filter((one) => one.kind === 'missed_deadlines');
  assert.deepEqual([raised?.because, raised?.owner], ['missed:first_reply', null]);
  // A deadline of a second is missed by everything that follows on a busy machine.
  await world.call('PUT', url, { version: version + 1, policies: [] });
});

/** Somebody who answers customers of a brand. */
async function hired(name: string, brandId: string): Promise<string> {
  const { data: roles } = await world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/roles');
  return world.house.db.transact(program, (tx) => createPerson(tx, { name, email: `${name.toLowerCase()}@north.test`, passphraseHash: null, roles: [{ role_id: roles.find((one) => one.name === 'agent')?.id ?? '', brand_id: brandId }] }));
}

test('whoever is gone, or works for another brand, is passed over: leads are told, and nothing is lost', async () => {
  const max = await hired('Max', world.brandId);
  await changed('safety', { person_id: max, hands_over: true });
  await world.call('PATCH', `/api/v1/people/${max}`, { disabled: true });
  const before = (await notices(lea, 'escalation_raised')).length;
  const { id } = await written('Toaster', 'The toaster caught fire and burnt my hand, I am in hospital!', 'max@example.test');
  assert.equal((await only(id)).kind, 'safety');
  const south = await world.call<{ id: string }>('POST', '/api/v1/brands', { name: 'South', slug: 'south', domain: 'south.test' });
  const sam = await hired('Sam', south.id);
  const team = await world.call<{ id: string }>('POST', '/api/v1/teams', { name: 'South desk', member_ids: [sam] });
  await save((kinds) => kinds.map((kind) => ({ ...kind, person_id: null, hands_over: false, team_id: kind.key === 'legal_threat' ? team.id : kind.team_id })));
  await of((await written('Court', 'You will hear from my lawyer.', 'sam@example.test')).id);
  assert.equal((await notices(lea, 'escalation_raised')).length, before + 2);
  assert.equal(await world.house.db.read(program, async (tx) => (await tx.rows(sql`select 1 from notifications.notice where person_id = ${sam}`)).length), 0);
  await save((kinds) => kinds.map((kind) => ({ ...kind, person_id: null, team_id: null, hands_over: false })));
});

test('opened again it is not escalated twice for the same, and what is late by then is told at once', async () => {
  const raise = async (subject: string, email: string) => {
    const { id } = await written(subject, 'The seam is open.', email);
    return { id, raised: await lea<EscalationView>('POST', `/api/v1/conversations/${id}/escalations`, { kind: 'warranty' }) };
  };
  const ended = async ({ id }: EscalationView) => {
    await act(lea, id, 'take');
    await act(lea, id, 'close', { outcome: 'Done', without: true });
  };
  const seam = await raise('Seam', 'seam@example.test');
  await ended(seam.raised);
  await lea('POST', `/api/v1/conversations/${seam.id}/escalations`, { kind: 'warranty' });
  await assert.rejects(act(lea, seam.raised.id, 'reopen'), refused('open_already'));
  const hem = await raise('Hem', 'hem@example.test');
  await ended(hem.raised);
  const late = (id: string) => world.house.db.transact(program, (tx) => tx.run(sql`update escalations.escalation set take_by = ${new Date(tx.now.getTime() - 1000)}, due_at = ${new Date(tx.now.getTime() - 500)} where id = ${id}`));
  await late(hem.raised.id);
  await act(lea, hem.raised.id, 'reopen');
  const overdue = async (id: string) => (await notices(lea, 'escalation_overdue')).some((notice) => notice.subject_id === id);
  await world.until(() => overdue(hem.raised.id));
  const cuff = await raise('Cuff', 'cuff@example.test');
  await act(lea, cuff.raised.id, 'take');
  const { data: people } = await world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/people');
  const handed = await act(lea, cuff.raised.id, 'hand-on', { person_id: people.find((one) => one.name === 'Lea')?.id });
  assert.ok(handed.taken_at === null && Date.parse(handed.take_by ?? '') >= Date.parse(cuff.raised.take_by ?? ''), 'it waits to be taken anew');
  const other = await raise('Cuffs', 'cuffs@example.test');
  await world.call('POST', `/api/v1/conversations/${other.id}/merge`, { into: cuff.id });
  await world.settled();
  assert.deepEqual((await of(cuff.id)).filter((one) => one.closed_at === null).map((one) => one.kind), ['warranty']);
});
