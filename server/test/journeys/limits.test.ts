import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { memberDesks, putLoyalty, type MemberErrand } from '../../src/modules/memberships/index.ts';
import type { MemberActionView, CreditView } from '../../src/modules/memberships/contract.ts';
import { putDispute } from '../../src/modules/orders/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';
import { secondPerson, type Caller } from './second-person.ts';

const money = (amount_minor: number, currency = 'EUR') => ({ amount_minor, currency });
interface Waiting { data: { id: string; kind: string; because: string; may_decide: boolean }[] }
interface Matrix { roles: { role: string; role_id: string; limits: { kind: string }[]; for_reasons: { reason_id: string; kind: string; single_minor: number | null }[] }[]; risk_high: string }
let world: TestHouse;
let ines: Caller;
let lea: Caller;
let customerId = '';
let orderId = '';
let keys = 0;

before(async () => {
  world = await openTestHouse();
  ines = await secondPerson(world, 'agent', 'Ines');
  lea = await secondPerson(world, 'lead', 'Lea');
  const order = await world.call<{ id: string; customer_id: string }>('PUT', '/api/v1/orders', { brand_id: world.brandId, source: 'own', source_id: '1', number: '#1', email: 'ana@example.test', total: money(20_000), placed_at: new Date(Date.now() - 5 * 86_400_000).toISOString(), lines: [{ source_id: 'l', title: 'Tee', quantity: 1, unit_price: money(20_000) }] });
  [orderId, customerId] = [order.id, order.customer_id];
  await world.call('POST', '/api/v1/commerce/custom', { brand_id: world.brandId, name: 'Own shop', source: 'own', mode: 'fetches', kinds: ['refund'] });
});
after(() => world.close());

const give = (call: Caller, amount: number, more: object = {}) => call<CreditView>('POST', '/api/v1/store-credit', { customer_id: customerId, amount: money(amount), reason: 'came late', key: `credit-${++keys}`, ...more });
const balance = async () => (await world.call<{ balances: { amount_minor: number }[] }>('GET', `/api/v1/store-credit?customer_id=${customerId}`)).balances[0]?.amount_minor ?? 0;
const open = async (call: Caller) => (await call<Waiting>('GET', '/api/v1/approvals')).data;
const refund = (call: Caller, amount_minor: number, conversation_id?: string) => call<{ possible: boolean; authority: { answer: string; because: string | null }; risk: { level: string; reasons: { code: string }[] } }>('POST', `/api/v1/orders/${orderId}/actions/preview`, { wish: { kind: 'refund', scope: 'amount', amount_minor, restock: false }, reason: 'torn', ...(conversation_id ? { conversation_id } : {}) });

test('credit within a limit is there at once; above it nothing is in the ledger before a second person agrees', async () => {
  assert.equal((await give(ines, 2500)).state, 'given');
  const waiting = await give(ines, 2501);
  assert.deepEqual([waiting.state, waiting.left.amount_minor, await balance()], ['waiting_approval', 0, 2500]);
  const [asked] = await open(lea);
  assert.deepEqual([asked?.kind, asked?.because, asked?.may_decide, (await open(ines))[0]?.may_decide], ['store_credit', 'single', true, false]);
  await lea('POST', `/api/v1/approvals/${asked?.id}/decide`, { approve: true });
  await world.until(async () => ((await balance()) === 5001 ? true : null));
  const again = await give(ines, 2501, { key: `credit-${keys}` });
  assert.equal(again.state, 'given', 'the same press is the same credit');
  assert.equal(await balance(), 5001);
});

test('what somebody gives in a day counts together, by currency, and not what others agreed to', async () => {
  await give(ines, 2500);
  await give(ines, 2500);
  await give(ines, 2500);
  assert.equal((await give(ines, 100)).state, 'waiting_approval');
  assert.equal((await give(ines, 2000, { amount: money(2000, 'USD') })).state, 'given');
  const asked = (await open(lea)).find((one) => one.kind === 'store_credit');
  await lea('POST', `/api/v1/approvals/${asked?.id}/decide`, { approve: false, note: 'Enough for today.' });
  await world.until(async () => ((await world.call<{ credits: CreditView[] }>('GET', `/api/v1/store-credit?customer_id=${customerId}`)).credits.some((one) => one.state === 'refused') ? true : null));
});

test('a credit that waits can be taken back, and is no longer asked for', async () => {
  const waiting = await give(ines, 9000, { code: 'SORRY-90' });
  await ines('POST', `/api/v1/store-credit/${waiting.id}/take-back`, { note: 'Typed one nought too many.' });
  assert.equal((await open(lea)).length, 0);
  const other = await give(lea, 900, { code: 'SORRY-90' });
  assert.equal(other.state, 'given', 'its code is free again');
});

