import { systemActor } from '../../../../platform/actor/actor.ts';
import { actionKinds, type ActionForShop, type Finding, type OrderAtShop, type ShopDesk } from '../../../orders/index.ts';
import type { WooPorts } from '../ports.ts';
import { askedSince, codeOf, isAddressed, isOurs, ourRefund } from '../rules/action-requests.ts';
import { Reader } from '../rules/reader.ts';
import type { WooOrder } from '../rules/translate-order.ts';
import { siteOfBrand, type SiteRow } from '../store/sites.ts';
import { askSite, openSite, type OpenSite } from './ask-site.ts';
import { carryOutAtSite } from './carry-out-at-site.ts';
import { readOrder } from './read-order.ts';
import { SOURCE } from './write-records.ts';

const asker = systemActor('woocommerce');

/** Actions on orders of WooCommerce sites. */
export function wooDesk(ports: WooPorts): ShopDesk {
  const siteFor = async (order: OrderAtShop): Promise<SiteRow> => {
    const row = await ports.db.read(asker, (tx) => siteOfBrand(tx, order.brandId));
    if (!row?.credentials) throw new Error('the site is no longer connected');
    return row;
  };
  return {
    offers: async (tx, order) => {
      const row = order.source === SOURCE ? await siteOfBrand(tx, order.brandId) : undefined;
      return row ? actionKinds.map((kind) => ({ kind, ready: row.may_write, because: row.may_write ? null : 'write' })) : null;
    },
    refresh: async (order) => void (await readOrder(ports, await siteFor(order), order.sourceId)),
    send: async (action) => carryOutAtSite(ports, openSite(ports, await siteFor(action.order)), action),
    find: async (action) => {
      const row = await siteFor(action.order);
      return find(ports, openSite(ports, row), action, await readOrder(ports, row, action.order.sourceId));
    },
  };
}

/** Whether the site's own records show what was asked. */
async function find(ports: WooPorts, site: OpenSite, action: ActionForShop, order: WooOrder): Promise<Finding> {
  const { wish } = action;
  const refund = ourRefund(order.refunds, action.id);
  if (wish.kind === 'refund') return refund === null ? { happened: 'no', said: `no refund of ours among ${order.refunds.length}` } : { happened: 'yes', said: `refund ${refund}`, result: { reference: refund } };
  if (wish.kind === 'cancel') {
    const paidBack = action.consequence.refund_minor === 0 || refund !== null;
    if (order.state !== 'cancelled' || !paidBack) return { happened: 'no', said: `${order.state === 'cancelled' ? 'cancelled' : 'not cancelled'}, ${paidBack ? 'paid back' : 'not paid back'}` };
    return { happened: 'yes', said: 'cancelled', ...(refund === null ? {} : { result: { reference: refund } }) };
  }
  if (wish.kind === 'correct_address') return isAddressed(order.shippingAddress, wish.address) ? { happened: 'yes', said: 'the order has the new address' } : { happened: 'no', said: 'the order has another address' };
  if (wish.kind === 'credit') {
    const code = codeOf(action.id);
    const known = (await listed(ports, site, `/coupons?code=${code}`)).length > 0;
    return known ? { happened: 'yes', said: `code ${code}`, result: { code } } : { happened: 'no', said: 'the site has no such code' };
  }
  const made = await sentAgain(ports, site, action.id);
  return made === null ? { happened: 'no', said: 'no order of ours' } : { happened: 'yes', said: `order ${made}`, result: { reference: `#${made}` } };
}

/** The number of the order made to send goods again. */
async function sentAgain(ports: WooPorts, site: OpenSite, actionId: string): Promise<string | null> {
  for (let page = 1; ; page++) {
    const orders = await listed(ports, site, `/orders?after=${askedSince(actionId)}&dates_are_gmt=true&orderby=id&order=asc&per_page=100&page=${page}`);
    const ours = orders.find((order) => isOurs(order, actionId));
    if (ours) return ours.text('number') ?? ours.need('id');
    if (orders.length < 100) return null;
  }
}

async function listed(ports: WooPorts, site: OpenSite, path: string): Promise<Reader[]> {
  const { json } = await askSite(ports, site, 'GET', path);
  if (!Array.isArray(json)) throw new Error('the site answered without a list');
  return json.map((one) => new Reader(one));
}
