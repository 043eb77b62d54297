import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actInShop, type ShopState } from './shop-policy.ts';

const shop = (status = 'pending'): ShopState => ({
  orders: { '#1': { order_id: '#1', user_id: 'ana', address: { city: 'Porto' }, items: [{ item_id: 't1', product_id: 'tee', price: 20.1, options: { size: 'M' } }, { item_id: 't1', product_id: 'tee', price: 20.1, options: { size: 'M' } }], status, payment_history: [{ transaction_type: 'payment', amount: 40.2, payment_method_id: 'gift' }] } },
  users: { ana: { address: {}, payment_methods: { gift: { source: 'gift_card', balance: 5 }, card: { source: 'credit_card' } } } },
  products: { tee: { variants: { t1: { item_id: 't1', available: true, price: 20.1, options: { size: 'M' } }, t2: { item_id: 't2', available: true, price: 25.35, options: { size: 'L' } }, t3: { item_id: 't3', available: false, price: 1, options: {} } } } },
});
const cancelling = { order_id: '#1', reason: 'no longer needed' };
const swap = { order_id: '#1', item_ids: ['t1'], new_item_ids: ['t2'], payment_method_id: 'card' };

test('a pending order is cancelled once, for a reason the shop takes, and paid back where it was paid', () => {
  const state = shop();
  assert.equal(actInShop(state, 'cancel_pending_order', { ...cancelling, reason: 'found it cheaper' }, {}), 'other_reason');
  assert.equal(actInShop(state, 'cancel_pending_order', cancelling, { user_id: 'bo' }), 'not_their_order');
  assert.equal(actInShop(state, 'cancel_pending_order', cancelling, { user_id: 'ana' }), null);
  assert.deepEqual([state.orders['#1']?.status, state.orders['#1']?.payment_history.length, state.users.ana?.payment_methods.gift?.balance], ['cancelled', 2, 45.2]);
  assert.equal(actInShop(state, 'cancel_pending_order', cancelling, {}), 'already_cancelled');
  assert.equal(actInShop(shop('delivered'), 'cancel_pending_order', cancelling, {}), 'already_shipped');
});

test('items are changed for others of the same product that are there, once, and the difference is paid', () => {
  const state = shop();
  assert.equal(actInShop(state, 'modify_pending_order_items', { ...swap, payment_method_id: 'gift' }, {}), 'gift_card_too_small');
  assert.equal(actInShop(state, 'modify_pending_order_items', { ...swap, new_item_ids: ['t3'] }, {}), 'not_in_stock');
  assert.equal(actInShop(state, 'modify_pending_order_items', { ...swap, new_item_ids: ['cap'] }, {}), 'other_product');
  assert.equal(actInShop(state, 'modify_pending_order_items', { ...swap, item_ids: ['t1', 't1', 't1'], new_item_ids: ['t2', 't2', 't2'] }, {}), 'unknown_line');
  assert.equal(actInShop(state, 'modify_pending_order_items', swap, {}), null);
  assert.deepEqual([state.orders['#1']?.items.map((item) => item.item_id), state.orders['#1']?.payment_history[1]], [['t2', 't1'], { transaction_type: 'payment', amount: 5.25, payment_method_id: 'card' }]);
  assert.equal(actInShop(state, 'modify_pending_order_items', swap, {}), 'not_pending');
  assert.equal(actInShop(state, 'modify_pending_order_address', { order_id: '#1', address1: 'x', city: 'y', country: 'USA' }, {}), null);
});

test('what is delivered is returned or exchanged once, paid back where it was paid or on a gift card', () => {
  const back = { order_id: '#1', item_ids: ['t1', 't1'], payment_method_id: 'card' };
  assert.equal(actInShop(shop(), 'return_delivered_order_items', back, {}), 'not_delivered');
  const state = shop('delivered');
  assert.equal(actInShop(state, 'return_delivered_order_items', back, {}), 'other_payment_method');
  assert.equal(actInShop(state, 'return_delivered_order_items', { ...back, payment_method_id: 'stranger' }, {}), 'unknown_payment_method');
  assert.equal(actInShop(state, 'return_delivered_order_items', { ...back, payment_method_id: 'gift' }, {}), null);
  assert.equal(actInShop(state, 'exchange_delivered_order_items', swap, {}), 'not_delivered');
  const other = shop('delivered');
  assert.equal(actInShop(other, 'exchange_delivered_order_items', swap, {}), null);
  assert.deepEqual([other.orders['#1']?.status, other.orders['#1']?.exchange_price_difference], ['exchange requested', 5.25]);
});
