import { systemActor } from '../../../../platform/actor/actor.ts';
import { retryOnClash } from '../../../../platform/db/retry-on-clash.ts';
import { actionKinds, type ActionForShop, type Finding, type OrderAtShop, type ShopDesk } from '../../../orders/index.ts';
import type { ShopifyPorts } from '../ports.ts';
import { CODE_KNOWN, codeOf, gid, isAddressed, markerOf } from '../rules/action-requests.ts';
import { ONE_ORDER } from '../rules/requests.ts';
import { SCOPE_OF } from '../rules/scopes.ts';
import type { ShopOrder } from '../rules/shop-records.ts';
import { translateOrder } from '../rules/translate-order.ts';
import { shopsOfBrand, type ShopRow } from '../store/shops.ts';
import { carryOutAtShop } from './carry-out-at-shop.ts';
import { withAllLines } from './fetch-order.ts';
import { draftOf, patiently, type OpenShop } from './open-shop.ts';
import { SOURCE, writeOrder } from './write-records.ts';

const writer = systemActor('shopify');

/** Actions on orders of Shopify shops. */
export function shopifyDesk(ports: ShopifyPorts): ShopDesk {
  const open = async (order: OrderAtShop): Promise<OpenShop> => {
    const shop = ownerOf(await ports.db.read(writer, (tx) => shopsOfBrand(tx, order.brandId)), order);
    if (!shop?.access_token) throw new Error('the shop is no longer connected');
    const token = ports.vault.open(shop.access_token, `shop:${shop.id}:token`);
    return { domain: shop.domain, ask: (query, variables) => patiently(ports, { domain: shop.domain, token }, query, variables) };
  };
  const read = async (shop: OpenShop, order: OrderAtShop): Promise<ShopOrder> => {
    const data = (await shop.ask(ONE_ORDER, { id: gid('Order', order.sourceId) })).object('order');
    if (data === null) throw new Error('Shopify does not know this order');
    const whole = await withAllLines({ ask: shop.ask }, data);
    const told = translateOrder(whole.json, shop.domain);
    await retryOnClash(() => ports.db.transact(writer, (tx) => writeOrder(tx, order.brandId, told)));
    return told;
  };
  return {
    offers: async (tx, order) => {
      const shop = order.source === SOURCE ? ownerOf(await shopsOfBrand(tx, order.brandId), order) : undefined;
      if (!shop) return null;
      return actionKinds.map((kind) => {
        const missing = shop.scopes !== null && !shop.scopes.includes(SCOPE_OF[kind]);
        return { kind, ready: !missing, because: missing ? SCOPE_OF[kind] : null };
      });
    },
    refresh: async (order) => void (await read(await open(order), order)),
    send: async (action) => carryOutAtShop(await open(action.order), action, ports.db.clock.now()),
    find: async (action) => {
      const shop = await open(action.order);
      return findIn(shop, action, await read(shop, action.order));
    },
  };
}

/** The shop an order belongs to: its address in the admin says which, where a brand has several. */
function ownerOf(shops: readonly ShopRow[], order: OrderAtShop): ShopRow | undefined {
  const host = order.url !== null && URL.canParse(order.url) ? new URL(order.url).hostname : null;
  return shops.find((shop) => shop.domain === host) ?? (shops.length === 1 ? shops[0] : undefined);
}

/** Whether the shop's own records show what was asked. */
async function findIn(shop: OpenShop, action: ActionForShop, order: ShopOrder): Promise<Finding> {
  const { wish } = action;
  if (wish.kind === 'cancel') return order.cancelledAt === null ? { happened: 'no', said: 'the order is not cancelled' } : { happened: 'yes', said: `cancelled ${order.cancelledAt.toISOString()}` };
  if (wish.kind === 'correct_address') return isAddressed(order.shippingAddress, wish.address) ? { happened: 'yes', said: 'the order has the new address' } : { happened: 'no', said: 'the order has another address' };
  if (wish.kind === 'refund') {
    const refund = order.refunds.find((one) => one.reason?.includes(markerOf(action.id)));
    return refund ? { happened: 'yes', said: `refund ${refund.sourceId}`, result: { reference: refund.sourceId } } : { happened: 'no', said: `no refund of ours among ${order.refunds.length}` };
  }
  if (wish.kind === 'credit') {
    const code = codeOf(action.id);
    const known = (await shop.ask(CODE_KNOWN, { code })).object('codeDiscountNodeByCode');
    return known ? { happened: 'yes', said: `code ${code}`, result: { code } } : { happened: 'no', said: 'the shop has no such code' };
  }
  const draft = await draftOf(shop, action.id);
  const made = draft?.object('order');
  if (made) return { happened: 'yes', said: `order ${made.text('name') ?? ''}`, result: { reference: made.text('name') ?? made.id() } };
  return { happened: 'no', said: draft ? `draft ${draft.text('name') ?? ''} is not completed` : 'no draft order of ours' };
}
