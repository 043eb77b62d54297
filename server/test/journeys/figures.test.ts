import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ConversationPageView, ConversationView } from '../../src/modules/conversations/contract.ts';
import { countAnew, measured, rollUpChanged } from '../../src/modules/facts/index.ts';
import type { AskedReport, KpiView, ReportView, SavedReportView } from '../../src/modules/insights/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { openTestHouse, type CallError, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
const system = systemActor('test');
before(async () => {
  world = await openTestHouse();
  await world.call('PUT', `/api/v1/brands/${world.brandId}/behaviour`, { undo_seconds: 0, thanks_reopens: true, reopen_days: 30, number_in_subject: false });
});
after(() => world.close());

const open = (subject: string, email: string) => world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject, customer: { email }, text: 'Where is it?' });
const page = (id: string) => world.call<ConversationPageView>('GET', `/api/v1/desk/conversations/${id}`);
/** Until every listener has heard what happened; what another transaction holds back is not to be seen at once. */
async function settled(): Promise<void> {
  await world.settled();
  await world.until(() => world.house.db.read(system, async (tx) => (await tx.one<{ behind: boolean }>(sql`
    select exists (select from platform.event e where e.name like 'conversations.%' and (e.xid, e.seq) > (select l.xid, l.seq from platform.listener l where l.name = 'facts.count-conversations')
      and e.name not in ('conversations.reply_released', 'conversations.reply_delivered', 'conversations.tagged', 'conversations.snoozed', 'conversations.woken', 'conversations.note_written')) as behind`)).behind === false));
}

async function reply(id: string, category: string): Promise<void> {
  const status = (await page(id)).statuses.find((one) => one.category === category);
  await world.call('POST', `/api/v1/conversations/${id}/replies`, { text: `On its way (${Math.random()}).`, status_id: status?.id, force: true });
}

async function move(id: string, category: string): Promise<void> {
  const status = (await page(id)).statuses.find((one) => one.category === category);
  await world.call('PATCH', `/api/v1/conversations/${id}`, { status_id: status?.id });
}

const asked = (more: Partial<AskedReport>): AskedReport => ({ metrics: ['received'], by: [], period: 'today', compare: 'none', hours: 'wall', filters: {}, ...more });
const run = (more: Partial<AskedReport>) => world.call<ReportView>('POST', '/api/v1/reports/run', asked(more));
const value = (report: ReportView, metric = 0) => report.total[metric]?.value;

/** Everything the rollup and the rows hold, for comparing. */
async function all(): Promise<unknown> {
  return world.house.db.read(system, async (tx) => ({
    rows: await tx.rows(sql`select * from facts.conversation order by conversation_id`), turns: await tx.rows(sql`select * from facts.turn order by conversation_id, n`),
    spans: await tx.rows(sql`select * from facts.span order by conversation_id, n`), answers: await tx.rows(sql`select * from facts.answer order by survey_id`), hours: await tx.rows(sql`select * from facts.hour_segment order by brand_id, measure, hour`),
  }));
}

async function rollUp(): Promise<void> {
  while ((await world.house.db.transact(system, rollUpChanged)) > 0);
}

test('a day of work counts as its definitions say', async () => {
  const one = await open('One', 'ana@example.test');
  await reply(one.id, 'resolved');
  const two = await open('Two', 'ben@example.test');
  await reply(two.id, 'waiting');
  await world.mail({ from: 'ben@example.test', to: 'help@north.test', subject: 'Re: Two', text: 'And the invoice?', inReplyTo: await lastHeader(two.id), references: await lastHeader(two.id) });
  await reply(two.id, 'resolved');
  // Ana comes again about the same: her first was no first-contact resolution.
  const again = await open('Once more', 'ana@example.test');
  await settled();
  const report = await run({ metrics: ['received', 'resolved', 'one_touch_rate', 'first_contact_rate', 'repeat_rate', 'backlog_end'] });
  assert.deepEqual(report.total.map((cell) => cell.value), [3, 2, 0.5, 0.5, 1 / 3, 1]);
  const next = await run({ metrics: ['next_reply_time', 'first_reply_time'] });
  assert.deepEqual(next.total.map((cell) => cell.n), [1, 2]);
  await world.call('POST', `/api/v1/conversations/${again.id}/merge`, { into: one.id });
  await settled();
  assert.equal(value(await run({})), 2, 'a merged conversation is in no figure');
  assert.equal(value(await run({ metrics: ['repeat_rate'] })), 0);
});

