import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { unlessGone, type Asked, type Page, type Place } from '../../../connections/index.ts';

/** Asked for without one, only those that are approved come. */
const STATUSES = ['approved', 'pending', 'rejected'] as const;
const LIMIT = '100';

/**
 * Reviews of one status after the other; `after` is "status|cursor". The first time the oldest come first, so that what is written meanwhile comes
 * last. Nothing can be asked for by when it changed: afterwards the newest come first, as far back as is wanted, and webhooks tell of the others.
 */
export async function reviews(place: Place, { after, since }: Asked): Promise<Page> {
  const bar = after?.indexOf('|') ?? -1;
  const [status, cursor] = after === null ? [STATUSES[0], ''] : [after.slice(0, bar), after.slice(bar + 1)];
  const query = new URLSearchParams({ limit: LIMIT, status, orderBy: since === null ? 'date asc' : 'date desc', ...(cursor === '' ? {} : { lastEvaluated: cursor }) });
  const { json } = await place.ask({ method: 'GET', path: `/reviews?${query.toString()}` });
  if (!isObject(json) || !Array.isArray(json.reviews)) throw new Error('Okendo answered without reviews');
  const items = json.reviews.filter((item) => since === null || !isBefore(item, since));
  const next = items.length < json.reviews.length ? null : cursorOf(json.nextUrl);
  const following = STATUSES[STATUSES.findIndex((one) => one === status) + 1];
  return { items, next: next !== null ? `${status}|${next}` : following !== undefined ? `${following}|` : null, total: null };
}

/** "/reviews?limit=100&lastEvaluated=…": only the cursor of it is needed. */
function cursorOf(link: unknown): string | null {
  return typeof link === 'string' && link !== '' ? (URL.parse(link, 'https://api.okendo.io')?.searchParams.get('lastEvaluated') ?? null) : null;
}

function isBefore(item: unknown, since: Date): boolean {
  if (!isObject(item)) return false;
  const at = Date.parse(new JsonFields(item).text('dateUpdated') ?? new JsonFields(item).text('dateCreated') ?? '');
  return !Number.isNaN(at) && at < since.getTime();
}

export const oneReview = (place: Place, sourceId: string): Promise<unknown> => unlessGone(place, `/reviews/${encodeURIComponent(sourceId)}`);
