import { Refusal } from '../../../../platform/refusal/refusal.ts';
import type { SiteTestView } from '../contract.ts';
import type { WooPorts } from '../ports.ts';
import { Reader } from '../rules/reader.ts';
import { askSite, SiteRefused, type OpenSite } from './ask-site.ts';

/** Asks a site who it is and what its key may do. Nothing is written. Throws a Refusal when it does not let us in. */
export async function checkSite(ports: WooPorts, site: OpenSite): Promise<SiteTestView> {
  const may = async (path: string): Promise<boolean> => reads(ports, site, path);
  const orders = await may('/orders?per_page=1').catch((error: Error) => {
    throw new Refusal(422, 'shop_unreachable', `${site.url} cannot be asked: ${error.message}`);
  });
  const permissions = [
    { name: 'read_orders', needed: true, granted: orders },
    { name: 'read_products', needed: true, granted: await may('/products?per_page=1') },
    { name: 'read_customers', needed: true, granted: await may('/customers?per_page=1') },
    { name: 'read_webhooks', needed: false, granted: await may('/webhooks?per_page=1') },
    { name: 'write', needed: false, granted: await writes(ports, site) },
  ];
  return { url: site.url, name: new URL(site.url).hostname, currency: orders ? await currencyOf(ports, site) : '', permissions };
}

/** False when the key may not; throws where the site does not speak to us at all. */
async function reads(ports: WooPorts, site: OpenSite, path: string): Promise<boolean> {
  try {
    await askSite(ports, site, 'GET', path);
    return true;
  } catch (error) {
    if (error instanceof SiteRefused && (error.status === 401 || error.status === 403)) return false;
    throw error;
  }
}

/** A change of an order that cannot exist: a key that may only read is refused before the order is looked for. */
async function writes(ports: WooPorts, site: OpenSite): Promise<boolean> {
  try {
    await askSite(ports, site, 'PUT', '/orders/0', {});
    return true;
  } catch (error) {
    if (error instanceof SiteRefused) return error.status !== 401 && error.status !== 403;
    throw error;
  }
}

async function currencyOf(ports: WooPorts, site: OpenSite): Promise<string> {
  const told = await askSite(ports, site, 'GET', '/data/currencies/current').then((answer) => new Reader(answer.json).text('code')).catch(() => null);
  if (told !== null) return told;
  // Older sites do not tell; their newest order does.
  const { json } = await askSite(ports, site, 'GET', '/orders?per_page=1');
  return (Array.isArray(json) && json[0] ? new Reader(json[0]).text('currency') : null) ?? 'USD';
}
