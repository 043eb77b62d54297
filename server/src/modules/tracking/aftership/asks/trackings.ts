import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import type { Place, Stream, StreamName } from '../../../connections/index.ts';

const PAGE_SIZE = 100;

/** By AfterShip's own cursor; changes by the moment of the last update. */
export const trackings: Stream = {
  name: 'shipments', kind: 'tracking', changes: true,
  async page(place, { after, since }) {
    const { items, next } = await listed(place, new URLSearchParams({ limit: String(PAGE_SIZE), ...(after === null ? {} : { cursor: after }), ...(since === null ? {} : { updated_at_min: since.toISOString() }) }));
    return { items: items.map((one) => one.json), next, total: null };
  },
};

export async function oneParcel(place: Place, _stream: StreamName, trackingNumber: string): Promise<unknown> {
  const { items } = await listed(place, new URLSearchParams({ limit: '1', tracking_numbers: trackingNumber }));
  return items[0]?.json ?? null;
}

async function listed(place: Place, query: URLSearchParams): Promise<{ items: readonly JsonFields[]; next: string | null }> {
  const { json } = await place.ask({ method: 'GET', path: `/trackings?${query.toString()}` });
  const data = isObject(json) && isObject(json.data) ? json.data : null;
  if (data === null || !Array.isArray(data.trackings)) throw new Error('AfterShip answered without trackings');
  const pages = isObject(data.pagination) ? new JsonFields(data.pagination) : null;
  return { items: data.trackings.map((one) => new JsonFields(one)), next: pages?.json.has_next_page === true ? pages.text('next_cursor') : null };
}
