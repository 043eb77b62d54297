import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { putProduct } from '../../src/modules/catalogue/index.ts';
import type { ReturnPreviewView, ReturnView, SettlePlanView, StartView, TriedPolicyView, TurnaroundView } from '../../src/modules/returns/contract.ts';
import { putReturn, startingPolicy, startingTerms, type ReturnInput } from '../../src/modules/returns/index.ts';
import { putShipment } from '../../src/modules/shipments/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { CustomShop } from '../fakes/custom-shop.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

const DAY = 86_400_000;
const system = systemActor('test');
const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });
const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
const shop = new CustomShop({});
let world: TestHouse;
let agent: Caller;
let lead: Caller;
let conversationId = '';
let small = '';
let large = '';
let made = 0;

before(async () => {
  const url = await shop.start();
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] } });
  shop.secret = (await world.call<{ secret: string }>('POST', '/api/v1/commerce/custom', { brand_id: world.brandId, name: 'Own shop', source: 'own', mode: 'calls', url, kinds: ['cancel', 'refund', 'correct_address', 'credit', 'reship'] })).secret;
  conversationId = (await world.call<{ id: string }>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'Too small', channel: 'email', customer: { email: 'ana@example.test', name: 'Ana Silva' }, text: 'The tee is too small.' })).id;
  agent = await secondPerson(world, 'agent', 'Ines');
  lead = await secondPerson(world, 'lead', 'Lea');
  await world.house.db.transact(system, (tx) => putProduct(tx, {
    brandId: world.brandId, source: 'demo', sourceId: 'p1', title: 'Wool tee', url: null, imageUrl: null, status: 'active', category: 'Shirts', tags: ['wool'], changedAt: tx.now,
    variants: [{ sourceId: 'v-s', sku: 'TEE-S', title: 'S', priceMinor: 2000, currency: 'EUR', stock: 4 }, { sourceId: 'v-m', sku: 'TEE-M', title: 'M', priceMinor: 2500, currency: 'EUR', stock: 4 }, { sourceId: 'v-l', sku: 'TEE-L', title: 'L', priceMinor: 1500, currency: 'EUR', stock: 0 }],
  }));
  const variants = await world.house.db.read(system, (tx) => tx.rows<{ id: string; sku: string }>(sql`select id, sku from catalogue.variant`));
  small = variants.find((one) => one.sku === 'TEE-M')?.id ?? '';
  large = variants.find((one) => one.sku === 'TEE-L')?.id ?? '';
});
after(async () => {
  await world.close();
  await shop.stop();
});

interface Placed { id: string; number: string }

/** An order of three tees and a cap that arrived so many days ago. */
async function placed(deliveredDaysAgo = 5, source = 'demo', more: object = {}): Promise<Placed> {
  made += 1;
  const number = `#${2000 + made}`;
  const order = {
    source_id: `A-${made}`, number, email: `ana${made}@example.test`, customer_name: 'Ana Silva', total: money(10_490), shipping: money(490), placed_at: ago(deliveredDaysAgo + 3), fulfilment_state: 'fulfilled', changed_at: ago(deliveredDaysAgo),
    shipping_address: { name: 'Ana Silva', line1: 'Rua 1', city: 'Porto', country: 'PT', postal_code: '4000' },
    lines: [{ source_id: 'l1', sku: 'TEE-S', title: 'Wool tee, S', quantity: 3, unit_price: money(2000) }, { source_id: 'l2', sku: 'CAP', title: 'Cap', quantity: 1, unit_price: money(4000) }], ...more,
  };
  const { id } = await world.call<Placed>('PUT', '/api/v1/orders', { ...order, brand_id: world.brandId, source });
  if (source === 'own') shop.order = { ...order, refunds: [] };
  await world.house.db.transact(system, (tx) => putShipment(tx, { brandId: world.brandId, source, sourceId: `s-${made}`, orderId: id, carrier: 'ups', trackingNumber: `OUT${made}`, trackingUrl: null, state: 'in_transit', estimatedDeliveryAt: null, shippedAt: new Date(ago(deliveredDaysAgo + 2)), changedAt: new Date(ago(deliveredDaysAgo + 2)), events: [{ at: new Date(ago(deliveredDaysAgo)), state: 'delivered', description: '', place: null }] }));
  return { id, number };
}

