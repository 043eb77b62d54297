import { judgeAction, type OrderState } from './judge-action.ts';

/** A whole shop as data: what may be done to whose order, judged and carried out on a copy. Amounts are decimals of its one currency. */
export interface ShopState {
  readonly orders: Record<string, ShopOrder>;
  readonly users: Record<string, ShopUser>;
  readonly products: Record<string, ShopProduct>;
}

export interface ShopOrder {
  readonly order_id: string;
  readonly user_id: string;
  address: Record<string, string>;
  readonly items: { item_id: string; readonly product_id: string; price: number; options: Record<string, string> }[];
  status: string;
  readonly payment_history: { readonly transaction_type: string; readonly amount: number; readonly payment_method_id: string }[];
  [more: string]: unknown;
}

export interface ShopUser {
  address: Record<string, string>;
  readonly payment_methods: Record<string, { readonly source: string; balance?: number }>;
}

export interface ShopProduct {
  readonly variants: Record<string, { readonly item_id: string; readonly available: boolean; readonly price: number; readonly options: Record<string, string> }>;
}

export interface ShopPolicy {
  /** who was proven to be asking: nobody else's orders are touched */
  readonly user_id?: string;
  readonly cancel_reasons?: readonly string[];
}

type Arguments = Readonly<Record<string, unknown>>;
/** Null when it was done; else why not. */
type Act = (shop: ShopState, given: Arguments, policy: ShopPolicy) => string | null;

const REASONS = ['no longer needed', 'ordered by mistake'];
const ADDRESS = ['address1', 'address2', 'city', 'state', 'country', 'zip'] as const;

/** Why not, thrown from within and told outside. */
class No extends Error {}

/** Does one thing to a shop, or says why not and changes nothing. What only looks is allowed where there is something to see. */
export function actInShop(shop: ShopState, name: string, given: Arguments, policy: ShopPolicy): string | null {
  const act = acts[name];
  if (!act) return 'unknown_action';
  try {
    return act(shop, given, policy);
  } catch (error) {
    if (error instanceof No) return error.message;
    throw error;
  }
}

const acts: Readonly<Record<string, Act>> = {
  cancel_pending_order: cancel,
  modify_pending_order_address: (shop, given, policy) => {
    const order = orderOf(shop, given, policy);
    const verdict = judgeAction(stateOf(order), { kind: 'correct_address', address: { name: 'x', line1: text(given.address1), city: text(given.city), country: text(given.country) } });
    if (!verdict.allowed) return verdict.because;
    order.address = addressOf(given);
    return null;
  },
  modify_pending_order_payment: payOtherwise,
  modify_pending_order_items: (shop, given, policy) => {
    const order = orderOf(shop, given, policy);
    if (order.status !== 'pending') return 'not_pending';
    const { swaps, differenceMinor } = swapsOf(shop, order, given);
    const method = methodOf(shop, order, given, differenceMinor);
    order.payment_history.push({ transaction_type: differenceMinor > 0 ? 'payment' : 'refund', amount: Math.abs(differenceMinor) / 100, payment_method_id: text(given.payment_method_id) });
    addTo(method, -differenceMinor);
    for (const { item, variant } of swaps) Object.assign(item, { item_id: variant.item_id, price: variant.price, options: variant.options });
    order.status = 'pending (item modified)';
    return null;
  },
  exchange_delivered_order_items: (shop, given, policy) => {
    const order = delivered(shop, given, policy);
    const { differenceMinor } = swapsOf(shop, order, given);
    methodOf(shop, order, given, differenceMinor);
    Object.assign(order, {
      status: 'exchange requested', exchange_items: texts(given.item_ids).toSorted(), exchange_new_items: texts(given.new_item_ids).toSorted(), exchange_payment_method_id: text(given.payment_method_id), exchange_price_difference: differenceMinor / 100,
    });
    return null;
  },
  return_delivered_order_items: (shop, given, policy) => {
    const order = delivered(shop, given, policy);
    const method = methodOf(shop, order, given, 0);
    if (method.source !== 'gift_card' && order.payment_history[0]?.payment_method_id !== text(given.payment_method_id)) return 'other_payment_method';
    itemsOf(order, texts(given.item_ids));
    Object.assign(order, { status: 'return requested', return_items: texts(given.item_ids).toSorted(), return_payment_method_id: text(given.payment_method_id) });
    return null;
  },
  modify_user_address: (shop, given, policy) => {
    userOf(shop, text(given.user_id), policy).address = addressOf(given);
    return null;
  },
  get_order_details: (shop, given, policy) => (orderOf(shop, given, policy) ? null : 'unknown_order'),
  get_user_details: (shop, given, policy) => (userOf(shop, text(given.user_id), policy) ? null : 'unknown_user'),
  get_product_details: (shop, given) => (shop.products[text(given.product_id)] ? null : 'unknown_product'),
  get_item_details: (shop, given) => (Object.values(shop.products).some((product) => product.variants[text(given.item_id)]) ? null : 'unknown_item'),
  find_user_id_by_email: () => null,
  find_user_id_by_name_zip: () => null,
  list_all_product_types: () => null,
  calculate: () => null,
  transfer_to_human_agents: () => null,
};

