import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { OrderView } from '../../src/modules/orders/contract.ts';
import { putOrder } from '../../src/modules/orders/index.ts';
import type { DeliveryModelView, SuspicionView } from '../../src/modules/shipments/contract.ts';
import { lookAt } from '../../src/modules/shipments/jobs/watch.ts';
import { learnNow } from '../../src/modules/shipments/jobs/learn.ts';
import { lookNow } from '../../src/modules/shipments/jobs/look-for-trouble.ts';
import { putShipment, type ShipmentInput } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

const DAY = 86_400_000;
const system = systemActor('test');
const ago = (days: number): Date => new Date(Date.now() - days * DAY);
const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.house.db.transact(system, work);
let made = 0;

async function order(placedAt: Date, country = 'DE'): Promise<string> {
  const number = `#${9000 + ++made}`;
  return write(async (tx) => (await putOrder(tx, {
    brandId: world.brandId, source: 'shop', sourceId: number, number, email: `buyer${made}@example.test`, phone: null, customerName: null, state: 'open', paymentState: 'paid', fulfilmentState: 'fulfilled', currency: 'EUR', totalMinor: 1000,
    shippingAddress: { country, postal_code: '10969', city: 'Berlin' }, note: null, url: null, placedAt, cancelledAt: null, changedAt: placedAt, lines: [], refunds: [],
  })).id);
}
const parcel = (more: Partial<ShipmentInput>): ShipmentInput => ({ brandId: world.brandId, source: 'shop', sourceId: `p${++made}`, orderId: null, carrier: 'dhl', trackingNumber: `JD${1e10 + made}`, trackingUrl: null, state: 'in_transit', estimatedDeliveryAt: null, shippedAt: null, changedAt: new Date(), ...more });
const put = (more: Partial<ShipmentInput>): Promise<string> => write((tx) => putShipment(tx, parcel(more)));
const shown = (id: string): Promise<OrderView['shipments'][number]> => world.call('GET', `/api/v1/shipments/${id}`);
const kinds = async (id: string): Promise<string[]> => (await shown(id)).signals.map((signal) => signal.kind);
const told = (id: string, name: string): Promise<{ kind: string }[]> => write(async (tx) => (await tx.rows<{ payload: { kind: string } }>(sql`select payload from platform.event where subject_id = ${id} and name = ${name} order by seq`)).map((row) => row.payload));

test('a parcel known from shop and carrier is one, whoever tells first; several that share a number all hear', async () => {
  const first = await order(ago(3));
  const fromShop = await put({ orderId: first, trackingNumber: '1Z 999', state: 'info_received', shippedAt: ago(2), changedAt: ago(2) });
  const scan = { at: ago(1), state: 'in_transit', code: 'DP', description: 'Departed', place: 'Leipzig' } as const;
  assert.equal(await put({ source: 'ups', sourceId: '1Z999', trackingNumber: '1Z999', changedAt: ago(1), events: [scan] }), fromShop);
  const joined = await shown(fromShop);
  assert.deepEqual([joined.state, joined.events.map((event) => [event.code, event.description])], ['in_transit', [['DP', 'Departed']]]);
  // The shop has not heard yet, and takes nothing back.
  await write((tx) => putShipment(tx, parcel({ source: 'shop', sourceId: `p${made - 1}`, orderId: first, trackingNumber: '1Z 999', state: 'info_received', changedAt: new Date() })));
  assert.equal((await shown(fromShop)).state, 'in_transit');

  const fromCarrier = await put({ source: 'ups', sourceId: '1Z777', trackingNumber: '1Z777', changedAt: ago(1), events: [scan] });
  const [one, other] = [await order(ago(3)), await order(ago(3))];
  assert.equal(await put({ orderId: one, trackingNumber: '1Z777', changedAt: ago(0.5), state: 'in_transit' }), fromCarrier);
  const merged = await put({ orderId: other, trackingNumber: '1Z777', changedAt: ago(0.5), state: 'in_transit' });
  assert.notEqual(merged, fromCarrier);
  await put({ source: 'ups', sourceId: '1Z777', trackingNumber: '1Z777', changedAt: new Date(), state: 'delivered', events: [{ at: new Date(), state: 'delivered', description: 'Delivered', place: null }] });
  for (const id of [fromCarrier, merged]) assert.equal((await shown(id)).state, 'delivered');
  const card = await world.call<{ data: OrderView[] }>('GET', `/api/v1/orders?brand_id=${world.brandId}&limit=50`);
  assert.deepEqual(card.data.filter((row) => [one, other].includes(row.id)).map((row) => row.shipments.length), [1, 1]);
});

test('each thing that is wrong is told once, cleared when it holds no longer, and nothing of history is news', async () => {
  const orderId = await order(ago(9));
  const events = [{ at: ago(7), state: 'in_transit', description: 'Departed', place: 'Leipzig' }] as const;
  const given = { source: 'shop', sourceId: 'stopped', orderId, trackingNumber: 'STOPPED1', promisedAt: ago(2), changedAt: ago(7) } as const;
  const id = await put({ ...given, events });
  await world.until(async () => (await kinds(id)).length === 2);
  assert.deepEqual((await kinds(id)).toSorted(), ['no_scan', 'promise_broken']);
  await write((tx) => putShipment(tx, parcel({ ...given, changedAt: ago(6), events: [{ ...events[0], at: ago(6.5), description: 'Arrived' }] })));
  await lookAt(world.house.db, world.brandId, [id]);
  await lookAt(world.house.db, world.brandId, [id]);
  assert.deepEqual((await told(id, 'shipments.signal_raised')).map((one) => one.kind).toSorted(), ['no_scan', 'promise_broken']);
  await write((tx) => putShipment(tx, parcel({ ...given, changedAt: new Date(), state: 'delivered', events: [{ at: new Date(), state: 'delivered', description: 'Delivered', place: null }] })));
  await world.until(async () => (await kinds(id)).length === 0);
  assert.equal((await told(id, 'shipments.signal_cleared')).length, 2);

  const old = await world.house.db.transact(system, (tx) => putShipment(tx, parcel({ orderId, sourceId: 'old', promisedAt: ago(5), changedAt: ago(8), events: [{ ...events[0], at: ago(8) }] })), { silent: true });
  await lookAt(world.house.db, world.brandId, [old]);
  assert.equal((await kinds(old)).length, 2);
  assert.deepEqual(await told(old, 'shipments.signal_raised'), []);
});

