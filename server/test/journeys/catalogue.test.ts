import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { putProduct, putPromotion } from '../../src/modules/catalogue/index.ts';
import type { AdviceView, ComparisonView, ImportedView, ProductPageView, PromotionView, SizeChartView } from '../../src/modules/catalogue/contract-goods.ts';
import { plainPromotion } from '../../src/modules/catalogue/rules/promotion-samples.ts';
import type { CodeCheckView } from '../../src/modules/orders/contract-codes.ts';
import type { StartView } from '../../src/modules/returns/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

const DAY = 86_400_000;
const system = systemActor('test');
const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
let world: TestHouse;
let agent: Caller;
let lead: Caller;
const ids = new Map<string, string>();

before(async () => {
  world = await openTestHouse();
  agent = await secondPerson(world, 'agent', 'Ines');
  lead = await secondPerson(world, 'lead', 'Lea');
  await world.house.db.transact(system, async (tx) => {
    const base = { brandId: world.brandId, source: 'demo', url: null, imageUrl: null, status: 'active', changedAt: tx.now };
    const tee = await putProduct(tx, {
      ...base, sourceId: 'tee', title: 'Wool tee', category: 'Shirts', tags: ['wool'],
      variants: [['S', 4], ['M', 3], ['L', 6]].map(([size, stock]) => ({ sourceId: `tee-${size}`, sku: `TEE-${size}`, title: `${size} / navy`, priceMinor: 2000, currency: 'EUR', stock: 99, places: [{ id: 'ber', name: 'Berlin', quantity: Number(stock) - 1 }, { id: 'por', name: 'Porto', quantity: 1 }] })),
    });
    const wash = await putProduct(tx, { ...base, sourceId: 'wash', title: 'Wool wash', category: 'Care', tags: [], variants: [{ sourceId: 'wash', sku: 'WASH', title: '', priceMinor: 900, currency: 'EUR', stock: null }] });
    ids.set('tee', tee ?? '').set('wash', wash ?? '');
  });
});
after(() => world.close());

const refused = (code: string) => (error: unknown) => error instanceof CallError && error.code === code;
const brand = (path: string) => `/api/v1/brands/${world.brandId}/${path}`;
const page = (name: string) => agent<ProductPageView>('GET', `/api/v1/products/${ids.get(name)}`);

test('what lies where: the sum is the stock, and what is sent again replaces it', async () => {
  const tee = await page('tee');
  assert.deepEqual(tee.variants.map((variant) => [variant.sku, variant.stock, variant.places.map((place) => `${place.location} ${place.quantity}`)]), [['TEE-S', 4, ['Berlin 3', 'Porto 1']], ['TEE-M', 3, ['Berlin 2', 'Porto 1']], ['TEE-L', 6, ['Berlin 5', 'Porto 1']]]);
  assert.deepEqual((await agent<{ id: string | null }>('GET', `/api/v1/products/by-sku?brand_id=${world.brandId}&sku=tee-m`)).id, ids.get('tee'));
  assert.equal((await agent<{ data: { title: string }[] }>('GET', `/api/v1/products?brand_id=${world.brandId}&q=wool`)).data.length, 2);
});

test('size tables from a sheet, what is wrong told with its line; the next size of an exchange, in stock', async () => {
  const csv = 'chart;unit;categories;size;chest\nTees;cm;Shirts;S;86-91\nTees;cm;Shirts;M;92-97\nTees;cm;Shirts;L;98-104\nTees;cm;Shirts;XL;wide\n';
  await assert.rejects(agent('POST', brand('size-charts/import'), { csv }), refused('forbidden'));
  const told = await lead<ImportedView>('POST', brand('size-charts/import'), { csv });
  assert.deepEqual([told.kept, told.problems], [1, [{ line: 5, message: '“wide” is no measure as 92-97 (chest)' }]]);
  await lead('POST', brand('size-charts/import'), { csv });
  const [chart, ...more] = (await agent<{ data: SizeChartView[] }>('GET', brand('size-charts'))).data;
  assert.deepEqual([more.length, chart?.rows.map((row) => row.size)], [0, ['S', 'M', 'L']], 'taken in twice, it is one table');
  await lead('PUT', `/api/v1/products/${ids.get('tee')}/fit`, { runs: 'small', fit_note: 'Cut narrow' });
  const advice = await agent<AdviceView>('POST', `/api/v1/products/${ids.get('tee')}/size`, { body: { chest: 900 } });
  assert.deepEqual([advice.size, advice.stock, advice.why.map(({ code }) => code)], ['M', 3, ['measures', 'runs']]);
  await world.house.db.transact(system, (tx) => putProduct(tx, { brandId: world.brandId, source: 'demo', sourceId: 'tee', title: 'Wool tee', url: null, imageUrl: null, status: 'active', changedAt: new Date(tx.now.getTime() - DAY), variants: [] }));
  assert.deepEqual([(await page('tee')).runs, (await page('tee')).variants.length], ['small', 3], 'an older copy of the shop changes nothing, a newer one leaves the fit note');
  const order = await world.call<{ id: string }>('PUT', '/api/v1/orders', { brand_id: world.brandId, source: 'demo', source_id: 'A-1', number: '#1', email: 'ana@example.test', total: money(2000), placed_at: new Date(Date.now() - 3 * DAY).toISOString(), fulfilment_state: 'fulfilled', lines: [{ source_id: 'l1', sku: 'TEE-M', title: 'Wool tee, M', quantity: 1, unit_price: money(2000) }] });
  const start = await agent<StartView>('GET', `/api/v1/returns/start?order_id=${order.id}`);
  const [line] = start.lines;
  const next = line?.variants.find((variant) => variant.sku === 'TEE-L');
  assert.deepEqual([line?.sizing?.note, line?.sizing?.too_small?.size, line?.sizing?.too_small?.variant_id === next?.id, line?.sizing?.too_small?.stock, line?.sizing?.too_large?.size], ['Cut narrow', 'L', true, 6, 'S']);
});

