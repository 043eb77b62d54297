import type { InboxRow } from '@keepdesk/client';
import { brands, people, answers } from './words.ts';
import { makeKpis, makePage, makeRows, reasons, statuses, tags } from './world.ts';

const list = (data: unknown[]) => ({ data, next_cursor: null });
const permissions = ['conversations.read', 'conversations.change', 'customers.change', 'customers.read', 'audit.read', 'identity.people', 'identity.keys', 'identity.brands', 'identity.roles', 'identity.teams', 'channels.settings', 'commerce.settings', 'calendars.change', 'macros.change', 'conversations.settings', 'taxonomy.change'];

function inView(row: InboxRow, view: string): boolean {
  const { category } = row.status;
  if (view === 'mine') return row.assignee?.id === 'p1' && category === 'open';
  if (view === 'unassigned') return row.assignee === null && category === 'open';
  return view === 'all' || view === category;
}

interface World {
  rows: InboxRow[];
  kind: string;
}

type Answer = { status?: number; body: unknown };
type Route = [method: string, path: RegExp, answer: (world: World, match: RegExpExecArray, url: URL, body: Record<string, unknown>) => Answer];

const me = { id: 'p1', name: 'Maya Okafor', email: 'maya@desk.example', locale: 'en', theme: 'system', shortcuts_enabled: true, two_factor_enabled: false };
const macros = ['Where is my order', 'Return: label', 'Exchange: size', 'Refund sent', 'Thank you'].map((name, at) => ({ id: `k${at}`, name, brand_id: null, folder: at < 3 ? 'Orders' : null, text: answers[at % 2]!, actions: at === 1 ? [{ kind: 'tag', value: 'Tag return' }] : [] }));

const session = (world: World): Answer => ({
  body: {
    person: world.kind === 'setup' || world.kind === 'out' ? null : me,
    setup_needed: world.kind === 'setup',
    brands: world.kind === 'setup' ? [] : brands,
    permissions,
    demo: true,
  },
});

const views = (rows: InboxRow[]) =>
  ['mine', 'unassigned', 'following', 'open', 'waiting', 'snoozed', 'later', 'resolved', 'spam', 'all']
    .map((id) => ({ id, name: id, scope: 'built-in', count: ['all', 'resolved'].includes(id) ? 0 : rows.filter((row) => inView(row, id)).length, more: false }))
    .concat(rows.length ? [{ id: 'v1', name: 'Late parcels', scope: 'team', count: 8, more: false }] : []);

const wholeStream = { whole: true, running: false, up_to: new Date().toISOString() };
const pretendShop = {
  id: 's1', brand_id: 'b1', vendor: 'shopify', called: 'Shopify', kind: 'shop', name: 'North Apparel', account: 'north-apparel.myshopify.com', currency: 'EUR', source: 'shopify', state: 'syncing', error: null, failing_since: null, missing: [],
  connected_at: new Date().toISOString(), fetched_at: null, last_event_at: new Date().toISOString(), problems: 1,
  webhooks: { how: 'by_itself', address: null, registered_at: new Date().toISOString(), problems: [{ topic: 'refunds/create', message: 'Address is not allowed' }], last_day: 214, lag_seconds: 2.4 },
  streams: [{ name: 'products', ...wholeStream, fetched: 312, total: 312 }, { name: 'customers', ...wholeStream, fetched: 4100, total: 4100 }, { name: 'orders', whole: false, running: true, fetched: 2380, total: 9120, up_to: null }],
};

