import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '../../src/platform/postgres/index.ts';
import { MailRelay } from '../fakes/mail-relay.ts';
import { runKeepdesk, type RunningKeepdesk } from '../stage/run-keepdesk.ts';
import { makeKey, poster } from './target.ts';

export interface NoticesReport {
  readonly parcels: number;
  readonly told: number;
  readonly heldOut: number;
  /** the relay took them twice, under one Message-ID: killed between its yes and our commit */
  readonly repeated: number;
  readonly broken: readonly string[];
  readonly kills: number;
}

/** Carrier incidents with this many open parcels are told while the server is killed with SIGKILL until everybody was told; then each parcel's decision and each customer's mails are counted. */
export async function tellUnderKills(parcels: number, random: () => number, say: (line: string) => void): Promise<NoticesReport> {
  const relay = new MailRelay();
  const desk = await runKeepdesk([], { KEEPDESK_SMTP_RELAY: await relay.start() }).catch(async (error: unknown) => {
    await relay.stop();
    throw error;
  });
  try {
    const incidentId = await declareIncident(desk, parcels);
    const kills = await killUntilTold(desk, incidentId, random, say);
    return { parcels, kills, ...(await compare(desk, relay, incidentId, parcels)) };
  } finally {
    await desk.remove();
    await relay.stop();
  }
}

/** A brand awake day and night, its parcels, and an incident two people agreed on; the incident's id. */
async function declareIncident(desk: RunningKeepdesk, parcels: number): Promise<string> {
  const owner = await makeKey(desk, 'all', 'owner');
  const post = poster(desk, owner);
  const { id: brandId } = await post<{ id: string }>('/api/v1/brands', { name: 'North', slug: 'north', domain: 'north.test' });
  await post('/api/v1/mailboxes', { brand_id: brandId, address: 'help@north.test', name: 'North' });
  const settings = { quiet: { from: '00:00', to: '00:00' }, most_per_day: 20, most_per_week: 50, wrote_within_days: 7, most_per_minute: 6000, cost_cents: { email: 0.1 } };
  await poster(desk, owner, 'PUT')(`/api/v1/brands/${brandId}/outreach-settings`, settings);
  await inDatabase(desk, (db) => fill(db, brandId, parcels));
  const words = { en: 'A strike at GLS stops all parcels in the north.' };
  const { id } = await post<{ id: string }>(`/api/v1/brands/${brandId}/notice-incidents`, { carrier: 'gls', words, late_days: 3 });
  const { rows } = await inDatabase(desk, (db) => db.query<{ id: string }>('select id from approvals.request'));
  await agree(desk, rows.map((row) => row.id));
  return id;
}

