import { isObject } from '../../../../platform/hostile/json-fields.ts';
import type { Asked, Page, Place } from '../../../connections/index.ts';

const COUNT = 100;

/** Pages go by number. What is added meanwhile moves the others on, so that some come twice and none is passed by; what changed is asked for from the last time on. */
export async function reviews(place: Place, { after, since }: Asked): Promise<Page> {
  const page = after === null ? 1 : Number(after);
  const query = new URLSearchParams({ count: String(COUNT), page: String(page), ...(since === null ? {} : { since_updated_at: since.toISOString() }) });
  const { json } = await place.ask({ method: 'GET', path: `${rootOf(place)}?${query.toString()}` });
  const items = listIn(json);
  return { items, next: items.length < COUNT ? null : String(page + 1), total: null };
}

const rootOf = (place: Place): string => `/v1/apps/${encodeURIComponent(place.keys.app_key ?? '')}/reviews`;

/** "reviews", at the root or in "response". */
function listIn(json: unknown): unknown[] {
  const inner = isObject(json) && isObject(json.response) ? json.response : json;
  if (!isObject(inner) || !Array.isArray(inner.reviews)) throw new Error('Yotpo answered without reviews');
  return inner.reviews;
}
