import type { Permission } from '../../../connections/index.ts';
import type { ActionKind } from '../../../orders/index.ts';

/** What the connection asks a shop for, the needed ones first: Shopify itself gives them no order. */
export const SCOPES: readonly Permission[] = [
  { name: 'read_orders', for: 'orders_read', needed: true },
  { name: 'read_customers', for: 'customers_read', needed: true },
  { name: 'read_products', for: 'products_read', needed: true },
  { name: 'read_fulfillments', for: 'shipments_read', needed: true },
  { name: 'read_all_orders', for: 'orders_past_read', needed: false },
  { name: 'read_inventory', for: 'stock_read', needed: false },
  { name: 'write_orders', for: 'refunds_write', needed: false },
  { name: 'write_orders', for: 'orders_write', needed: false },
  { name: 'write_order_edits', for: 'order_items_write', needed: false },
  { name: 'write_draft_orders', for: 'orders_again_write', needed: false },
  { name: 'write_discounts', for: 'loyalty_write', needed: false },
  { name: 'write_gift_cards', for: 'gift_cards_write', needed: false },
  { name: 'write_store_credit_account_transactions', for: 'store_credit_write', needed: false },
  { name: 'read_locations', for: 'restock_read', needed: false },
];

/** What an action needs to be carried out. */
export const SCOPE_OF: Readonly<Partial<Record<ActionKind, string>>> = { cancel: 'write_orders', refund: 'write_orders', correct_address: 'write_orders', change_items: 'write_order_edits', reship: 'write_draft_orders', credit: 'write_discounts' };

/** Those of our scopes that a token does not have. Who may write something may read it. */
export function scopesMissing(granted: readonly string[]): string[] {
  return [...new Set(SCOPES.map((scope) => scope.name))].filter((name) => !granted.includes(name) && !granted.includes(name.replace('read_', 'write_')));
}