/** Only a person can. */
async function agree(desk: RunningKeepdesk, approvalIds: readonly string[]): Promise<void> {
  const post = (path: string, body: object, cookie = ''): Promise<Response> => fetch(`${desk.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: desk.url, cookie }, body: JSON.stringify(body) });
  const signedIn = await post('/api/v1/setup', { name: 'Olga Owner', email: 'olga@north.test', passphrase: 'quiet copper lantern field' });
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  for (const id of approvalIds) {
    const answer = await post(`/api/v1/approvals/${id}/decide`, { approve: true }, cookie);
    if (!answer.ok) throw new Error(await answer.text());
  }
}

async function fill(db: pg.Client, brandId: string, parcels: number): Promise<void> {
  const id = (kind: string): string => `('00000000-0000-7000-${kind}-' || lpad(to_hex(n), 12, '0'))::uuid`;
  for (const [into, values] of [
    ['customers.customer (id, brand_id, name, created_at, updated_at)', `${id('a000')}, $1::uuid, 'Shopper ' || n, now(), now()`],
    ['customers.handle (id, brand_id, customer_id, kind, value, created_at)', `${id('a100')}, $1::uuid, ${id('a000')}, 'email', 'shopper' || n || '@example.test', now()`],
    ['orders."order" (id, brand_id, source, source_id, number, number_key, customer_id, state, payment_state, fulfilment_state, currency, total_minor, shipping_address, placed_at, changed_at)', `${id('c000')}, $1::uuid, 'fault', n::text, n::text, n::text, ${id('a000')}, 'open', 'paid', 'fulfilled', 'EUR', 1000, '{"country":"DE"}', now() - interval '3 days', now()`],
    ['shipments.shipment (id, brand_id, order_id, source, source_id, carrier, tracking_number, state, state_at, estimated_delivery_at, changed_at)', `${id('d000')}, $1::uuid, ${id('c000')}, 'fault', n::text, 'gls', 'G' || n, 'in_transit', now(), now() + interval '1 day', now()`],
  ] as const) await db.query(`insert into ${into} select ${values} from generate_series(0, $2::integer - 1) n`, [brandId, parcels]);
}

const MOST_KILLS = 15;

/** Kills it at random moments, a number of times; then waits, for what a killed one was sending has a lease of two minutes. */
async function killUntilTold(desk: RunningKeepdesk, incidentId: string, random: () => number, say: (line: string) => void): Promise<number> {
  for (let kills = 0; ; ) {
    await pause(300 + random() * 4000);
    const { state, decided, left } = await inDatabase(desk, (db) => leftOf(db, incidentId));
    if (left === 0 && state === 'on') return kills;
    if (kills === MOST_KILLS) continue;
    await desk.kill();
    await desk.restart();
    kills += 1;
    say(`kill ${kills}: ${state}, ${decided} decided, ${left} not yet told`);
  }
}

async function leftOf(db: pg.Client, incidentId: string): Promise<{ state: string; decided: number; left: number }> {
  const { rows: [row] } = await db.query<{ state: string; decided: number; left: number }>(`
    select i.state, count(d.id)::integer as decided, count(d.id) filter (where d.state in ('due', 'leaving'))::integer as left
    from outreach.incident i left join outreach.decision d on d.incident_id = i.id where i.id = $1 group by 1`, [incidentId]);
  return row ?? { state: 'gone', decided: 0, left: 0 };
}

async function compare(desk: RunningKeepdesk, relay: MailRelay, incidentId: string, parcels: number): Promise<Omit<NoticesReport, 'parcels' | 'kills'>> {
  const { rows } = await inDatabase(desk, (db) => db.query<{ id: string; shipment_id: string; state: string; because: string; address: string | null }>('select id, shipment_id, state, because, address from outreach.decision where incident_id = $1', [incidentId]));
  const times = new Map<string, number>();
  const byAddress = new Map<string, Set<string>>();
  for (const { messageId, to } of relay.mails) {
    times.set(messageId, (times.get(messageId) ?? 0) + 1);
    for (const address of to) byAddress.set(address, (byAddress.get(address) ?? new Set()).add(messageId));
  }
  const broken: string[] = [];
  if (rows.length !== parcels || new Set(rows.map((row) => row.shipment_id)).size !== parcels) broken.push(`${rows.length} decisions about ${parcels} parcels`);
  for (const row of rows) {
    const mails = byAddress.get(row.address ?? '')?.size ?? 0;
    if (row.state === 'sent' ? mails !== 1 : row.because !== 'held_out' || mails > 0) broken.push(`decision ${row.id} is ${row.state} (${row.because}), with ${mails} mails`);
  }
  const told = rows.filter((row) => row.state === 'sent').length;
  if (byAddress.size !== told) broken.push(`${byAddress.size} people had mail, ${told} were told`);
  return { told, heldOut: rows.length - told, repeated: [...times.values()].filter((n) => n > 1).length, broken };
}

async function inDatabase<T>(desk: RunningKeepdesk, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ dataDir: desk.dataDir, env: {} });
  const db = new pg.Client({ connectionString: postgres.ownerUrl });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
    await postgres.stop();
  }
}
