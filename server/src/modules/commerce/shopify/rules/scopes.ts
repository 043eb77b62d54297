import type { ActionKind } from '../../../orders/index.ts';
import type { ScopeView, ShopTestView } from '../contract.ts';

/** What the connection asks a shop for, the needed ones first: Shopify itself gives them no order. */
export const SCOPES: readonly ScopeView[] = [
  { name: 'read_orders', needed: true },
  { name: 'read_customers', needed: true },
  { name: 'read_products', needed: true },
  { name: 'read_fulfillments', needed: true },
  { name: 'read_all_orders', needed: false },
  { name: 'read_inventory', needed: false },
  { name: 'write_orders', needed: false },
  { name: 'write_draft_orders', needed: false },
  { name: 'write_discounts', needed: false },
  { name: 'read_locations', needed: false },
];

/** What an action needs to be carried out. */
export const SCOPE_OF: Readonly<Record<ActionKind, ScopeView['name']>> = { cancel: 'write_orders', refund: 'write_orders', correct_address: 'write_orders', reship: 'write_draft_orders', credit: 'write_discounts' };

/** Each of our scopes, and whether a token has it. Who may write something may read it. */
export function scopesGranted(handles: readonly string[]): ShopTestView['permissions'] {
  return SCOPES.map((scope) => ({ ...scope, granted: handles.includes(scope.name) || handles.includes(scope.name.replace('read_', 'write_')) }));
}
