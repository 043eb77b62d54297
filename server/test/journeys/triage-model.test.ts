import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { ConversationView } from '../../src/modules/conversations/contract.ts';
import type { ReasonView } from '../../src/modules/taxonomy/contract.ts';
import type { BrandModelView, DriftView, ModelFiguresView, TriageAnswerView } from '../../src/modules/triage/contract.ts';
import { seededRandom } from '../../src/platform/random/random.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
let byKey = new Map<string, string>();
before(async () => {
  world = await openTestHouse();
  await world.until(async () => (await reasons()).length > 20);
  byKey = new Map((await reasons()).map((reason) => [reason.key, reason.id]));
});
after(() => world.close());

const reasons = async () => (await world.call<{ data: ReasonView[] }>('GET', '/api/v1/reasons')).data.filter((one) => one.brand_id === world.brandId);
const model = (brandId = world.brandId) => world.call<BrandModelView>('GET', `/api/v1/brands/${brandId}/triage-model`);
const open = async (text: string, { email = 'ana@example.test', brandId = world.brandId } = {}): Promise<string> => (await world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: brandId, subject: '', customer: { email }, text })).id;
const file = (id: string, key: string | null) => world.call('PATCH', `/api/v1/conversations/${id}`, { reason_id: key === null ? null : byKey.get(key) });
const reading = async (id: string) => {
  await world.settled();
  return (await world.call<TriageAnswerView>('GET', `/api/v1/conversations/${id}/triage`)).reading;
};
const learned = async (): Promise<BrandModelView> => {
  await world.call('POST', `/api/v1/brands/${world.brandId}/triage-model/learn`);
  return world.until(async () => {
    const now = await model();
    return now.learning?.state === 'done' || now.learning?.state === 'failed' ? now : null;
  }, 120);
};

/** Words of this shop alone: the default model reads them otherwise, or not at all. */
const SHOP = [['warranty.defect', ['it glows green again', 'the flux wobbles', 'my gizmo hums at night', 'green glow after the update', 'the wobble is back', 'loud humming since monday']], ['product.usage', ['how do I calibrate the flux', 'which side of the gizmo faces up', 'calibrating the gizmo fails me', 'what does the blue side do', 'flux calibration steps', 'turn the blue side where']], ['subscription.skip', ['no crystals in april', 'leave out the next crystals', 'crystals not this time', 'hold my crystals until june', 'too many crystals, hold them', 'leave april out']]] as const;
const OPENINGS = ['', 'Hello, ', 'Hi team, ', 'Dear all, ', 'Well, ', 'Sorry to ask: ', 'Again: ', 'Me once more. ', 'Please help, ', 'Quick one: ', 'As said, ', 'Oh, '];
const CLOSINGS = ['', ' Thanks.'];

/** `count` conversations of the shop, read and filed by the owner. */
async function teach(count: number, from = 0, as: (key: string) => string = (key) => key): Promise<string[]> {
  const texts = SHOP.flatMap(([key, sentences]) => OPENINGS.flatMap((opening) => CLOSINGS.flatMap((closing) => sentences.map((sentence) => ({ key, text: `${opening}${sentence}.${closing}` })))));
  const some = Array.from({ length: count }, (_, at) => texts[((from + at) * 7) % texts.length]).filter((one) => one !== undefined);
  const ids: string[] = [];
  for (let at = 0; at < some.length; at += 8) ids.push(...(await Promise.all(some.slice(at, at + 8).map((one, index) => open(one.text, { email: `shopper${from + at + index}@example.test` })))));
  await world.settled();
  for (let at = 0; at < ids.length; at += 8) await Promise.all(ids.slice(at, at + 8).map((id, index) => file(id, as(some[at + index]?.key ?? ''))));
  await world.settled();
  return ids;
}

test('too little filed: it says how much is missing, and refuses to learn', async () => {
  const ids = await teach(30);
  assert.deepEqual([(await model()).filed, (await model()).needed, (await model()).until_next, (await model()).in_force], [30, 200, 170, null]);
  await assert.rejects(world.call('POST', `/api/v1/brands/${world.brandId}/triage-model/learn`), /too_few.*30 conversations.*200 are needed/);
  const [first, second] = ids as [string, string];
  await file(first, null);
  const { undo_token: token } = (await file(second, 'complaint')) as { undo_token: string };
  await world.call('POST', '/api/v1/undo', { undo_token: token });
  await world.settled();
  assert.equal((await model()).filed, 28, 'what is filed under nothing, or taken back, teaches nothing');
});

