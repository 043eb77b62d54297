import { JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { withheld, type About, type Place, type PlaceRequest } from '../../../connections/index.ts';
import { listPath } from './streams.ts';

/** What can be asked to learn whether a permission is given. Changes are asked of an order that cannot exist: who may not is refused before it is looked for. */
const TRIES: Readonly<Record<string, PlaceRequest>> = {
  'Magento_Sales::actions_view': { method: 'GET', path: listPath('/orders', [], 1) },
  'Magento_Catalog::products': { method: 'GET', path: listPath('/products', [], 1) },
  'Magento_Customer::customer': { method: 'GET', path: listPath('/customers/search', [], 1) },
  'Magento_Sales::ship': { method: 'GET', path: listPath('/shipments', [], 1) },
  'Magento_Sales::creditmemo': { method: 'POST', path: '/order/0/refund', json: { items: [] } },
  'Magento_Sales::cancel': { method: 'POST', path: '/orders/0/cancel' },
  'Magento_SalesRule::quote': { method: 'GET', path: listPath('/coupons/search', [], 1, 'coupon_id') },
};

/** Asks a shop who it is and what the token may do. */
export async function checkStore(place: Place): Promise<About> {
  const { json } = await place.ask({ method: 'GET', path: '/store/storeConfigs' });
  if (!Array.isArray(json) || json.length === 0) throw new Error('the shop names no store');
  const store = new JsonFields(json[0]);
  // Magento answers 401 to a token that is good but may not do this; a token that is no good was refused before.
  const missing = await withheld(place, TRIES, [401, 403]);
  const address = new URL(place.context.url ?? store.need('base_url'));
  return {
    name: address.hostname, account: `${address.host}${address.pathname.replace(/\/rest\/all\/V1$/, '')}`, currency: store.need('base_currency_code'), timeZone: store.text('timezone'), missing,
    settings: { websites: [...new Set(json.map((one) => new JsonFields(one).need('website_id')))].filter((id) => id !== '0').join(',') },
  };
}
