import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import type { Page, Place, Stream, StreamName } from '../../../connections/index.ts';

const PAGE_SIZE = 100;
/** A tracker is followed no longer than this; older ones do not change any more. */
const LIVES_MS = 60 * 86_400_000;

/** Newest first; the list cannot be asked for changes, so those made within their lifetime are read, and what did not change is left. */
export const trackers: Stream = {
  name: 'shipments', kind: 'tracker', changes: true,
  async page(place, { after, since }): Promise<Page> {
    const query = new URLSearchParams({ page_size: String(PAGE_SIZE), ...(after === null ? {} : { before_id: after }), ...(since === null ? {} : { start_datetime: new Date(since.getTime() - LIVES_MS).toISOString() }) });
    const list = await listed(place, query);
    const changed = since === null ? list.items : list.items.filter((one) => Date.parse(one.text('updated_at') ?? '') >= since.getTime());
    const last = list.items.at(-1)?.text('id') ?? null;
    return { items: changed.map((one) => one.json), next: list.more ? last : null, total: null };
  },
};

/** By its number, the newest tracker of it. */
export async function oneParcel(place: Place, _stream: StreamName, trackingNumber: string): Promise<unknown> {
  const { items } = await listed(place, new URLSearchParams({ page_size: '1', tracking_code: trackingNumber }));
  return items[0]?.json ?? null;
}

async function listed(place: Place, query: URLSearchParams): Promise<{ items: readonly JsonFields[]; more: boolean }> {
  const { json } = await place.ask({ method: 'GET', path: `/trackers?${query.toString()}` });
  if (!isObject(json) || !Array.isArray(json.trackers)) throw new Error('EasyPost answered without trackers');
  return { items: json.trackers.map((one) => new JsonFields(one)), more: json.has_more === true && json.trackers.length > 0 };
}
