import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { unlessGone, type Asked, type Page, type Place, type Stream, type StreamName } from '../../../connections/index.ts';
import { listOf } from './json-api.ts';

const PAGE_SIZE = '100';
const CONSENTS = { 'additional-fields[profile]': 'subscriptions' };

/** A cursor goes on in the question it was given for: all of it is asked again. */
async function profiles(place: Place, { after, since }: Asked): Promise<Page> {
  const query = new URLSearchParams({ 'page[size]': PAGE_SIZE, ...CONSENTS, ...(since === null ? { sort: 'id' } : { sort: 'updated', filter: `greater-than(updated,${since.toISOString()})` }), ...(after === null ? {} : { 'page[cursor]': after }) });
  return { ...(await listOf(place, `/api/profiles?${query.toString()}`)), total: null };
}

/** Reviews cannot be asked for by when they changed, but lie in that order: the last changed first, as far back as is wanted. */
async function reviews(place: Place, { after, since }: Asked): Promise<Page> {
  const query = new URLSearchParams({ 'page[size]': PAGE_SIZE, sort: since === null ? 'created' : '-updated', ...(after === null ? {} : { 'page[cursor]': after }) });
  const page = await listOf(place, `/api/reviews?${query.toString()}`);
  if (since === null) return { ...page, total: null };
  const items = page.items.filter((item) => !isBefore(item, since));
  return { items, next: items.length < page.items.length ? null : page.next, total: null };
}

/** What has no date that can be read may have changed. */
function isBefore(item: unknown, since: Date): boolean {
  const attributes = isObject(item) ? item.attributes : null;
  const at = Date.parse((isObject(attributes) ? new JsonFields(attributes).text('updated') : null) ?? '');
  return !Number.isNaN(at) && at < since.getTime();
}

export const streams: readonly Stream[] = [
  { name: 'customers', permission: 'profiles:read', kind: 'profile', changes: true, page: profiles },
  { name: 'reviews', permission: 'reviews:read', kind: 'review', changes: true, page: reviews },
];

export async function oneOf(place: Place, stream: StreamName, sourceId: string): Promise<unknown> {
  const id = encodeURIComponent(sourceId);
  if (stream === 'customers') return unlessGone(place, `/api/profiles/${id}?${new URLSearchParams(CONSENTS).toString()}`);
  return stream === 'reviews' ? unlessGone(place, `/api/reviews/${id}`) : null;
}
