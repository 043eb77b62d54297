import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ReturnView } from '../../src/modules/returns/contract.ts';
import { LabelLater, labelMakers, LabelRefused, noAddress, startingPolicy, startingTerms, type LabelMade, type LabelMaker, type LabelWanted } from '../../src/modules/returns/index.ts';
import { putShipment } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

// Labels that were asked for, or bought, and that nobody needs after all: each is given back once, or a person reads why not.
const DAY = 86_400_000;
const system = systemActor('test');
const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
let world: TestHouse;
let agent: Caller;
let lead: Caller;
let made = 0;

/** A maker that answers when it is let, and buys one label for each key. */
type How = 'well' | 'no' | 'silent' | 'busy' | 'lost';
const asked: LabelWanted[] = [];
const bought = new Set<string>();
const given: string[] = [];
let next: How[] = [];
let always: How = 'well';
let held: (() => void)[] | null = null;
const place = { ready: true, because: null, voids: true };
const maker: LabelMaker = {
  places: async (_tx, brandId) => (brandId === world.brandId ? [{ ...place, id: 'post', name: 'Post', repeatable: true }, { ...place, id: 'once', name: 'Once', repeatable: false }] : []),
  services: async () => [],
  make: async (wanted): Promise<LabelMade> => {
    asked.push(wanted);
    const how = next.shift() ?? always;
    if (held !== null) await new Promise<void>((resolve) => held?.push(resolve));
    if (how === 'busy') throw new LabelLater('wait');
    if (how === 'no') throw new LabelRefused('The address is incomplete.');
    if (how === 'silent') throw new Error('no answer');
    bought.add(wanted.key);
    if (how === 'lost') throw new Error('the answer was lost');
    return { carrier: 'dhl', trackingNumber: `LBL${wanted.number.replaceAll('-', '')}`, costMinor: 420, currency: 'EUR', reference: `ref-${wanted.key}`, file: { name: 'label.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 label') } };
  },
  void: async (_brand, _place, reference) => {
    given.push(reference);
    return { is: 'done', said: 'Paid back.' };
  },
};

before(async () => {
  world = await openTestHouse();
  labelMakers.fill([maker]);
  agent = await secondPerson(world, 'agent', 'Ines');
  lead = await secondPerson(world, 'lead', 'Lea');
  await labelsBy('post');
});
after(() => world.close());

async function labelsBy(placeId: string): Promise<void> {
  const url = `/api/v1/brands/${world.brandId}/return-policy`;
  const { version } = await lead<{ version: number }>('GET', url);
  const address = { ...noAddress, company: 'North', name: 'Returns', line1: 'Mill Lane 2', postal_code: '10115', city: 'Berlin', country: 'DE' };
  await lead('PUT', url, { version, policy: startingPolicy, terms: { ...startingTerms, address, labels: { ...startingTerms.labels, by: 'place', place_id: placeId } } });
}