async function lastHeader(id: string): Promise<string> {
  const row = await world.house.db.read(system, (tx) => tx.one<{ header_id: string }>(sql`select header_id from conversations.message where conversation_id = ${id} and kind = 'reply' order by at desc limit 1`));
  return `<${row.header_id}>`;
}

test('what was undone is not counted, and what is spam leaves the figures', async () => {
  const before = value(await run({ metrics: ['resolved'] }));
  const made = await open('Undone', 'cara@example.test');
  await move(made.id, 'resolved');
  await settled();
  assert.equal(value(await run({ metrics: ['resolved'] })), (before ?? 0) + 1);
  await move(made.id, 'open');
  await settled();
  assert.equal(value(await run({ metrics: ['resolved'] })), before);
  const received = value(await run({})) ?? 0;
  await world.call('PATCH', `/api/v1/conversations/${made.id}`, { spam: true });
  await settled();
  assert.equal(value(await run({})), received - 1);
});

test('counted as it happened, rolled up hour by hour, or made from nothing: all the same', async () => {
  for (let i = 0; i < 12; i++) {
    const made = await open(`No. ${i}`, `shopper${i % 4}@example.test`);
    if (i % 2 === 0) await reply(made.id, i % 4 === 0 ? 'resolved' : 'waiting');
    if (i % 3 === 0) await move(made.id, 'resolved');
    if (i % 6 === 0) await move(made.id, 'open');
    await settled();
    if (i % 5 === 0) await rollUp();
  }
  const fromRows = await figures();
  await rollUp();
  assert.deepEqual(await figures(), fromRows, 'the rollup tells what the rows told');
  const grown = await all();
  await world.house.db.transact(system, async (tx) => {
    const ids = await tx.rows<{ id: string }>(sql`select id from conversations.conversation order by id desc`);
    for (const table of [sql`delete from facts.turn`, sql`delete from facts.span`, sql`delete from facts.answer`, sql`delete from facts.conversation`, sql`delete from facts.hour_segment`]) await tx.run(table);
    await countAnew(tx, ids.map((row) => row.id));
  });
  await rollUp();
  assert.deepEqual(await all(), grown, 'from nothing it comes out the same');
});

/** Each measure as reports read it, by channel and hour. */
function figures(): Promise<unknown> {
  return world.house.db.read(system, (tx) => Promise.all((['received', 'first_reply', 'next_reply', 'resolved', 'first_contact', 'reopened', 'transfers', 'came', 'left'] as const).map(async (measure) => {
    const groups = await measured(tx, { measure, from: new Date(Date.now() - 86_400_000), to: new Date(Date.now() + 3_600_000), by: ['channel', 'hour'], filters: {}, business: false });
    return groups.map((group) => ({ ...group, spread: group.spread && [group.spread.percentile(0.5), group.spread.percentile(0.9)] })).toSorted((a, b) => (JSON.stringify(a.keys) < JSON.stringify(b.keys) ? -1 : 1));
  })));
}

test('a day that was told and changes is restated, and says so', async () => {
  const made = await open('Late', 'late@example.test');
  await settled();
  const yesterday = new Date(Date.now() - 86_400_000);
  await world.house.db.transact(system, (tx) => tx.run(sql`update conversations.conversation set opened_at = ${yesterday} where id = ${made.id}`));
  await world.house.db.transact(system, (tx) => countAnew(tx, [made.id]));
  await rollUp();
  const period = { period: 'custom' as const, from: new Date(Date.now() - 2 * 86_400_000).toISOString(), to: new Date().toISOString() };
  assert.deepEqual((await run(period)).restated, [], 'telling it for the first time restates nothing');
  await world.call('PATCH', `/api/v1/conversations/${made.id}`, { spam: true });
  await settled();
  await rollUp();
  assert.equal((await run(period)).restated.length, 1);
});

test('two dimensions, a comparison, the conversations behind a number, and a table to take away', async () => {
  const report = await run({ metrics: ['received', 'first_reply_time'], by: ['agent', 'channel'], compare: 'previous' });
  assert.deepEqual(report.by, ['agent', 'channel']);
  assert.ok(report.rows.some((row) => row.keys[0]?.name === 'Olga Owner' && row.keys[1]?.id === 'email'), JSON.stringify(report.rows.map((row) => row.keys)));
  assert.equal(report.rows.reduce((sum, row) => sum + (row.cells[0]?.value ?? 0), 0), report.total[0]?.value);
  assert.equal(report.total[0]?.before, 0);
  for (const row of report.rows) {
    const { data } = await world.call<{ data: unknown[] }>('POST', '/api/v1/reports/behind', { asked: asked({ by: ['agent', 'channel'] }), metric: 'received', keys: row.keys.map((key) => key.id) });
    assert.equal(data.length, row.cells[0]?.value, 'as many conversations as the number says');
  }
  await assert.rejects(run({ metrics: ['nonsense'] }), (error: CallError) => error.status === 422);
  await assert.rejects(run({ metrics: ['contacts_per_order'], by: ['agent'] }), (error: CallError) => error.status === 422);
});

