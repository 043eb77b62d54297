import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { PlaceRefused, type About, type Place } from '../../../connections/index.ts';

const TRIES: Readonly<Record<string, string>> = {
  'Charges: read': '/v1/charges?limit=1', 'Disputes: read': '/v1/disputes?limit=1', 'Subscriptions: read': '/v1/subscriptions?limit=1', 'Events: read': '/v1/events?limit=1', 'Webhook Endpoints: write': '/v1/webhook_endpoints?limit=1',
};

/** Who the account is, and what the key may read. A restricted key may not be allowed to ask for the account itself: then a charge's answer stands for it. */
export async function checkAccount(place: Place): Promise<About> {
  const missing: string[] = [];
  for (const [name, path] of Object.entries(TRIES)) {
    const granted = await place.ask({ method: 'GET', path }).then(() => true, (error: unknown) => {
      if (error instanceof PlaceRefused && error.status === 403) return false;
      throw error;
    });
    if (!granted) missing.push(name);
  }
  // A change of a dispute that cannot exist: who may not is refused before it is looked for.
  await place.ask({ method: 'POST', path: '/v1/disputes/dp_none', form: { 'metadata[keepdesk_check]': '1' } }).catch((error: unknown) => {
    if (!(error instanceof PlaceRefused)) throw error;
    if (error.status === 403) missing.push('Disputes: write');
  });
  const account = await place.ask({ method: 'GET', path: '/v1/account' }).then(({ json }) => new JsonFields(json), (error: unknown) => {
    if (error instanceof PlaceRefused && error.status === 403) return null;
    throw error;
  });
  const profile = account !== null && isObject(account.json.business_profile) ? new JsonFields(account.json.business_profile).text('name') : null;
  // A key names its account after "_live_": the account's own id is behind it.
  const account_id = account?.text('id') ?? (place.keys.key ?? '').replace(/^[rs]k_/, '').slice(0, 24);
  return { name: profile ?? account?.text('email') ?? 'Stripe', account: account_id, currency: account?.text('default_currency')?.toUpperCase() ?? null, missing };
}
