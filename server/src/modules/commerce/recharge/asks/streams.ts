import { isObject } from '../../../../platform/hostile/json-fields.ts';
import { unlessGone, type Asked, type Page, type Place, type Stream, type StreamName } from '../../../connections/index.ts';

const PAGE_SIZE = 100;

/** Cursors go on where the page ended, whatever was added meanwhile; they hold what was asked, so nothing is asked beside them. */
async function page(place: Place, name: string, { after, since }: Asked): Promise<Page> {
  const query = new URLSearchParams(after === null ? { limit: String(PAGE_SIZE), sort_by: 'id-asc', ...(since === null ? {} : { updated_at_min: since.toISOString().slice(0, 19) }) } : { limit: String(PAGE_SIZE), cursor: after });
  const { json } = await place.ask({ method: 'GET', path: `/${name}?${query.toString()}` });
  const items = isObject(json) ? json[name] : null;
  if (!isObject(json) || !Array.isArray(items)) throw new Error(`Recharge answered without ${name}`);
  return { items, total: null, next: typeof json.next_cursor === 'string' && json.next_cursor !== '' ? json.next_cursor : null };
}

export const streams: readonly Stream[] = [
  { name: 'customers', permission: 'read_customers', kind: 'customer', changes: true, page: (place, asked) => page(place, 'customers', asked) },
  { name: 'subscriptions', kind: 'subscription', changes: true, page: (place, asked) => page(place, 'subscriptions', asked) },
  { name: 'charges', kind: 'charge', changes: true, page: (place, asked) => page(place, 'charges', asked) },
];

export async function oneOf(place: Place, stream: StreamName, sourceId: string): Promise<unknown> {
  return streams.some((one) => one.name === stream) ? unlessGone(place, `/${stream}/${encodeURIComponent(sourceId)}`) : null;
}
