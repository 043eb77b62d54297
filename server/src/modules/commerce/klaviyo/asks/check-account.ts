import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { withheld, type About, type Place, type PlaceRequest } from '../../../connections/index.ts';
import { change, listOf } from './json-api.ts';

/** An event without anybody it could be about, under a name longer than names may be: refused by whoever may write, before anything is kept. */
const NOBODYS_EVENT = { type: 'event', attributes: { properties: {}, metric: { data: { type: 'metric', attributes: { name: 'x'.repeat(200) } } }, profile: { data: { type: 'profile', attributes: {} } } } };

const TRIES: Readonly<Record<string, PlaceRequest>> = {
  'profiles:read': { method: 'GET', path: '/api/profiles?page%5Bsize%5D=1' }, 'reviews:read': { method: 'GET', path: '/api/reviews?page%5Bsize%5D=1' }, 'events:write': change('POST', '/api/events', NOBODYS_EVENT),
  'webhooks:write': { method: 'DELETE', path: '/api/webhooks/00000000000000000000000000' },
};

/** Whose key it is, and what it may. A test account is an account like any other: its name says that it is one. */
export async function checkAccount(place: Place): Promise<About> {
  const { items } = await listOf(place, '/api/accounts');
  const account = new JsonFields(items[0]);
  const about = fieldsOf(account.json.attributes);
  const name = fieldsOf(about.json.contact_information).text('organization_name') ?? 'Klaviyo';
  const missing = await withheld(place, TRIES);
  return { name: about.json.test_account === true ? `${name} (test account)` : name, account: account.need('id'), currency: about.text('preferred_currency'), timeZone: about.text('timezone'), missing };
}

const fieldsOf = (value: unknown): JsonFields => new JsonFields(isObject(value) ? value : {});
