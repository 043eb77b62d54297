import type { ConversationPage, InboxRow, Message, Order, Status } from '@keepdesk/client';
import { seeded } from './random.ts';
import { answers, brands, customers, people, stories } from './words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = Date.now();
const iso = (at: number) => new Date(at).toISOString();

export const statuses: Status[] = brands.flatMap((brand) => [
  { id: `${brand.id}-open`, brand_id: brand.id, name: 'Open', category: 'open' as const, position: 0, is_default: true },
  { id: `${brand.id}-wait`, brand_id: brand.id, name: 'Waiting on customer', category: 'waiting' as const, position: 1, is_default: true },
  { id: `${brand.id}-carrier`, brand_id: brand.id, name: 'Waiting on carrier', category: 'waiting' as const, position: 2, is_default: false },
  { id: `${brand.id}-done`, brand_id: brand.id, name: 'Resolved', category: 'resolved' as const, position: 3, is_default: true },
  { id: `${brand.id}-spam`, brand_id: brand.id, name: 'Spam', category: 'spam' as const, position: 4, is_default: true },
]);

export const tags = ['vip', 'late parcel', 'exchange', 'damaged'].flatMap((name) => brands.map((brand) => ({ id: `${brand.id}-${name}`, brand_id: brand.id, name })));
export const reasons = stories.map((story, at) => ({ id: `r${at}`, brand_id: 'b1', parent_id: at % 3 === 0 ? null : 'r0', key: `k${at}`, name: story.reason, deflection: 'high', complexity: 'low', target_seconds: 4 * 3600, position: at, retired: false, replaced_by_id: null }));

const money = (amount_minor: number) => ({ amount_minor, currency: 'EUR' });

function makeRow(at: number, random: ReturnType<typeof seeded>): InboxRow {
  const story = stories[at % stories.length]!;
  const brand = brands[at % 3]!;
  const name = customers[at % customers.length]!;
  const last = now - at * at * 0.6 * MINUTE - random.below(30) * MINUTE;
  const category = at % 9 === 7 ? 'wait' : at % 11 === 10 ? 'done' : 'open';
  const status = statuses.find((one) => one.id === `${brand.id}-${category}`)!;
  const assignee = at % 3 === 0 ? people[0]! : at % 3 === 1 ? null : random.pick(people);
  return {
    id: `c${at}`, number: 10482 - at, brand_id: brand.id, subject: story.subject, kind: 'support', parent_id: null, channel: random.pick(['email', 'email', 'email', 'chat', 'whatsapp']),
    customer: { id: `u${at % customers.length}`, name }, status: { id: status.id, name: status.name, category: status.category },
    priority: at === 2 ? 'urgent' : at % 8 === 5 ? 'high' : 'normal', assignee, team: null, tags: at % 4 === 0 ? [{ id: `${brand.id}-late parcel`, name: 'late parcel' }] : [],
    reason_id: `r${at % stories.length}`, other_reason_ids: [], unread: at % 4 < 2 && category === 'open', preview: story.text.replaceAll('{order}', `#${1042 + at}`).replaceAll('{name}', name).replaceAll(/\s+/g, ' ').slice(0, 160),
    preview_from: at % 5 === 3 ? 'agent' : at % 7 === 6 ? 'note' : 'customer', has_attachments: at % 8 === 2, message_count: 3, opened_at: iso(last - DAY), last_message_at: iso(last),
    waiting_since: category === 'open' ? iso(last) : null, due_at: category === 'open' && at % 6 !== 4 ? iso(last + 3 * HOUR + (at % 5) * 20 * MINUTE) : null, first_reply_at: null, resolved_at: null, snoozed_until: null,
    merged_into: null, notice: null,
  };
}

export function makeRows(count: number): InboxRow[] {
  const random = seeded(7);
  return Array.from({ length: count }, (_, at) => makeRow(at, random));
}

const plain = { from: null, to: [], cc: [], subject: '', html: null, quoted: null, channel: 'email', attachments: [], facts: {}, has_raw: false, remote_images: 0 } satisfies Partial<Message>;

const letter = `<table width="100%" style="background:#f4efe6;border-radius:8px"><tr><td style="padding:24px;font-family:Georgia,serif;color:#3b2f25">
<h2 style="margin:0 0 8px">Your receipt from Halden Wool</h2><p>Order <strong>#1042</strong>, 17 November</p><table width="100%"><tr><td>Merino cardigan, M</td><td align="right">€ 129.00</td></tr><tr><td>Wool wash</td><td align="right">€ 14.90</td></tr></table></td></tr></table>`;