test('behind what was open at the end stand the conversations that were open then, however it is divided', async () => {
  const period = { period: 'custom' as const, from: new Date(Date.now() - 3 * 86_400_000).toISOString(), to: new Date(Date.now() + 1000).toISOString(), metrics: ['backlog_end'] };
  for (const by of [[], ['brand'], ['channel'], ['reason'], ['agent'], ['team', 'channel'], ['day'], ['week'], ['month']] as AskedReport['by'][]) {
    const report = await run({ ...period, by });
    const count = async (keys: (string | null)[]): Promise<number> => (await world.call<{ data: unknown[] }>('POST', '/api/v1/reports/behind', { asked: asked({ ...period, by }), metric: 'backlog_end', keys })).data.length;
    assert.ok((value(report) ?? 0) > 0, 'something is open');
    assert.equal(await count([]), value(report), `all, by ${by.join()}`);
    for (const row of report.rows) assert.equal(await count(row.keys.map((key) => key.id)), row.cells[0]?.value, JSON.stringify([by, row.keys]));
  }
});

test('a period of one’s own may be told in days: they are those of the brand’s clock, the last is not in it', async () => {
  const report = await run({ period: 'custom', from: '2026-03-28', to: '2026-03-30', by: ['day'] });
  const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: report.time_zone, dateStyle: 'short', timeStyle: 'medium' });
  assert.deepEqual([report.period.from, report.period.to].map((at) => zone.format(new Date(at))), ['2026-03-28 00:00:00', '2026-03-30 00:00:00']);
  assert.deepEqual(report.rows.map((row) => row.keys[0]?.id), ['2026-03-28', '2026-03-29']);
  await assert.rejects(run({ period: 'custom', from: '2026-02-31', to: '2026-03-30' }), (error: CallError) => error.status === 400 || error.status === 422);
  await assert.rejects(run({ period: 'custom', from: '2026-03-30', to: '2026-03-30' }), (error: CallError) => error.status === 422);
});

test('a figure that cannot be divided so keeps its total and leaves the others their report', async () => {
  const report = await run({ metrics: ['received', 'backlog_end', 'contacts_per_order'], by: ['day', 'agent'] });
  assert.deepEqual(report.metrics.map((metric) => metric.undivided), [undefined, 'open', 'orders']);
  assert.ok(report.rows.length > 0 && report.rows.every((row) => row.cells[0]?.value !== null && row.cells[1]?.value === null && row.cells[2]?.value === null), JSON.stringify(report.rows.map((row) => row.cells.map((cell) => cell.value))));
  assert.equal(report.total[1]?.value, value(await run({ metrics: ['backlog_end'] })));
  const { data } = await world.call<{ data: unknown[] }>('POST', '/api/v1/reports/behind', { asked: asked({ metrics: ['received', 'backlog_end'], by: ['day', 'agent'] }), metric: 'backlog_end', keys: [] });
  assert.equal(data.length, report.total[1]?.value);
  await assert.rejects(run({ metrics: ['backlog_end'], by: ['hour'] }), (error: CallError) => error.status === 422);
});

test('every dimension divides a figure into the same whole', async () => {
  const whole = value(await run({ period: 'custom', from: new Date(Date.now() - 86_400_000).toISOString(), to: new Date().toISOString() }));
  for (const dimension of ['brand', 'channel', 'reason', 'team', 'site', 'agent', 'language', 'hour', 'weekday', 'day', 'week', 'month'] as const) {
    const report = await run({ by: [dimension], period: 'custom', from: new Date(Date.now() - 86_400_000).toISOString(), to: new Date().toISOString() });
    assert.equal(report.rows.reduce((sum, row) => sum + (row.cells[0]?.value ?? 0), 0), whole, dimension);
  }
});

