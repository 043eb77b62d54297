import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startingPolicy, startingTerms } from '../../src/modules/returns/index.ts';
import { startPostgres } from '../../src/platform/postgres/index.ts';
import { sendMutated } from '../faults/mutated-requests.ts';
import { seeded } from '../faults/seeded.ts';
import { makeKey, poster } from '../faults/target.ts';
import { runKeepdesk } from '../stage/run-keepdesk.ts';

/** Stands in everything the other brand has; nobody of ours may ever read it. */
const MARK = 'Zauberwald';
const desk = await runKeepdesk();
const postgres = await startPostgres({ dataDir: desk.dataDir, env: {} });
const db = new pg.Client({ connectionString: postgres.ownerUrl });
await db.connect();
after(async () => {
  await db.end();
  await postgres.stop();
  await desk.remove();
});

const everything = await makeKey(desk, 'all', 'owner');
const post = poster(desk, everything);
const ours = await post<{ id: string }>('/api/v1/brands', { name: 'North', slug: 'north', domain: 'north.test' });
const theirs = await post<{ id: string }>('/api/v1/brands', { name: `${MARK} Toys`, slug: 'other', domain: 'zauberwald.test' });
await pause(1500);
for (const brand of [ours, theirs]) await furnish(brand.id, brand === theirs ? MARK : 'Plain');
await untilQuiet();
// Made before anything is asked at random: a request of those may give the brand another short name.
const northKey = await makeKey(desk, 'north', 'owner');
const theirIds = [...(await idsOf(theirs.id)), ...(await poolsOf(theirs.id))];

test('whoever may do everything in one brand reads nothing of another, by any address of the API', async () => {
  const key = northKey;
  const leaks: string[] = [];
  const before = await fingerprint(theirs.id);
  const answers = await sendMutated(desk, key, 1200, seeded(11), {
    ids: [...theirIds, ours.id],
    onAnswer: (asked, status, text) => {
      // An answer may repeat what was asked with; nothing that was asked with holds the mark.
      if (text.includes(MARK)) leaks.push(`${asked} → ${status} ${text.slice(Math.max(0, text.indexOf(MARK) - 100), text.indexOf(MARK) + 50)}`);
    },
  });
  assert.deepEqual(leaks, []);
  assert.ok((answers.byStatus['404'] ?? 0) > 200, `few requests named what is theirs: ${JSON.stringify(answers.byStatus)}`);
  await untilQuiet();
  assert.deepEqual(changed(before, await fingerprint(theirs.id)), [], 'and changes nothing there');
});

test('searching for the very words of another brand finds nothing, and lists hold their own brand only', async () => {
  const get = async (path: string, token = northKey): Promise<string> => (await fetch(`${desk.url}${path}`, { headers: { authorization: `Bearer ${token}` } })).text();
  assert.ok((await get(`/api/v1/search?q=${MARK}`, everything)).includes(MARK), 'who may see both finds it');
  for (const path of [`/api/v1/search?q=${MARK}`, `/api/v1/customers?q=${MARK}`, '/api/v1/conversations?limit=200', '/api/v1/customers', '/api/v1/orders', '/api/v1/subscriptions', '/api/v1/membership-actions', '/api/v1/payments', '/api/v1/disputes', '/api/v1/reviews', '/api/v1/campaigns?from=2026-01-01T00:00:00Z', '/api/v1/returns', '/api/v1/returns/board', '/api/v1/returns/turnaround', '/api/v1/brands', '/api/v1/tags', '/api/v1/macros', '/api/v1/statuses', '/api/v1/mailboxes', '/api/v1/desk/inbox?view=all', '/api/v1/kpis', '/api/v1/audit?limit=200', '/api/v1/views', '/api/v1/pools', '/api/v1/queues', '/api/v1/queues/waiting', '/api/v1/routing/people']) {
    const text = await get(path);
    assert.ok(!text.includes(MARK) && !theirIds.some((id) => text.includes(id)), `${path}: ${text.slice(0, 300)}`);
  }
  assert.match(await get(`/api/v1/audit/export?brand_id=${theirs.id}`), /not_found/);
  assert.doesNotMatch(await get(`/api/v1/audit/export?brand_id=${theirs.id}`, everything), /not_found/);
});