async function start(): Promise<ReturnView> {
  made += 1;
  const { id } = await world.call<{ id: string }>('PUT', '/api/v1/orders', {
    source_id: `A-${made}`, number: `#${3000 + made}`, email: `ana${made}@example.test`, customer_name: 'Ana Silva', total: money(5490), shipping: money(490), placed_at: ago(8), fulfilment_state: 'fulfilled', changed_at: ago(5), brand_id: world.brandId, source: 'demo',
    shipping_address: { name: 'Ana Silva', line1: 'Rua Nova 1', city: 'Porto', country: 'Portugal', postal_code: '4000' }, lines: [{ source_id: 'l1', sku: 'TEE-S', title: 'Wool tee, S', quantity: 1, unit_price: money(5000) }],
  });
  await world.house.db.transact(system, (tx) => putShipment(tx, { brandId: world.brandId, source: 'demo', sourceId: `s-${made}`, orderId: id, carrier: 'ups', trackingNumber: `OUT${made}`, trackingUrl: null, state: 'in_transit', estimatedDeliveryAt: null, shippedAt: new Date(ago(7)), changedAt: new Date(ago(7)), events: [{ at: new Date(ago(5)), state: 'delivered', description: '', place: null }] }));
  return agent<ReturnView>('POST', '/api/v1/returns', { order_id: id, lines: [{ line_id: 'l1', quantity: 1, reason: 'too_small', wanted: 'refund', condition: 'unopened' }] });
}
const shown = (id: string) => agent<ReturnView>('GET', `/api/v1/returns/${id}`);
const labelIs = (id: string, state: string) => world.until(async () => { const one = await shown(id); return one.label?.state === state ? one : null; }, 20);
const act = (id: string, what: string, body: object = {}) => agent<ReturnView>('POST', `/api/v1/returns/${id}/${what}`, body);
const asksOf = ({ id }: ReturnView) => asked.filter((wanted) => wanted.returnId === id);
const backs = (one: ReturnView) => given.filter((reference) => asksOf(one).some(({ key }) => reference === `ref-${key}`)).length;
const voided = (id: string) => world.until(async () => { const one = await shown(id); return one.story.some((line) => line.what === 'label_voided') && one.label?.void !== 'wanted' ? one : null; }, 20);
const rows = (id: string) => world.house.db.read(system, (tx) => tx.rows<{ state: string; void: string | null; void_said: string | null; tracking_number: string | null }>(sql`select state, void, void_said, tracking_number from returns.label where return_id = ${id} order by at, id`));
const wordsOf = (one: ReturnView) => one.story.filter((line) => line.what === 'label_voided').map((line) => [line.facts.is, line.words]);
function upload(id: string): Promise<ReturnView> {
  const form = new FormData();
  form.set('carrier', 'Own van');
  form.set('file', new Blob([Buffer.from('%PDF-1.4 own label')], { type: 'application/pdf' }), 'own.pdf');
  return world.call<ReturnView>('POST', `/api/v1/returns/${id}/label`, form);
}
/** A return whose maker has been asked and has not answered yet; `answer` lets it. */
async function whileBought(): Promise<{ one: ReturnView; answer: () => void }> {
  const waiting: (() => void)[] = [];
  held = waiting;
  const one = await start();
  await world.until(async () => waiting.length > 0 || null, 20);
  return { one, answer: () => { held = null; for (const go of waiting) go(); } };
}

test('an own label uploaded while one is bought: the own one stays, the bought one is given back', async () => {
  const { one, answer } = await whileBought();
  await upload(one.id);
  answer();
  const now = await voided(one.id);
  assert.deepEqual([now.label?.name, now.label?.state, now.state, now.tracking, backs(one), asksOf(one).length], ['own.pdf', 'uploaded', 'label_sent', null, 1, 1]);
  assert.deepEqual((await rows(one.id)).map((row) => [row.state, row.void]), [['replaced', 'done'], ['uploaded', null]]);
});

test('shipped by the customer’s own number while one is bought: that number stays, the label is given back', async () => {
  const { one, answer } = await whileBought();
  await act(one.id, 'shipped', { carrier: 'ups', tracking_number: 'CUSTOMER1' });
  answer();
  const now = await voided(one.id);
  assert.deepEqual([now.state, now.tracking?.number, now.tracking?.carrier, now.label?.void, backs(one)], ['in_transit', 'CUSTOMER1', 'ups', 'done', 1]);
});

test('the parcel turns out to have the very label: it is kept', async () => {
  const { one, answer } = await whileBought();
  const number = `LBL${one.number.replaceAll('-', '')}`;
  await act(one.id, 'shipped', { carrier: 'dhl', tracking_number: number.toLowerCase() });
  answer();
  const now = await labelIs(one.id, 'made');
  assert.deepEqual([now.label?.void, now.label?.tracking_number, now.state, backs(one)], [null, number, 'in_transit', 0]);
});

test('told how to send it while one is bought: nobody follows the label, and it is given back; another can be asked for', async () => {
  const { one, answer } = await whileBought();
  const told = await act(one.id, 'label-sent', { words: 'Bring it to the shop.' });
  assert.deepEqual([told.state, told.label], ['label_sent', null]);
  answer();
  const now = await voided(one.id);
  assert.deepEqual([now.state, now.label, now.tracking, backs(one)], ['label_sent', null, null, 1]);
  await act(one.id, 'label/ask');
  await labelIs(one.id, 'made');
  assert.deepEqual([new Set(asksOf(one).map(({ key }) => key)).size, backs(one)], [2, 1]);
});