const tee = (more: object = {}) => ({ line_id: 'l1', quantity: 1, reason: 'too_small', wanted: 'refund', condition: 'unopened', ...more });
const start = (order: Placed, lines: object[] = [tee()], more: object = {}, by: Caller = agent) => by<ReturnView>('POST', '/api/v1/returns', { order_id: order.id, conversation_id: conversationId, lines, ...more });
const act = (id: string, what: string, body: object = {}, by: Caller = agent) => by<ReturnView>('POST', `/api/v1/returns/${id}/${what}`, body);
const shown = (id: string) => agent<ReturnView>('GET', `/api/v1/returns/${id}`);
const inState = (id: string, state: string) => world.until(async () => { const one = await shown(id); return one.state === state ? one : null; }, 20);
const refused = (code: string) => (error: unknown) => error instanceof CallError && error.code === code;
const receive = (id: string, pieces: number) => act(id, 'receive', { lines: [{ line_id: 'l1', quantity: pieces }] });
const inspect = (id: string, accepted: number, resolution = 'refund', more: object = {}) => act(id, 'inspect', { lines: [{ line_id: 'l1', accepted, resolution, condition: 'unopened', ...more }] });
const refundsOf = (orderId: string) => world.house.db.read(system, (tx) => tx.one<{ count: number; sum: number }>(sql`select count(*)::integer as count, coalesce(sum(amount_minor), 0)::integer as sum from orders.refund where order_id = ${orderId}`));

test('from asking to the money: allowed by the policy, received, inspected, refunded once, and told in the conversation', async () => {
  const order = await placed();
  const begin = await agent<StartView>('GET', `/api/v1/returns/start?order_id=${order.id}&conversation_id=${conversationId}`);
  assert.deepEqual(begin.lines.map((line) => [line.title, line.left, line.category, line.variants.length]), [['Wool tee, S', 3, 'Shirts', 3], ['Cap', 1, null, 0]]);
  const preview = await agent<ReturnPreviewView>('POST', '/api/v1/returns/preview', { order_id: order.id, lines: [tee({ quantity: 2 })] });
  assert.deepEqual([preview.judged.decision, preview.judged.reasons.map(({ code }) => code), preview.judged.options.map(({ kind, pays_minor }) => [kind, pays_minor])], ['allowed', ['in_time'], [['exchange', 0], ['credit', 4000], ['refund', 4000]]]);
  const both = await Promise.all([start(order, [tee({ quantity: 2 })], { key: 'one press of a button' }), start(order, [tee({ quantity: 2 })], { key: 'one press of a button' })]);
  assert.equal(both[0].id, both[1].id, 'a double click is one return');
  const { id, number } = both[0];
  assert.match(number, /^R-\d{4}$/);
  assert.deepEqual([both[0].state, both[0].value?.amount_minor, both[0].judged?.decision], ['approved', 4000, 'allowed']);
  await assert.rejects(start(order, [tee({ quantity: 2 })]), refused('more_than_left'), 'two of three are on their way');
  await act(id, 'label-sent', { words: 'Send it to us', carrier: 'DHL', tracking_number: 'BACK 1' });
  assert.equal((await receive(id, 1)).state, 'received');
  assert.deepEqual((await receive(id, 1)).lines.map((line) => line.received), [2], 'two parcels add up');
  await assert.rejects(receive(id, 1), refused('more_than_asked'));
  const inspected = await inspect(id, 2);
  assert.deepEqual([inspected.state, inspected.may], ['inspected', ['inspected', 'settled']]);
  const plan = await agent<SettlePlanView>('POST', `/api/v1/returns/${id}/settle/preview`, {});
  assert.deepEqual([plan.total.amount_minor, plan.steps.map(({ kind, amount_minor }) => [kind, amount_minor])], [4000, [['refund', 4000]]]);
  await assert.rejects(act(id, 'settle', { expects_minor: 3999 }), refused('changed_meanwhile'));
  const pressed = await Promise.allSettled([act(id, 'settle', { expects_minor: 4000 }), act(id, 'settle', { expects_minor: 4000 }, lead)]);
  assert.equal(pressed.filter(({ status }) => status === 'fulfilled').length, 1, 'two people settle at once: one does');
  const done = await inState(id, 'resolved');
  assert.deepEqual([await refundsOf(order.id), done.steps.map((step) => [step.kind, step.state, step.amount_minor]), done.refunded?.amount_minor], [{ count: 1, sum: 4000 }, [['refund', 'done', 4000]], 4000]);
  assert.deepEqual(done.story.map(({ what }) => what), ['requested', 'approved', 'labelled', 'received', 'received', 'inspected', 'settled', 'resolved']);
  const line = await world.house.db.read(system, (tx) => tx.one<{ refunded_quantity: number }>(sql`select refunded_quantity from orders.line where order_id = ${order.id} and source_id = 'l1'`));
  assert.equal(line.refunded_quantity, 2, 'the shop hears which lines');
  const { data: story } = await world.call<{ data: { name: string; payload: Record<string, unknown> }[] }>('GET', `/api/v1/conversations/${conversationId}/events`);
  assert.deepEqual(story.filter((event) => event.name.startsWith('returns.')).map((event) => event.name), ['returns.requested', 'returns.approved', 'returns.label_sent', 'returns.received', 'returns.received', 'returns.inspected', 'returns.settling', 'returns.resolved']);
  assert.ok(!JSON.stringify(story.filter((event) => event.name.startsWith('returns.'))).includes('Send it to us'), 'payloads hold no words');
  const left = await agent<StartView>('GET', `/api/v1/returns/start?order_id=${order.id}`);
  assert.deepEqual(left.lines.map((one) => one.left), [1, 1], 'what came back and is in the books counts once');
  await assert.rejects(act(id, 'cancel'), refused('over'));
});

