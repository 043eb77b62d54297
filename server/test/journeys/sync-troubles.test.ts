import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { migrationSets } from '../../src/app/modules.ts';
import { sync } from '../../src/modules/connections/commands/sync.ts';
import { PlaceRefused, type Connector, type Page, type Stream } from '../../src/modules/connections/connector.ts';
import { keysPurpose, type ConnectionsPorts } from '../../src/modules/connections/ports.ts';
import { connectionById, type ConnectionRow } from '../../src/modules/connections/store/connections.ts';
import { parcels } from '../../src/modules/orders/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { RunAgain } from '../../src/platform/jobs/jobs.ts';
import { createTestDatabase } from '../../src/platform/testing/database.ts';
import { openTestDatabase } from '../../src/platform/testing/house.ts';
import { Vault } from '../../src/platform/secrets/vault.ts';
import { plainKeys, plainOrder, plainShop } from '../fakes/places/plain-shop.ts';

// What goes wrong while a place is fetched, stream by stream, without a place.
const actor = systemActor('test');
const vault = new Vault(createHash('sha256').update('troubles').digest());
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;

before(async () => {
  database = await createTestDatabase();
  ({ db } = await openTestDatabase(database, migrationSets));
  parcels.fill({ ofOrders: async () => [], byNumbers: async () => [] });
});
after(async () => {
  await db.close();
  await database.drop();
});

const pageOf = (items: readonly unknown[], next: string | null = null): Page => ({ items, next, total: null });
const stream = (name: Stream['name'], page: Stream['page'], more: Partial<Stream> = {}): Stream => ({ name, kind: 'order', changes: true, page, ...more });

/** Fetches a place with these streams once; answers with the connection as it stands, and the numbers of the orders that are here. */
async function fetched(streams: readonly Stream[], more: Partial<Connector> = {}): Promise<{ row: ConnectionRow; numbers: string[]; problems: number }> {
  const [id, brandId] = [randomUUID(), randomUUID()];
  const connector: Connector = { ...plainShop, streams, permissions: [{ name: 'products', for: 'products_read', needed: false }, { name: 'orders', for: 'orders_read', needed: true }], check: async () => ({ name: 'Plain', account: 'a', currency: 'EUR', missing: ['products'] }), ...more };
  const { webhooks: _none, ...silent } = connector;
  const ports: ConnectionsPorts = { db, vault, log: pino({ level: 'silent' }), publicUrl: '', allowPrivate: [], connectors: [silent] };
  await db.transact(actor, (tx) => tx.run(sql`
    insert into connections.connection (id, brand_id, vendor, account, source, name, base, credentials, state, connected_at)
    values (${id}, ${brandId}, 'plain-shop', 'a', 'plain-shop', 'Plain', 'https://shop.example.com', ${vault.seal(JSON.stringify(plainKeys), keysPurpose(id))}, 'syncing', ${tx.now})`));
  await sync(ports, { id: randomUUID(), kind: '', key: id, brandId, payload: { connection_id: id }, runAt: new Date(), attempt: 1, revision: 0 }, new AbortController().signal).catch((error: unknown) => {
    if (!(error instanceof RunAgain)) throw error;
  });
  return db.read(actor, async (tx) => ({
    row: (await connectionById(tx, id)) as ConnectionRow,
    numbers: (await tx.rows<{ number: string }>(sql`select number from orders."order" where brand_id = ${brandId} order by number`)).map((order) => order.number),
    problems: (await tx.one<{ count: number }>(sql`select count(*)::integer as count from connections.problem where connection_id = ${id}`)).count,
  }));
}

test('a list that is not given is a missing permission, and the others are fetched all the same', async () => {
  const refuse = async (): Promise<Page> => Promise.reject(new PlaceRefused(403, 'no', 'products may not be read'));
  const { row, numbers } = await fetched([stream('products', refuse, { permission: 'products' }), stream('orders', async () => pageOf([plainOrder(1)]), { permission: 'orders' })]);
  assert.deepEqual([row.state, row.missing, numbers], ['connected', ['products'], ['#1001']]);
});

test('a list that has to be given locks the connection, and so does a key that is no longer good', async () => {
  const refuse = (status: number) => async (): Promise<Page> => Promise.reject(new PlaceRefused(status, 'no', 'not you'));
  assert.equal((await fetched([stream('orders', refuse(403), { permission: 'orders' })])).row.state, 'locked');
  const gone = async () => Promise.reject(new PlaceRefused(401, 'no', 'not you'));
  assert.equal((await fetched([stream('products', refuse(401), { permission: 'products' })], { check: gone })).row.state, 'locked');
});

test('a place in a list that the vendor no longer knows is begun anew, once', async () => {
  let refused = false;
  const asked: (string | null)[] = [];
  const { row, numbers } = await fetched([stream('orders', async (_place, { after: from }) => {
    asked.push(from);
    if (from === null) return pageOf([plainOrder(1)], 'second');
    if (refused) return pageOf([plainOrder(2)]);
    refused = true;
    throw new PlaceRefused(400, 'bad_cursor', 'this cursor is gone');
  })]);
  assert.deepEqual([row.state, numbers, asked], ['connected', ['#1001', '#1002'], [null, 'second', null, 'second']]);
  const always = fetched([stream('orders', async (_place, { after: from }) => (from === null ? pageOf([plainOrder(1)], 'second') : Promise.reject(new PlaceRefused(400, 'bad_cursor', 'gone'))))]);
  await assert.rejects(always, /gone/);
});

test('a number no column holds and a letter no text may have are problems of their record, not of the list', async () => {
  const { row, numbers, problems } = await fetched([stream('orders', async () => pageOf([plainOrder(1, { name: 'Ana\u0000' }), plainOrder(2, { items: [{ id: 'x', name: 'Tee', qty: 3_000_000_000, price: '1.00' }] }), plainOrder(3)]))]);
  assert.deepEqual([row.state, numbers.includes('#1003'), problems >= 1, numbers.length + problems], ['connected', true, true, 3]);
});

test('a place that wants a rest between two pages is left alone, with what came before kept', async () => {
  const asked: (string | null)[] = [];
  const { row, numbers } = await fetched([stream('orders', async (_place, { after: from }) => {
    asked.push(from);
    return from === null ? { ...pageOf([plainOrder(1)], 'second'), restSeconds: 3 } : pageOf([plainOrder(2)]);
  })]);
  assert.deepEqual([row.state, numbers, asked], ['syncing', ['#1001'], [null]]);
});
