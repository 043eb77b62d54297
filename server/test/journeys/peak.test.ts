import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApprovalView } from '../../src/modules/approvals/contract.ts';
import type { ConversationView } from '../../src/modules/conversations/contract.ts';
import { lookForPeak } from '../../src/modules/routing/jobs/peak.ts';
import { reviewPeak } from '../../src/modules/routing/commands/peak.ts';
import { proposePeak } from '../../src/modules/routing/index.ts';
import { termsInForce } from '../../src/modules/routing/queries/terms-of.ts';
import type { PeakPlanShape, PeakView } from '../../src/modules/routing/contract.ts';
import { usualPlan } from '../../src/modules/routing/rules/peak.ts';
import type { ClocksView } from '../../src/modules/sla/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { openOfferedHouse, type OfferedHouse } from './offered-house.ts';
import { secondPerson } from './second-person.ts';

let house: OfferedHouse;
before(async () => {
  house = await openOfferedHouse();
});
after(() => house.world.close());

const url = (path: string): string => `/api/v1/brands/${house.world.brandId}/${path}`;
const system = systemActor('test');
const plan = async (change: Partial<PeakPlanShape>): Promise<void> => {
  const { version } = await house.world.call<{ version: number }>('GET', url('peak-plan'));
  await house.world.call('PUT', url('peak-plan'), { version, plan: { ...usualPlan, ...change } });
};
const present = async (): Promise<PeakView> => (await house.world.call<{ data: PeakView[] }>('GET', url('peaks'))).data[0] as PeakView;
const inForce = () => house.world.house.db.read(system, termsInForce);
const look = () => house.world.house.db.transact(system, (tx) => lookForPeak(tx, house.world.brandId));
const targetOf = async (id: string): Promise<number | undefined> => (await house.world.call<ClocksView>('GET', `/api/v1/conversations/${id}/clocks`)).data.find((clock) => clock.metric === 'first_reply')?.target_seconds;
const effects = usualPlan.effects;

test('one click on: order, raised figures, relaxed targets, the words in the chat; one click off, and all is as it was', async () => {
  const { data: reasons } = await house.world.call<{ data: { id: string; key: string; target_seconds: number | null; children?: unknown[] }[] }>('GET', `/api/v1/reasons?brand_id=${house.world.brandId}`);
  const reason = reasons.find((one) => one.target_seconds !== null);
  await plan({ effects: { ...effects, raise: { chat: 2 }, relax: [{ reasons: [reason?.key ?? ''], times: 3 }], banner: { en: 'Parcels are late this week.' } } });
  const waiting = await house.written('Can wait');
  await house.world.call('PATCH', `/api/v1/conversations/${waiting.id}`, { reason_id: reason?.id });
  await house.quiet();
  const usual = await targetOf(waiting.id);
  assert.equal((await inForce()).terms.order, 'due');
  const begun = await house.world.call<PeakView>('POST', url('peaks'), {});
  assert.deepEqual([begun.state, begun.because, begun.ended_at], ['active', 'hand', null]);
  await assert.rejects(house.world.call('POST', url('peaks'), {}), { code: 'peak_already' });
  await house.world.until(async () => (await targetOf(waiting.id)) === (usual ?? 0) * 3);
  await house.quiet();
  assert.deepEqual([(await inForce()).terms.order, (await inForce()).raise], ['cost', { chat: 2 }]);
  const { key } = await house.world.call<{ key: string }>('POST', url('chat'));
  await house.world.call('PATCH', url('chat'), { enabled: true });
  const address = house.world.house.web.server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const said = (await (await fetch(`${origin}/chat/${key}/look`, { headers: { origin: 'https://north.test' } })).json()) as { banner: unknown };
  assert.deepEqual(said.banner, { en: 'Parcels are late this week.' });
  const ended = await house.world.call<PeakView>('DELETE', url('peaks/present'));
  assert.deepEqual([ended.state, ended.ended_because], ['ended', 'hand']);
  assert.ok(ended.before !== null && ended.during !== null && ended.after === null);
  await house.world.until(async () => (await targetOf(waiting.id)) === usual);
  await house.quiet();
  assert.deepEqual([(await inForce()).terms.order, (await inForce()).raise], ['due', {}]);
  await house.world.house.db.transact(system, (tx) => reviewPeak(tx, ended.id));
  assert.notEqual((await present()).after, null);
  await assert.rejects(house.world.call('DELETE', url('peaks/present')), { status: 404 });
  const { data: audit } = await house.world.call<{ data: { action: string; subject_id: string }[] }>('GET', '/api/v1/audit?limit=50');
  assert.deepEqual(audit.filter((entry) => entry.subject_id === ended.id).map((entry) => entry.action).toSorted(), ['routing.peak_began', 'routing.peak_ended', 'routing.peak_proposed']);
});