test('points above a limit wait, and go to their place once somebody agrees', async () => {
  const sent: MemberErrand[] = [];
  memberDesks.fill([{ offers: async () => [{ kind: 'adjust_points', ready: true, because: null }], refresh: async () => {}, send: async (errand) => (sent.push(errand), { answer: 'accepted', said: 'done' }), find: async (errand) => (sent.some((one) => one.id === errand.id) ? { happened: 'yes', said: 'there' } : { happened: 'no', said: '' }) }]);
  const { id } = await world.house.db.transact(systemActor('test'), (tx) => putLoyalty(tx, { brandId: world.brandId, source: 'club', customerSourceId: 'c1', email: 'ana@example.test', points: 900, tier: null, pointsExpireAt: null, changedAt: new Date('2026-01-01') }));
  const ask = (by: number) => ines<MemberActionView>('POST', `/api/v1/loyalty/${id}/actions`, { wish: { kind: 'adjust_points', by }, reason: 'came late', key: `points-${++keys}` });
  const preview = await ines<{ needs_approval: string | null }>('POST', `/api/v1/loyalty/${id}/actions/preview`, { wish: { kind: 'adjust_points', by: 501 }, reason: 'came late' });
  assert.equal(preview.needs_approval, 'single');
  const action = await ask(501);
  assert.deepEqual([action.state, action.may.withdraw, sent.length], ['waiting_approval', true, 0]);
  const asked = (await open(lea)).find((one) => one.kind === 'member_action');
  await lea('POST', `/api/v1/approvals/${asked?.id}/decide`, { approve: true });
  const done = await world.until(async () => {
    const now = await ines<MemberActionView>('GET', `/api/v1/membership-actions/${action.id}`);
    return now.state === 'done' ? now : null;
  }, 30);
  assert.deepEqual([done.state, sent.length], ['done', 1]);
  assert.equal((await ask(-500)).state, 'asked', 'within the limit nobody is asked');
});

test('a contact reason has its own limit, which holds for what lies below it', async () => {
  const reasons = (await lea<{ data: { id: string; parent_id: string | null }[] }>('GET', '/api/v1/reasons')).data;
  const child = reasons.find((reason) => reason.parent_id !== null);
  const conversation = await world.call<{ id: string; number: number }>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'Torn', channel: 'email', customer: { email: 'ana@example.test' }, text: 'It is torn.' });
  await world.call('PATCH', `/api/v1/conversations/${conversation.id}`, { reason_id: child?.id });
  const matrix = await lea<Matrix>('GET', `/api/v1/order-authority?brand_id=${world.brandId}`);
  const agent = matrix.roles.find((role) => role.role === 'agent');
  assert.ok(agent !== undefined && agent.limits.some((limit) => limit.kind === 'store_credit'));
  assert.equal((await refund(ines, 6000, conversation.id)).authority.answer, 'approval');
  const limit = { role_id: agent.role_id, kind: 'refund', allowed: true, single_minor: 8000, day_minor: null, reason_required: true };
  await lea('PUT', '/api/v1/order-authority', { brand_id: world.brandId, limits: [{ ...limit, reason_id: child?.parent_id }] });
  assert.deepEqual((await refund(ines, 6000, conversation.id)).authority, { answer: 'alone', because: null });
  assert.equal((await refund(ines, 6000)).authority.because, 'single', 'of nothing in particular, the role’s own limit');
  const tried = await lea<{ answer: string }>('POST', '/api/v1/order-authority/try', { brand_id: world.brandId, person_id: (await lea<{ data: { id: string; name: string }[] }>('GET', '/api/v1/people')).data.find((one) => one.name === 'Ines')?.id, kind: 'refund', amount: money(6000), proven: true, reason: true, contact_reason_id: child?.id });
  assert.equal(tried.answer, 'alone');
  await assert.rejects(lea('PUT', '/api/v1/order-authority', { brand_id: world.brandId, limits: [{ ...limit, reason_id: orderId }] }), (error) => error instanceof CallError && error.status === 404);
  const dropped = await lea<Matrix>('PUT', '/api/v1/order-authority', { brand_id: world.brandId, drop: [{ role_id: agent.role_id, kind: 'refund', reason_id: child?.parent_id }] });
  assert.deepEqual(dropped.roles.find((role) => role.role === 'agent')?.for_reasons, []);
});

test('a limit for a contact reason holds wherever it is asked from: from no conversation of the customer, the strictest does', async () => {
  const reasons = (await lea<{ data: { id: string; parent_id: string | null }[] }>('GET', '/api/v1/reasons')).data;
  const { roles } = await lea<Matrix>('GET', `/api/v1/order-authority?brand_id=${world.brandId}`);
  const agent = roles.find((role) => role.role === 'agent');
  const never = { role_id: agent?.role_id, kind: 'refund', reason_id: reasons[0]?.id, allowed: false, single_minor: 0, day_minor: 0, reason_required: true };
  await lea('PUT', '/api/v1/order-authority', { brand_id: world.brandId, limits: [never] });
  const talk = async (email: string, reason_id: string | undefined) => {
    const { id } = await world.call<{ id: string }>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'Hm', channel: 'email', customer: { email }, text: 'Hm.' });
    await world.call('PATCH', `/api/v1/conversations/${id}`, { reason_id });
    return id;
  };
  const because = async (from?: string) => (await refund(ines, 100, from)).authority.because;
  assert.deepEqual([await because(await talk('ana@example.test', reasons[0]?.id)), await because(), await because(await talk('stranger@example.test', reasons[1]?.id))], ['role', 'role', 'role']);
  assert.equal(await because(await talk('ana@example.test', reasons.find((reason) => reason.id !== reasons[0]?.id && reason.parent_id !== reasons[0]?.id)?.id)), null);
  await lea('PUT', '/api/v1/order-authority', { brand_id: world.brandId, drop: [{ role_id: agent?.role_id, kind: 'refund', reason_id: reasons[0]?.id }] });
});

