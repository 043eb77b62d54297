import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConversationPageView, ConversationView } from '../../src/modules/conversations/contract.ts';
import { putOrder } from '../../src/modules/orders/index.ts';
import type { PreviewView } from '../../src/modules/outreach/contract.ts';
import { startingProgramme } from '../../src/modules/outreach/index.ts';
import type { RisksView, RiskTaughtView } from '../../src/modules/risk/contract.ts';
import { learnChances, returnChances } from '../../src/modules/risk/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { openTestHouse, type CallError, type TestHouse } from './open-test-house.ts';

const DAY = 86_400_000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY);
let world: TestHouse;
before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.house.db.transact(systemActor('test'), work);
const risks = (id: string) => world.call<RisksView>('GET', `/api/v1/conversations/${id}/risks`);
const taught = async () => (await world.call<{ data: RiskTaughtView[] }>('GET', `/api/v1/brands/${world.brandId}/risks`)).data;
const written = (email: string, subject = 'Where is it?') => world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject, customer: { email }, text: 'Where is my parcel?' });
let made = 0;

const bought = (email: string, days: number, skus: readonly string[] = ['CAP']): Promise<string> => write(async (tx) => (await putOrder(tx, {
  brandId: world.brandId, source: 'shop', sourceId: `o${++made}`, number: `#${5000 + made}`, email, phone: null, customerName: 'Ana Lopez', state: 'open', paymentState: 'paid', fulfilmentState: 'fulfilled', currency: 'EUR', totalMinor: 1000 * skus.length,
  shippingAddress: { country: 'DE' }, note: null, url: null, placedAt: daysAgo(days), cancelledAt: null, changedAt: daysAgo(days),
  lines: skus.map((sku, i) => ({ sourceId: `l${i}`, sku, title: `A ${sku.toLowerCase()}`, quantity: 1, unitPriceMinor: 1000, imageUrl: null })), refunds: [],
})).id);

async function settle({ id, number }: ConversationView): Promise<void> {
  const page = await world.call<ConversationPageView>('GET', `/api/v1/desk/conversations/${number}`);
  await world.call('POST', `/api/v1/conversations/${id}/replies`, { text: 'It is on its way.', status_id: page.statuses.find((one) => one.category === 'resolved')?.id });
}
const foretold = (id: string) => write((tx) => tx.rows<{ chance: number; because: string[]; again: boolean | null }>(sql`select chance, because, again from risk.settled where conversation_id = ${id} order by settled_at`));

test('a conversation that is settled is given its chance; a week later what came stands beside it', async () => {
  const [quiet, loud] = [await written('quiet@example.test'), await written('loud@example.test')];
  for (const one of [quiet, loud]) await settle(one);
  await world.settled();
  for (const one of [quiet, loud]) {
    const [row, ...more] = await foretold(one.id);
    assert.ok(row !== undefined && row.chance > 0.02 && row.chance < 0.5 && row.again === null && more.length === 0, JSON.stringify(row));
  }
  // A week and a day pass; within it one of them writes about the same again.
  await write((tx) => tx.run(sql`update risk.settled set settled_at = settled_at - interval '8 days'`));
  await written('loud@example.test', 'Still nothing');
  await write((tx) => tx.run(sql`update conversations.conversation set opened_at = opened_at - interval '6 days' where subject = 'Still nothing'`));
  await learnChances(world.house.db, world.brandId);
  assert.deepEqual([(await foretold(quiet.id))[0]?.again, (await foretold(loud.id))[0]?.again], [false, true]);
  const [repeat] = (await taught()).filter((one) => one.kind === 'repeat');
  assert.deepEqual([repeat?.cases, repeat?.own, repeat?.trust_before?.cases], [2, false, 1], 'two cases teach nothing; the newer one judges');
  assert.ok((await risks(loud.id)).again !== null);
});

test('the night learns by itself, and wishes for the next', async () => {
  const at = () => write((tx) => tx.maybe<{ run_at: Date }>(sql`select run_at from platform.job where kind = 'risk.learn' and key = ${world.brandId}`));
  const before = (await taught()).find((one) => one.kind === 'buying')?.learned_at;
  assert.ok((await at())?.run_at.getUTCHours() === 4);
  await write((tx) => tx.run(sql`update platform.job set run_at = now() where kind = 'risk.learn'`));
  await world.until(async () => (await taught()).find((one) => one.kind === 'buying')?.learned_at !== before);
  await world.until(async () => ((await at())?.run_at.getTime() ?? 0) > Date.now());
});