test('brands on other clocks are told by one clock, whether their hours begin together or not', async () => {
  const before = value(await run({ by: ['day'], period: 'last_7_days' }));
  for (const [slug, zone] of [['west', 'America/El_Salvador'], ['east', 'Asia/Kolkata']] as const) {
    const brand = await world.call<{ id: string }>('POST', '/api/v1/brands', { name: slug, slug, time_zone: zone });
    await world.until(async () => (await world.call<{ data: { brand_id: string }[] }>('GET', '/api/v1/statuses')).data.some((status) => status.brand_id === brand.id));
    for (const hoursAgo of [30, 41.4, 52.6]) {
      const made = await world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: brand.id, subject: slug, customer: { email: `${slug}@example.test` }, text: 'Hello?' });
      await settled();
      await world.house.db.transact(system, (tx) => tx.run(sql`update conversations.conversation set opened_at = ${new Date(Date.now() - hoursAgo * 3_600_000)} where id = ${made.id}`));
      await world.house.db.transact(system, (tx) => countAnew(tx, [made.id]));
    }
    await rollUp();
    const report = await run({ by: ['day'], period: 'last_7_days' });
    const placed = await world.house.db.read(system, (tx) => tx.rows<{ day: string; n: number }>(sql`
      select (opened_at at time zone ${report.time_zone})::date::text as day, count(*)::integer as n from facts.conversation where counted and opened_at >= ${new Date(report.period.from)} and opened_at < ${new Date(report.period.to)} group by 1`));
    assert.equal(report.rows.length, 7, 'every day of the period, and no other');
    assert.deepEqual(Object.fromEntries(report.rows.flatMap((row) => (row.cells[0]?.value ? [[row.keys[0]?.id, row.cells[0].value]] : []))), Object.fromEntries(placed.map((row) => [row.day, row.n])));
  }
  assert.ok((value(await run({ by: ['day'], period: 'last_7_days' })) ?? 0) > (before ?? 0));
});

test('the floor’s figures keep their shape', async () => {
  const { data } = await world.call<{ data: KpiView[] }>('GET', '/api/v1/kpis');
  for (const key of ['open', 'waiting', 'backlog', 'unassigned', 'longest_wait', 'received', 'replied', 'resolved', 'first_reply_time', 'resolution_time', 'csat']) {
    const kpi = data.find((one) => one.key === key);
    assert.ok(kpi && kpi.definition && kpi.period.from && Array.isArray(kpi.series) && kpi.drilldown, key);
  }
  const received = data.find((one) => one.key === 'received');
  assert.equal(received?.series.reduce((sum, step) => sum + (step.value ?? 0), 0), received?.value);
});

test('behind every figure of the floor stand as many as it says it rests on, of the brand it was asked for', async () => {
  const quiet = await world.call<{ id: string }>('POST', '/api/v1/brands', { name: 'North, quiet', slug: 'quiet', time_zone: 'Asia/Tokyo' });
  const made = await open('Handed on', 'eve@example.test');
  const { person } = await world.call<{ person: { id: string } }>('GET', '/api/v1/session');
  await world.call('PATCH', `/api/v1/conversations/${made.id}`, { assignee_id: person.id });
  await settled();
  for (const asked of ['days=1', 'days=7', `days=7&brand_id=${world.brandId}`, `days=30&brand_id=${quiet.id}`, `days=7&channel=email&hours=business`]) {
    const { data } = await world.call<{ data: KpiView[] }>('GET', `/api/v1/kpis?${asked}`);
    for (const kpi of data) {
      const behind = (await world.call<{ data: { brand_id: string }[] }>('GET', kpi.drilldown)).data;
      assert.equal(behind.length, kpi.n, `${asked} ${kpi.key}`);
      if (asked.includes(quiet.id)) assert.equal(kpi.n, 0, kpi.key);
      if (asked.includes(world.brandId)) assert.ok(behind.every((row) => row.brand_id === world.brandId), kpi.key);
      if (kpi.drilldown_query === undefined) continue;
      const search = await world.call<{ data: unknown[] }>('GET', `/api/v1/search?limit=100&q=${encodeURIComponent(kpi.drilldown_query)}`);
      assert.equal(search.data.length, kpi.n, `${kpi.key}: ${kpi.drilldown_query}`);
    }
    assert.ok(asked.includes(quiet.id) || data.filter((kpi) => kpi.n > 0).length > 8);
  }
  const inboxOf = async (brandId: string): Promise<{ brand_id: string }[]> => (await world.call<{ data: { brand_id: string }[] }>('GET', `/api/v1/desk/inbox?view=open&brand_id=${brandId}`)).data;
  assert.equal((await inboxOf(quiet.id)).length, 0);
  const ours = await inboxOf(world.brandId);
  assert.ok(ours.length > 0 && ours.every((row) => row.brand_id === world.brandId));
  await assert.rejects(world.call('GET', '/api/v1/kpis/nonsense/conversations'), (error: CallError) => error.status === 422);
});