test('a day’s limit holds for everything that is asked for at once', async () => {
  const jo = await secondPerson(world, 'agent', 'Jo');
  const given = await Promise.all(Array.from({ length: 10 }, () => give(jo, 2500, { amount: money(2500, 'GBP') })));
  assert.deepEqual([given.filter((one) => one.state === 'given').length, given.filter((one) => one.state === 'waiting_approval').length], [4, 6]);
  for (const one of given.filter(({ state }) => state === 'waiting_approval')) await jo('POST', `/api/v1/store-credit/${one.id}/take-back`, { note: 'only tried' });
});

test('what failed and is asked for once more is judged anew, and counts for whoever asks', async () => {
  const [action] = [await lea<{ id: string; state: string }>('POST', `/api/v1/orders/${orderId}/actions`, { wish: { kind: 'refund', scope: 'amount', amount_minor: 9000, restock: false }, reason: 'torn', key: `again-${++keys}` })];
  await world.call('POST', `/api/v1/order-actions/${action.id}/result`, { state: 'failed', message: 'Not today.' });
  const again = await ines<{ state: string; asked_by: { name: string }; approval: { because: string } | null }>('POST', `/api/v1/order-actions/${action.id}/again`, {});
  assert.deepEqual([again.state, again.asked_by.name, again.approval?.because], ['waiting_approval', 'Ines', 'single']);
  await ines('POST', `/api/v1/order-actions/${action.id}/withdraw`, {});
});

test('whoever was merged into somebody is that somebody', async () => {
  const other = await world.call<{ id: string; customer_id: string }>('PUT', '/api/v1/orders', { brand_id: world.brandId, source: 'own', source_id: 'm', number: '#77', email: 'ana.two@example.test', total: money(20_000), placed_at: new Date().toISOString(), lines: [{ source_id: 'l', title: 'Tee', quantity: 1, unit_price: money(20_000) }] });
  const seen = async () => (await lea<{ risk: { level: string } }>('POST', `/api/v1/orders/${other.id}/actions/preview`, { wish: { kind: 'refund', scope: 'amount', amount_minor: 100, restock: false }, reason: 'x' })).risk.level;
  assert.equal(await seen(), 'low');
  await world.house.db.transact(systemActor('test'), (tx) => putDispute(tx, { brandId: world.brandId, source: 'own', sourceId: 'd0', paymentSourceId: null, orderSourceId: '1', state: 'needs_answer', reason: 'fraudulent', amountMinor: 20_000, currency: 'EUR', answerBy: null, at: new Date(), changedAt: new Date() }));
  await world.call('POST', `/api/v1/customers/${other.customer_id}/merge`, { into: customerId });
  assert.equal(await seen(), 'high');
  await world.house.db.transact(systemActor('test'), (tx) => putDispute(tx, { brandId: world.brandId, source: 'own', sourceId: 'd0', paymentSourceId: null, orderSourceId: '1', state: 'won', reason: 'fraudulent', amountMinor: 20_000, currency: 'EUR', answerBy: null, at: new Date(), changedAt: new Date(Date.now() + 1000) }));
});

test('a chargeback makes a second person decide, until the brand says otherwise; why is told', async () => {
  assert.deepEqual((await refund(lea, 100)).authority, { answer: 'alone', because: null });
  await world.house.db.transact(systemActor('test'), (tx) => putDispute(tx, { brandId: world.brandId, source: 'own', sourceId: 'd1', paymentSourceId: null, orderSourceId: '1', state: 'needs_answer', reason: 'fraudulent', amountMinor: 20_000, currency: 'EUR', answerBy: null, at: new Date(), changedAt: new Date() }));
  const careful = await refund(lea, 100);
  assert.deepEqual([careful.authority, careful.risk.level, careful.risk.reasons.map((reason) => reason.code)], [{ answer: 'approval', because: 'customer' }, 'high', ['dispute_open']]);
  assert.equal((await give(lea, 100)).state, 'waiting_approval', 'credit too');
  assert.equal((await lea<Matrix>('PUT', '/api/v1/order-authority', { brand_id: world.brandId, risk_high: 'allow' })).risk_high, 'allow');
  assert.equal((await refund(lea, 100)).authority.answer, 'alone');
});
