import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { migrationSets } from '../../src/app/modules.ts';
import { receiveWebhook } from '../../src/modules/connections/commands/receive-webhook.ts';
import type { ConnectionsPorts } from '../../src/modules/connections/ports.ts';
import { connectionById } from '../../src/modules/connections/store/connections.ts';
import { parcels } from '../../src/modules/orders/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { createTestDatabase } from '../../src/platform/testing/database.ts';
import { openTestDatabase } from '../../src/platform/testing/house.ts';
import { Vault } from '../../src/platform/secrets/vault.ts';
import { plainOrder, plainShop } from '../fakes/places/plain-shop.ts';

type PlainOrder = ReturnType<typeof plainOrder>;
const actor = systemActor('replay');
const BRAND = '0190b0b0-0000-7000-8000-000000000001';
const CONNECTION = '0190b0b0-0000-7000-8000-000000000002';

/** A week of one order's life: changed, paid back in parts, cancelled at times. */
function lifeOf(n: number, random: () => number): PlainOrder[] {
  const states: PlainOrder[] = [];
  let order = plainOrder(n, { status: 'open' });
  let at = Date.parse('2026-03-01T10:00:00Z');
  for (let step = 0; step < 3 + Math.floor(random() * 6); step++) {
    at += 1 + Math.floor(random() * 40_000_000);
    const changed = new Date(at).toISOString();
    const paidBack = order.refunds.reduce((sum, refund) => sum + Number(refund.amount), 0);
    if (random() < 0.3 && paidBack + 5 <= Number(order.total)) order = { ...order, changed, refunds: [...order.refunds, { id: `r-${n}-${step}`, amount: '5.00', note: '', at: changed }] };
    else if (random() < 0.15) order = { ...order, changed, status: 'cancelled' };
    else order = { ...order, changed, name: `Buyer ${n} ${step}`, items: order.items.map((item) => ({ ...item, qty: 1 + Math.floor(random() * 4) })) };
    states.push(order);
  }
  return states;
}

/**
 * A week of webhooks, each sent up to three times, in random order, `seeds` times over: afterwards every order is as its shop last
 * had it, with its refunds once. Answers with what is otherwise.
 */
export async function replayWebhooks(seeds: number, seedOf: (seed: number) => () => number): Promise<{ sent: number; broken: string[] }> {
  const database = await createTestDatabase();
  const { db } = await openTestDatabase(database, migrationSets);
  parcels.fill({ ofOrders: async () => [], byNumbers: async () => [] });
  const ports: ConnectionsPorts = { db, log: pino({ level: 'silent' }), vault: new Vault(createHash('sha256').update('replay').digest()), publicUrl: '', allowPrivate: [], connectors: [plainShop] };
  const broken: string[] = [];
  let sent = 0;
  try {
    await db.transact(actor, (tx) => tx.run(sql`
      insert into connections.connection (id, brand_id, vendor, account, source, name, base, state, connected_at) values (${CONNECTION}, ${BRAND}, 'plain-shop', 'shop-1', 'plain-shop', 'Plain', 'https://shop.example.com', 'connected', ${tx.now})`));
    const row = await db.read(actor, (tx) => connectionById(tx, CONNECTION));
    if (!row) throw new Error('no connection');
    for (let seed = 1; seed <= seeds; seed++) {
      const random = seedOf(seed);
      const lives = Array.from({ length: 3 }, (_, at) => lifeOf(seed * 10 + at, random));
      const deliveries = lives.flatMap((life) => life.flatMap((order, at) => Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({ id: `${order.id}-${at}`, order }))));
      for (let at = deliveries.length - 1; at > 0; at--) {
        const other = Math.floor(random() * (at + 1));
        [deliveries[at], deliveries[other]] = [deliveries[other] as (typeof deliveries)[number], deliveries[at] as (typeof deliveries)[number]];
      }
      for (const { id, order } of deliveries) {
        sent++;
        const body = Buffer.from(JSON.stringify({ id, order }));
        await db.transact(actor, (tx) => receiveWebhook(ports, tx, plainShop, row, { method: 'POST', url: '', headers: {}, query: {}, body }, [{ id, kind: 'order', payload: order }]));
      }
      for (const life of lives) broken.push(...(await differencesOf(db, life.at(-1) as PlainOrder)).map((difference) => `seed ${seed}: ${difference}`));
    }
  } finally {
    await db.close();
    await database.drop();
  }
  return { sent, broken };
}

async function differencesOf(db: ConnectionsPorts['db'], last: PlainOrder): Promise<string[]> {
  const seen = await db.read(actor, async (tx) => ({
    order: await tx.maybe<{ state: string; refunded_minor: number; changed_at: Date }>(sql`select state, refunded_minor::integer as refunded_minor, changed_at from orders."order" where source_id = ${last.id}`),
    pieces: await tx.one<{ pieces: number }>(sql`select coalesce(sum(quantity), 0)::integer as pieces from orders.line l join orders."order" o on o.id = l.order_id where o.source_id = ${last.id}`),
    refunds: await tx.one<{ count: number }>(sql`select count(*)::integer as count from orders.refund r join orders."order" o on o.id = r.order_id where o.source_id = ${last.id}`),
  }));
  const wanted = { state: last.status === 'cancelled' ? 'cancelled' : 'open', refunded: last.refunds.length * 500, changed: last.changed, pieces: last.items.reduce((sum, item) => sum + item.qty, 0), refunds: last.refunds.length };
  const found = { state: seen.order?.state, refunded: seen.order?.refunded_minor, changed: seen.order?.changed_at.toISOString(), pieces: seen.pieces.pieces, refunds: seen.refunds.count };
  return JSON.stringify(found) === JSON.stringify(wanted) ? [] : [`${last.id}: ${JSON.stringify(found)} and not ${JSON.stringify(wanted)}`];
}
