import { isObject } from '../../../platform/hostile/json-fields.ts';
import { unlessGone, withheld, type About, type Asked, type Connector, type Page, type Place } from '../../connections/index.ts';
import { refusalOf } from './connector.ts';
import { translate } from './rules/translate.ts';

const path = (email: string): string => `/customers?${new URLSearchParams({ customer_email: email }).toString()}`;

/** Yotpo Loyalty, by its own GUID and key: it only answers about one address, so it is asked about the brand's customers. */
export const yotpoLoyalty: Connector = {
  vendor: 'yotpo-loyalty', called: 'Yotpo Loyalty', kind: 'loyalty', page: 'yotpo', met: 'third_party_specification',
  fields: [
    { name: 'guid', called: 'GUID', where: 'Loyalty › Settings › API', secret: false, pattern: '[A-Za-z0-9_-]{10,100}' },
    { name: 'key', called: 'API key', where: 'Loyalty › Settings › API', secret: true, pattern: '[A-Za-z0-9_-]{10,100}' },
  ],
  permissions: [{ name: 'Loyalty customers', for: 'loyalty_read', needed: true }],
  pace: { requests: 10, seconds: 1 },
  base: () => 'https://loyalty.yotpo.com/api/v2',
  headers: (keys) => ({ 'x-guid': keys.guid ?? '', 'x-api-key': keys.key ?? '' }),
  refusal: (status, json) => refusalOf(status, json) ?? (isObject(json) || status !== 404 ? null : { code: '404', message: 'nobody of this address' }),
  check,
  streams: [{ name: 'loyalty', permission: 'Loyalty customers', kind: 'loyalty', changes: true, byAddress: true, page: balances }],
  one: (place, stream, sourceId) => (stream === 'loyalty' && sourceId.includes('@') ? unlessGone(place, path(sourceId)) : Promise.resolve(null)),
  translate,
};

/** About each address by itself; whoever is no member is passed over. */
async function balances(place: Place, asked: Asked): Promise<Page> {
  const { emails, next } = (await place.people?.(asked)) ?? { emails: [], next: null };
  const items: unknown[] = [];
  for (const email of emails) {
    const found = await unlessGone(place, path(email));
    if (found !== null) items.push(found);
  }
  return { items, next, total: null };
}

/** An address nobody has: known or not, whoever may ask is answered. */
async function check(place: Place): Promise<About> {
  const missing = await withheld(place, { 'Loyalty customers': { method: 'GET', path: path('nobody@keepdesk.invalid') } });
  return { name: 'Yotpo Loyalty', account: place.keys.guid ?? '', currency: null, missing };
}