test('figures propose it, a second person agrees, and it ends by itself', async () => {
  await plan({ backlog: 3, needs_approval: true, begins_by_itself: true });
  for (let i = 0; i < 3; i += 1) await house.written(`Backlog ${i}`);
  await house.quiet();
  await look();
  const proposed = await present();
  assert.deepEqual([proposed.state, proposed.because, proposed.needs_approval], ['proposed', 'backlog', true]);
  assert.ok((proposed.evidence.waiting ?? 0) >= 3);
  await look();
  assert.equal((await present()).id, proposed.id, 'it is proposed once');
  await assert.rejects(house.world.call('POST', url('peaks'), {}), { code: 'waits_for_approval' });
  const liza = await secondPerson(house.world, 'lead', 'Liza');
  const { data: open } = await liza<{ data: ApprovalView[] }>('GET', '/api/v1/approvals');
  const request = open.find((one) => one.kind === 'peak_mode');
  assert.equal(request?.may_decide, true);
  await liza('POST', `/api/v1/approvals/${request?.id}/decide`, { approve: true });
  await house.world.until(async () => (await present()).state === 'active');
  await house.world.house.db.transact(system, (tx) => tx.run(sql`update routing.peak set ends_at = ${new Date(tx.now.getTime() - 1000)}, began_at = ${new Date(tx.now.getTime() - 60_000)} where id = ${proposed.id}`));
  await look();
  assert.deepEqual([(await present()).state, (await present()).ended_because], ['ended', 'time_over']);
});

test('somebody else may propose one; turned down, it never was in force', async () => {
  await plan({});
  const id = await house.world.house.db.transact(system, (tx) => proposePeak(tx, house.world.brandId, { because: 'carrier_incident', evidence: { parcels: 400 } }));
  assert.equal((await present()).id, id);
  assert.equal((await house.world.call<PeakView>('DELETE', url('peaks/present'))).state, 'refused');
  assert.equal((await inForce()).terms.order, 'due');
});