test('after its days it is refused; an override above the agent’s role waits for somebody who may', async () => {
  const order = await placed(45);
  await assert.rejects(start(order), refused('refused_by_policy'));
  const noted = await start(order, [tee({ line_id: 'l2', reason: 'changed_mind' })], { refuse: true, note: 'She asked on the phone' });
  assert.deepEqual([noted.state, noted.judged?.reasons.map(({ code }) => code)], ['refused', ['window_over']]);
  const asked = await start(order, [tee()], { anyway: 'Her parcel stood at the depot for two weeks' });
  assert.deepEqual([asked.state, asked.waits_for_approval], ['review', true]);
  await assert.rejects(act(asked.id, 'decide', { approve: true }), refused('waits_for_approval'));
  const { data: waiting } = await lead<{ data: { id: string; kind: string; reason: string }[] }>('GET', '/api/v1/approvals');
  assert.deepEqual(waiting.map(({ kind, reason }) => [kind, reason]), [['return_override', 'Her parcel stood at the depot for two weeks']]);
  await lead('POST', `/api/v1/approvals/${waiting[0]?.id}/decide`, { approve: true });
  const approved = await inState(asked.id, 'approved');
  assert.deepEqual(approved.story.at(-1)?.by, 'Lea', 'the story says who decided');
  const again = await act(noted.id, 'decide', { approve: true, after_all: true, words: 'The cap has the same story' }, lead);
  assert.deepEqual([again.state, again.story.map(({ what }) => what)], ['approved', ['requested', 'refused', 'reconsidered', 'approved']], 'whoever may override does it alone');
  const third = await start(order, [tee()], { anyway: 'Please' });
  const { data: next } = await lead<{ data: { id: string }[] }>('GET', '/api/v1/approvals');
  await lead('POST', `/api/v1/approvals/${next[0]?.id}/decide`, { approve: false, note: 'Not twice' });
  const refusedOne = await inState(third.id, 'refused');
  assert.deepEqual(refusedOne.story.at(-1)?.words, 'Not twice');
  assert.equal((await act(asked.id, 'cancel', { words: 'Keeps it' })).state, 'cancelled');
});

test('two people decide at once: one does, and the other is told', async () => {
  const order = await placed(5);
  const waits = await start(order, [tee({ reason: 'damaged', condition: 'broken', wanted: 'refund' })], { kind: 'warranty' });
  assert.deepEqual([waits.state, waits.judged?.reasons.map(({ code }) => code)], ['review', ['in_time', 'shops_doing', 'photos_needed']]);
  const [yes, no] = await Promise.allSettled([act(waits.id, 'decide', { approve: true }), act(waits.id, 'decide', { approve: false, words: 'no picture' }, lead)]);
  const failed = [yes, no].find((one) => one.status === 'rejected') as PromiseRejectedResult | undefined;
  assert.ok(failed !== undefined && refused('not_now')(failed.reason));
  await assert.rejects(act(waits.id, 'receive', { lines: [{ line_id: 'zz', quantity: 1 }] }), (error) => error instanceof CallError && ['unknown_line', 'not_now'].includes(error.code));
});

test('exchange: what is dearer is paid first, then the other size goes out; what is sold out is not offered', async () => {
  const order = await placed();
  await assert.rejects(start(order, [tee({ wanted: 'exchange', variant_id: large })], { kind: 'exchange' }), refused('out_of_stock'));
  const { id } = await start(order, [tee({ wanted: 'exchange', variant_id: small })], { kind: 'exchange' });
  await receive(id, 1);
  await inspect(id, 1, 'exchange');
  const settling = await act(id, 'settle', { expects_minor: 0 });
  assert.deepEqual(settling.steps.map((step) => [step.kind, step.state, step.amount_minor, step.may]), [['collect', 'planned', 500, ['by_hand', 'give_up']], ['reship', 'planned', 2500, []]]);
  await assert.rejects(act(id, 'steps/1/done', {}), refused('invalid'), 'a payment has a number');
  await act(id, 'steps/1/done', { reference: 'PAY-77' });
  const done = await inState(id, 'resolved');
  assert.deepEqual(done.steps.map((step) => [step.kind, step.state, step.reference?.slice(0, 4)]), [['collect', 'done', 'PAY-'], ['reship', 'done', 'DEMO']]);
  const action = await world.house.db.read(system, (tx) => tx.one<{ wish: { lines: { instead?: { sku: string; unit_price_minor: number } }[] } }>(sql`select wish from orders.action where order_id = ${order.id}`));
  assert.deepEqual(action.wish.lines.map((one) => [one.instead?.sku, one.instead?.unit_price_minor]), [['TEE-M', 2500]], 'the shop hears what to send, at the price of the catalogue');
});