test('enough filed: a version is learned unasked, judged on what it has not seen, and reads from then on', async () => {
  await teach(190, 30);
  const now = await world.until(async () => ((await model()).learning?.state === 'done' ? model() : null), 120);
  const [version] = now.versions;
  assert.deepEqual([now.in_force, now.notice, version?.number, version?.promoted, version?.because, version?.against, version?.decision.because], [1, null, 1, true, 'enough', null, 'better']);
  assert.ok(version && version.taught > 130 && version.judged > 20 && version.score.accuracy > version.against_score.accuracy + 0.2, JSON.stringify(version));
  const read = await reading(await open('Good day, the flux hums and glows green!'));
  assert.deepEqual([read?.guess.key, read?.model_version, read?.notice], ['warranty.defect', 1, null]);
  const known = await reading(await open('I forgot my password and cannot log in to my account.'));
  assert.deepEqual([known?.guess.key, known?.model_version], ['account.login', 1], 'what nobody filed is still known');
  const told = await world.house.db.read(systemActor('test'), (tx) => tx.rows<{ payload: unknown }>(sql`select payload from platform.event where name = 'triage.model_changed'`));
  assert.deepEqual(told.map((event) => event.payload), [{ version: 1, from: null, because: 'promoted' }]);
});

test('its figures name every reason, and the conversations it got wrong', async () => {
  const figures = await world.call<ModelFiguresView>('GET', `/api/v1/brands/${world.brandId}/triage-model/versions/1`);
  assert.deepEqual(figures.reasons.map(({ reason }) => reason.key).sort(), SHOP.map(([key]) => key).sort());
  assert.ok(figures.reasons.every((one) => one.taught >= 20 && one.judged >= 1 && one.recall <= 1 && one.reason.name.includes(' › ')));
  assert.equal(figures.reliability.reduce((sum, one) => sum + one.conversations, 0), figures.reasons.reduce((sum, one) => sum + one.judged, 0));
  assert.ok(figures.mistakes.every((one) => one.conversation_number > 0 && one.subject !== null));
  await assert.rejects(world.call('GET', `/api/v1/brands/${world.brandId}/triage-model/versions/9`), /not_found/);
});

test('a next version that is no better is kept but not used; going back and forth is one call, written down', async () => {
  const now = await learned();
  assert.deepEqual([now.versions.length, now.in_force, now.versions[0]?.promoted, now.versions[0]?.against, now.versions[0]?.decision.because], [2, 1, false, 1, 'not_better']);
  const put = (number: number | null) => world.call<BrandModelView>('PUT', `/api/v1/brands/${world.brandId}/triage-model`, { number });
  assert.equal((await put(null)).in_force, null);
  assert.equal((await reading(await open('the flux hums and glows green')))?.model_version, null);
  assert.equal((await put(2)).in_force, 2);
  assert.equal((await reading(await open('the flux hums and glows green')))?.model_version, 2);
  await assert.rejects(put(7), /not_found/);
  assert.equal((await put(1)).in_force, 1);
  const audit = await world.house.db.read(systemActor('test'), (tx) => tx.rows<{ facts: unknown }>(sql`select facts from audit.entry where action = 'triage.model_changed' order by at`));
  assert.deepEqual(audit.map((entry) => entry.facts).slice(-3), [{ version: null, from: 1, because: 'chosen' }, { version: 2, from: null, because: 'chosen' }, { version: 1, from: 2, because: 'chosen' }]);
});

test('labels at random spoil nothing: what was read right is read right by whatever is in force', async () => {
  const keys = SHOP.map(([key]) => key as string);
  const random = seededRandom(20261123);
  const ids = await teach(60, 500, (key) => keys[Math.floor(random.next() * keys.length)] ?? key);
  const before = (await model()).in_force;
  const now = await learned();
  // Which conversations judge is drawn: by luck a version may come to stand above the other, but never for nothing.
  const [newest] = now.versions;
  assert.equal(now.in_force, newest?.promoted === true ? newest.number : before);
  if (newest?.promoted === true) assert.equal(newest.decision.because, 'better');
  const read = await reading(await open('Good evening, the flux hums and glows green again!', { email: 'after@example.test' }));
  assert.equal(read?.guess.key, 'warranty.defect');
  for (const id of ids) await file(id, null);
  await world.settled();
});

