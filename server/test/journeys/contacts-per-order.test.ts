import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { putProduct } from '../../src/modules/catalogue/index.ts';
import type { ConversationView } from '../../src/modules/conversations/contract.ts';
import { tellChangedOrders } from '../../src/modules/facts/index.ts';
import type { BehindView } from '../../src/modules/insights/contract.ts';
import type { OrderRowsView, OrderRowView, SilenceRowsView } from '../../src/modules/insights/contract-orders.ts';
import type { OrderView } from '../../src/modules/orders/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { openTestHouse, type CallError, type TestHouse } from './open-test-house.ts';

// Which orders draw contacts, and where silence does: from orders, parcels and letters by the API to the figures, on a real database.
let world: TestHouse;
before(async () => {
  world = await openTestHouse();
  // The house's own job comes by when it likes; here it is done when asked.
  await world.until(() => world.house.db.transact(system, async (tx) => {
    await tx.unschedule('facts.tell_orders', 'facts.tell_orders');
    return (await tx.rows(sql`select from platform.job where kind = 'facts.tell_orders'`)).length === 0;
  }));
});
after(() => world.close());

const DAY = 86_400_000;
const system = systemActor('test');
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
let made = 0;

interface Wanted {
  readonly sku?: string;
  readonly carrier?: string | null;
  readonly placed?: number;
  readonly promised?: number;
  readonly delivered?: number | null;
  readonly from?: string;
  readonly email?: string;
  readonly country?: string;
}

/** An order with one parcel, by the API; days are days ago. */
async function order({ sku = 'TEE', carrier = 'dhl', placed = 6, promised = 2, delivered = 2, from = 'Leipzig', email, country = 'DE' }: Wanted = {}): Promise<{ id: string; number: string; email: string; parcel: string | null }> {
  const own = ++made;
  const buyer = email ?? `buyer${own}@customer.example`;
  const { id } = await world.call<OrderView>('POST', '/api/v1/orders', {
    brand_id: world.brandId, source_id: `o${own}`, number: `#${4000 + own}`, email: buyer, fulfilment_state: 'fulfilled', total: { amount_minor: 1999, currency: 'EUR' }, placed_at: ago(placed), changed_at: ago(placed), shipping_address: { country },
    lines: [{ sku, title: `The ${sku}`, quantity: 1, unit_price: { amount_minor: 1999, currency: 'EUR' } }],
  });
  if (carrier === null) return { id, number: `#${4000 + own}`, email: buyer, parcel: null };
  const parcel = await world.call<{ id: string }>('PUT', '/api/v1/shipments', { brand_id: world.brandId, source_id: `p${own}`, order_id: id, carrier, service: 'Parcel', ships_from: from, tracking_number: `JD${1e10 + own}`, state: 'info_received', promised_at: ago(promised), shipped_at: ago(placed - 1), changed_at: ago(placed - 1) });
  await world.call('POST', `/api/v1/shipments/${parcel.id}/events`, { events: [{ at: ago(placed - 1), state: 'in_transit', description: 'Left the warehouse', place: null }, ...(delivered === null ? [] : [{ at: ago(delivered), state: 'delivered', description: 'Handed over', place: null }])] });
  return { id, number: `#${4000 + own}`, email: buyer, parcel: parcel.id };
}

