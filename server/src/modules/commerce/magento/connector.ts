import { invalid } from '../../../platform/refusal/refusal.ts';
import { JsonFields, isObject } from '../../../platform/hostile/json-fields.ts';
import { siteAddress, type Connector } from '../../connections/index.ts';
import { checkStore } from './asks/check-store.ts';
import { magentoDesk } from './asks/magento-desk.ts';
import { oneOf, streams } from './asks/streams.ts';
import { translate } from './rules/translate.ts';

/** Magento Open Source and Adobe Commerce, by an integration's access token. */
export const magento: Connector = {
  vendor: 'magento', called: 'Magento / Adobe Commerce', kind: 'shop', page: 'magento', met: 'official_specification',
  fields: [
    { name: 'url', called: 'Base URL', where: 'Stores › Configuration › Web › Base URLs', secret: false, example: 'https://shop.example.com' },
    { name: 'access_token', called: 'Access Token', where: 'System › Extensions › Integrations', secret: true, pattern: '[A-Za-z0-9._-]{16,2000}' },
  ],
  permissions: [
    { name: 'Magento_Sales::actions_view', for: 'orders_read', needed: true },
    { name: 'Magento_Catalog::products', for: 'products_read', needed: false },
    { name: 'Magento_Customer::customer', for: 'customers_read', needed: false },
    { name: 'Magento_Sales::creditmemo', for: 'refunds_write', needed: false },
    { name: 'Magento_Sales::cancel', for: 'orders_write', needed: false },
    { name: 'Magento_Sales::ship', for: 'shipments_read', needed: false },
    { name: 'Magento_SalesRule::quote', for: 'loyalty_write', needed: false },
  ],
  pace: { requests: 20, seconds: 1 },
  base: (keys) => {
    const site = siteAddress(keys.url ?? '');
    return site === null ? invalid('This is not the address of a shop.', [{ field: 'url', message: keys.url ?? '', problem: 'field_wrong', called: 'Base URL' }]) : `${site.replace(/\/(?:index\.php\/)?rest(?:\/.*)?$/, '')}/rest/all/V1`;
  },
  headers: (keys) => ({ authorization: `Bearer ${keys.access_token ?? ''}` }),
  refusal: (status, json) => (isObject(json) && typeof json.message === 'string' ? { code: `magento_${status}`, message: filled(json.message, json.parameters) } : null),
  check: checkStore,
  streams,
  one: oneOf,
  desk: magentoDesk,
  translate,
};

/** Magento's messages name their parts apart: "The consumer isn't authorized to access %resources." */
function filled(message: string, parameters: unknown): string {
  if (Array.isArray(parameters)) return message.replaceAll(/%(\d+)/g, (whole, position: string) => textOf(parameters[Number(position) - 1]) ?? whole);
  if (!isObject(parameters)) return message;
  const fields = new JsonFields(parameters);
  return message.replaceAll(/%(\w+)/g, (whole, name: string) => fields.text(name) ?? whole);
}

const textOf = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);