test('the floor’s days are those of the brand’s clock', async () => {
  const { data } = await world.call<{ data: KpiView[] }>('GET', '/api/v1/kpis?days=7');
  const received = data.find((one) => one.key === 'received');
  const zone = received?.period.time_zone ?? '';
  assert.equal(zone, (await run({})).time_zone, 'the same as the reports’');
  const told = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  assert.deepEqual(received?.series.map((step) => told.format(new Date(step.at))), Array.from({ length: 7 }, () => '00:00'));
});

test('a report is saved, shared by role, sent by mail on its day, and removed with its mails', async () => {
  const made = await world.call<SavedReportView>('POST', '/api/v1/reports', { brand_id: world.brandId, name: 'Our week', asked: asked({ by: ['channel'], period: 'last_7_days' }) });
  assert.equal(made.mine, true);
  const { person } = await world.call<{ person: { id: string } }>('GET', '/api/v1/session');
  const { data } = await world.call<{ data: { id: string; next_at: string }[] }>('POST', `/api/v1/reports/${made.id}/schedules`, { weekdays: [1, 2, 3, 4, 5, 6, 7], time: '07:00', time_zone: 'Europe/Berlin', person_ids: [person.id] });
  assert.ok(Date.parse(data[0]?.next_at ?? '') > Date.now());
  await assert.rejects(world.call('POST', `/api/v1/reports/${made.id}/schedules`, { weekdays: [1], time: '07:00', time_zone: 'Moon/Base', person_ids: [person.id] }), (error: CallError) => error.status === 422);
  await world.house.db.transact(system, (tx) => tx.schedule({ kind: 'insights.send_report', key: data[0]?.id ?? '', brandId: world.brandId, payload: { schedule_id: data[0]?.id } }));
  const mail = await world.until(async () => world.relay.mails.find((one) => one.to.includes('olga@keepdesk.test')));
  const raw = mail.raw.toString();
  assert.match(raw, /Our week/);
  assert.match(raw, /text\/html/);
  await world.until(async () => (await world.call<{ data: { last_at: string | null }[] }>('GET', `/api/v1/reports/${made.id}/schedules`)).data[0]?.last_at);
  await world.call('DELETE', `/api/v1/reports/${made.id}`);
  assert.equal((await world.call<{ data: unknown[] }>('GET', '/api/v1/reports')).data.length, 0);
});

test('a target stands beside its figure', async () => {
  await world.call('PUT', '/api/v1/targets', { brand_id: world.brandId, metric: 'received', channel: '', value: 100 });
  await world.call('PUT', '/api/v1/targets', { brand_id: world.brandId, metric: 'received', channel: 'email', value: 60 });
  const report = await run({ by: ['channel'] });
  assert.equal(report.total[0]?.target, 100);
  assert.equal(report.rows.find((row) => row.keys[0]?.id === 'email')?.cells[0]?.target, 60);
});

test('being there is kept from when to when, and so is what one has before them', async () => {
  await world.call('PUT', '/api/v1/me/state', { state: 'online' });
  const made = await open('Before me', 'dora@example.test');
  await world.call('PUT', '/api/v1/me/handling', { conversation_id: made.id });
  const { data } = await world.call<{ data: { state: string; conversation: { id: string } | null }[] }>('GET', '/api/v1/agent-states');
  assert.deepEqual([data[0]?.state, data[0]?.conversation?.id], ['available', made.id]);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await world.call('PUT', '/api/v1/me/state', { state: 'offline' });
  const period = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;
  await world.settled();
  const worked = await world.call<{ data: { available_seconds: number; handling_seconds: number; conversations: number }[] }>('GET', `/api/v1/worked-time?${period}`);
  assert.equal(worked.data[0]?.conversations, 1);
  assert.ok((worked.data[0]?.available_seconds ?? 0) >= 1 && (worked.data[0]?.handling_seconds ?? 0) >= 1, JSON.stringify(worked.data));
  const intervals = await world.call<{ data: { state: string; to: string | null }[] }>('GET', `/api/v1/agent-states/intervals?${period}`);
  assert.deepEqual(intervals.data.map((one) => [one.state, one.to === null]), [['available', false], ['offline', true]]);
});