test('told how to send it before anybody was asked: nobody is asked', async () => {
  next = ['busy'];
  const one = await start();
  await world.until(async () => (asksOf(one).length === 1 && (await world.house.db.read(system, (tx) => tx.maybe(sql`select 1 from returns.label where return_id = ${one.id} and asked_at is null`))) !== undefined) || null, 20);
  await act(one.id, 'label-sent', { words: 'Bring it to the shop.' });
  await world.settled();
  assert.deepEqual([asksOf(one).length, await rows(one.id).then((all) => all.map((row) => [row.state, row.void]))], [1, [['replaced', null]]]);
});

test('shipped by another number than the label’s: the label is given back; by its own, or by none, it is not', async () => {
  const [other, same, none] = [await start(), await start(), await start()];
  for (const one of [other, same, none]) await labelIs(one.id, 'made');
  await act(other.id, 'shipped', { carrier: 'ups', tracking_number: 'CUSTOMER2' });
  await act(same.id, 'shipped', { carrier: 'dhl', tracking_number: `lbl ${same.number.replaceAll('-', '')}` });
  await act(none.id, 'shipped');
  const now = await voided(other.id);
  assert.deepEqual([now.label?.void, now.tracking?.number, backs(other)], ['done', 'CUSTOMER2', 1]);
  await world.settled();
  assert.deepEqual([backs(same), backs(none), (await shown(same.id)).label?.void, (await shown(none.id)).label?.void], [0, 0, null, null]);
});

test('a maker that was asked and said no bought nothing: there is nothing to give back', async () => {
  next = ['no'];
  const { one, answer } = await whileBought();
  await upload(one.id);
  answer();
  await world.until(async () => (await rows(one.id))[0]?.void === null || null, 20);
  const now = await shown(one.id);
  assert.deepEqual([now.label?.name, now.problem, wordsOf(now), backs(one)], ['own.pdf', null, [], 0]);
});

/** As after eight silences, without the hours between them. */
async function afterSilences(one: ReturnView): Promise<void> {
  await world.house.db.transact(system, (tx) => tx.run(sql`update platform.job set attempts = 7, run_at = ${tx.now}, locked_until = null where kind = 'returns.make_label' and payload ->> 'return_id' = ${one.id}`));
  const failed = await labelIs(one.id, 'failed');
  assert.equal(failed.label?.unsure, true);
}

test('silent until nobody asked any more, then an own label: the maker is asked once under the same key, and given back what it had made', async () => {
  always = 'lost';
  const one = await start();
  await world.until(async () => asksOf(one).length > 0 || null, 20);
  await afterSilences(one);
  always = 'well';
  const before = asksOf(one).length;
  await upload(one.id);
  const now = await voided(one.id);
  assert.deepEqual([now.label?.name, backs(one), asksOf(one).length - before, new Set(asksOf(one).map(({ key }) => key)).size], ['own.pdf', 1, 1, 1]);
  assert.deepEqual(wordsOf(now), [['done', 'Paid back.']]);
});

test('one that cannot be asked again is never asked: the row and the story say that a person has to look', async () => {
  await labelsBy('once');
  next = ['lost'];
  const one = await start();
  await labelIs(one.id, 'failed');
  await upload(one.id);
  const now = await voided(one.id);
  assert.equal(asksOf(one).length, 1);
  const [left] = await rows(one.id);
  assert.deepEqual([left?.state, left?.void, wordsOf(now)], ['replaced', 'refused', [['refused', left?.void_said]]]);
  assert.match(left?.void_said ?? '', /^Once did not answer, and cannot be asked what became of it\. .*look there, and cancel it/);
  await labelsBy('post');
});

test('cancelled after silences: what was perhaps bought is looked for too; a label given back is not sent to the customer', async () => {
  always = 'lost';
  const one = await start();
  await world.until(async () => asksOf(one).length > 0 || null, 20);
  await afterSilences(one);
  always = 'well';
  await act(one.id, 'cancel', { words: 'keeps it' });
  const now = await voided(one.id);
  assert.deepEqual([now.label?.void, backs(one)], ['done', 1]);
  await assert.rejects(act(one.id, 'label/send', { text: 'Here it is.' }), (error: unknown) => error instanceof CallError);
});