test('instant exchange: the new one goes out first, the return cannot simply end, and goods that stay away show', async () => {
  const published = await lead<{ version: number }>('GET', `/api/v1/brands/${world.brandId}/return-policy`);
  const terms = { ...startingTerms, instant_exchange: { on: true, days: 14 }, reasons: [{ categories: ['shirts'], reasons: [{ code: 'sleeves', label: 'Sleeves too short', means: 'too_small' }] }] };
  await lead('PUT', `/api/v1/brands/${world.brandId}/return-policy`, { version: published.version, policy: { ...startingPolicy, time_zone: 'Europe/Lisbon', credit_bonus_percent: 10 }, terms });
  const order = await placed();
  const { id, lines } = await start(order, [tee({ wanted: 'exchange', variant_id: undefined, reason_code: 'sleeves' })], { kind: 'exchange' });
  assert.equal(lines[0]?.reason_label, 'Sleeves too short');
  const sent = await act(id, 'exchange-now');
  assert.deepEqual([sent.state, sent.clocks.hold_until !== null], ['approved', true]);
  await world.until(async () => (await shown(id)).steps[0]?.state === 'done');
  await assert.rejects(act(id, 'cancel'), refused('already_sent'));
  await act(id, 'label-sent', {});
  await world.house.db.transact(system, (tx) => tx.schedule({ kind: 'returns.hold', key: id, brandId: world.brandId, payload: { return_id: id } }));
  await world.until(async () => (await shown(id)).problem === 'goods_not_back');
  await receive(id, 1);
  await inspect(id, 1, 'exchange');
  assert.deepEqual((await act(id, 'settle')).state, 'resolved', 'it went out already: nothing more is sent or paid');
});

test('an early exchange that the shop refuses and that is given up goes out later, or not at all', async () => {
  const order = await placed(5, 'own');
  const { id } = await start(order, [tee({ wanted: 'exchange', variant_id: undefined })], { kind: 'exchange' });
  shop.mood = 'no';
  const refusedEarly = async (position: number) => {
    await act(id, 'exchange-now');
    await world.until(async () => (await shown(id)).steps[position - 1]?.state === 'failed');
    const given = await act(id, `steps/${position}/give-up`, { words: 'later then' });
    assert.deepEqual(given.lines.map(({ early }) => early), [false]);
  };
  await refusedEarly(1);
  await refusedEarly(2);
  shop.mood = 'well';
  await receive(id, 1);
  await inspect(id, 1, 'exchange');
  const plan = await agent<SettlePlanView>('POST', `/api/v1/returns/${id}/settle/preview`, {});
  assert.deepEqual(plan.steps.map(({ kind, amount_minor }) => [kind, amount_minor]), [['reship', 2000]]);
  await act(id, 'settle');
  await inState(id, 'resolved');
});

test('credit with its bonus, over the whole order, by the shop’s own code', async () => {
  const order = await placed();
  const { id } = await start(order, [tee({ quantity: 3, wanted: 'credit' }), { line_id: 'l2', quantity: 1, reason: 'changed_mind', wanted: 'credit' }]);
  await act(id, 'receive', { lines: [{ line_id: 'l1', quantity: 3 }, { line_id: 'l2', quantity: 1 }] });
  await act(id, 'inspect', { lines: [{ line_id: 'l1', accepted: 3, resolution: 'credit' }, { line_id: 'l2', accepted: 1, resolution: 'credit' }] });
  await act(id, 'settle', {}, lead);
  const done = await inState(id, 'resolved');
  assert.deepEqual([done.steps.map((step) => [step.kind, step.amount_minor, step.bonus_minor]), done.steps[0]?.reference?.startsWith('THANKS')], [[['credit', 11_000, 1000]], true]);
  await assert.rejects(start(order), refused('more_than_left'));
});