/** An order as the desk's own rules judge it: whatever is pending has not been sent. */
function stateOf(order: ShopOrder): OrderState {
  const totalMinor = order.payment_history.reduce((sum, one) => sum + (one.transaction_type === 'payment' ? minor(one.amount) : -minor(one.amount)), 0);
  return {
    state: order.status === 'cancelled' ? 'cancelled' : 'open', payment_state: 'paid', fulfilment_state: order.status.startsWith('pending') ? 'unfulfilled' : 'fulfilled', currency: 'USD',
    total_minor: Math.max(0, totalMinor), refunded_minor: 0, shipping_minor: 0, tax_minor: null, lines: order.items.map((item, at) => ({ id: String(at), title: item.item_id, quantity: 1, unit_price_minor: minor(item.price), refunded_quantity: 0 })),
  };
}

function cancel(shop: ShopState, given: Arguments, policy: ShopPolicy): string | null {
  const order = orderOf(shop, given, policy);
  const verdict = judgeAction(stateOf(order), { kind: 'cancel', restock: true });
  if (!verdict.allowed) return verdict.because;
  // Items that were modified are being made: such an order is no longer given up.
  if (order.status !== 'pending') return 'not_pending';
  if (!(policy.cancel_reasons ?? REASONS).includes(text(given.reason))) return 'other_reason';
  const back = order.payment_history.map((paid) => ({ transaction_type: 'refund', amount: paid.amount, payment_method_id: paid.payment_method_id }));
  for (const refund of back) addTo(shop.users[order.user_id]?.payment_methods[refund.payment_method_id], minor(refund.amount));
  order.payment_history.push(...back);
  Object.assign(order, { status: 'cancelled', cancel_reason: text(given.reason) });
  return null;
}

function payOtherwise(shop: ShopState, given: Arguments, policy: ShopPolicy): string | null {
  const order = orderOf(shop, given, policy);
  if (!order.status.startsWith('pending')) return 'not_pending';
  const [paid, ...more] = order.payment_history;
  if (paid?.transaction_type !== 'payment' || more.length > 0) return 'not_one_payment';
  if (paid.payment_method_id === given.payment_method_id) return 'same_payment_method';
  const amountMinor = minor(paid.amount);
  const method = methodOf(shop, order, given, amountMinor);
  order.payment_history.push({ transaction_type: 'payment', amount: paid.amount, payment_method_id: text(given.payment_method_id) }, { transaction_type: 'refund', amount: paid.amount, payment_method_id: paid.payment_method_id });
  addTo(method, -amountMinor);
  addTo(shop.users[order.user_id]?.payment_methods[paid.payment_method_id], amountMinor);
  return null;
}

function orderOf(shop: ShopState, given: Arguments, policy: ShopPolicy): ShopOrder {
  const order = shop.orders[text(given.order_id)];
  if (!order) throw new No('unknown_order');
  if (policy.user_id !== undefined && order.user_id !== policy.user_id) throw new No('not_their_order');
  return order;
}

function userOf(shop: ShopState, id: string, policy: ShopPolicy): ShopUser {
  const user = shop.users[id];
  if (!user) throw new No('unknown_user');
  if (policy.user_id !== undefined && id !== policy.user_id) throw new No('not_their_order');
  return user;
}

function delivered(shop: ShopState, given: Arguments, policy: ShopPolicy): ShopOrder {
  const order = orderOf(shop, given, policy);
  if (order.status !== 'delivered') throw new No('not_delivered');
  return order;
}

/** The buyer's own payment method; a gift card has to hold what is to be paid. */
function methodOf(shop: ShopState, order: ShopOrder, given: Arguments, toPayMinor: number): ShopUser['payment_methods'][string] {
  const method = shop.users[order.user_id]?.payment_methods[text(given.payment_method_id)];
  if (!method) throw new No('unknown_payment_method');
  if (method.source === 'gift_card' && minor(method.balance ?? 0) < toPayMinor) throw new No('gift_card_too_small');
  return method;
}

function addTo(method: ShopUser['payment_methods'][string] | undefined, amountMinor: number): void {
  if (method?.source === 'gift_card') method.balance = (minor(method.balance ?? 0) + amountMinor) / 100;
}

/** The order's items with these ids, each piece once. */
function itemsOf(order: ShopOrder, ids: readonly string[]): ShopOrder['items'] {
  if (ids.length === 0) throw new No('no_lines');
  const left = [...order.items];
  return ids.map((id) => {
    const at = left.findIndex((item) => item.item_id === id);
    const [item] = at < 0 ? [] : left.splice(at, 1);
    if (!item) throw new No('unknown_line');
    return item;
  });
}

interface Swap {
  readonly item: ShopOrder['items'][number];
  readonly variant: ShopProduct['variants'][string];
}

/** Each item with what it is changed for, of the same product and in stock, and what that comes to. */
function swapsOf(shop: ShopState, order: ShopOrder, given: Arguments): { swaps: Swap[]; differenceMinor: number } {
  const wanted = texts(given.new_item_ids);
  const items = itemsOf(order, texts(given.item_ids));
  if (wanted.length !== items.length) throw new No('not_one_for_one');
  const swaps = items.map((item, at): Swap => {
    const variant = shop.products[item.product_id]?.variants[wanted[at] ?? ''];
    if (!variant) throw new No('other_product');
    if (!variant.available) throw new No('not_in_stock');
    return { item, variant };
  });
  return { swaps, differenceMinor: swaps.reduce((sum, { item, variant }) => sum + minor(variant.price) - minor(item.price), 0) };
}

const addressOf = (given: Arguments): Record<string, string> => Object.fromEntries(ADDRESS.map((name) => [name, text(given[name])]));
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);
const minor = (amount: number): number => Math.round(amount * 100);
