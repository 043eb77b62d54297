import type { Pool } from 'pg';
import type { PlannedView } from '../../server/src/modules/workforce/contract.ts';
import { between, seededRandom } from '../../server/src/platform/random/random.ts';
import { openStage, percentile, round, table, type Stage } from '../stage/open-stage.ts';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const PASSPHRASE = 'quiet copper lantern field';
const [ASKERS, WEEKS_BEHIND, WEEKS_AHEAD, PAST_DAYS] = [10, 9, 8, 42];
/** contacts of a working hour */
const PER_HOUR: Readonly<Record<string, number>> = { voice: 150, chat: 220, email: 260, whatsapp: 120 };

interface Asker {
  readonly id: string;
  readonly cookie: string;
}

/**
 * Leave of one's own asked about in the API: before it is sent (a yes; a no with other days) and sent, granted and taken back; in a brand of so many people, four channels that are
 * foretold and seventeen weeks of shifts. Askers take turns and ask for other days each time. The first of each kind is told apart: whatever is remembered is not there yet.
 */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const many = Number(argv[0] ?? 200);
  const stage = await openStage();
  const pool = await stage.pool(2);
  try {
    const monday = (Math.floor((Date.now() / DAY + 3) / 7) * 7 - 3) * DAY;
    const { id: siteId } = await stage.call<{ id: string }>('POST', '/api/v1/sites', { name: 'Cape Town', country: 'ZA', time_zone: 'Africa/Johannesburg' });
    const askers = await hire(stage, pool, many, siteId);
    await write(pool, stage.brandId, monday);
    await foretold(stage);
    // What came is packed by the hour, as it is wherever contacts came over weeks and not in one moment.
    for (const end = Date.now() + 180_000; (await pool.query('select 1 from facts.changed_hour limit 1')).rows.length > 0 && Date.now() < end;) await new Promise((resolve) => setTimeout(resolve, 250));
    const settle = (short: number, away: number) => stage.call('PUT', `/api/v1/sites/${siteId}/week-settings`, { allotment_percent: away, notice_days: 7, short_percent: short, planner_approves_swaps: false });
    const ask = (at: number, url: string, more: object = {}) => asked(stage, askers[at % askers.length] as Asker, url, { kind: 'holiday', ...days(monday, at), ...more });
    await settle(100, 100);
    const yes = await timed(30, (at) => ask(at, '/api/v1/my-leave/preview'), 'granted');
    const granted = await timed(20, (at) => ask(at, '/api/v1/my-leave', { reason: '', ask_person: false }), 'granted', async (at, answer) => { await asked(stage, askers[at % askers.length] as Asker, `/api/v1/my-leave/${String(answer.id)}/withdraw`, {}); });
    await settle(0, 100);
    const no = await timed(20, (at) => ask(at, '/api/v1/my-leave/preview'), 'refused');
    const rows = { 'a yes, before it is sent': yes, 'sent, granted, shifts ended': granted, 'a no with other days': no };
    table([['', 'first ms', 'p50 ms', 'p95 ms', 'longest ms'], ...Object.entries(rows).map(([name, [first, ...rest]]) => [name, ...[first ?? 0, percentile(rest, 0.5), percentile(rest, 0.95), Math.max(...rest)].map((one) => round(one, 0))])]);
    const said = (name: string, [first, ...rest]: readonly number[]) => ({ [`${name}_first_ms`]: round(first ?? 0, 0), [`${name}_p50_ms`]: round(percentile(rest, 0.5), 0), [`${name}_p95_ms`]: round(percentile(rest, 0.95), 0) });
    return { people: many, weeks: WEEKS_BEHIND + WEEKS_AHEAD, ...said('yes', yes), ...said('granted', granted), ...said('no', no) };
  } finally {
    await stage.close();
  }
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** Two days in a row, in another week each time, never sooner than notice asks. */
function days(monday: number, at: number): { from: string; to: string } {
  const from = monday + (14 + (at % 5) * 7 + (Math.floor(at / 5) % 4)) * DAY;
  return { from: iso(from).slice(0, 10), to: iso(from + DAY).slice(0, 10) };
}

async function timed(times: number, once: (at: number) => Promise<Record<string, unknown>>, wanted: string, after: (at: number, answer: Record<string, unknown>) => Promise<void> = async () => {}): Promise<number[]> {
  const took: number[] = [];
  for (let at = 0; at < times; at++) {
    const from = performance.now();
    const answer = await once(at);
    took.push(performance.now() - from);
    const said = answer.answer ?? answer.state;
    if (said !== wanted) throw new Error(`${String(said)} instead of ${wanted}: ${JSON.stringify(answer).slice(0, 400)}`);
    await after(at, answer);
  }
  return took;
}