test('rejected goods are paid for by nobody, and somebody says why', async () => {
  const order = await placed();
  const { id } = await start(order, [tee({ quantity: 2 })]);
  await receive(id, 2);
  await assert.rejects(inspect(id, 0, 'reject'), refused('invalid'));
  await act(id, 'inspect', { lines: [{ line_id: 'l1', accepted: 0, resolution: 'reject', words: 'worn and washed', condition: 'worn' }] });
  const over = await act(id, 'settle');
  assert.deepEqual([over.state, over.steps], ['resolved', []]);
  assert.deepEqual([(await refundsOf(order.id)).count, (await agent<StartView>('GET', `/api/v1/returns/start?order_id=${order.id}`)).signals.map(({ code }) => code)], [0, ['came_back_worn', 'not_accepted']]);
});

test('lost on the way: nothing comes back, a person decides, and the money goes at once', async () => {
  const order = await placed(2);
  const lost = await start(order, [tee({ quantity: 3, reason: 'never_arrived', condition: undefined, wanted: 'refund' })], { kind: 'lost' });
  assert.deepEqual([lost.state, lost.sends_back, lost.judged?.decision], ['review', false, 'review']);
  assert.deepEqual((await act(lost.id, 'decide', { approve: true }, lead)).may, ['cancelled', 'settled']);
  await assert.rejects(receive(lost.id, 1), refused('nothing_comes_back'));
  await act(lost.id, 'settle', {}, lead);
  await inState(lost.id, 'resolved');
  assert.deepEqual(await refundsOf(order.id), { count: 1, sum: 6000 });
});

test('the shop says no: it shows, is tried again or settled in another way, and never twice', async () => {
  const order = await placed(5, 'own');
  const { id } = await start(order);
  await receive(id, 1);
  await inspect(id, 1);
  shop.mood = 'no';
  await act(id, 'settle');
  const failed = await world.until(async () => { const one = await shown(id); return one.problem === 'settling_failed' ? one : null; });
  assert.deepEqual([failed.state, failed.steps.map((step) => [step.state, step.problem, step.may])], ['settling', [['failed', 'declined', ['again', 'by_hand', 'give_up']]]]);
  await act(id, 'steps/1/again');
  await world.until(async () => (await shown(id)).problem === 'settling_failed' && (await shown(id)).steps[0]?.state === 'failed' && shop.heard.filter((one) => one.type === 'order_action.asked').length >= 2);
  const other = await act(id, 'steps/1/give-up', { words: 'credit instead' });
  assert.deepEqual([other.problem, other.may], ['settle_otherwise', ['settled']]);
  await assert.rejects(agent('POST', `/api/v1/order-actions/${failed.steps[0]?.action_id}/again`), (error) => error instanceof CallError, 'what was given up is asked for by nobody');
  shop.mood = 'well';
  await act(id, 'settle', { resolution: 'credit' });
  const done = await inState(id, 'resolved');
  assert.deepEqual([done.steps.map((step) => [step.kind, step.state]), (await refundsOf(order.id)).count], [[['refund', 'dropped'], ['credit', 'done']], 0]);
});

test('credit given for an order is not paid out once more, neither by its buttons nor by a return', async () => {
  const credit = async (order: Placed, amount_minor: number, by: Caller) => {
    made += 1;
    const asked = await by<{ id: string }>('POST', `/api/v1/orders/${order.id}/actions`, { wish: { kind: 'credit', amount_minor }, reason: 'late', conversation_id: conversationId, key: `credit-${made}` });
    await world.until(async () => (await by<{ state: string }>('GET', `/api/v1/order-actions/${asked.id}`)).state === 'done');
  };
  const order = await placed();
  await credit(order, 2000, agent);
  await assert.rejects(credit(order, 10_490, lead), refused('more_than_order'));
  const lines = [tee({ quantity: 3 }), { line_id: 'l2', quantity: 1, reason: 'too_small', wanted: 'refund', condition: 'unopened' }];
  const { id } = await start(order, lines);
  await act(id, 'receive', { lines: [{ line_id: 'l1', quantity: 3 }, { line_id: 'l2', quantity: 1 }] });
  await act(id, 'inspect', { lines: [{ line_id: 'l1', accepted: 3, resolution: 'refund', condition: 'unopened' }, { line_id: 'l2', accepted: 1, resolution: 'refund', condition: 'unopened' }] });
  await act(id, 'settle', {}, lead);
  await inState(id, 'resolved');
  assert.deepEqual(await refundsOf(order.id), { count: 1, sum: 8490 });
  const other = await placed();
  await credit(other, 10_490, lead);
  await assert.rejects(lead('POST', `/api/v1/orders/${other.id}/actions`, { wish: { kind: 'refund', scope: 'full', restock: false }, reason: 'late', conversation_id: conversationId, key: 'all of it again' }), refused('nothing_left'));
});

