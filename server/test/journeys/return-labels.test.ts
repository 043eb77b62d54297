import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LabelPlacesView, OwnLabelView, ReturnView } from '../../src/modules/returns/contract.ts';
import { LabelLater, labelMakers, LabelRefused, noAddress, startingPolicy, startingTerms, type LabelMade, type LabelMaker, type LabelWanted, type ReturnTerms } from '../../src/modules/returns/index.ts';
import { putShipment } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

const DAY = 86_400_000;
const system = systemActor('test');
const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
const here = { ...noAddress, company: 'North', name: 'Returns', line1: 'Mill Lane 2', postal_code: '10115', city: 'Berlin', country: 'DE' };
let world: TestHouse;
let agent: Caller;
let lead: Caller;
let conversationId = '';
let made = 0;

/** One maker with two places: one that knows its keys, one that does not. */
const asked: LabelWanted[] = [];
const bought = new Set<string>();
const given: string[] = [];
let next: ('well' | 'no' | 'silent' | 'busy' | 'lost')[] = [];
const maker: LabelMaker = {
  places: async (_tx, brandId) => (brandId === world.brandId ? [{ id: 'post', name: 'Post', ready: true, because: null, voids: true, repeatable: true }, { id: 'once', name: 'Once', ready: true, because: null, voids: false, repeatable: false }] : []),
  services: async () => [{ id: 'slow', name: 'Slow' }],
  make: async (wanted): Promise<LabelMade> => {
    asked.push(wanted);
    const how = next.shift() ?? 'well';
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
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] } });
  labelMakers.fill([maker]);
  conversationId = (await world.call<{ id: string }>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'Too small', channel: 'email', customer: { email: 'ana@example.test', name: 'Ana Silva' }, text: 'The tee is too small.' })).id;
  agent = await secondPerson(world, 'agent', 'Ines');
  lead = await secondPerson(world, 'lead', 'Lea');
});
after(() => world.close());

const policyUrl = () => `/api/v1/brands/${world.brandId}/return-policy`;
async function terms(labels: Partial<ReturnTerms['labels']>, more: Partial<ReturnTerms> = {}): Promise<void> {
  const { version } = await lead<{ version: number }>('GET', policyUrl());
  await lead('PUT', policyUrl(), { version, policy: startingPolicy, terms: { ...startingTerms, address: here, labels: { ...startingTerms.labels, ...labels }, ...more } });
}

async function start(address: object = { name: 'Ana Silva', line1: 'Rua Nova 1', city: 'Porto', country: 'Portugal', postal_code: '4000' }): Promise<ReturnView> {
  made += 1;
  const { id } = await world.call<{ id: string }>('PUT', '/api/v1/orders', {
    source_id: `A-${made}`, number: `#${3000 + made}`, email: `ana${made}@example.test`, customer_name: 'Ana Silva', total: money(10_490), shipping: money(490), placed_at: ago(8), fulfilment_state: 'fulfilled', changed_at: ago(5), shipping_address: address, brand_id: world.brandId, source: 'demo',
    lines: [{ source_id: 'l1', sku: 'TEE-S', title: 'Wool tee, S', quantity: 2, unit_price: money(5000) }],
  });
  await world.house.db.transact(system, (tx) => putShipment(tx, { brandId: world.brandId, source: 'demo', sourceId: `s-${made}`, orderId: id, carrier: 'ups', trackingNumber: `OUT${made}`, trackingUrl: null, state: 'in_transit', estimatedDeliveryAt: null, shippedAt: new Date(ago(7)), changedAt: new Date(ago(7)), events: [{ at: new Date(ago(5)), state: 'delivered', description: '', place: null }] }));
  return agent<ReturnView>('POST', '/api/v1/returns', { order_id: id, conversation_id: conversationId, lines: [{ line_id: 'l1', quantity: 1, reason: 'too_small', wanted: 'refund', condition: 'unopened' }] });
}
const shown = (id: string) => agent<ReturnView>('GET', `/api/v1/returns/${id}`);
const inState = (id: string, state: string) => world.until(async () => { const one = await shown(id); return one.state === state ? one : null; }, 20);
const labelIs = (id: string, state: string) => world.until(async () => { const one = await shown(id); return one.label?.state === state ? one : null; }, 20);
const isStuck = (id: string) => world.until(async () => { const one = await shown(id); return one.problem === 'label_failed' ? one : null; }, 20);
const act = (id: string, what: string, body: object = {}) => agent<ReturnView>('POST', `/api/v1/returns/${id}/${what}`, body);
const refused = (code: string) => (error: unknown) => error instanceof CallError && error.code === code;
const asksOf = (one: ReturnView): LabelWanted[] => asked.filter((wanted) => wanted.returnId === one.id);