async function put(path: string, body: object): Promise<void> {
  const answer = await fetch(`${desk.url}${path}`, { method: 'PUT', headers: { authorization: `Bearer ${everything}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
}

/** One of everything a brand can have by the API. */
async function furnish(brandId: string, word: string): Promise<void> {
  const money = { amount_minor: 1999, currency: 'EUR' };
  const opened = await post<{ id: string; customer?: { id: string } }>('/api/v1/conversations', { brand_id: brandId, subject: `${word} subject`, customer: { email: `${word.toLowerCase()}@customers.test`, name: `${word} Customer` }, text: `${word} text` });
  await post(`/api/v1/conversations/${opened.id}/notes`, { text: `${word} note` });
  await post(`/api/v1/conversations/${opened.id}/replies`, { text: `${word} reply`, force: true, send_at: '2036-01-01T00:00:00Z' });
  const order = await post<{ id: string }>('/api/v1/orders', { brand_id: brandId, source_id: `${word}-1`, number: '1042', fulfilment_state: 'fulfilled', email: `${word.toLowerCase()}@customers.test`, customer_name: `${word} Customer`, total: money, placed_at: '2026-01-05T09:00:00Z', lines: [{ title: `${word} thing`, quantity: 1, unit_price: money }] });
  await post('/api/v1/returns', { order_id: order.id, conversation_id: opened.id, note: `${word} return`, lines: [{ line_id: '0', quantity: 1, reason: 'damaged', words: `${word} torn` }] });
  await put(`/api/v1/brands/${brandId}/return-policy/draft`, { version: 0, policy: { ...startingPolicy, final_sale: [{ when: { skus: ['x'] }, because: `${word} final` }] }, terms: startingTerms });
  const pool = await post<{ id: string }>('/api/v1/pools', { name: `${word} pool`, kind: 'dedicated', brand_ids: [brandId] });
  await put(`/api/v1/brands/${brandId}/scope-rules`, { version: 0, rules: [{ id: pool.id, name: `${word} rule`, conditions: [], pool_id: pool.id, needs: [], tier: 1, in_house_only: false, speaks_language: false }] });
  const { data: rules } = await post<{ data: { id: string }[] }>('/api/v1/rules', { brand_id: brandId, name: `${word} rule`, definition: { triggers: ['opened'], when: { field: 'subject', operator: 'contains', value: `${word} never` }, then: [{ kind: 'note', text: `${word} note` }] } });
  await post('/api/v1/rule-trials', { brand_id: brandId, rule_id: rules[0]?.id, definition: { triggers: ['opened'], when: { all: [] }, then: [{ kind: 'note', text: `${word} tried` }] } });
  const email = `${word.toLowerCase()}@customers.test`;
  await put('/api/v1/subscriptions', { brand_id: brandId, source: 'demo', source_id: `${word}-S`, email, currency: 'EUR', started_at: '2026-01-05T09:00:00Z', next_charge_at: '2036-01-01T00:00:00Z', every: { unit: 'month', count: 1 }, lines: [{ source_id: 'l', title: `${word} beans`, quantity: 1, unit_price: money }] });
  await put('/api/v1/charges', { brand_id: brandId, source: 'demo', source_id: `${word}-C`, subscription_source_ids: [`${word}-S`], email, state: 'failed', total: money, due_at: '2026-01-06T09:00:00Z', problem: `${word} declined` });
  await put('/api/v1/loyalty', { brand_id: brandId, source: 'demo', email, points: 10, tier: `${word} tier` });
  await put('/api/v1/loyalty-tiers', { brand_id: brandId, tiers: [{ name: `${word} tier`, benefits: [`${word} gift`] }] });
  await post('/api/v1/campaigns', { brand_id: brandId, name: `${word} sale`, from: '2026-01-05', to: '2026-12-31', codes: [`${word}20`], note: `${word} note` });
  await put('/api/v1/reviews', { brand_id: brandId, source: 'demo', source_id: `${word}-R`, email, name: word, order_source_id: `${word}-1`, sku: `${word} sku`, stars: 1, title: `${word} title`, words: `${word} words`, at: '2026-01-07T09:00:00Z' });
  await put('/api/v1/payments', { brand_id: brandId, source: 'demo', source_id: `${word}-pi`, email, state: 'paid', amount: money, method: `${word} card`, at: '2026-01-05T09:00:00Z' });
  await put('/api/v1/disputes', { brand_id: brandId, source: 'demo', source_id: `${word}-dp`, payment_source_id: `${word}-pi`, state: 'needs_answer', reason: `${word}_reason`, amount: money, answer_by: '2036-01-01T00:00:00Z', opened_at: '2026-01-06T09:00:00Z' });
  await post('/api/v1/store-credit', { customer_id: opened.customer?.id, amount: money, reason: `${word} sorry`, key: `${word}-credit` });
  await post(`/api/v1/brands/${brandId}/carrier-incidents`, { carrier: `${word} Post`, words: `${word} lorry` });
  for (const [path, body] of [['mailboxes', { address: `help@${word.toLowerCase()}.test`, name: word }], ['tags', { name: `${word} tag` }], ['statuses', { name: `${word} status`, category: 'open' }]] as const) {
    await post(`/api/v1/${path}`, { brand_id: brandId, ...body });
  }
}

/** A pool has several brands, so it stands in no table of one. */
async function poolsOf(brandId: string): Promise<string[]> {
  return (await db.query<{ id: string }>('select id from routing.pool where $1 = any (brand_ids)', [brandId])).rows.map((row) => row.id);
}

async function brandTables(): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where a.attname = 'brand_id' and not a.attisdropped and c.relkind = 'r' and n.nspname !~ '^pg_' order by 1`,
  );
  return rows.map((row) => row.name);
}

async function idsOf(brandId: string): Promise<string[]> {
  const ids = [brandId];
  for (const table of await brandTables()) {
    const { rows } = await db.query<{ id: string }>(`select to_jsonb(t)->>'id' as id from ${table} t where brand_id = $1 and to_jsonb(t) ? 'id' limit 20`, [brandId]);
    ids.push(...rows.map((row) => row.id));
  }
  return ids.filter((id) => /^[0-9a-f-]{36}$/.test(id));
}

/** Table → hash of all rows of one brand. */
async function fingerprint(brandId: string): Promise<Map<string, string>> {
  const prints = new Map<string, string>();
  // Figures are packed, and orders told, by a clock of their own, half a minute after what they are made from.
  for (const table of (await brandTables()).filter((name) => !/^"?facts"?\."?(changed_\w+|dictionary|hour_segment|restated|order_\w+|silence_day)"?$/.test(name))) {
    const { rows } = await db.query<{ print: string }>(`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from ${table} t where brand_id = $1`, [brandId]);
    prints.set(table, rows[0]?.print ?? '');
  }
  return prints;
}

function changed(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] {
  return [...now].filter(([table, print]) => before.get(table) !== print).map(([table]) => table);
}

/** Waits until listeners and jobs have nothing left to do. */
async function untilQuiet(): Promise<void> {
  let before = await fingerprint(theirs.id);
  for (let rounds = 0; rounds < 40; rounds += 1) {
    await pause(700);
    const now = await fingerprint(theirs.id);
    if (changed(before, now).length === 0) return;
    before = now;
  }
}