test('credit that a return gave counts once for the next return of its order', async () => {
  const order = await placed();
  const first = await start(order, [tee({ quantity: 3, wanted: 'credit' })]);
  await receive(first.id, 3);
  await inspect(first.id, 3, 'credit');
  await act(first.id, 'settle', {}, lead);
  await inState(first.id, 'resolved');
  const { id } = await start(order, [{ line_id: 'l2', quantity: 1, reason: 'too_small', wanted: 'refund', condition: 'unopened' }]);
  await act(id, 'receive', { lines: [{ line_id: 'l2', quantity: 1 }] });
  await act(id, 'inspect', { lines: [{ line_id: 'l2', accepted: 1, resolution: 'refund', condition: 'unopened' }] });
  await act(id, 'settle', {}, lead);
  await inState(id, 'resolved');
  assert.deepEqual(await refundsOf(order.id), { count: 1, sum: 4000 });
});

test('who may not act on orders ends no step of their return; without a number nobody says that it was paid', async () => {
  await world.call('POST', '/api/v1/roles', { name: 'packer', description: 'Opens parcels', permissions: ['returns.*', 'orders.read', 'conversations.read'] });
  const packer = await secondPerson(world, 'packer', 'Paco');
  const order = await placed(5, 'own');
  const { id } = await start(order);
  await receive(id, 1);
  await inspect(id, 1);
  shop.mood = 'no';
  await act(id, 'settle');
  await world.until(async () => (await shown(id)).problem === 'settling_failed');
  shop.mood = 'well';
  await assert.rejects(act(id, 'steps/1/done', { words: 'done, I think' }, packer), refused('forbidden'));
  await assert.rejects(act(id, 'steps/1/give-up', { words: 'credit instead' }, packer), refused('forbidden'));
  assert.deepEqual((await shown(id)).steps.map(({ state }) => state), ['failed']);
  const ended = await act(id, 'steps/1/done', { words: 'she keeps the tee after all' });
  assert.deepEqual([ended.state, ended.clocks.refunded_at, (await refundsOf(order.id)).count], ['resolved', null, 0]);
});

test('what follows a step done by hand is asked for by whoever settled, not by whoever did it', async () => {
  const { id } = await start(await placed(), [tee({ wanted: 'exchange', variant_id: small })], { kind: 'exchange' });
  await receive(id, 1);
  await inspect(id, 1, 'exchange');
  await act(id, 'settle', {}, lead);
  await act(id, 'steps/1/done', { reference: 'PAY-78' }, agent);
  const done = await inState(id, 'resolved');
  const asked = await world.house.db.read(system, (tx) => tx.one<{ name: string }>(sql`select p.name from orders.action a join identity.person p on p.id = a.asked_by where a.id = ${done.steps[1]?.action_id}`));
  assert.equal(asked.name, 'Lea');
});

test('the line to the shop is cut after it paid, and the news comes late and twice: the return ends once with one refund', async () => {
  const order = await placed(5, 'own');
  const { id } = await start(order);
  await receive(id, 1);
  await inspect(id, 1);
  shop.mood = 'cut_after';
  const asked = await act(id, 'settle');
  shop.mood = 'well';
  const done = await inState(id, 'resolved');
  assert.equal([...shop.done.keys()].filter((key) => key === asked.steps[0]?.action_id).length, 1);
  await world.house.db.transact(system, (tx) => tx.announce({ name: 'orders.action_done', brandId: world.brandId, subjectId: order.id, payload: { action_id: asked.steps[0]?.action_id } }));
  await world.settled();
  assert.deepEqual([(await shown(id)).story.length, (await refundsOf(order.id)).sum], [done.story.length, 2000]);
});

test('a crash between the decision and its commit leaves nothing; after it everything goes on', async () => {
  const order = await placed(5);
  const { id } = await start(order);
  await receive(id, 1);
  await inspect(id, 1);
  const { settleReturn } = await import('../../src/modules/returns/index.ts');
  const people = await world.house.db.read(system, (tx) => tx.one<{ id: string }>(sql`select id from identity.person where name = 'Lea'`));
  const asLead = { kind: 'person' as const, id: people.id, name: 'Lea', grants: new Map([['orders.act', [world.brandId]]]), brands: [world.brandId] };
  await assert.rejects(world.house.db.transact(asLead, async (tx) => {
    await settleReturn(tx, id, { resolution: null, words: '', expectsMinor: null });
    throw new Error('the machine stopped');
  }), /the machine stopped/);
  assert.deepEqual([(await shown(id)).state, (await refundsOf(order.id)).count], ['inspected', 0]);
  await act(id, 'settle');
  await inState(id, 'resolved');
  assert.deepEqual(await refundsOf(order.id), { count: 1, sum: 2000 });
});