async function asked({ keepdesk }: Stage, { cookie }: Asker, url: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${keepdesk.url}${url}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: keepdesk.url, cookie }, body: JSON.stringify(body) });
  const json = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${JSON.stringify(json)}`);
  return json;
}

/** Some are invited and sign in; all others are written down. */
async function hire({ keepdesk, brandId, call }: Stage, pool: Pool, many: number, siteId: string): Promise<Asker[]> {
  const roleId = (await call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/roles')).data.find((one) => one.name === 'agent')?.id;
  const askers: Asker[] = [];
  for (let at = 0; at < Math.min(many, ASKERS); at++) {
    const name = `Asker ${at}`;
    const { link } = await call<{ link: string }>('POST', '/api/v1/invitations', { email: `asker${at}@north.test`, name, roles: [{ role_id: roleId, brand_id: brandId }] });
    const accepted = await fetch(`${keepdesk.url}/api/v1/invitations/accept`, { method: 'POST', headers: { 'content-type': 'application/json', origin: keepdesk.url }, body: JSON.stringify({ token: link.split('/').at(-1), name, passphrase: PASSPHRASE }) });
    if (!accepted.ok) throw new Error(`accepting: ${accepted.status} ${await accepted.text()}`);
    const cookie = accepted.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    askers.push({ id: ((await (await fetch(`${keepdesk.url}/api/v1/session`, { headers: { cookie } })).json()) as { person: { id: string } }).person.id, cookie });
  }
  await pool.query("insert into identity.person (id, name, email) select gen_random_uuid(), 'Agent ' || n, 'agent' || n || '@north.test' from generate_series($1::int, $2::int) n", [askers.length, many - 1]);
  await pool.query("insert into identity.role_assignment (person_id, role_id, brand_id) select id, $1, $2 from identity.person where name like 'Agent %'", [roleId, brandId]);
  await pool.query("insert into people.terms (person_id, site_id, contract_minutes, least_shift_minutes, most_shift_minutes, most_days, nights, changed_at) select id, $1, 2400, 240, 600, 5, false, now() from identity.person where name like 'Agent %' or name like 'Asker %'", [siteId]);
  // A third does not take calls, another no chats: three sets of skills.
  await pool.query("insert into routing.profile (person_id, channels, changed_at) select id, case n % 3 when 0 then '{\"email\": 5, \"whatsapp\": 3, \"chat\": 3}'::jsonb when 1 then '{\"voice\": 1, \"email\": 5, \"whatsapp\": 3}'::jsonb else '{\"voice\": 1, \"email\": 5, \"chat\": 3}'::jsonb end, now() from (select id, row_number() over (order by name) n from identity.person where name like 'Agent %') p on conflict do nothing");
  return askers;
}

/** Contacts of some weeks, and shifts: five a week for everybody, of eight hours with a lunch, from four different hours. */
async function write(pool: Pool, brandId: string, monday: number): Promise<void> {
  const random = seededRandom(5);
  const today = Math.floor(Date.now() / DAY) * DAY;
  for (const [channel, rate] of Object.entries(PER_HOUR)) {
    const at: Date[] = [];
    for (let day = -PAST_DAYS; day < 0; day++) for (let hour = 6; hour < 18; hour++) {
      const count = Math.round(rate * ([0, 6].includes(new Date(today + day * DAY).getUTCDay()) ? 0.4 : 1) * (0.75 + random.next() * 0.5));
      for (let n = 0; n < count; n++) at.push(new Date(today + day * DAY + hour * HOUR + between(random, 0, 3599) * 1000));
    }
    await pool.query("insert into facts.conversation (conversation_id, brand_id, channel, counted, opened_at, language) select gen_random_uuid(), $1, $2, true, x.at, 'en' from unnest($3::timestamptz[]) as x(at)", [brandId, channel, at]);
  }
  await pool.query("insert into facts.changed_hour (brand_id, hour, marked_at) select distinct brand_id, date_trunc('hour', opened_at, 'UTC'), now() from facts.conversation where brand_id = $1 on conflict do nothing", [brandId]);
  await pool.query(`
    insert into workforce.shift (id, person_id, from_at, to_at, activities, published_at)
    select gen_random_uuid(), p.id, f.at, f.at + interval '8 hours 30 minutes', jsonb_build_array(jsonb_build_object('kind', 'lunch', 'from', f.at + interval '4 hours', 'to', f.at + interval '5 hours', 'paid', false)), now()
    from (select id, row_number() over (order by name) n from identity.person where name like 'Agent %' or name like 'Asker %') p, generate_series($1::int, $2::int) week, generate_series(0, 4) day,
      lateral (select to_timestamp($3::float8) + make_interval(days => week * 7 + day, hours => 5 + (p.n % 4)::int) as at) f`, [-WEEKS_BEHIND, WEEKS_AHEAD - 1, monday / 1000]);
  await pool.query('analyze');
}

/** As tonight would. */
async function foretold({ brandId, call }: Stage): Promise<void> {
  await call('POST', '/api/v1/workforce/forecast', { brand_id: brandId });
  const url = `/api/v1/brands/${brandId}`;
  let planned = await call<PlannedView>('GET', `${url}/planned-channels`);
  for (const end = Date.now() + 300_000; planned.channels.filter((one) => one.made_at !== null).length < Object.keys(PER_HOUR).length; planned = await call<PlannedView>('GET', `${url}/planned-channels`)) {
    if (Date.now() > end) throw new Error('nothing is foretold');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  // Contacts take so long that there are hours with nobody to spare.
  await call('PUT', `${url}/workforce-settings`, { step_seconds: planned.step_seconds, currency: planned.currency, terms: Object.fromEntries(planned.channels.map((one) => [one.channel, { ...one.terms, handle_seconds: one.channel === 'chat' ? 900 : 720 }])) });
}