const write = (email: string, text: string): Promise<ConversationView> => world.call('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'A question', customer: { email }, text });
async function counted(): Promise<void> {
  await world.settled();
  for (let more = true; more; ) more = await world.house.db.transact(system, tellChangedOrders);
  await world.until(() => world.house.db.read(system, async (tx) => (await tx.rows(sql`
    select from facts.changed_contact where not again union all select from facts.changed_order union all select from facts.changed_order_day`)).length === 0));
}
const query = (more: Record<string, string>): string => new URLSearchParams({ brand_id: world.brandId, period: 'custom', from: ago(80).slice(0, 10), to: ago(-2).slice(0, 10), ...more }).toString();
const table = (by: string, more: Record<string, string> = {}): Promise<OrderRowsView> => world.call('GET', `/api/v1/contacts-per-order?${query({ by, ...more })}`);
const behind = async (more: Record<string, string>): Promise<string[]> => (await world.call<{ data: BehindView[] }>('GET', `/api/v1/contacts-per-order/conversations?${query(more)}`)).data.map((row) => row.id);
const rowOf = (view: OrderRowsView, key: string): OrderRowView | undefined => view.data.find((row) => row.key === key);
const short = (view: OrderRowsView): Record<string, [number, number]> => Object.fromEntries(view.data.map((row) => [row.key, [row.orders, row.contacts]]));

test('contacts are counted to the order they speak of, else to the newest of their customer, under everything the order has', async () => {
  const first = await order({ email: 'ana@customer.example', placed: 20, delivered: 14, promised: 15 });
  const second = await order({ email: 'ana@customer.example', sku: 'PARKA', carrier: 'UPS', from: 'Lyon', country: 'FR' });
  await order({ sku: 'PARKA', carrier: null });
  await world.house.db.transact(system, (tx) => putProduct(tx, { brandId: world.brandId, source: 'shop', sourceId: '77', title: 'Parka', url: null, imageUrl: null, status: 'active', changedAt: tx.now, variants: [{ sourceId: '771', sku: 'parka', title: 'M', priceMinor: 1999, currency: 'EUR', stock: 3 }] }));
  const named = await write('ana@customer.example', `About ${first.number}, please.`);
  const unnamed = await write('ana@customer.example', 'Does it come in red?');
  await write('nobody@customer.example', 'Do you ship to Malta?');
  await world.until(async () => (await world.house.db.read(system, (tx) => tx.rows(sql`select from conversations.mention where conversation_id = ${named.id} and order_id = ${first.id}`))).length === 1);
  await counted();
  assert.deepEqual(short(await table('sku')), { tee: [1, 1], parka: [2, 1] });
  const products = await table('product');
  assert.deepEqual([short(products), rowOf(products, '77')?.name], [{ 'the tee': [1, 1], '77': [2, 1] }, 'Parka']);
  const carriers = await table('carrier');
  assert.deepEqual(short(carriers), { dhl: [1, 1], ups: [1, 1], '': [1, 0] });
  assert.equal(rowOf(carriers, 'ups')?.name, 'UPS');
  assert.deepEqual([carriers.total.orders, carriers.total.contacts, carriers.total.writers], [3, 2, 2]);
  assert.deepEqual(short(await table('ships_from')), { leipzig: [1, 1], lyon: [1, 1], '': [1, 0] });
  assert.deepEqual(short(await table('country')), { DE: [2, 1], FR: [1, 1] });
  assert.deepEqual(short(await table('promise')), { late_1: [1, 1], kept: [1, 1], none: [1, 0] });
  assert.deepEqual(await behind({ by: 'carrier', key: 'ups' }), [unnamed.id]);
  assert.deepEqual((await behind({ by: 'carrier' })).toSorted(), [named.id, unnamed.id].toSorted());
  assert.equal(second.number !== first.number, true);
});

test('what changes is counted anew: reasons, spam, merging, a parcel that comes late', async () => {
  const { data: reasons } = await world.call<{ data: { id: string; parent_id: string | null; name: string }[] }>('GET', `/api/v1/reasons?brand_id=${world.brandId}`);
  const reason = reasons.find((one) => one.parent_id !== null);
  assert.ok(reason?.parent_id);
  const open = await order({ carrier: 'gls', delivered: null, promised: -1 });
  const asked = await write(open.email, `Where is ${open.number}?`);
  const again = await write(open.email, `Hello? ${open.number}`);
  await counted();
  assert.deepEqual([rowOf(await table('carrier'), 'gls')?.contacts, rowOf(await table('promise'), 'open')?.contacts], [2, 2]);
  await world.call('PATCH', `/api/v1/conversations/${asked.id}`, { reason_id: reason.id });
  await counted();
  const within = await table('reason', { within_by: 'carrier', within_key: 'gls' });
  assert.deepEqual([rowOf(within, reason.id)?.contacts, rowOf(within, '')?.contacts, within.total.contacts], [1, 1, 2]);
  assert.ok((rowOf(within, reason.id)?.difference_per_100?.value ?? 0) > 0);
  for (const id of [reason.id, reason.parent_id]) assert.equal(rowOf(await table('carrier', { reason_id: id }), 'gls')?.contacts, 1, 'a reason and the one above it');
  assert.deepEqual([await behind({ by: 'reason', key: reason.id }), await behind({ by: 'reason', key: '', within_by: 'carrier', within_key: 'gls' })], [[asked.id], [again.id]]);
  await world.call('POST', `/api/v1/conversations/${again.id}/merge`, { into: asked.id });
  await counted();
  assert.equal(rowOf(await table('carrier'), 'gls')?.contacts, 1, 'two that are one are one contact');
  await world.call('PATCH', `/api/v1/conversations/${asked.id}`, { spam: true });
  await world.call('POST', `/api/v1/shipments/${open.parcel}/events`, { events: [{ at: new Date().toISOString(), state: 'delivered', description: 'Handed over', place: null }] });
  await world.call('PUT', '/api/v1/shipments', { brand_id: world.brandId, source_id: `p${made}`, order_id: open.id, carrier: 'gls', state: 'delivered', promised_at: ago(5), changed_at: new Date().toISOString() });
  await counted();
  assert.deepEqual([rowOf(await table('carrier'), 'gls')?.contacts, rowOf(await table('promise'), 'open'), rowOf(await table('promise'), 'late_4')?.orders], [0, undefined, 1]);
});

test('days added up say the same as the rows behind them, whenever they are told', async () => {
  const both = (): Promise<{ added: unknown[]; rows: unknown[] }> => world.house.db.read(system, async (tx) => ({
    added: await tx.rows(sql`select dimension, key, sum(orders)::integer as orders, sum(contacts)::integer as contacts, sum(writers)::integer as writers from facts.order_day group by 1, 2 order by 1, 2`),
    rows: await tx.rows(sql`
      select k.dimension, k.key, count(*)::integer as orders, sum((select count(*) from facts.order_contact c where c.order_id = s.order_id))::integer as contacts, count(*) filter (where exists (select from facts.order_contact c where c.order_id = s.order_id))::integer as writers
      from facts.order_story s cross join lateral jsonb_to_recordset(s.keys) as k(dimension text, key text) group by 1, 2 order by 1, 2`),
  }));
  const { added, rows } = await both();
  assert.ok(added.length > 20);
  assert.deepEqual(added, rows);
  await world.house.db.transact(system, (tx) => tx.run(sql`insert into facts.changed_order (order_id, brand_id, placed_at) select id, brand_id, placed_at from orders."order" on conflict do nothing`));
  await counted();
  assert.deepEqual(await both(), { added, rows });
});

test('silence is counted from what was last seen or told to the letter, and a reply begins a new one', async () => {
  const silence = (): Promise<SilenceRowsView> => world.call('GET', `/api/v1/contacts-per-order/silence?${query({})}`);
  await counted();
  const before = await silence();
  const cell = (view: SilenceRowsView, told: boolean, from: number) => view.data.find((row) => row.told === told && row.from_days === from);
  // Placed ten days ago and last scanned nine days ago: the letter of now ends a silence of nine days.
  const late = await order({ placed: 10, promised: 1, delivered: null });
  const letter = await write(late.email, `Where is ${late.number}?`);
  await counted();
  const after = await silence();
  assert.equal((cell(after, false, 7)?.contacts ?? 0) - (cell(before, false, 7)?.contacts ?? 0), 1);
  assert.ok(Math.abs((cell(after, false, 7)?.order_days ?? 0) - (cell(before, false, 7)?.order_days ?? 0) - 2) < 0.1);
  assert.ok(Math.abs((cell(after, false, 3)?.order_days ?? 0) - (cell(before, false, 3)?.order_days ?? 0) - 2) < 0.1);
  assert.ok((after.late_share?.n ?? 0) > 0 && (cell(after, false, 7)?.per_100_a_day?.high ?? 0) > (cell(after, false, 7)?.per_100_a_day?.value ?? 0));
  await world.call('POST', `/api/v1/conversations/${letter.id}/replies`, { text: 'At the depot.', force: true });
  await counted();
  await world.house.db.read(system, async (tx) => {
    const row = await tx.one<{ written: number; due: boolean }>(sql`select writes[6] as written, look_at > now() and look_at < now() + interval '25 hours' as due from facts.order_story where order_id = ${late.id}`);
    assert.deepEqual(row, { written: 1, due: true });
  });
});

test('a table is paged, taken as CSV, refused where it makes no sense, and a brand of others is not there', async () => {
  const page = await table('sku', { limit: '1' });
  assert.deepEqual([page.data.length, page.next_cursor === null], [1, false]);
  const next = await table('sku', { limit: '1', cursor: page.next_cursor ?? '' });
  assert.deepEqual([...page.data, ...next.data].map((row) => row.key), (await table('sku')).data.slice(0, 2).map((row) => row.key));
  const csv = await (await world.follow(`/api/v1/contacts-per-order/export?${query({ by: 'sku' })}`)).text();
  assert.match(csv, /^sku,name,orders,.*\n(.*\n)*tee,The TEE \(TEE\),/);
  const code = (url: string): Promise<string> => world.call(url.split(' ')[0] ?? '', url.split(' ')[1] ?? '').then(() => 'done', (error: CallError) => error.code);
  assert.equal(await code(`GET /api/v1/contacts-per-order?${query({ by: 'sku', to: '2001-01-01' })}`), 'invalid');
  assert.equal(await code(`GET /api/v1/contacts-per-order?${query({ by: 'sku', from: '0000-01-01' })}`), 'invalid');
  assert.equal(await code(`GET /api/v1/contacts-per-order?${query({ by: 'sku', brand_id: '00000000-0000-7000-8000-000000000009' })}`), 'not_found');
  assert.equal(await code(`GET /api/v1/contacts-per-order?${query({ by: 'sku', reason_id: '00000000-0000-7000-8000-000000000009' })}`), 'not_found');
});

test('a page is read by an index, whatever the brand sold', async () => {
  const plan = await world.house.db.read(system, async (tx) => {
    await tx.run(sql`set local enable_seqscan = off`);
    return tx.rows<{ 'QUERY PLAN': string }>(sql`explain select key, sum(orders), sum(contacts) from facts.order_day where brand_id = ${world.brandId} and dimension = any (array['all', 'sku']) and day >= '2026-01-01' and day < '2026-04-01' group by key`);
  });
  assert.match(plan.map((row) => row['QUERY PLAN']).join('\n'), /order_day_pkey/);
});
