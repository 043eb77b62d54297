import { randomUUID } from 'node:crypto';
import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { unlessGone, withheld, type Asked, type Connector, type Page, type Place } from '../../connections/index.ts';
import { translate } from './rules/translate.ts';

const BASE = 'https://marketplace.walmartapis.com';
/** Walmart gives orders of half a year. */
const PAST_MS = 180 * 86_400_000;

const service = (): Record<string, string> => ({ 'wm_svc.name': 'Keepdesk', 'wm_qos.correlation_id': randomUUID() });
const rowsIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** A cursor is the rest of an address, beginning with a question mark. */
const cursorIn = (meta: unknown): string | null => (isObject(meta) ? (new JsonFields(meta).text('nextCursor')?.replace(/^\?/, '') ?? null) : null);
const totalIn = (meta: unknown): number | null => (isObject(meta) && Number.isSafeInteger(meta.totalCount) ? (meta.totalCount as number) : null);

async function orders(place: Place, { after, since }: Asked): Promise<Page> {
  const query = after ?? new URLSearchParams({ limit: '100', ...(since === null ? { createdStartDate: new Date(place.now().getTime() - PAST_MS).toISOString() } : { lastModifiedStartDate: since.toISOString() }) }).toString();
  const { json } = await place.ask({ method: 'GET', path: `/v3/orders?${query}` });
  const list = isObject(json) && isObject(json.list) ? json.list : {};
  return { items: isObject(list.elements) ? rowsIn(list.elements.order) : [], total: totalIn(list.meta), next: cursorIn(list.meta) };
}

async function returns(place: Place, { after, since }: Asked): Promise<Page> {
  const query = after ?? new URLSearchParams({ limit: '100', ...(since === null ? { returnCreationStartDate: new Date(place.now().getTime() - PAST_MS).toISOString() } : { returnLastModifiedStartDate: since.toISOString() }) }).toString();
  const { json } = await place.ask({ method: 'GET', path: `/v3/returns?${query}` });
  return { items: isObject(json) ? rowsIn(json.returnOrders) : [], total: isObject(json) ? totalIn(json.meta) : null, next: isObject(json) ? cursorIn(json.meta) : null };
}

/** Walmart Marketplace (US), by an API key of one's own. */
export const walmart: Connector = {
  vendor: 'walmart', called: 'Walmart Marketplace', kind: 'marketplace', page: 'walmart', met: 'official_specification',
  fields: [
    { name: 'client_id', called: 'Client ID', where: 'developer.walmart.com › My Account › API keys', secret: false },
    { name: 'client_secret', called: 'Client Secret', where: 'developer.walmart.com › My Account › API keys', secret: true },
  ],
  permissions: [{ name: 'Orders', for: 'orders_read', needed: true }, { name: 'Returns', for: 'returns_read', needed: false }],
  pace: { requests: 5, seconds: 1 },
  base: () => BASE,
  headers: (_keys, token) => ({ ...service(), 'wm_sec.access_token': token ?? '' }),
  token: async (keys, ask) => {
    const basic = Buffer.from(`${keys.client_id ?? ''}:${keys.client_secret ?? ''}`).toString('base64');
    const told = new JsonFields((await ask(`${BASE}/v3/token`, { grant_type: 'client_credentials' }, { ...service(), authorization: `Basic ${basic}` })).json);
    return { value: told.need('access_token'), seconds: Number(told.text('expires_in') ?? 900) };
  },
  refusal: (status, json) => {
    if (!isObject(json)) return null;
    const list = Array.isArray(json.error) ? json.error : isObject(json.errors) && Array.isArray(json.errors.error) ? json.errors.error : Array.isArray(json.errors) ? json.errors : [];
    const told = new JsonFields(isObject(list[0]) ? list[0] : json);
    return { code: told.text('code') ?? String(status), message: told.text('description') ?? told.text('info') ?? told.text('message') ?? `status ${status}` };
  },
  check: async (place) => {
    const from = new Date(place.now().getTime() - 86_400_000).toISOString();
    await place.ask({ method: 'GET', path: `/v3/orders?${new URLSearchParams({ limit: '1', createdStartDate: from }).toString()}` });
    const missing = await withheld(place, { Returns: { method: 'GET', path: `/v3/returns?${new URLSearchParams({ limit: '1', returnCreationStartDate: from }).toString()}` } });
    return { name: 'Walmart Marketplace', account: place.keys.client_id ?? '', currency: 'USD', timeZone: 'America/Los_Angeles', missing };
  },
  streams: [{ name: 'orders', kind: 'order', changes: true, page: orders }, { name: 'returns', permission: 'Returns', kind: 'return', changes: true, page: returns }],
  one: async (place, stream, sourceId) => {
    const path = stream === 'orders' ? `/v3/orders/${encodeURIComponent(sourceId)}` : stream === 'returns' ? `/v3/returns?${new URLSearchParams({ returnOrderId: sourceId }).toString()}` : null;
    return path === null ? null : unlessGone(place, path);
  },
  translate,
};
