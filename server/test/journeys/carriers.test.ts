import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConnectionView } from '../../src/modules/connections/contract.ts';
import type { OrderView } from '../../src/modules/orders/contract.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { Ups, upsKeys } from '../fakes/places/ups.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const UPS = 'https://onlinetools.ups.com';
const carrier = new Ups({ orders: 1 });
const number = carrier.numbers[0] as string;
let served: Awaited<ReturnType<typeof serveStandIn>>;
let world: TestHouse;

before(async () => {
  served = await serveStandIn(carrier);
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] }, standIns: { addressOf: (base) => (base.startsWith(UPS) ? `${served.url}${base.slice(UPS.length)}` : base) } });
});
after(async () => {
  await world.close();
  await served.close();
});

type Parcel = OrderView['shipments'][number];
const parcels = async (): Promise<Parcel[]> => (await world.call<{ data: Parcel[] }>('GET', `/api/v1/shipments?tracking_number=${number}`)).data;
const connection = async () => (await world.call<{ data: ConnectionView[] }>('GET', '/api/v1/connections')).data[0] as ConnectionView;
const put = (more: object) => world.call<Parcel>('PUT', '/api/v1/shipments', { brand_id: world.brandId, source: 'shop', source_id: 'p1', carrier: 'UPS Ground', tracking_number: number, state: 'info_received', changed_at: '2026-11-17T10:00:00Z', ...more });
const push = async (credential: string, more: object) => {
  const payload = { trackingNumber: number, localActivityDate: '20261120', localActivityTime: '081500', gmtActivityDate: '20261120', gmtActivityTime: '131500', activityLocation: { city: 'PARAMUS', country: 'US' }, ...more };
  return (await world.house.web.inject({ method: 'POST', url: `/webhooks/ups/c/${(await connection()).id}`, headers: { credential, 'content-type': 'application/json' }, payload: JSON.stringify(payload) })).statusCode;
};

test('a carrier that only answers about numbers is asked about the shop’s own parcels, and told to follow them', async () => {
  await put({});
  await put({ source_id: 'p2', tracking_number: '1Z999AA19999999999' });
  await put({ source_id: 'p3', tracking_number: '00340434161094042557', carrier: 'DHL' });
  await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor: 'ups', keys: upsKeys });
  const seen = await world.until(async () => (await connection()).state === 'connected' && connection());
  assert.deepEqual([seen.problems, seen.missing, seen.streams[0]?.fetched], [0, [], 1]);
  const [found, ...others] = await parcels();
  assert.equal(others.length, 0);
  const whole = await world.call<Parcel>('GET', `/api/v1/shipments/${found?.id}`);
  assert.deepEqual([whole.state, whole.service, whole.events.map((event) => [event.at, event.code])], ['in_transit', 'UPS Ground', [['2026-11-19T21:30:00Z', 'AR'], ['2026-11-18T20:16:41Z', 'PU']]]);
  const asked = served.requests.filter((one) => one.path.includes('/details/')).map((one) => one.path.split('/').at(-1));
  assert.ok(asked.includes('1Z999AA19999999999') && !asked.includes('00340434161094042557'));
  await world.until(async () => (await connection()).webhooks.problems.some((problem) => problem.message.includes('1Z999AA19999999999')));
});

test('what it pushes counts when it brings the credential, and the parcel of the shop hears it', async () => {
  assert.ok((await push('somebody-elses-credential', { activityStatus: { type: 'D', code: 'FS', description: 'Delivered' } })) >= 400);
  assert.ok((await push(upsKeys.credential, { activityStatus: { type: 'I', code: 'OT', description: 'Out For Delivery Today' } })) < 300);
  await world.until(async () => (await parcels())[0]?.state === 'out_for_delivery');
  // The shop has not heard yet.
  await put({ changed_at: '2026-11-20T14:00:00Z' });
  assert.equal((await parcels())[0]?.state, 'out_for_delivery');
  assert.ok((await push(upsKeys.credential, { localActivityTime: '101500', gmtActivityTime: '151500', activityStatus: { type: 'D', code: 'FS', description: 'DELIVERED' } })) < 300);
  const arrived = await world.until(async () => (await parcels()).find((one) => one.state === 'delivered'));
  assert.equal(arrived.delivered_at, '2026-11-20T15:15:00.000Z');
});