test('what was settled before anybody listened is foretold as it stood then, once', async () => {
  const old = await written('old@example.test');
  await settle(old);
  await world.settled();
  await write((tx) => tx.run(sql`delete from risk.settled where conversation_id = ${old.id}`));
  await learnChances(world.house.db, world.brandId);
  await learnChances(world.house.db, world.brandId);
  assert.equal((await foretold(old.id)).length, 1);
});

test('a piece that often comes back is said to; a conversation shows which, and who is asked for another brand’s is told nothing', async () => {
  for (let i = 0; i < 40; i++) {
    const orderId = await bought(`buyer${i}@example.test`, 3, ['SHOE', 'CAP']);
    if (i % 2 === 0) await world.call('POST', '/api/v1/returns', { order_id: orderId, lines: [{ line_id: 'l0', quantity: 1, reason: 'damaged', words: 'Torn' }] });
  }
  await write((tx) => tx.run(sql`update orders."order" set placed_at = placed_at - interval '100 days'`));
  await learnChances(world.house.db, world.brandId);
  const [shoe, cap] = [await bought('new1@example.test', 1, ['SHOE']), await bought('new2@example.test', 1, ['CAP'])];
  const chances = await world.house.db.read(systemActor('test'), (tx) => returnChances(tx, [shoe, cap]));
  assert.ok((chances.get(shoe)?.chance ?? 0) > 0.3 && (chances.get(cap)?.chance ?? 1) < 0.2, JSON.stringify([...chances]));
  const conversation = await written('new1@example.test');
  const shown = await risks(conversation.id);
  assert.deepEqual(shown.returns.map((one) => [one.order_id, one.piece.title]), [[shoe, 'A shoe']]);
  await assert.rejects(risks('00000000-0000-7000-8000-000000000000'), (error: CallError) => error.status === 404);
});

test('a regular who stopped buying is likely lost, and where the dearest comes first their waiting costs more', async () => {
  for (let i = 0; i < 8; i++) await bought('regular@example.test', 300 + i * 14);
  const { version } = await world.call<{ version: number }>('GET', '/api/v1/routing/terms');
  await world.call('PUT', '/api/v1/routing/terms', { version, terms: { order: 'cost', leaving_weight: 3 } });
  const [lost, fresh] = [await written('regular@example.test', 'Me again'), await written('stranger@example.test', 'First time')];
  await world.settled();
  const { leaves } = await risks(lost.id);
  assert.ok(leaves !== null && leaves.gone > 0.7 && leaves.chance > 0.5, JSON.stringify(leaves));
  assert.equal((await risks(fresh.id)).leaves, null, 'nothing follows from nothing');
  const weights = new Map((await write((tx) => tx.rows<{ conversation_id: string; weight: number }>(sql`select conversation_id, weight from routing.waiting`))).map((row) => [row.conversation_id, Number(row.weight)]));
  assert.ok((weights.get(lost.id) ?? 0) > 2.2 && weights.get(fresh.id) === 1, JSON.stringify([...weights]));
});

test('a notice may be for those only of whom something is likely: the preview counts whom it leaves out', async () => {
  await bought('new3@example.test', 0, ['SHOE']);
  await bought('new4@example.test', 0, ['CAP']);
  await world.settled();
  const draft = { ...startingProgramme('order_received'), holdout_percent: 0, only_risk: { of: 'return', percent: 30 } };
  const seen = await world.call<PreviewView>('POST', `/api/v1/brands/${world.brandId}/notice-programmes/order_received/preview`, draft);
  const count = (because: string): number => seen.because.find((one) => one.because === because)?.count ?? 0;
  assert.ok(count('low_risk') > 0 && seen.told > 0, JSON.stringify(seen.because));
  const everybody = await world.call<PreviewView>('POST', `/api/v1/brands/${world.brandId}/notice-programmes/order_received/preview`, { ...draft, only_risk: null });
  assert.ok(everybody.told > seen.told && everybody.because.every((one) => one.because !== 'low_risk'));
});