export function makeMessages(row: InboxRow): Message[] {
  const name = row.customer?.name ?? '';
  const fill = (text: string) => text.replaceAll('{name}', name.split(' ')[0]!).replaceAll('{order}', '#1042');
  const story = stories.find((one) => one.subject === row.subject)!;
  const last = Date.parse(row.last_message_at);
  const address = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com`;
  const from = { address, name };
  const ours = { address: 'hello@haldenwool.example', name: 'Halden Wool' };
  return [
    { ...plain, id: `${row.id}-m1`, kind: 'customer', author: { kind: 'customer', id: null, name, address }, from, to: [ours], text: fill(story.text), at: iso(last - 26 * HOUR), delivery: { state: 'received', at: null, note: null }, has_raw: true },
    { ...plain, id: `${row.id}-m2`, kind: 'note', author: { kind: 'person', id: 'p2', name: 'Ana Villanueva', address: null }, text: '@Maya Okafor the depot in Hanover has a backlog since Sunday. Offer express on the next one if it is not moving by noon.', at: iso(last - 25 * HOUR), delivery: { state: 'internal', at: null, note: null } },
    { ...plain, id: `${row.id}-m3`, kind: 'reply', author: { kind: 'person', id: 'p1', name: 'Maya Okafor', address: null }, from: ours, to: [from], text: fill(answers[0]!), at: iso(last - 24 * HOUR), delivery: { state: 'sent', at: null, note: null } },
    { ...plain, id: `${row.id}-m4`, kind: 'customer', author: { kind: 'customer', id: null, name, address }, from, to: [ours], text: 'Thank you! I forward the receipt, in case it helps.', html: letter, quoted: `On Thu, Maya wrote:\n> Hi ${name},\n> thank you for writing, and sorry for the wait.`, at: iso(last), delivery: { state: 'received', at: null, note: null }, has_raw: true, remote_images: row.number % 2 === 0 ? 2 : 0, attachments: [{ id: 'f1', name: 'left-lens.jpg', type: 'image/jpeg', size: 482_000, inline: false, content_id: null, url: '/keepdesk.svg', scan: 'clean' }, { id: 'f2', name: 'receipt-1042.pdf', type: 'application/pdf', size: 68_400, inline: false, content_id: null, url: '#', scan: 'clean' }] },
  ];
}

export function makeOrders(): Order[] {
  const line = (title: string, sku: string, quantity: number, price: number) => ({ sku, title, quantity, unit_price: money(price), image_url: null });
  const scans = [
    { at: iso(now - 4 * DAY), state: 'info_received', code: 'VA', description: 'Announced by the shipper', place: 'Berlin' },
    { at: iso(now - 3 * DAY), state: 'in_transit', code: 'LA', description: 'Left the depot', place: 'Leipzig' },
    { at: iso(now - 2.4 * DAY), state: 'exception', code: 'BV', description: 'Held at the depot: backlog', place: 'Hanover' },
  ];
  const base = { source: 'shopify', url: 'https://shop.example/orders/1042', state: 'open', email: 'jonas@example.com', note: null, refunded: money(0), flag: null, mentioned: false } as const;
  return [
    { ...base, id: 'o1', number: '#1042', placed_at: iso(now - 5 * DAY), payment_state: 'paid', fulfilment_state: 'fulfilled', total: money(14390), shipping_address: 'Jonas Weber\nLindenstr. 14\n10969 Berlin', lines: [line('Merino cardigan, M, oat', 'MC-M-OAT', 1, 12900), line('Wool wash', 'WW-250', 1, 1490)], mentioned: true, shipments: [{ id: 's1', carrier: 'DHL', tracking_number: '00340434161094042557', tracking_url: 'https://example.com', state: 'exception', step: null, estimated_delivery_at: iso(now - DAY), delivered_at: null, service: 'Paket', promised_at: iso(now - DAY), prediction: { at: iso(now + DAY), low: iso(now + 0.5 * DAY), high: iso(now + 2.5 * DAY), late_probability: 1, from: 'learned', as_of: iso(now) }, signals: [{ kind: 'promise_broken', since: iso(now - 0.2 * DAY) }], incident: null, events: scans }] },
    { ...base, id: 'o2', number: '#0977', placed_at: iso(now - 60 * DAY), payment_state: 'partially_refunded', fulfilment_state: 'fulfilled', total: money(8990), refunded: money(2000), shipping_address: 'Lindenstr. 14\n10969 Berlin', lines: [line('Turtleneck, S, ink', 'TN-S-INK', 1, 8990)], shipments: [{ id: 's2', carrier: 'DHL', tracking_number: '00340434161094011234', tracking_url: null, state: 'delivered', step: 4, estimated_delivery_at: null, delivered_at: iso(now - 56 * DAY), service: null, promised_at: null, prediction: null, signals: [], incident: null, events: [] }] },
  ];
}

export function makePage(row: InboxRow, many: boolean): ConversationPage {
  const messages = makeMessages(row);
  const at = (hours: number) => iso(Date.parse(row.last_message_at) - hours * HOUR);
  const event = (id: string, name: string, hours: number, payload: Record<string, unknown>) => ({ id, name: `conversations.${name}`, at: at(hours), actor: { kind: 'person', id: 'p2', name: 'Ana Villanueva' }, payload });
  return {
    conversation: row, messages, older_messages: false,
    events: [event('e1', 'assigned', 25.5, { to: 'p1', to_name: 'Maya Okafor' }), event('e2', 'tagged', 25.4, { added: ['x'] }), event('e3', 'changed', 25.3, {}), event('e4', 'status_changed', 23.9, { to: `${row.brand_id}-wait` })],
    draft: null, drafts: [], followers: many ? [{ id: 'p3', name: 'Thabo Nkosi' }] : [],
    customer: { id: row.customer!.id, name: row.customer!.name, locale: 'de', time_zone: 'Europe/Berlin', vip: row.number % 3 === 0, note: row.number % 2 ? '' : 'Prefers DHL; works nights, call after noon.', handles: [{ id: 'h1', kind: 'email', value: `${row.customer!.name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com`, verified: true }, { id: 'h2', kind: 'phone', value: '+49 30 5557 0142', verified: false }], since: iso(now - 500 * DAY), contacts: 4, orders: many ? 7 : 0, value: many ? [money(84260)] : [] },
    orders: many ? makeOrders() : [], earlier: many ? [1, 2, 3].map((one) => ({ id: `c${one + 20}`, brand_id: row.brand_id, number: 10482 - one - 20, subject: stories[one]!.subject, status: { name: 'Resolved', category: 'resolved' as const }, channel: 'email', last_message_at: iso(now - one * 30 * DAY) , same_matter: null})) : [],
    side_threads: row.number % 5 === 2 ? [{ id: 'st', number: 10300, subject: 'Parcel 00340434161094042557', with: 'claims@carrier.example', status: { name: 'Waiting', category: 'waiting' }, last_message_at: iso(now - 3 * HOUR) }] : [],
    merged_from: [], statuses: statuses.filter((one) => one.brand_id === row.brand_id),
    reason_required: false, reply_defaults: { to: [{ address: messages[0]!.from!.address, name: row.customer!.name }], cc: [], from: { address: 'hello@haldenwool.example', name: 'Halden Wool' }, from_choices: [], subject: `Re: ${row.subject}`, changed: row.number % 4 === 0 ? ['help@haldenwool.example was left out: it is our own address'] : [], signature_html: '' },
    viewers: row.number % 3 === 1 ? [{ id: 'p2', name: 'Ana Villanueva', state: 'typing' }] : row.number % 3 === 0 ? [{ id: 'p3', name: 'Thabo Nkosi', state: 'viewing' }] : [],
  };
}

export function makeKpis(empty: boolean) {
  const random = seeded(3);
  const series = (base: number, spread: number) => Array.from({ length: 14 }, (_, at) => ({ at: iso(now - (13 - at) * DAY), value: empty ? null : Math.round(base + (random.next() - 0.5) * spread) }));
  const kpi = (key: string, name: string, definition: string, value: number, unit: string, n: number, spread: number, more = {}) => ({ key, name, definition, value: empty ? null : value, unit, n: empty ? 0 : n, period: { from: iso(now - 7 * DAY), to: iso(now) }, series: series(value, spread), drilldown: `/api/v1/kpis/${key}/conversations`, drilldown_query: 'is:open', ...more });
  return [
    kpi('open', 'Open', 'Conversations that need an answer from us now, snoozed ones left out.', 42, 'count', 42, 20),
    kpi('waiting', 'Waiting', 'Conversations that wait for a customer or somebody else.', 17, 'count', 17, 9),
    kpi('backlog', 'Backlog over a day', 'Open conversations whose oldest unanswered message is more than 24 hours old.', 3, 'count', 42, 4),
    kpi('first_reply', 'First reply time', 'Median time from the first customer message to our first reply, wall clock.', 3180, 'seconds', 318, 900, { target: 3600, interval: [2940, 3420] }),
    kpi('resolution', 'Resolution time', 'Median time from opening to the last resolution, wall clock.', 61_200, 'seconds', 291, 12_000),
    kpi('one_touch', 'One-touch', 'Share of resolved conversations that needed one reply.', 0.58, 'ratio', 291, 0),
  ];
}
