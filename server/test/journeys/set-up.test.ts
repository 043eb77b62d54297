import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CalendarView, HolidayView } from '../../src/modules/calendars/contract.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

const hours = { 1: [['09:00', '12:00'], ['13:00', '17:00']], 2: [['09:00', '17:00']] };

test('a brand works around the clock until somebody says when it works, and that is told apart', async () => {
  const url = `/api/v1/brands/${world.brandId}/calendar`;
  const fresh = await world.call<CalendarView>('GET', url);
  assert.deepEqual([fresh.changed_at, fresh.hours['7']], [null, [['00:00', '24:00']]]);
  const { data } = await world.call<{ data: HolidayView[] }>('GET', '/api/v1/holidays?country=ES&state=CT&year=2027&years=2&language=es');
  assert.ok(data.some((day) => day.date === '2028-12-25') && data.some((day) => day.date === '2027-09-11'), 'Christmas, and the day of Catalonia');
  const set = await world.call<CalendarView>('PUT', url, { time_zone: 'Europe/Madrid', hours, holidays: data.map((day) => day.date) });
  assert.ok(set.changed_at !== null && set.holidays?.includes('2027-09-11'));
  await assert.rejects(world.call('GET', '/api/v1/holidays?country=XX&year=2027'), (error) => error instanceof CallError && error.status === 422);
  const places = await world.call<{ data: { code: string }[] }>('GET', '/api/v1/holidays/places?country=ES&language=es');
  assert.ok(places.data.some((place) => place.code === 'CT'));
});

test('the key of a shop of one’s own writes orders of its brand and reads no conversation', async () => {
  const roles = await world.call<{ data: { id: string; name: string; built_in: boolean }[] }>('GET', '/api/v1/roles');
  const role = roles.data.find((one) => one.name === 'shop' && one.built_in);
  const { token } = await world.call<{ token: string }>('POST', '/api/v1/api-keys', { name: 'My shop', role_id: role?.id, brand_ids: [world.brandId] });
  const asShop = <T>(method: string, url: string, body?: unknown) => world.call<T>(method, url, body, { authorization: `Bearer ${token}`, cookie: '' });
  const order = {
    brand_id: world.brandId, source: 'my-shop', source_id: '8841', number: '#1042', email: 'ana@example.test', total: { amount_minor: 4990, currency: 'EUR' }, placed_at: '2026-11-18T09:30:00Z',
    lines: [{ sku: 'TEE-M', title: 'Wool tee', quantity: 1, unit_price: { amount_minor: 4990, currency: 'EUR' } }],
  };
  assert.equal((await asShop<{ number: string }>('PUT', '/api/v1/orders', order)).number, '#1042');
  await assert.rejects(asShop('GET', '/api/v1/conversations'), (error) => error instanceof CallError && error.status === 403);
  await assert.rejects(asShop('GET', '/api/v1/connections'), (error) => error instanceof CallError && error.status === 403);
});
