import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../../../../..');
const attempt = (args: readonly string[], input = '') => spawnSync(process.execPath, [path.join(root, 'start.mjs'), 'try', ...args], { input, encoding: 'utf8', cwd: tmpdir() });
const lines = (text: string): unknown[] => text.trim().split('\n').map((line) => JSON.parse(line) as unknown);

test('answers line by line in order and marks what it cannot understand', () => {
  const { stdout, status } = attempt(['url'], '{"url":"http://127.1/"}\nnot json\n{"uri":1}\n\n{"url":"https://example.com"}');
  assert.deepEqual(lines(stdout), [
    { allowed: false, href: 'http://127.0.0.1/', because: 'its address is not public' },
    { error: { code: 'invalid_json', message: 'the line is not JSON' } },
    { error: { code: 'invalid_input', message: '"url" must be a string' } },
    { allowed: true, href: 'https://example.com/', because: 'its name may be resolved' },
  ]);
  assert.equal(status, 1);
});

test('reads mails from files and from lines alike', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'try-'));
  const raw = 'From: Ann <ann@x.test>\nDate: Tue, 1 Jul 2003 10:52:37 +0200\n\nYes\n\nOn 1 July 2003, Shop wrote:\n> Shall we?\n';
  writeFileSync(path.join(folder, 'a.eml'), raw);
  try {
    const fromFile = attempt(['mail', path.join(folder, 'a.eml'), path.join(folder, 'missing.eml')]);
    const fromLine = attempt(['mail'], JSON.stringify({ raw_base64: Buffer.from(raw).toString('base64') }));
    const [mail, missing] = lines(fromFile.stdout) as [Record<string, unknown>, { error: { code: string } }];
    assert.deepEqual(lines(fromLine.stdout)[0], mail);
    assert.deepEqual([mail['kind'], mail['reply_text'], mail['date'], mail['from']], ['message', 'Yes', '2003-07-01T08:52:37Z', { address: 'ann@x.test', name: 'Ann' }]);
    assert.equal(missing.error.code, 'unreadable_file');
    assert.equal(fromFile.status, 1);
    assert.equal(fromLine.status, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('clocks, working time with pauses, and moments a working time away', () => {
  const calendar = '{"time_zone":"Europe/Berlin","hours":{"4":[["09:00","17:00"]],"5":[["09:00","17:00"]]},"shifts":{"2026-12-24":[["09:00","12:00"]]},"breaks":{"2026-12-24":[["10:00","10:15"]]}}';
  const { stdout, status } = attempt(['sla'], [
    `{"calendar":${calendar},"start":"2026-12-24T00:00:00Z","end":"2026-12-25T00:00:00Z","pauses":[["2026-12-24T10:00:00Z","2026-12-24T10:30:00Z"]]}`,
    `{"calendar":${calendar},"start":"2026-12-24T10:45:00Z","business_seconds":1800,"direction":"after"}`,
    `{"calendar":${calendar},"start":"2026-12-25T08:15:00Z","business_seconds":1800,"direction":"before"}`,
    `{"calendar":${calendar},"targets":{"first_reply_seconds":3600,"resolution_seconds":7200},"events":[{"at":"2026-12-24T10:30:00Z","type":"opened"},{"at":"2026-12-24T10:40:00Z","type":"waiting_on_customer"}],"now":"2026-12-26T00:00:00Z"}`,
    `{"calendar":{"time_zone":"UTC","hours":{}},"start":"2026-12-24T10:45:00Z","business_seconds":1800,"direction":"after"}`,
  ].join('\n'));
  const [within, after, before, clocks, never] = lines(stdout) as [unknown, unknown, unknown, { clocks: Record<string, unknown>[] }, { error: { code: string } }];
  assert.deepEqual([within, after, before], [{ business_seconds: 8100 }, { at: '2026-12-25T08:15:00Z' }, { at: '2026-12-24T10:45:00Z' }]);
  assert.deepEqual(clocks.clocks.map((clock) => [clock['metric'], clock['state'], clock['elapsed_seconds'], clock['remaining_seconds'], clock['due_at']]), [['first_reply', 'paused', 600, 3000, null], ['resolution', 'paused', 600, 6600, null]]);
  assert.equal(never.error.code, 'no_hours');
  assert.equal(status, 1);
});

test('staffing: what agents reach, how many are needed and why, work with deadlines, and a plain no', () => {
  const calls = '"interval_seconds":1800,"aht_seconds":180,"arrivals":100';
  const { stdout, status } = attempt(['staffing'], [
    `{"model":"erlang_c",${calls},"target":{"service_level":0.8,"within_seconds":20},"max_occupancy":0.85,"shrinkage":0.3,"explain":true}`,
    `{"model":"erlang_c",${calls},"agents":10,"target":{"within_seconds":20}}`,
    `{"model":"erlang_a",${calls},"agents":14,"patience_seconds":300,"target":{"within_seconds":20}}`,
    '{"model":"chat","arrivals":120,"interval_seconds":3600,"aht_seconds":360,"concurrency":3,"slowdown":0.15,"agents":6,"patience_seconds":180,"target":{"within_seconds":60}}',
    '{"model":"chat","arrivals":120,"interval_seconds":3600,"concurrency":[0,10,17.391304347826086,23.076923076923077],"agents":6,"patience_seconds":180,"target":{"within_seconds":60}}',
    '{"model":"backlog","arrivals":[60,0,0],"interval_seconds":3600,"aht_seconds":360,"target":{"within_seconds":10800}}',
    '{"model":"mmck","capacity":2,"arrivals":2,"interval_seconds":1,"aht_seconds":1,"agents":1}',
    '{"model":"priority","arrivals":[60,200],"interval_seconds":3600,"aht_seconds":240,"agents":20}',
    `{"model":"erlang_c",${calls},"agents":-1}`,
    `{"model":"erlang_d",${calls}}`,
  ].join('\n'));
  const rows = lines(stdout) as Record<string, number & { code: string } & { what: string }[]>[];
  assert.deepEqual([rows[0]?.['agents'], rows[0]?.['positions'], rows[0]?.['steps']?.map((step) => step.what)], [14, 20, ['load', 'model', 'one_fewer', 'decided_by', 'waiting', 'service_level', 'occupancy', 'shrinkage']]);
  assert.deepEqual([rows[1]?.['stable'], rows[1]?.['average_wait_seconds'], rows[1]?.['service_level']], [false, null, 0]);
  assert.deepEqual([Number(rows[2]?.['abandon_probability']).toFixed(6), Number(rows[2]?.['service_level']).toFixed(6)], ['0.013984', '0.916792']);
  assert.deepEqual([3, 4].map((at) => Number(rows[at]?.['service_level']).toFixed(6)), ['0.905734', '0.905734']);
  assert.deepEqual([rows[5]?.['agents'], rows[5]?.['plan']?.slice(0, 3), rows[5]?.['first_late_interval']], [2, [2, 2, 2], null]);
  assert.ok(Math.abs(Number(rows[6]?.['blocking_probability']) - 4 / 7) < 1e-12);
  assert.ok(Number(rows[7]?.['waits_by_class']?.[0]) < Number(rows[7]?.['waits_by_class']?.[1]));
  assert.deepEqual(rows.slice(8).map((row) => row['error']?.code), ['invalid_agents', 'invalid_input']);
  assert.equal(status, 1);
});

test('rehearse plays a season, refuses what cannot be played, and says the same twice', () => {
  const season = { days: 1, base_contacts_per_day: 300, reasons: [{ id: 'billing', share: 1, channel_share: { chat: 1 } }], handle_time: { cv: 1, mean_s: { chat: 500 } }, patience: { chat: { mean_s: 150 } }, concurrency: { chat: 3 }, slowdown: 0.2, sla_s: { chat: 60 } };
  const line = JSON.stringify({ seed: 1, replications: 3, season, agents: [{ id: 'ana', count: 2 }] });
  const { stdout, status } = attempt(['rehearse'], [line, line, JSON.stringify({ seed: 1, season: { ...season, base_contacts_per_day: -1 }, agents: [{ id: 'ana' }] }), '{"seed":1,"season":{}}'].join('\n'));
  const [first, second, negative, empty] = lines(stdout) as (Record<string, unknown> & { error?: { code: string } })[];
  assert.deepEqual(first, second);
  for (const field of ['service_level', 'waits', 'backlog', 'occupancy', 'cost', 'by_interval', 'by_reason', 'intervals', 'worst', 'says']) assert.notEqual(first?.[field], undefined, field);
  assert.deepEqual([negative?.error?.code, empty?.error?.code, status], ['invalid_season', 'invalid_input', 1]);
});

test('lists its cores, explains each, and says what is not built', () => {
  assert.match(attempt([]).stdout, /^ {2}mail +read a raw mail/m);
  for (const core of ['mail', 'reply-text', 'html', 'redact', 'url', 'language', 'triage', 'sla', 'sentiment', 'tracking', 'routing', 'delivery', 'returns', 'deflection', 'outreach', 'staffing', 'rehearse']) assert.match(attempt([core, '--help']).stdout, /Example:/);
  assert.equal(attempt(['nonsense']).status, 2);
});

test('reads feelings, by words or as learned from a file, and finds parcel numbers', () => {
  assert.deepEqual(lines(attempt(['sentiment'], '{"text":"Great shoes, I love them!"}\n{"text":"Das Paket hat zwei Kartons","locale":"de-AT"}').stdout).map((row) => (row as { label: string }).label), ['positive', 'neutral']);
  const folder = mkdtempSync(path.join(tmpdir(), 'try-'));
  const file = path.join(folder, 'train.jsonl');
  try {
    writeFileSync(file, ['zorp zorp', 'so zorp', 'flimp flimp', 'so flimp'].map((text) => JSON.stringify({ text, label: text.includes('zorp') ? 'up' : 'down' })).join('\n'));
    assert.equal((lines(attempt(['sentiment', '--train', file], '{"text":"very zorp"}').stdout)[0] as { label: string }).label, 'up');
  } finally {
    rmSync(folder, { recursive: true });
  }
  const { stdout, status } = attempt(['tracking'], '{"text":"Where is 1Z 999 AA1 01 2345 6784?"}\n{"carrier":"ups","code":"D"}\n{"vendor":"usps","payload":{"trackingNumber":"94","trackingEvents":[{"eventTimestamp":"2026-03-03T01:13:00","eventCode":"OF","eventType":"Out for Delivery"}]}}\n{"vendor":"usps","payload":"<"}');
  const [found, state, read, broken] = lines(stdout) as [{ numbers: { number: string; couriers: string[] }[] }, unknown, { parcels: { state: string; delivered: boolean; events: unknown[] }[] }, { error: { code: string } }];
  assert.deepEqual(found.numbers.map(({ number, couriers }) => [number, couriers]), [['1Z999AA10123456784', ['ups']]]);
  assert.deepEqual(state, { state: 'delivered' });
  assert.deepEqual(read.parcels[0]?.events, [{ at: '2026-03-03T01:13:00Z', state: 'out_for_delivery', code: 'OF', description: 'Out for Delivery', place: null }]);
  assert.deepEqual([read.parcels[0]?.state, read.parcels[0]?.delivered, broken.error.code], ['out_for_delivery', false, 'unreadable']);
  assert.equal(status, 1);
});

test('triage answers by the default tree, and by a label set it learns from a file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'try-'));
  const file = path.join(folder, 'labels.jsonl');
  const learned = ['lamp', 'bag', 'coat', 'phone', 'mug'].flatMap((thing) => [{ text: `where is my ${thing}`, label: 'track' }, { text: `refund my ${thing}`, labels: ['money'] }]);
  writeFileSync(file, learned.map((row) => JSON.stringify(row)).join('\n'));
  try {
    const [first, second] = lines(attempt(['triage'], '{"id":7,"subject":"Refund","text":"where is my money? I sent the shoes back"}\n{"text":"what is the capital of Peru"}').stdout) as Record<string, unknown>[];
    assert.deepEqual([first?.['id'], first?.['reason'], first?.['out_of_scope'], first?.['language']], [7, 'returns.refund_status', false, 'en']);
    assert.deepEqual([second?.['id'], second?.['reason'], second?.['out_of_scope']], [null, 'other', true]);
    const own = lines(attempt(['triage', '--train', file, '--oos', 'NONE'], '{"text":"where is my rug"}\n{"text":"sing me a song"}\n{"text":7}').stdout) as Record<string, unknown>[];
    assert.deepEqual([own[0]?.['reason'], own[0]?.['labels'], own[1]?.['reason'], own[1]?.['labels']], ['track', ['track'], 'NONE', []]);
    assert.deepEqual((own[2] as { error: { code: string } }).error.code, 'invalid_input');
    writeFileSync(file, '{"text":"a","label":"b"}\nnonsense');
    const refused = attempt(['triage', '--train', file], '{"text":"a"}');
    assert.match(refused.stderr, /line 2/);
    assert.notEqual(refused.status, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('delivery foretells from a file of parcels that arrived', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'try-'));
  const file = path.join(folder, 'past.jsonl');
  const past = Array.from({ length: 40 }, (_, at) => ({ ordered_at: `2026-05-${String(1 + (at % 20)).padStart(2, '0')}T10:00:00Z`, delivered_at: `2026-05-${String(4 + (at % 20)).padStart(2, '0')}T10:00:00Z` }));
  writeFileSync(file, past.map((row) => JSON.stringify(row)).join('\n'));
  const asked = [
    { ordered_at: '2026-06-01T10:00:00Z', promised_on: '2026-06-03' }, { ordered_at: '2026-06-01T10:00:00Z', promised_on: '2026-06-04', now: '2026-06-05T00:00:00Z' }, { ordered_at: 'soon' },
  ];
  try {
    const [late, gone, wrong] = lines(attempt(['delivery', '--train', file], asked.map((row) => JSON.stringify(row)).join('\n')).stdout);
    assert.deepEqual(late, { predicted_at: '2026-06-04T10:00:00Z', low: '2026-06-04T10:00:00Z', high: '2026-06-04T10:00:00Z', late_probability: 1, late: 'in_time' });
    assert.deepEqual(gone, { predicted_at: null, low: null, high: null, late_probability: 1, late: 'overdue' });
    assert.deepEqual(wrong, { error: { code: 'invalid_input', message: '"ordered_at" must be a moment like 2026-06-03T14:00:00Z' } });
    writeFileSync(file, '{"ordered_at":"2026-06-01T10:00:00Z"}');
    assert.match(attempt(['delivery', '--train', file], '').stderr, /line 1: "delivered_at" is missing/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('returns answers by the policy given, or as a brand begins, and names what it cannot understand', () => {
  const order = { currency: 'EUR', ordered_at: '2026-11-01T10:00:00Z', country: 'DE', shipping_paid_minor: 490, lines: [{ id: 'a', quantity: 1, returned_quantity: 0, paid_minor: 2990, list_minor: null, sku: null, category: 'shirts', tags: [], shipped_at: null, delivered_at: '2026-11-04T10:00:00Z' }] };
  const asked = { order, request: { lines: [{ line_id: 'a', quantity: 1, reason: 'too_small' }] }, now: '2026-11-20T10:00:00Z' };
  const rows = [asked, { ...asked, policy: { days: 10 } }, { ...asked, policy: { days: -1 } }, { ...asked, policy: { time_zone: 'Mars/Olympus' } }, { ...asked, order: { ...order, ordered_at: 'soon' } }];
  const answers = lines(attempt(['returns'], rows.map((row) => JSON.stringify(row)).join('\n')).stdout) as { decision?: string; options?: { kind: string; pays_minor: number }[]; error?: { message: string } }[];
  assert.deepEqual(answers[0]?.options?.map(({ kind, pays_minor: pays }) => [kind, pays]), [['exchange', 0], ['credit', 2990], ['refund', 2990]]);
  assert.deepEqual(answers.slice(0, 2).map((one) => one.decision), ['allowed', 'refused']);
  assert.deepEqual(answers.slice(2).map((one) => one.error?.message.split(' ')[0]), ['"policy.days"', '"policy.time_zone"', '"order.ordered_at"']);
});

test('translate reads every vendor, recorded exchanges and what only names things; nonsense is an error of its line', () => {
  const { stdout, status } = attempt(['translate'], [
    '{"vendor":"stripe","kind":"charge.succeeded","payload":{"object":"charge","id":"ch_1","amount":500,"currency":"jpy","created":1700000000,"status":"succeeded","captured":true}}',
    '{"vendor":"shopify","kind":"orders/create","headers":{"X-Shopify-Shop-Domain":"s.example"},"payload":{"id":1,"name":"#1","currency":"EUR","total_price":"19.90","created_at":"2026-01-02T10:00:00Z","test":true,"line_items":[]}}',
    '{"vendor":"etsy","kind":"order.paid","payload":{"event_type":"order.paid","resource_url":"https://x/receipts/5"}}',
    '{"vendor":"walmart","kind":"refund","payload":{"method":"POST","kind":"request","body":{"orderRefund":{}}}}',
    '{"vendor":"stripe","kind":"charge","payload":"hello"}', '{"vendor":"nobody","kind":"x","payload":{}}',
  ].join('\n'));
  const [charge, order, named, request, nonsense, nobody] = lines(stdout) as [{ records: Record<string, unknown>[]; ignored: boolean }, { records: { total: object; url: string }[]; ignored: boolean }, unknown, unknown, { error: { code: string } }, { error: { code: string } }];
  const [payment] = charge.records;
  assert.deepEqual([payment?.['type'], payment?.['amount'], charge.ignored], ['payment', { amount_minor: 500, currency: 'JPY' }, false]);
  assert.deepEqual([order.ignored, order.records.map(({ total, url }) => [total, url])], [true, [[{ amount_minor: 1990, currency: 'EUR' }, 'https://s.example/admin/orders/1']]]);
  assert.deepEqual(named, { records: [], ignored: true, fetch: [{ what: 'order', source_id: '5' }] });
  assert.deepEqual(request, { records: [], ignored: true });
  assert.deepEqual([nonsense, nobody].map((line) => line.error.code), ['unreadable', 'unknown_vendor']);
  assert.equal(status, 1);
});

test('season: the example of its help is planned, and what is no season is said', () => {
  const { stdout: help } = attempt(['season', '--help']);
  const example = /echo '(\{.*\})' \|/.exec(help)?.[1] ?? '';
  const { stdout, status } = attempt(['season', '--last-dates', 'no'], `${example}\n{"from":"2026-09-08","required":[1],"regulars":{"headcount":1,"annual_attrition":0,"shrinkage":0,"hours_a_week":40,"hour_cost":1}}`);
  const [plan, refused] = lines(stdout) as [{ status: string; breaches: unknown[]; short_weeks: number; decisions: { kind: string; decide_on: string }[] }, { error: { code: string } }];
  assert.deepEqual([plan.status, plan.breaches, plan.decisions[0]?.kind, plan.decisions[0]?.decide_on], ['cheapest', [], 'class', '2026-08-10']);
  assert.equal(refused.error.code, 'invalid_season');
  assert.equal(status, 1);
});