test('the parcel moves and the return with it; one that comes after the end shows', async () => {
  const order = await placed();
  const { id } = await start(order, [tee({ quantity: 2 })]);
  await act(id, 'label-sent', { carrier: 'ups', tracking_number: '1Z 999 AA1' });
  const parcel = (state: 'in_transit' | 'delivered') => world.house.db.transact(system, (tx) => putShipment(tx, { brandId: world.brandId, source: 'returns', sourceId: id, orderId: null, carrier: 'ups', trackingNumber: '1Z999AA1', trackingUrl: null, state, estimatedDeliveryAt: null, shippedAt: null, changedAt: tx.now }));
  await parcel('in_transit');
  assert.equal((await inState(id, 'in_transit')).tracking?.state, 'in_transit');
  await parcel('delivered');
  assert.deepEqual((await inState(id, 'received')).lines.map((line) => line.received), [2]);
  await act(id, 'inspect', { lines: [{ line_id: 'l1', received: 1, accepted: 1, resolution: 'refund' }] });
  const late = await start(await placed());
  await act(late.id, 'label-sent', { carrier: 'ups', tracking_number: 'LATE1' });
  await world.house.db.transact(system, async (tx) => {
    await tx.run(sql`update returns."return" set due_at = ${new Date(tx.now.getTime() - 1000)} where id = ${late.id}`);
    await tx.schedule({ kind: 'returns.due', key: late.id, brandId: world.brandId, payload: { return_id: late.id } });
  });
  await inState(late.id, 'expired');
  await world.house.db.transact(system, (tx) => putShipment(tx, { brandId: world.brandId, source: 'returns', sourceId: late.id, orderId: null, carrier: 'ups', trackingNumber: 'LATE1', trackingUrl: null, state: 'delivered', estimatedDeliveryAt: null, shippedAt: null, changedAt: tx.now }));
  await world.until(async () => (await shown(late.id)).problem === 'came_after_end');
});

test('a policy is drafted, tried on an order, published as a version; who was first wins, and returns keep what they were judged by', async () => {
  const url = `/api/v1/brands/${world.brandId}/return-policy`;
  const { version, policy, terms } = await lead<{ version: number; policy: typeof startingPolicy; terms: typeof startingTerms }>('GET', url);
  const strict = { ...policy, days: 2, final_sale: [{ when: { skus: ['CAP'] }, because: 'caps are final' }] };
  const drafted = await lead<{ draft: { base: number; by: string } | null; version: number }>('PUT', `${url}/draft`, { version, policy: { ...strict, time_zone: 'Moon/Base' }, terms });
  assert.deepEqual([drafted.version, drafted.draft?.base, drafted.draft?.by], [version, version, 'Lea']);
  const order = await placed(5);
  const tried = await lead<TriedPolicyView>('POST', `${url}/try`, { policy: strict, order_number: order.number.slice(1), reason: 'changed_mind' });
  assert.deepEqual(tried.lines.map(({ judged }) => [judged.decision, judged.reasons.map(({ code }) => code)]), [['refused', ['window_over']], ['refused', ['window_over', 'final_sale']]]);
  await assert.rejects(lead('PUT', url, { version, policy: { ...strict, time_zone: 'Moon/Base' }, terms }), refused('invalid'));
  const asked = await start(order);
  const [one, two] = await Promise.allSettled([lead('PUT', url, { version, policy: strict, terms }), world.call('PUT', url, { version, policy, terms })]);
  assert.deepEqual([one.status, two.status].toSorted(), ['fulfilled', 'rejected']);
  await lead('PUT', url, { version: version + 1, policy: strict, terms, restored_from: version });
  await assert.rejects(start(await placed(5)), refused('refused_by_policy'));
  assert.equal((await receive(asked.id, 1)).policy_version, version, 'asked before, judged by what held then');
  const { data: versions } = await lead<{ data: { version: number; by: string; restored_from: number | null }[] }>('GET', `${url}/versions`);
  assert.deepEqual(versions.slice(0, 1).map((row) => [row.version, row.by, row.restored_from]), [[version + 2, 'Lea', version]]);
  await assert.rejects(agent('PUT', url, { version, policy, terms }), refused('forbidden'));
});