test('whoever is erased teaches nothing any more', async () => {
  const before = (await model()).filed;
  const id = await open('Please engrave Zanzibarowitz on the gizmo', { email: 'gone@example.test' });
  await world.settled();
  await file(id, 'product.usage');
  await world.settled();
  assert.equal((await model()).filed, before + 1);
  const { customer } = await world.call<{ customer: { id: string } }>('GET', `/api/v1/conversations/${id}`);
  await world.call('POST', `/api/v1/customers/${customer.id}/erase`, {});
  await world.settled();
  assert.equal((await model()).filed, before);
  const left = await world.house.db.read(systemActor('test'), (tx) => tx.rows(sql`select 1 from triage.verdict where conversation_id = ${id}`));
  assert.equal(left.length, 0);
});

test('a reason that is merged is learned and said as the one that replaced it', async () => {
  await world.call('POST', '/api/v1/reasons/merge', { ids: [byKey.get('subscription.skip')], into_id: byKey.get('subscription.cancel_subscription') });
  await world.settled();
  const now = await learned();
  const figures = await world.call<ModelFiguresView>('GET', `/api/v1/brands/${world.brandId}/triage-model/versions/${now.versions[0]?.number}`);
  assert.ok(figures.reasons.some((one) => one.reason.key === 'subscription.cancel_subscription' && one.taught > 20));
  assert.ok(!figures.reasons.some((one) => one.reason.key === 'subscription.skip'));
});

test('another brand has a model of its own or none: nothing crosses over', async () => {
  const south = await world.call<{ id: string }>('POST', '/api/v1/brands', { name: 'South Gadgets', slug: 'south', domain: 'south.test' });
  await world.until(async () => (await world.call<{ data: ReasonView[] }>('GET', '/api/v1/reasons')).data.some((one) => one.brand_id === south.id));
  assert.deepEqual([(await model(south.id)).filed, (await model(south.id)).versions, (await model(south.id)).in_force], [0, [], null]);
  await assert.rejects(world.call('PUT', `/api/v1/brands/${south.id}/triage-model`, { number: 1 }), /not_found/);
  assert.equal((await reading(await open('the flux hums and glows green', { brandId: south.id, email: 'sue@example.test' })))?.model_version, null);
});

test('a damaged or missing version: every message is read by the default model, the page says so, and choosing it is refused', async () => {
  const change = (statement: ReturnType<typeof sql>) => world.house.db.transact(systemActor('test'), (tx) => tx.run(statement));
  const zero = Buffer.from([0, 0, 0]);
  const put = (number: number) => world.call<BrandModelView>('PUT', `/api/v1/brands/${world.brandId}/triage-model`, { number });
  await put(2);
  await change(sql`update triage.model set model = overlay(model placing ${zero}::bytea from 5000 for 3) where brand_id = ${world.brandId} and number in (1, 2)`);
  await world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`update triage.in_force set number = 1 where brand_id = ${world.brandId}`));
  const read = await reading(await open('I forgot my password and cannot log in to my account.'));
  assert.deepEqual([read?.guess.key, read?.model_version], ['account.login', null]);
  assert.match(read?.notice ?? '', /Version 1 of this brand’s model cannot be used, the default model reads instead\. The model is damaged/);
  assert.match((await model()).notice ?? '', /damaged/);
  await assert.rejects(put(2), /version_damaged/);
  await change(sql`update triage.model set model = null where brand_id = ${world.brandId} and number = 2`);
  await assert.rejects(put(2), /version_gone/);
  const anew = await learned();
  assert.equal(anew.learning?.state, 'done');
  assert.equal((await put(anew.versions[0]?.number ?? 0)).notice, null);
  assert.equal((await reading(await open('the flux hums and glows green')))?.model_version, anew.versions[0]?.number);
});

test('drift: weeks with what was read and how well; little moves nothing', async () => {
  const { weeks, moved, reasons: shares } = await world.call<DriftView>('GET', `/api/v1/brands/${world.brandId}/triage-drift`);
  assert.deepEqual([weeks.length, weeks.slice(0, -1).every((week) => week.read === 0), moved], [13, true, []]);
  assert.ok((weeks.at(-1)?.read ?? 0) > 250 && (weeks.at(-1)?.judged ?? 0) > 150 && (weeks.at(-1)?.confidence ?? 0) > 0.2);
  assert.ok(shares.length > 3 && shares.every((one) => one.before === 0 && one.now > 0));
});
