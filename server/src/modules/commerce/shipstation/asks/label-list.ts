import { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import { unlessGone, type Page, type Place, type Stream, type StreamName } from '../../../connections/index.ts';

const PAGE_SIZE = 100;

/** Oldest first, so that what is made meanwhile comes behind; of what was made before, changes are told by the webhook. */
export const labelsMade: Stream = {
  name: 'shipments', kind: 'label', changes: true, permission: 'Labels',
  async page(place, { after, since }): Promise<Page> {
    const page = Number(after ?? '1');
    const query = new URLSearchParams({ page: String(page), page_size: String(PAGE_SIZE), sort_by: 'created_at', sort_dir: 'asc', ...(since === null ? {} : { created_at_start: since.toISOString() }) });
    const answer = new VendorJson((await place.ask({ method: 'GET', path: `/v2/labels?${query.toString()}` })).json);
    if (!Array.isArray(answer.raw('labels'))) throw new Error('ShipStation answered without labels');
    return { items: answer.list('labels').map((one) => one.json), next: page < (answer.whole('pages') ?? 0) ? String(page + 1) : null, total: answer.whole('total') };
  },
};

export async function oneLabel(place: Place, _stream: StreamName, labelId: string): Promise<unknown> {
  return /^se(-[a-z0-9]+)+$/.test(labelId) ? unlessGone(place, `/v2/labels/${labelId}`) : null;
}