test('a return that the shop runs is written by sync, once, in whatever order its copies come, and changed there', async () => {
  const order = await placed(5);
  const base: ReturnInput = {
    brandId: world.brandId, source: 'loop', orderSource: 'demo', sourceId: 'L-1', number: 'RMA-9', orderSourceId: `A-${made}`, orderNumber: null, email: null, state: 'in_transit', currency: 'EUR', refundMinor: 2000, creditMinor: null, exchangeMinor: null, carrier: 'ups', trackingNumber: 'LOOP1',
    labelUrl: 'https://labels.example/1.pdf', note: null, at: new Date(ago(3)), changedAt: new Date(ago(2)), lines: [{ sourceId: 'x1', orderLineSourceId: 'l1', sku: 'TEE-S', title: 'Wool tee, S', quantity: 1, reason: 'Too tight', outcome: 'refund' }, { sourceId: 'x2', orderLineSourceId: 'l1', sku: 'TEE-S', title: 'Wool tee, S', quantity: 1, reason: 'Too tight', outcome: 'refund' }],
  };
  const put = (more: Partial<ReturnInput>) => world.house.db.transact(system, (tx) => putReturn(tx, { ...base, ...more }));
  const copies: Partial<ReturnInput>[] = [{}, { state: 'received', changedAt: new Date(ago(1)) }, { state: 'approved', changedAt: new Date(ago(2.5)) }, { state: 'received', changedAt: new Date(ago(1)) }];
  const answers = [];
  for (const copy of copies) answers.push(await put(copy));
  assert.deepEqual(answers.map(({ created, applied }) => [created, applied]), [[true, true], [false, true], [false, false], [false, true]]);
  const { data } = await agent<{ data: ReturnView[] }>('GET', `/api/v1/returns?order_id=${order.id}`);
  assert.deepEqual(data.map((one) => [one.number, one.state, one.source, one.lines.map((line) => [line.quantity, line.reason])]), [['RMA-9', 'received', 'loop', [[2, 'other']]]]);
  const one = await shown(data[0]?.id ?? '');
  assert.deepEqual([one.may, one.label?.url, one.story.map(({ to }) => to)], [[], 'https://labels.example/1.pdf', ['in_transit', 'received']]);
  await assert.rejects(receive(one.id, 1), refused('run_elsewhere'));
  assert.deepEqual((await agent<StartView>('GET', `/api/v1/returns/start?order_id=${order.id}`)).lines[0]?.left, 1, 'its pieces count');
});

test('the board, the lists and the figures', async () => {
  const board = await agent<{ stages: { state: string; count: number }[] }>('GET', `/api/v1/returns/board?brand_id=${world.brandId}`);
  const { data: open } = await agent<{ data: { state: string }[] }>('GET', '/api/v1/returns?order=due&limit=200');
  assert.deepEqual(new Map(board.stages.map((stage) => [stage.state, stage.count])), new Map([...Map.groupBy(open, (row) => row.state)].map(([state, rows]) => [state, rows.length])));
  const pages: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { data: { id: string }[]; next_cursor: string | null } = await agent('GET', `/api/v1/returns?limit=4&cursor=${cursor}`);
    pages.push(...page.data.map(({ id }) => id));
    cursor = page.next_cursor;
  }
  assert.ok(pages.length > 12 && new Set(pages).size === pages.length, 'pages hold every return once');
  const due: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { data: { id: string; due_at: string | null }[]; next_cursor: string | null } = await agent('GET', `/api/v1/returns?order=due&limit=2&cursor=${cursor}`);
    due.push(...page.data.map(({ due_at: at }) => at ?? '9'));
    cursor = page.next_cursor;
  }
  assert.deepEqual(due, due.toSorted(), 'what is due next first');
  await assert.rejects(agent('GET', '/api/v1/returns?state=lost'), refused('invalid'));
  const figures = await agent<TurnaroundView>('GET', `/api/v1/returns/turnaround?brand_id=${world.brandId}`);
  assert.ok(figures.all.returns >= 4 && figures.reasons.some(({ reason }) => reason === 'too_small') && figures.products.some(({ sku }) => sku === 'TEE-S'), JSON.stringify(figures));
});

test('what is kept of somebody can be read and is erased; the sale and the money stay for the books', async () => {
  const { data } = await agent<{ data: ReturnView[] }>('GET', '/api/v1/returns?state=refused');
  const one = data.find((row) => row.customer !== null);
  const { returns } = await import('../../src/modules/returns/module.ts');
  const customer = one?.customer?.id ?? '';
  const kept = typeof returns.export === 'string' ? {} : await world.house.db.read(system, (tx) => (returns.export as Exclude<typeof returns.export, string>)(tx, customer));
  assert.ok(JSON.stringify(kept).includes(one?.number ?? 'none'));
  await world.house.db.transact(system, (tx) => (returns.erase as Exclude<typeof returns.erase, string>)(tx, customer));
  const after = await shown(one?.id ?? '');
  assert.deepEqual([after.note, after.story.map(({ words }) => words).join(''), after.number], ['', '', one?.number]);
});