test('a place makes the label at once, with all a carrier has to know; it is served, paid for and followed', async () => {
  const places = await lead<LabelPlacesView>('GET', `/api/v1/brands/${world.brandId}/label-places`);
  assert.deepEqual(places.data.map(({ id, repeatable, voids }) => [id, repeatable, voids]), [['post', true, true], ['once', false, false]]);
  assert.deepEqual((await lead<{ data: unknown[] }>('GET', `/api/v1/brands/${world.brandId}/label-places/post/services`)).data, [{ id: 'slow', name: 'Slow' }]);
  await assert.rejects(lead('GET', `/api/v1/brands/${world.brandId}/label-places/nobody/services`), refused('not_found'));
  await assert.rejects(terms({ by: 'place', place_id: 'post' }, { address: noAddress }), refused('invalid'), 'a label without an address to go to is published');
  await terms({ by: 'place', place_id: 'post', service: 'slow', weight_grams: 700 });
  const one = await start();
  const labelled = await inState(one.id, 'label_sent');
  assert.deepEqual([labelled.label?.state, labelled.label?.maker, labelled.label?.cost, labelled.label?.has_file, labelled.tracking?.number, labelled.label?.sent_at], ['made', 'Post', money(420), true, labelled.label?.tracking_number, null]);
  const [wanted] = asksOf(one);
  assert.deepEqual([wanted?.from.country, wanted?.from.email.startsWith('ana'), wanted?.to.city, wanted?.weightGrams, wanted?.service, wanted?.value, wanted?.pieces.length], ['PT', true, 'Berlin', 700, 'slow', { amountMinor: 5000, currency: 'EUR' }, 1]);
  const file = await world.follow(`/return-labels/${labelled.label?.id}`);
  assert.deepEqual([file.status, await file.text()], [200, '%PDF-1.4 label']);
});

test('an answer that is lost: asked again under the same key, so one label is bought', async () => {
  const before = bought.size;
  next = ['lost', 'busy', 'well'];
  const one = await start();
  await inState(one.id, 'label_sent');
  assert.deepEqual([new Set(asksOf(one).map(({ key }) => key)).size, asksOf(one).length, bought.size - before], [1, 3, 1]);
});

test('a no is shown in the maker’s words; once more with another key, or the brand’s own file instead', async () => {
  next = ['no'];
  const one = await start();
  const failed = await isStuck(one.id);
  assert.deepEqual([failed.label?.problem, failed.label?.unsure, failed.label?.state], ['The address is incomplete.', false, 'failed']);
  await act(one.id, 'label/ask');
  assert.equal((await inState(one.id, 'label_sent')).problem, null);
  assert.equal(new Set(asksOf(one).map(({ key }) => key)).size, 2);
  next = ['no'];
  const two = await start();
  await isStuck(two.id);
  const form = new FormData();
  form.set('carrier', 'Own van');
  form.set('file', new Blob([Buffer.from('%PDF-1.4 own label')], { type: 'application/pdf' }), 'own.pdf');
  const own = await world.call<ReturnView>('POST', `/api/v1/returns/${two.id}/label`, form);
  assert.deepEqual([own.state, own.label?.name, own.problem], ['label_sent', 'own.pdf', null]);
  const bad = new FormData();
  bad.set('file', new Blob(['plain words']), 'label.txt');
  await assert.rejects(world.call('POST', `/api/v1/returns/${two.id}/label`, bad), refused('invalid'));
});

test('who lives nowhere gets no label before the address is complete, and the maker is not asked', async () => {
  const one = await start({ name: 'Ana Silva', line1: 'Rua Nova 1', country: 'Portugal' });
  const failed = await isStuck(one.id);
  assert.match(failed.label?.problem ?? '', /lacks a postal code, a town/);
  assert.equal(asksOf(one).length, 0);
});