const routes: Route[] = [
  ['GET', /^\/api\/v1\/session$/, session],
  ['GET', /^\/api\/v1\/desk\/inbox$/, ({ rows }, _, url) => ({ body: { ...list(rows.filter((row) => inView(row, url.searchParams.get('view') ?? 'mine'))), views: views(rows) } })],
  ['GET', /^\/api\/v1\/search$/, ({ rows }, _, url) => {
    const word = (url.searchParams.get('q') ?? '').split(' ').filter((part) => !part.includes(':')).join(' ').toLowerCase();
    const found = rows.filter((row) => `${row.subject} ${row.preview} ${row.customer?.name}`.toLowerCase().includes(word)).slice(0, 30);
    return { body: { ...list(found.map((row) => ({ ...row, highlights: [row.preview.replace(new RegExp(word || '$^', 'i'), (hit) => `\u0001${hit}\u0002`)] }))), understood: [], tried_instead: null } };
  }],
  ['GET', /^\/api\/v1\/desk\/conversations\/(.+)$/, ({ rows, kind }, match) => {
    const row = rows.find((one) => String(one.number) === match[1] || one.id === match[1]);
    return row ? { body: makePage(row, kind === 'much') } : { status: 404, body: { error: { code: 'not_found', message: 'There is no such record.' } } };
  }],
  ['POST', /\/bulk$/, () => ({ body: { changed: 1, undo_token: 'u' } })],
  ['POST', /\/replies$/, () => ({ body: { message: { id: 'new' }, conversation: {}, send_at: new Date(Date.now() + 8000).toISOString() } })],
  ['GET', /^\/api\/v1\/macros$/, () => ({ body: list(macros) })],
  ['POST', /^\/api\/v1\/macros\/(.+)\/preview$/, (_, match) => ({ body: { html: '', text: `${macros.find((one) => one.id === match[1])!.text.replaceAll('{name}', 'Jonas')}\n\nYour parcel: {{shipment.tracking_number}}`, unfilled: ['shipment.tracking_number'] } })],
  ['GET', /^\/api\/v1\/colleagues$/, () => ({ body: list(people) })],
  ['GET', /^\/api\/v1\/teams$/, () => ({ body: list([{ id: 't1', name: 'Returns', site_id: null, member_ids: ['p1', 'p2'], lead_ids: ['p1'] }]) })],
  ['GET', /^\/api\/v1\/statuses$/, () => ({ body: list(statuses) })],
  ['GET', /^\/api\/v1\/tags$/, () => ({ body: list(tags) })],
  ['GET', /^\/api\/v1\/reasons$/, () => ({ body: list(reasons) })],
  ['GET', /^\/api\/v1\/kpis$/, ({ kind }) => ({ body: list(makeKpis(kind === 'none')) })],
  ['GET', /^\/api\/v1\/roles$/, () => ({ body: list([{ id: 'ro1', name: 'Owner', description: 'Everything, everywhere', permissions: ['*'], built_in: true, people: 1 }, { id: 'ro2', name: 'Agent', description: 'Answers conversations', permissions: ['conversations.read', 'conversations.reply'], built_in: true, people: 3 }]) })],
  ['GET', /^\/api\/v1\/people$/, () => ({ body: list(people.map((one, at) => ({ ...one, email: `${one.name.split(' ')[0]!.toLowerCase()}@desk.example`, disabled_at: null, two_factor_enabled: at % 2 === 0, passkeys: 0, last_seen_at: new Date(Date.now() - at * 5e6).toISOString(), roles: [{ role_id: at ? 'ro2' : 'ro1', brand_id: null }], team_ids: [], created_at: new Date().toISOString() }))) })],
  ['GET', /^\/api\/v1\/brands$/, () => ({ body: list(brands.map((brand) => ({ ...brand, domain: `${brand.slug}.example`, locales: [brand.locale], business: {}, created_at: new Date().toISOString(), archived_at: null }))) })],
  ['GET', /^\/api\/v1\/me\/security$/, () => ({ body: { two_factor_enabled: false, passkeys: [], sessions: [{ id: 'x', current: true, ip_address: '127.0.0.1', user_agent: navigator.userAgent, created_at: new Date().toISOString(), last_used_at: new Date().toISOString(), expires_at: new Date().toISOString() }] } })],
  ['GET', /^\/api\/v1\/brands\/[^/]+\/calendar$/, () => ({ body: { time_zone: 'Europe/Berlin', hours: {}, holidays: [], changed_at: null } })],
  ['GET', /^\/api\/v1\/mailboxes\/ways$/, () => ({ body: { smtp: { host: 'desk.example', port: 25, tls: true, only_here: false }, relay: true, providers: ['google'], redirect_url: 'https://desk.example/api/v1/mailboxes/sign-in' } })],
  ['GET', /^\/api\/v1\/connections$/, () => ({ body: list([pretendShop]) })],
  ['GET', /^\/api\/v1\/customers\/(.+)$/, () => ({ body: { id: 'u0', brand_id: 'b1', name: 'Jonas Weber', locale: 'de', time_zone: null, vip: true, note: '', merged_into_id: null, created_at: new Date().toISOString(), erased: false, handles: [{ id: 'h', kind: 'email', value: 'jonas.weber@example.com', verified: true }], consents: [{ channel: 'email', purpose: 'service', granted: true, at: new Date().toISOString() }] } })],
];

class SilentSocket extends EventTarget {
  onopen: (() => void) | null = null;
  onmessage = null;
  onclose = null;
  readyState = 1;
  constructor() {
    super();
    setTimeout(() => this.onopen?.(), 10);
  }
  send() {}
  close() {}
}

/** Answers the API in the browser, so that screens can be looked at without a server. */
export function installPretendServer(kind: string): void {
  sessionStorage.setItem('pretend', kind);
  const world: World = { rows: makeRows(kind === 'much' ? 400 : kind === 'few' ? 3 : 0), kind };
  window.WebSocket = SilentSocket as unknown as typeof WebSocket;
  window.fetch = async (input, init = {}) => {
    const url = new URL(String(input), location.origin);
    const method = init.method ?? 'GET';
    const route = routes.find(([verb, path]) => verb === method && path.test(url.pathname));
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    await new Promise((then) => setTimeout(then, 15));
    const answer: Answer = route ? route[2](world, route[1].exec(url.pathname)!, url, body) : { body: method === 'GET' ? list([]) : {} };
    return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200, headers: { 'content-type': 'application/json' } });
  };
}
