import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { unlessGone, type Asked, type Page, type Place, type Stream, type StreamName } from '../../../connections/index.ts';

const PAGE_SIZE = 100;
const EVENTS_KEPT_MS = 29 * 86_400_000;

interface Watched {
  readonly name: StreamName;
  readonly permission: string;
  readonly kind: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

const watched: readonly Watched[] = [
  { name: 'payments', permission: 'Charges: read', kind: 'charge', path: '/v1/charges', events: ['charge.succeeded', 'charge.failed', 'charge.pending', 'charge.captured', 'charge.updated', 'charge.refunded', 'charge.refund.updated'] },
  { name: 'disputes', permission: 'Disputes: read', kind: 'dispute', path: '/v1/disputes', events: ['charge.dispute.created', 'charge.dispute.updated', 'charge.dispute.closed', 'charge.dispute.funds_withdrawn', 'charge.dispute.funds_reinstated'] },
  { name: 'subscriptions', permission: 'Subscriptions: read', kind: 'subscription', path: '/v1/subscriptions', query: { status: 'all' }, events: ['customer.subscription.created', 'customer.subscription.updated', 'customer.subscription.deleted', 'customer.subscription.paused', 'customer.subscription.resumed'] },
  { name: 'charges', permission: 'Invoices: read', kind: 'invoice', path: '/v1/invoices', events: ['invoice.paid', 'invoice.payment_failed', 'invoice.voided', 'invoice.upcoming'] },
];

/** What we ask to be told of. */
export const topics: readonly string[] = watched.flatMap((one) => one.events);

/** Newest first, as Stripe lists; what changed since is told by its events, which it keeps for 30 days. */
async function page(place: Place, stream: Watched, { after, since: asked }: Asked): Promise<Page> {
  // Longer ago than events are kept, everything is looked at again.
  const since = asked !== null && place.now().getTime() - asked.getTime() < EVENTS_KEPT_MS ? asked : null;
  const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(after === null ? {} : { starting_after: after }), ...(since === null ? stream.query : { 'created[gte]': String(Math.floor(since.getTime() / 1000)) }) });
  if (since !== null) for (const type of stream.events) query.append('types[]', type);
  const { json } = await place.ask({ method: 'GET', path: `${since === null ? stream.path : '/v1/events'}?${query.toString()}` });
  if (!isObject(json) || !Array.isArray(json.data)) throw new Error('Stripe answered without a list');
  const last: unknown = json.data.at(-1);
  return { items: json.data, total: null, next: json.has_more === true && last !== undefined ? new JsonFields(last).need('id') : null };
}

export const streams: readonly Stream[] = watched.map((one) => ({ name: one.name, permission: one.permission, kind: one.kind, changes: true, page: (place, asked) => page(place, one, asked) }));

/** Payments are known by their intent, where there is one. */
export async function oneOf(place: Place, stream: StreamName, sourceId: string): Promise<unknown> {
  const id = encodeURIComponent(sourceId);
  const path = { payments: sourceId.startsWith('pi_') ? `/v1/payment_intents/${id}` : `/v1/charges/${id}`, disputes: `/v1/disputes/${id}`, subscriptions: `/v1/subscriptions/${id}`, charges: `/v1/invoices/${id}` }[stream as string];
  return path === undefined ? null : unlessGone(place, path);
}