test('a maker that does not know its keys is asked once; after a silence or a crash only a person asks again', async () => {
  await terms({ by: 'place', place_id: 'once' });
  next = ['busy', 'silent'];
  const one = await start();
  const failed = await isStuck(one.id);
  assert.deepEqual([failed.label?.unsure, asksOf(one).length, failed.label?.problem], [true, 2, 'Once did not answer.'], 'busy is no silence: it is asked until it answers or is silent');
  // As after a crash between the request and its answer: the row says it was asked, the job runs again.
  next = ['silent'];
  const two = await start();
  await labelIs(two.id, 'failed');
  const label = (await shown(two.id)).label?.id ?? '';
  await world.house.db.transact(system, async (tx) => {
    await tx.run(sql`update returns.label set state = 'wanted' where id = ${label}`);
    await tx.schedule({ kind: 'returns.make_label', key: label, brandId: world.brandId, payload: { label_id: label, return_id: two.id } });
  });
  await labelIs(two.id, 'failed');
  assert.equal(asksOf(two).length, 1);
  await act(two.id, 'label/ask');
  await inState(two.id, 'label_sent');
  assert.deepEqual([asksOf(two).length, new Set(asksOf(two).map(({ key }) => key)).size], [2, 1]);
});

test('cancelled before it was used: the label is given back once; on its way it is not', async () => {
  await terms({ by: 'place', place_id: 'post' });
  const one = await start();
  await inState(one.id, 'label_sent');
  await act(one.id, 'cancel', { words: 'keeps it' });
  const over = await world.until(async () => { const seen = await shown(one.id); return seen.label?.void === 'done' ? seen : null; });
  assert.deepEqual([over.label?.void_said, over.story.at(-1)?.what, given.filter((reference) => reference === `ref-${asksOf(one)[0]?.key}`).length], ['Paid back.', 'label_voided', 1]);
  const two = await start();
  await inState(two.id, 'label_sent');
  await act(two.id, 'shipped');
  await act(two.id, 'cancel', { words: 'a mistake' });
  assert.equal((await shown(two.id)).label?.void, null);
  const three = await start();
  const first = (await inState(three.id, 'label_sent')).label?.id;
  await act(three.id, 'label/ask');
  await world.until(async () => { const seen = await shown(three.id); return seen.label?.state === 'made' && seen.label.id !== first ? seen : null; });
  await world.until(async () => given.includes(`ref-${asksOf(three)[0]?.key}`) || null);
});

test('the brand’s own file goes to everybody, a slip is made here, nobody means a person', async () => {
  const form = new FormData();
  form.set('file', new Blob([Buffer.from('%PDF-1.4 prepaid')], { type: 'application/pdf' }), 'prepaid.pdf');
  const own = await world.call<OwnLabelView>('POST', `/api/v1/brands/${world.brandId}/own-labels`, form);
  await terms({ by: 'own', file_id: own.id });
  const one = await start();
  assert.deepEqual([one.state, one.label?.name, one.label?.way], ['label_sent', 'prepaid.pdf', 'own']);
  assert.equal(await (await world.follow(`/own-labels/${own.id}`)).text(), '%PDF-1.4 prepaid');
  await terms({ by: 'slip' });
  const two = await inState((await start()).id, 'label_sent');
  assert.ok((await (await world.follow(`/return-labels/${two.label?.id}`)).text()).startsWith('%PDF-1.4'));
  assert.deepEqual([two.label?.way, two.label?.carrier, two.label?.cost], ['slip', null, null]);
  await terms({ by: 'none' });
  const three = await start();
  assert.deepEqual([three.state, three.label, three.labels_by], ['approved', null, 'none']);
  await assert.rejects(act(three.id, 'label/ask'), refused('no_label_maker'));
});

test('the customer is written to with the label beside it; who may not answer customers may not', async () => {
  await terms({ by: 'place', place_id: 'post' });
  const one = await start();
  await inState(one.id, 'label_sent');
  const sent = await act(one.id, 'label/send', { text: 'Dear Ana, here is your label.' });
  assert.ok(sent.label?.sent_at);
  assert.equal(sent.story.at(-1)?.what, 'label_to_customer');
  const [file] = await world.house.db.read(system, (tx) => tx.rows<{ name: string; kind: string; text: string }>(sql`select a.name, m.kind, m.text from conversations.attachment a join conversations.message m on m.id = a.message_id where m.conversation_id = ${conversationId}`));
  assert.deepEqual(file, { name: 'label.pdf', kind: 'reply', text: 'Dear Ana, here is your label.' });
  const blank = await start();
  next = [];
  await terms({ by: 'none' });
  const without = await start();
  await assert.rejects(act(without.id, 'label/send', { text: 'Hello' }), refused('no_label'));
  assert.ok(blank.id);
});
