import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ReturnPreviewView, WindowView } from '../../src/modules/returns/contract.ts';
import { putShipment } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

const DAY = 86_400_000;
const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
/** A day of the calendar, so many days from now. */
const day = (ahead: number): string => ago(-ahead).slice(0, 10);
let world: TestHouse;
let agent: Caller;
let lead: Caller;
let orderId = '';
let conversationId = '';

before(async () => {
  world = await openTestHouse();
  [agent, lead] = [await secondPerson(world, 'agent', 'Ines'), await secondPerson(world, 'lead', 'Lea')];
  conversationId = (await world.call<{ id: string }>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'In hospital', channel: 'email', customer: { email: 'ana@example.test' }, text: 'I could not send it back in time.' })).id;
  orderId = (await world.call<{ id: string }>('PUT', '/api/v1/orders', { brand_id: world.brandId, source: 'own', source_id: '1', number: '#1001', email: 'ana@example.test', total: money(2000), placed_at: ago(45), fulfilment_state: 'fulfilled', lines: [{ source_id: 'l1', sku: 'TEE-S', title: 'Wool tee', quantity: 1, unit_price: money(2000) }] })).id;
  await world.house.db.transact(systemActor('test'), (tx) => putShipment(tx, { brandId: world.brandId, source: 'own', sourceId: 's1', orderId, carrier: 'ups', trackingNumber: 'OUT1', trackingUrl: null, state: 'delivered', estimatedDeliveryAt: null, shippedAt: new Date(ago(42)), changedAt: new Date(ago(40)), events: [{ at: new Date(ago(40)), state: 'delivered', description: '', place: null }] }));
});
after(() => world.close());

const path = () => `/api/v1/orders/${orderId}/return-window`;
const extend = (call: Caller, until: string, reason = 'was in hospital') => call<WindowView>('PUT', path(), { until, reason, conversation_id: conversationId });
const judged = async () => (await agent<ReturnPreviewView>('POST', '/api/v1/returns/preview', { order_id: orderId, lines: [{ line_id: 'l1', quantity: 1, reason: 'changed_mind' }] })).judged.decision;
const refused = (code: string) => (error: unknown) => error instanceof CallError && error.code === code;

test('an agent gives some days more, which the policy then counts, and everybody sees who and why', async () => {
  assert.equal(await judged(), 'refused');
  const before = await agent<WindowView>('GET', path());
  assert.deepEqual([before.usual, before.extended, before.days_alone], [day(-10), null, 14]);
  const after = await extend(agent, day(10));
  assert.deepEqual(after.extended, { until: day(10), reason: 'was in hospital', by: 'Ines' });
  assert.equal(await judged(), 'allowed');
  const { data: events } = await world.call<{ data: { name: string; payload: { until?: string; order_number?: string } }[] }>('GET', `/api/v1/conversations/${conversationId}/events`);
  assert.ok(events.some((event) => event.name === 'returns.window_extended' && event.payload.until === day(10) && event.payload.order_number === '#1001'));
});

test('more than a fortnight takes somebody who may set the policy aside; nonsense is refused with its reason', async () => {
  await assert.rejects(extend(agent, day(20)), refused('too_generous'));
  assert.equal((await extend(lead, day(20))).extended?.by, 'Lea');
  await assert.rejects(extend(lead, day(-1)), /passed already/);
  await assert.rejects(extend(lead, day(-20)), /passed already/);
  await assert.rejects(extend(lead, day(800)), /Two years/);
  await assert.rejects(extend(lead, day(5), ' '), /Say why/);
});

test('taken back, the policy holds again', async () => {
  const { extended } = await lead<WindowView>('DELETE', path());
  assert.deepEqual([extended, await judged()], [null, 'refused']);
  await lead('DELETE', path());
});
