import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { PlaceRefused, withheld, type About, type Place, type PlaceRequest } from '../../../connections/index.ts';

const list = (name: string): PlaceRequest => ({ method: 'GET', path: `/v1/${name}?limit=1` });
/** A change is asked of a dispute that cannot exist: who may not is refused before it is looked for. */
const TRIES: Readonly<Record<string, PlaceRequest>> = {
  'Charges: read': list('charges'), 'Disputes: read': list('disputes'), 'Disputes: write': { method: 'POST', path: '/v1/disputes/dp_none', form: { 'metadata[keepdesk_check]': '1' } }, 'Subscriptions: read': list('subscriptions'), 'Invoices: read': list('invoices'), 'Events: read': list('events'), 'Webhook Endpoints: write': list('webhook_endpoints'),
};

/** Who the account is, and what the key may read. A restricted key may not be allowed to ask for the account itself: then a charge's answer stands for it. */
export async function checkAccount(place: Place): Promise<About> {
  const missing = await withheld(place, TRIES);
  const account = await place.ask({ method: 'GET', path: '/v1/account' }).then(({ json }) => new JsonFields(json), (error: unknown) => {
    if (error instanceof PlaceRefused && error.status === 403) return null;
    throw error;
  });
  const profile = account !== null && isObject(account.json.business_profile) ? new JsonFields(account.json.business_profile).text('name') : null;
  // A key names its account after "_live_": the account's own id is behind it.
  const account_id = account?.text('id') ?? (place.keys.key ?? '').replace(/^[rs]k_/, '').slice(0, 24);
  return { name: profile ?? account?.text('email') ?? 'Stripe', account: account_id, currency: account?.text('default_currency')?.toUpperCase() ?? null, missing };
}