test('a label that nobody hands over is told of by its own deadline', async () => {
  const id = await put({ orderId: await order(ago(6)), state: 'info_received', shippedAt: ago(5), changedAt: ago(5) });
  await world.until(async () => (await kinds(id)).includes('late_handover'));
  await put({ source: 'dhl', sourceId: 'x', trackingNumber: (await shown(id)).tracking_number, changedAt: new Date(), events: [{ at: new Date(), state: 'in_transit', description: 'Picked up', place: null }] });
  await world.until(async () => (await kinds(id)).length === 0);
});

test('what arrived is learned from, what is under way is foretold, with how well that does', async () => {
  const id = await put({ orderId: await order(ago(1)), shippedAt: ago(0.9), changedAt: ago(0.9), promisedAt: new Date(Date.now() + 20 * DAY) });
  await lookAt(world.house.db, world.brandId, [id]);
  assert.equal((await shown(id)).prediction, null);
  const arrived = async (count: number, begin: number): Promise<void> => {
    for (let at = 0; at < count; at++) {
      const placedAt = ago(begin - (at / count) * (begin - 12));
      const orderId = await order(placedAt);
      await world.house.db.transact(system, (tx) => putShipment(tx, parcel({
        orderId, state: 'delivered', shippedAt: new Date(placedAt.getTime() + DAY), changedAt: new Date(placedAt.getTime() + (3 + (at % 4)) * DAY),
      })), { silent: true });
    }
  };
  await arrived(30, 100);
  await learnNow(world.house.db, world.brandId);
  await lookAt(world.house.db, world.brandId, [id]);
  const usual = (await shown(id)).prediction;
  assert.equal(usual?.from, 'usual');
  await arrived(230, 90);
  await learnNow(world.house.db, world.brandId);
  await lookAt(world.house.db, world.brandId, [id]);
  const { prediction } = await shown(id);
  assert.equal(prediction?.from, 'learned');
  const days = (at: string | null | undefined): number => (Date.parse(at ?? '') - Date.now()) / DAY;
  assert.ok(days(prediction?.low) > 0.5 && days(prediction?.low) <= days(prediction?.at) && days(prediction?.at) <= days(prediction?.high) && days(prediction?.high) < 5, JSON.stringify(prediction));
  assert.equal(prediction?.late_probability, 0);
  const model = await world.call<DeliveryModelView>('GET', `/api/v1/brands/${world.brandId}/delivery-model`);
  assert.ok(model.parcels > 250 && (model.figures?.within_share ?? 0) > 0.6 && (model.figures?.mean_error_days ?? 9) < 1.6, JSON.stringify(model));
});

test('a carrier whose parcels stand still is suspected; one press declares it, and its parcels say so', async () => {
  const hour = new Date().getUTCHours();
  await write(async (tx) => {
    for (let day = 1; day <= 35; day++) {
      const at = new Date(ago(day).setUTCHours(hour, 0, 0, 0));
      await tx.run(sql`insert into shipments.carrier_day (brand_id, carrier_key, country, at, on_the_way, unscanned) select ${world.brandId}, 'gls', c, ${at}, 60, 9 from unnest(array['', 'DE']) c`);
    }
    await tx.run(sql`insert into shipments.carrier_day (brand_id, carrier_key, country, at, on_the_way, unscanned) select ${world.brandId}, 'dpd', c, ${ago(2)}, 60, 9 from unnest(array['', 'DE']) c`);
  });
  const orderId = await order(ago(4));
  const ids: string[] = [];
  for (let at = 0; at < 40; at++) ids.push(await put({ orderId, carrier: 'GLS', changedAt: ago(2), events: [{ at: ago(at < 34 ? 2 : 0.2), state: 'in_transit', description: 'Depot', place: 'Neuenstein' }, { at: ago(2.5), state: 'in_transit', description: 'Picked up', place: null }] }));
  await lookNow(world.house.db, world.brandId);
  await lookNow(world.house.db, world.brandId);
  const { data: open } = await world.call<{ data: SuspicionView[] }>('GET', `/api/v1/brands/${world.brandId}/carrier-suspicions`);
  assert.deepEqual(open.map(({ carrier, on_the_way: all, unscanned }) => [carrier, all, unscanned]), [['GLS', 40, 34]]);
  const notices = await world.call<{ data: { kind: string }[] }>('GET', '/api/v1/notifications');
  assert.equal(notices.data.filter((notice) => notice.kind === 'carrier_trouble').length, 1);
  await world.call('POST', `/api/v1/carrier-suspicions/${open[0]?.id}/declare`, { words: 'The hub stands still' });
  await assert.rejects(world.call('POST', `/api/v1/carrier-suspicions/${open[0]?.id}/dismiss`), { code: 'already_settled' });
  assert.equal((await shown(ids[0] ?? '')).incident?.words, 'The hub stands still');
  assert.deepEqual((await world.call<{ data: unknown[] }>('GET', `/api/v1/brands/${world.brandId}/carrier-suspicions`)).data, []);
});