test('what its plan names is answered by itself, once; a person\u2019s conversation and other reasons are left alone', async () => {
  const { data: [macro] } = await house.world.call<{ data: { id: string }[] }>('POST', '/api/v1/macros', { brand_id: house.world.brandId, name: 'Late parcels', text: 'Parcels are late; yours is on its way.', actions: [] });
  await plan({ effects: { ...effects, auto_answer: { macro_id: macro?.id ?? '', reasons: ['where_is_my_order', 'delivery'] } } });
  await house.world.call('POST', url('peaks'), {});
  const asked = await house.written('Where is my order?', { text: 'Where is my order? It was supposed to arrive on Monday and tracking has not moved.' });
  const other = await house.written('Wrong size', { text: 'The shoes are too small, I want to exchange them for a bigger size.' });
  const read = await house.world.until(async () => house.world.house.db.read(system, (tx) => tx.maybe<{ reason_key: string; out_of_scope: boolean }>(sql`select reason_key, out_of_scope from triage.reading where conversation_id = ${asked.id}`)));
  await plan({ effects: { ...effects, auto_answer: { macro_id: macro?.id ?? '', reasons: [read.reason_key] } } });
  await house.quiet();
  const replies = async (id: string) => (await house.world.call<{ data: { kind: string; text: string }[] }>('GET', `/api/v1/conversations/${id}/messages`)).data.filter((message) => message.kind === 'reply').map((message) => message.text);
  // The plan changed after it began: what is in force is what it began with.
  await house.world.call('DELETE', url('peaks/present'));
  await house.world.call('POST', url('peaks'), {});
  const again = await house.written('Where is my order now?', { text: 'Where is my order? It was supposed to arrive on Monday and tracking has not moved.' });
  await house.world.until(async () => (await replies(again.id)).length === 1);
  await house.quiet();
  assert.deepEqual(await replies(again.id), ['Parcels are late; yours is on its way.']);
  assert.equal((await house.world.call<ConversationView>('GET', `/api/v1/conversations/${again.id}`)).status.category, 'waiting');
  assert.deepEqual(await replies(other.id), []);
  await house.world.call('DELETE', url('peaks/present'));
  // Whoever writes in another language is answered in it.
  const { data: macros } = await house.world.call<{ data: { id: string; name: string }[] }>('POST', '/api/v1/macros', { brand_id: house.world.brandId, name: 'Pakete verspätet', text: 'Die Pakete kommen später; Ihres ist unterwegs.', actions: [] });
  const german = macros.find((one) => one.name === 'Pakete verspätet');
  await plan({ effects: { ...effects, auto_answer: { macro_id: macro?.id ?? '', reasons: [read.reason_key], in_language: { de: german?.id ?? '' } } } });
  await house.world.call('POST', url('peaks'), {});
  const deutsch = await house.written('Wo ist meine Bestellung?', { text: 'Wo ist meine Bestellung? Sie sollte am Montag ankommen und die Sendungsverfolgung bewegt sich nicht.' });
  await house.world.until(async () => (await replies(deutsch.id)).length === 1);
  assert.deepEqual(await replies(deutsch.id), ['Die Pakete kommen später; Ihres ist unterwegs.']);
  await house.world.call('DELETE', url('peaks/present'));
});

test('a carrier declared to be in trouble proposes it, and with the last trouble it is over', async () => {
  interface Incident { id: string; carrier: string; ended_at: string | null }
  const declare = (carrier: string, more: object = {}) => house.world.call<Incident>('POST', url('carrier-incidents'), { carrier, ...more });
  const end = (one: Incident) => house.world.call<Incident>('POST', `/api/v1/carrier-incidents/${one.id}/end`);
  const before = (await present()).id;
  await plan({});
  const unasked = await declare('GLS');
  await house.quiet();
  assert.equal((await present()).id, before, 'where the plan does not ask for it, nothing is proposed');
  await end(unasked);
  await plan({ carrier_incident: true, begins_by_itself: true });
  await assert.rejects(declare('DHL', { from: '2030-01-01T00:00:00Z' }), { status: 422 });
  const dhl = await declare('DHL', { countries: ['DE', 'AT'], words: 'Strike in Leipzig.' });
  await assert.rejects(declare(' dhl '), { code: 'already_declared' });
  const dpd = await declare('DPD');
  await house.quiet();
  const peak = await house.world.until(async () => ((await present()).state === 'active' ? await present() : undefined));
  assert.deepEqual([peak.because, peak.incident_id], ['carrier_incident', dhl.id]);
  await end(dhl);
  await house.quiet();
  assert.equal((await present()).state, 'active', 'another carrier is in trouble still');
  await end(dpd);
  await end(dpd);
  await house.quiet();
  const over = await present();
  assert.deepEqual([over.id, over.state, over.ended_because], [peak.id, 'ended', 'incident_over']);
  const { data: all } = await house.world.call<{ data: Incident[] }>('GET', url('carrier-incidents'));
  assert.deepEqual(all.map((one) => [one.carrier, one.ended_at !== null]), [['DPD', true], ['DHL', true], ['GLS', true]]);
});
