import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LabelPlacesView, ReturnView } from '../../src/modules/returns/contract.ts';
import { noAddress, startingPolicy, startingTerms, type ReturnTerms } from '../../src/modules/returns/index.ts';
import { DhlReturns, dhlReturnsKeys } from '../fakes/places/dhl-returns.ts';
import { Easypost, easypostKeys } from '../fakes/places/easypost.ts';
import { Shipstation, shipstationKeys } from '../fakes/places/shipstation.ts';
import { serveStandIn, type Came, type StandIn } from '../fakes/places/stand-in.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

// Three makers of labels, connected by HTTP; of each the answer to what costs money is lost once.
const DAY = 86_400_000;
const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
const makers = { easypost: new Easypost({ orders: 2 }), shipstation: new Shipstation({ orders: 2 }), 'dhl-returns': new DhlReturns({ orders: 0 }) };
type Vendor = keyof typeof makers;
const keys = { easypost: easypostKeys, shipstation: shipstationKeys, 'dhl-returns': dhlReturnsKeys } as const;
const buys: Readonly<Record<Vendor, (came: Came) => boolean>> = { easypost: ({ path }) => path.endsWith('/buy'), shipstation: ({ method, path }) => method === 'POST' && path === '/v2/labels', 'dhl-returns': ({ path }) => path.endsWith('/orders') };
const served = new Map<Vendor, Awaited<ReturnType<typeof serveStandIn>>>();
const losing = new Set<Vendor>();
let world: TestHouse;
let made = 0;

before(async () => {
  for (const [vendor, standIn] of Object.entries(makers) as [Vendor, StandIn][]) {
    const asked: StandIn = { effects: () => standIn.effects(), answer: (came) => {
      if (losing.has(vendor) && buys[vendor](came)) {
        losing.delete(vendor);
        served.get(vendor)?.loseNext();
      }
      return standIn.answer(came);
    } };
    served.set(vendor, await serveStandIn(asked));
  }
  const hosts: Readonly<Record<string, Vendor>> = { 'api.easypost.com': 'easypost', 'api.shipstation.com': 'shipstation', 'api-sandbox.dhl.com': 'dhl-returns', 'easypost-files.s3.us-west-2.amazonaws.com': 'easypost' };
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] }, standIns: { addressOf: (base) => {
    const { host, pathname } = new URL(base);
    const vendor = hosts[host];
    return vendor === undefined ? base : `${served.get(vendor)?.url ?? ''}${pathname === '/' ? '' : pathname}`;
  } } });
  for (const vendor of Object.keys(makers) as Vendor[]) await world.call('POST', '/api/v1/connections', { brand_id: world.brandId, vendor, keys: keys[vendor] });
});
after(async () => {
  await world.close();
  for (const one of served.values()) await one.close();
});

const shown = (id: string) => world.call<ReturnView>('GET', `/api/v1/returns/${id}`);
const placeOf = async (name: string) => (await world.call<LabelPlacesView>('GET', `/api/v1/brands/${world.brandId}/label-places`)).data.find((place) => place.name.startsWith(name));

async function choose(name: string, service: string): Promise<void> {
  const place = await placeOf(name);
  const { version } = await world.call<{ version: number }>('GET', `/api/v1/brands/${world.brandId}/return-policy`);
  const terms: ReturnTerms = { ...startingTerms, address: { ...noAddress, company: 'North', line1: 'Mill Lane 2', postal_code: '10115', city: 'Berlin', country: 'DE', phone: '+49 30 123456' }, labels: { by: 'place', place_id: place?.id ?? '', service, weight_grams: 900, file_id: null } };
  await world.call('PUT', `/api/v1/brands/${world.brandId}/return-policy`, { version, policy: startingPolicy, terms });
}

async function start(): Promise<string> {
  made += 1;
  const { id } = await world.call<{ id: string }>('PUT', '/api/v1/orders', {
    source_id: `A-${made}`, number: `#${made}`, email: `ana${made}@example.test`, customer_name: 'Ana Silva', total: money(5000), placed_at: ago(8), fulfilment_state: 'fulfilled', changed_at: ago(1), brand_id: world.brandId, source: 'demo', lines: [{ source_id: 'l1', sku: 'TEE', title: 'Wool tee', quantity: 1, unit_price: money(5000) }],
    shipping_address: { name: 'Ana Silva', line1: 'Musterstr. 20', city: 'Bonn', country: 'Germany', postal_code: '53113' },
  });
  return (await world.call<ReturnView>('POST', '/api/v1/returns', { order_id: id, lines: [{ line_id: 'l1', quantity: 1, reason: 'damaged', wanted: 'refund', condition: 'unopened' }], anyway: 'a test' })).id;
}

async function approved(): Promise<string> {
  const id = await start();
  const { state } = await shown(id);
  if (state === 'review') await world.call('POST', `/api/v1/returns/${id}/decide`, { approve: true, words: 'fine' });
  return id;
}

test('every connected place that makes labels is there to choose, with what can be bought', async () => {
  assert.deepEqual([(await placeOf('EasyPost'))?.voids, (await placeOf('ShipStation'))?.voids, (await placeOf('DHL'))?.repeatable], [true, true, false]);
  const services = await world.call<{ data: { id: string }[] }>('GET', `/api/v1/brands/${world.brandId}/label-places/${(await placeOf('ShipStation'))?.id}/services`);
  assert.deepEqual(services.data.map(({ id }) => id), ['se-123/ups_ground']);
});

for (const [vendor, name, service, carrier, cost] of [['easypost', 'EasyPost', 'USPS', 'usps', 557], ['shipstation', 'ShipStation', 'se-123/ups_ground', 'ups', 742]] as const) {
  test(`${name}: the answer to the purchase is lost, and one label is bought, kept, and given back`, async () => {
    await choose(name, service);
    const before = makers[vendor].effects();
    losing.add(vendor);
    const id = await approved();
    const one = await world.until(async () => { const seen = await shown(id); return seen.label?.state === 'made' ? seen : null; });
    assert.deepEqual([makers[vendor].effects() - before, one.label?.carrier, one.label?.cost, one.state, one.label?.has_file || one.label?.url !== null], [1, carrier, { amount_minor: cost, currency: 'USD' }, 'label_sent', true]);
    await world.call('POST', `/api/v1/returns/${id}/cancel`, { words: 'keeps it' });
    const over = await world.until(async () => { const seen = await shown(id); return ['done', 'asked'].includes(seen.label?.void ?? '') ? seen : null; });
    assert.equal(over.label?.void, vendor === 'easypost' ? 'asked' : 'done');
  });
}

test('DHL: the answer is lost, so a person looks; it is never asked twice by itself', async () => {
  await choose('DHL', '');
  losing.add('dhl-returns');
  const id = await approved();
  const one = await world.until(async () => { const seen = await shown(id); return seen.label?.state === 'failed' ? seen : null; });
  assert.deepEqual([one.label?.unsure, makers['dhl-returns'].effects()], [true, 1]);
  await world.call('POST', `/api/v1/returns/${id}/label/ask`);
  const again = await world.until(async () => { const seen = await shown(id); return seen.label?.state === 'made' ? seen : null; });
  assert.deepEqual([again.label?.has_file, again.label?.tracking_number?.startsWith('99999158'), makers['dhl-returns'].effects()], [true, true, 2]);
});
