import type pg from 'pg';
import { declareToCustomers, decideIncident } from '../../server/src/modules/outreach/index.ts';
import { tellIncident } from '../../server/src/modules/outreach/jobs/tell-incident.ts';
import { systemActor } from '../../server/src/platform/actor/actor.ts';
import { systemClock } from '../../server/src/platform/clock/clock.ts';
import { Database } from '../../server/src/platform/db/database.ts';
import { sql } from '../../server/src/platform/db/sql.ts';
import type { Job, JobHandler } from '../../server/src/platform/jobs/jobs.ts';
import { startPostgres } from '../../server/src/platform/postgres/index.ts';
import { fillInSteps, idOf as id } from '../stage/fill-in-steps.ts';
import { openStage, round, table } from '../stage/open-stage.ts';

const actor = systemActor('bench');
const TARGET_SECONDS = 60;
const decideBatch = (tellIncident as Extract<JobHandler, { inside: unknown }>).inside;

/**
 * A carrier in trouble with so many open parcels: how long until everybody is decided, with why. One batch in the middle is undone before its
 * commit, as a killed server leaves it, and done again; nobody may be decided twice or left out.
 */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const parcels = Number(argv[0] ?? 200_000);
  const stage = await openStage();
  try {
    const pool = await stage.pool(2);
    const postgres = await startPostgres({ dataDir: stage.keepdesk.dataDir });
    await stage.keepdesk.stop();
    await fill(pool, stage.brandId, parcels);
    const db = new Database({ url: postgres.serverUrl, clock: systemClock, size: 4, reportSize: 2 });
    const incidentId = await db.transact(actor, async (tx) => {
      const made = await declareToCustomers(tx, stage.brandId, { carrier: 'GLS', countries: ['DE'], shippedFrom: null, shippedTo: null, shipmentIds: [], words: { en: 'A strike at GLS stops all parcels in the north.' }, statusLine: {}, overWords: {}, lateDays: 3, tag: null });
      await decideIncident(tx, made, true);
      return made;
    });
    const seconds = await decideAll(db, incidentId);
    const { rows } = await pool.query<{ because: string; count: number }>(`select because, count(*)::integer as count from outreach.decision where incident_id = $1 group by 1 order by 2 desc`, [incidentId]);
    const { rows: [once] } = await pool.query<{ decided: number; apart: number }>(`select count(*)::integer as decided, count(distinct shipment_id)::integer as apart from outreach.decision where incident_id = $1`, [incidentId]);
    if (once?.decided !== parcels || once.apart !== parcels) throw new Error(`of ${parcels} parcels ${once?.apart} were decided, ${once?.decided} times`);
    await db.close();
    await postgres.stop();
    table([['parcels', 'seconds', `target ≤ ${TARGET_SECONDS} at 200000`, 'parcels a second'], [String(parcels), String(seconds), seconds <= TARGET_SECONDS ? 'met' : 'short', String(Math.round(parcels / seconds))], ...rows.map((row) => [row.because, String(row.count)])]);
    return { parcels, seconds, because: Object.fromEntries(rows.map((row) => [row.because, row.count])), peak_memory_mb: Math.round(process.resourceUsage().maxRSS / 1024) };
  } finally {
    await stage.close();
  }
}

async function decideAll(db: Database, incidentId: string): Promise<number> {
  const job = { payload: { incident_id: incidentId }, attempt: 1 } as unknown as Job;
  const from = performance.now();
  for (let batch = 0; ; batch++) {
    if (batch === 1) await killedHalfWay(db, job);
    await db.transact(actor, (tx) => decideBatch(tx, job));
    const { state } = await db.read(actor, (tx) => tx.one<{ state: string }>(sql`select state from outreach.incident where id = ${incidentId}`));
    if (state === 'on') return round((performance.now() - from) / 1000, 1);
  }
}

async function killedHalfWay(db: Database, job: Job): Promise<void> {
  const killed = new Error('killed');
  await db.transact(actor, async (tx) => {
    await decideBatch(tx, job);
    throw killed;
  }).catch((error: unknown) => {
    if (error !== killed) throw error;
  });
}

/** Every fourth customer has two parcels; some wrote lately, refused, or have no address. */
async function fill(pool: pg.Pool, brandId: string, parcels: number): Promise<void> {
  const people = Math.ceil((parcels * 4) / 5);
  const status = `(select s.id from conversations.status s where s.brand_id = '${brandId}' and s.category = 'open' limit 1)`;
  await fillInSteps(pool, () => undefined, async (step) => {
    await step('customers', `insert into customers.customer (id, brand_id, name, locale, created_at, updated_at) select ${id('a000', 'n')}, '${brandId}', 'Shopper ' || n, (array['de','en','es'])[1 + n % 3], now(), now() from generate_series(0, ${people - 1}) n;
      insert into customers.handle (id, brand_id, customer_id, kind, value, created_at) select ${id('a100', 'n')}, '${brandId}', ${id('a000', 'n')}, 'email', 'shopper' || n || '@example.test', now() from generate_series(0, ${people - 1}) n where n % 50 <> 7;
      insert into customers.consent (brand_id, customer_id, channel, purpose, granted, source, at) select '${brandId}', ${id('a000', 'n')}, 'email', 'service', false, 'bench', now() from generate_series(0, ${people - 1}) n where n % 40 = 3;`);
    await step('orders', `insert into orders."order" (id, brand_id, source, source_id, number, number_key, customer_id, state, payment_state, fulfilment_state, currency, total_minor, shipping_address, placed_at, changed_at)
      select ${id('c000', 'n')}, '${brandId}', 'bench', n::text, n::text, n::text, ${id('a000', `n % ${people}`)}, 'open', 'paid', 'fulfilled', 'EUR', 1000 + n % 20000, '{"country":"DE"}', now() - interval '3 days', now() from generate_series(0, ${parcels - 1}) n;`);
    await step('parcels', `insert into shipments.shipment (id, brand_id, order_id, source, source_id, carrier, tracking_number, state, state_at, estimated_delivery_at, changed_at)
      select ${id('d000', 'n')}, '${brandId}', ${id('c000', 'n')}, 'bench', n::text, 'gls', 'G' || n, 'in_transit', now(), now() + interval '1 day', now() from generate_series(0, ${parcels - 1}) n;`);
    await step('conversations', `insert into conversations.conversation (id, brand_id, number, token, subject, channel, customer_id, status_id, category, opened_at, last_message_at)
      select ${id('b000', 'n')}, '${brandId}', 1000000 + n, 'open' || n, 'Where is it', 'email', ${id('a000', 'n')}, ${status}, 'open', now() - interval '1 day', now() - interval '1 day' from generate_series(0, ${people - 1}) n where n % 20 = 1;`);
    for (const name of ['customers.customer', 'customers.handle', 'orders."order"', 'shipments.shipment', 'conversations.conversation']) await step('vacuum', `vacuum (analyze) ${name}`);
  });
}
