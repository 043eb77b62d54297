import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { actInShop, type ShopState } from '../../src/modules/orders/rules/shop-policy.ts';
import { readJson } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

interface Action {
  readonly action_id: string;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

const WRITES = /^(?:cancel|modify|return|exchange)_/;

/** The status an order is in after each gold action, by the shop's written policy. */
const AFTER: Readonly<Record<string, string>> = {
  cancel_pending_order: 'cancelled', return_delivered_order_items: 'return requested', exchange_delivered_order_items: 'exchange requested', modify_pending_order_items: 'pending (item modified)',
};

/** Gold actions that the shop's own policy forbids: an exchange of what is still pending, and a gift card of 17.00 for a difference of 21.10. */
const AGAINST_POLICY = new Set(['64_6', '106_0']);

export const retailPolicyTasks: RefereeSet = {
  name: 'retail-policy-tasks',
  anchor: 'the benchmark’s own environment executes all gold actions; LLM agents pass^1 0.604–0.692',
  measure(folder) {
    const start = readShop(folder);
    const tasks = readJson<{ evaluation_criteria?: { actions?: readonly Action[] } }[]>(path.join(folder, 'tasks.json'));
    let [gold, right, forbidden, refused] = [0, 0, 0, 0];
    for (const task of tasks) {
      const shop = structuredClone(start);
      for (const { action_id: id, name, arguments: given } of (task.evaluation_criteria?.actions ?? []).filter((action) => WRITES.test(action.name))) {
        for (const [wrong, policy] of forbiddenOf(shop, name, given)) {
          forbidden++;
          if (actInShop(aside(shop, wrong), name, wrong, policy) !== null) refused++;
        }
        gold++;
        const before = shop.orders[String(given.order_id)]?.status;
        const because = actInShop(shop, name, given, {});
        if (AGAINST_POLICY.has(id)) {
          if (because !== null) right++;
          continue;
        }
        if (because === null && shop.orders[String(given.order_id)]?.status === (AFTER[name] ?? before)) right++;
        if (AFTER[name] === undefined) continue;
        // The same once more: cancelled, returned, exchanged and modified orders take it no second time.
        forbidden++;
        if (actInShop(aside(shop, given), name, given, {}) !== null) refused++;
      }
    }
    return [
      { what: `gold actions judged and carried out as the policy says (${gold}, of them ${AGAINST_POLICY.size} against it)`, value: share(right, gold), atLeast: 1 },
      { what: `forbidden variants refused (${forbidden})`, value: share(refused, forbidden), atLeast: 1 },
    ];
  },
};

/** The shop for a trial: what the action may touch is a copy. */
function aside(shop: ShopState, given: Action['arguments']): ShopState {
  const order = shop.orders[String(given.order_id)];
  const user = order?.user_id ?? String(given.user_id);
  return {
    products: shop.products,
    orders: order ? { ...shop.orders, [order.order_id]: structuredClone(order) } : shop.orders,
    users: shop.users[user] ? { ...shop.users, [user]: structuredClone(shop.users[user]) } : shop.users,
  };
}

function readShop(folder: string): ShopState {
  const packed = path.join(folder, 'db.json.gz');
  return JSON.parse((existsSync(packed) ? gunzipSync(readFileSync(packed)) : readFileSync(path.join(folder, 'db.json'))).toString('utf8')) as ShopState;
}

/** Of a gold action: another user's, an order in the wrong state, an item of another product, a payment method of nobody. */
function forbiddenOf(shop: ShopState, name: string, given: Action['arguments']): [Action['arguments'], { user_id?: string }][] {
  if (given.order_id === undefined) return [[{ ...given, user_id: 'nobody_0000' }, {}]];
  const wanted = name.includes('delivered') ? 'delivered' : 'pending';
  const order = shop.orders[String(given.order_id)];
  const wrongState = Object.values(shop.orders).find((one) => one.user_id === order?.user_id && !one.status.startsWith(wanted)) ?? Object.values(shop.orders).find((one) => one.status === 'processed');
  const otherProduct = Object.values(shop.products).find((product) => !order?.items.some((item) => product.variants[item.item_id]));
  return [
    [given, { user_id: 'nobody_0000' }],
    ...(wrongState ? [[{ ...given, order_id: wrongState.order_id }, {}] as [Action['arguments'], object]] : []),
    ...(Array.isArray(given.new_item_ids) && otherProduct ? [[{ ...given, new_item_ids: given.new_item_ids.map(() => Object.keys(otherProduct.variants)[0]) }, {}] as [Action['arguments'], object]] : []),
    ...(given.payment_method_id === undefined ? [] : [[{ ...given, payment_method_id: 'credit_card_0000000' }, {}] as [Action['arguments'], object]]),
  ];
}