test('what goes with what reads both ways, said once', async () => {
  const wash = `/api/v1/products/${ids.get('wash')}/relations`;
  for (let times = 0; times < 2; times += 1) await lead('POST', wash, { product_id: ids.get('tee'), kind: 'accessory', direction: 'to' });
  await lead('POST', wash, { product_id: ids.get('tee'), kind: 'fits', direction: 'to' });
  await lead('POST', `/api/v1/products/${ids.get('tee')}/relations`, { product_id: ids.get('wash'), kind: 'fits', direction: 'to' });
  assert.deepEqual((await page('tee')).related.map((other) => [other.title, other.kind, other.kind === 'fits' ? '' : other.direction]), [['Wool wash', 'accessory', 'from'], ['Wool wash', 'fits', '']]);
  await assert.rejects(lead('POST', wash, { product_id: ids.get('wash'), kind: 'fits', direction: 'to' }), refused('invalid'));
  await lead('POST', `/api/v1/products/${ids.get('tee')}/relations/remove`, { product_id: ids.get('wash'), kind: 'fits', direction: 'to' });
  assert.deepEqual((await page('wash')).related.map((other) => [other.title, other.kind, other.direction]), [['Wool tee', 'accessory', 'to']]);
  const side = await agent<ComparisonView>('GET', `/api/v1/products/compare?ids=${ids.get('tee')},${ids.get('wash')}`);
  assert.deepEqual([side.products.length, side.rows[0]?.fact, side.rows.every((row) => row.differs)], [2, 'price', true]);
});

test('why a code does not work: its numbers, the customer’s own history, and what was surely meant', async () => {
  await lead('POST', brand('promotions'), { ...plainPromotion, code: 'SPRING10', minimum_minor: 5000, uses_per_customer: 1, first_order_only: false });
  await lead('POST', brand('promotions/import'), { csv: 'code,kind,value,currency,first_order_only\nHELLO,fixed,5,EUR,yes\nHELLO2,half,5,EUR,no\n' });
  const check = (asked: object) => agent<CodeCheckView>('POST', '/api/v1/orders/check-code', asked);
  const basket = { currency: 'EUR', lines: [{ sku: 'TEE-M', quantity: 2, unit_price_minor: 2105 }] };
  const told = await check({ code: 'spring10', brand_id: world.brandId, basket });
  assert.deepEqual(told.because.map(({ code, facts }) => [code, facts]), [['below_minimum', { needs_minor: 5000, has_minor: 4210, more_minor: 790, currency: 'EUR' }], ['who_unknown', {}]]);
  assert.deepEqual((await check({ code: 'SPR1NG10', brand_id: world.brandId, basket })).because[0]?.facts, { typed: 'SPR1NG10', meant: 'SPRING10' });
  const order = (n: number, more: object = {}) => world.call<{ id: string }>('PUT', '/api/v1/orders', { brand_id: world.brandId, source: 'demo', source_id: `C-${n}`, number: `#C${n}`, email: 'bo@example.test', customer_name: 'Bo', total: money(6000), placed_at: new Date(Date.now() - (5 - n) * DAY).toISOString(), lines: [{ source_id: 'l1', sku: 'TEE-M', title: 'Wool tee, M', quantity: 3, unit_price: money(2000) }], ...more });
  const first = await order(1);
  await world.house.db.transact(system, (tx) => tx.run(sql`update orders."order" set discount_codes = '[{"code": "Spring10 ", "amountMinor": 600}]' where id = ${first.id}`));
  const second = await order(2);
  assert.deepEqual((await check({ code: 'HELLO', order_id: first.id })).works, true, 'the order itself is none that went before it');
  assert.deepEqual((await check({ code: 'HELLO', order_id: second.id })).because.map(({ code, facts }) => [code, facts]), [['not_first_order', { orders: 1 }]]);
  assert.deepEqual((await check({ code: 'SPRING10', order_id: second.id })).because.map(({ code, facts }) => [code, facts]), [['used_by_customer', { uses: 1, allowed: 1 }]]);
  await assert.rejects(check({ code: 'X' }), refused('invalid'));
});

test('codes of a shop are changed there; an older copy changes nothing', async () => {
  const put = (until: string | null, changedAt: Date) => world.house.db.transact(system, (tx) => putPromotion(tx, { brandId: world.brandId, source: 'shop', sourceId: '7', terms: { ...plainPromotion, code: 'SHOP', until }, changedAt }));
  const now = new Date();
  await put('2020-01-01T00:00:00Z', now);
  assert.equal(await put(null, new Date(now.getTime() - DAY)), null);
  const shop = (await agent<{ data: PromotionView[] }>('GET', brand('promotions'))).data.find((one) => one.terms.code === 'SHOP');
  assert.equal(shop?.terms.until, '2020-01-01T00:00:00Z');
  await assert.rejects(lead('PUT', `/api/v1/promotions/${shop?.id}`, plainPromotion), refused('run_elsewhere'));
  await assert.rejects(lead('DELETE', `/api/v1/promotions/${shop?.id}`), refused('run_elsewhere'));
});
