import { decimalOf } from '../../../../platform/money/money.ts';
import type { JsonFields } from '../../../../platform/hostile/json-fields.ts';
import type { ActionForShop, Address } from '../../../orders/index.ts';

/** Stands in the shop beside what we did, and is looked for there: the REST API knows no idempotency keys. */
export const markerOf = (actionId: string): string => `Keepdesk ${actionId}`;

/** The code of a credit: the same for the same action, and guessed by nobody. */
export const codeOf = (actionId: string): string => `THANKS-${actionId.replaceAll('-', '').slice(-10).toUpperCase()}`;

/** Magento takes amounts as numbers. */
const amount = (minor: number, currency: string): number => Number(decimalOf({ amountMinor: minor, currency }));

/**
 * The body of a refund. Magento reckons what the named pieces come to by itself and gives shipping back where it is told; what is
 * left of our amount, more or less than that, goes as an adjustment, so that exactly our amount leaves.
 */
export function refundBody(action: ActionForShop, order: { piecesMinor: (lineId: string, quantity: number) => number; taxOfShippingMinor: number }, restock: boolean, online: boolean): Record<string, unknown> {
  const { consequence, order: { currency } } = action;
  const pieces = consequence.lines.filter((line) => line.quantity > 0);
  const piecesMinor = pieces.reduce((sum, line) => sum + order.piecesMinor(line.line_id, line.quantity), 0);
  const rest = consequence.refund_minor - piecesMinor - consequence.shipping_minor;
  return {
    ...(online ? { isOnline: true } : {}), notify: false, appendComment: true,
    items: pieces.map((line) => ({ order_item_id: Number(line.line_id), qty: line.quantity })),
    comment: { comment: action.reason === '' ? markerOf(action.id) : `${action.reason} · ${markerOf(action.id)}`, is_visible_on_front: 0 },
    arguments: {
      // Without the tax on it, which Magento adds.
      shipping_amount: amount(consequence.shipping_minor === 0 ? 0 : consequence.shipping_minor - order.taxOfShippingMinor, currency),
      adjustment_positive: amount(Math.max(0, rest), currency), adjustment_negative: amount(Math.max(0, -rest), currency),
      ...(restock && pieces.length > 0 ? { extension_attributes: { return_to_stock_items: pieces.map((line) => Number(line.line_id)) } } : {}),
    },
  };
}

/** The address of an order as it is sent back, with ours in it. */
export function addressBody(before: JsonFields, address: Address): Record<string, unknown> {
  const [first = '', ...rest] = (address.name ?? '').trim().split(/\s+/);
  const named = address.name === undefined ? {} : { firstname: rest.length > 0 ? first : '-', lastname: rest.join(' ') || first };
  const street = [address.line1, address.line2].filter((line): line is string => line !== undefined && line !== '');
  const { region_id: _id, region_code: _code, extension_attributes: _more, ...kept } = before.json;
  return {
    entity: {
      ...kept, ...named, ...(street.length > 0 ? { street } : {}), ...(address.postal_code === undefined ? {} : { postcode: address.postal_code }), ...(address.city === undefined ? {} : { city: address.city }),
      ...(address.country === undefined ? {} : { country_id: address.country }), region: address.region ?? '', telephone: before.text('telephone') ?? '-',
    },
  };
}

/** Whether an order goes to this address now; case and blanks do not count. */
export function isAddressed(there: JsonFields, wished: Address): boolean {
  const plain = (text: string | null | undefined): string => (text ?? '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const street = Array.isArray(there.json.street) ? there.json.street.filter((line): line is string => typeof line === 'string') : [];
  return plain(street[0]) === plain(wished.line1) && plain(street[1]) === plain(wished.line2) && plain(there.text('postcode')) === plain(wished.postal_code) && plain(there.text('city')) === plain(wished.city)
    && (wished.country === undefined || plain(there.text('country_id')) === plain(wished.country));
}

/** A cart price rule that gives this amount once, to whoever has the code. */
export function ruleBody(action: ActionForShop, websites: readonly number[]): Record<string, unknown> {
  return {
    rule: {
      name: markerOf(action.id), description: `${action.order.number} · ${action.reason}`.slice(0, 250), website_ids: websites, customer_group_ids: [0, 1, 2, 3], uses_per_customer: 1, is_active: true, stop_rules_processing: false,
      is_advanced: true, sort_order: 0, simple_action: 'cart_fixed', discount_amount: amount(action.consequence.given_minor, action.order.currency), discount_step: 0, apply_to_shipping: false, times_used: 0, is_rss: false,
      coupon_type: 'SPECIFIC_COUPON', use_auto_generation: true, uses_per_coupon: 1,
    },
  };
}

export const couponBody = (action: ActionForShop, ruleId: number): Record<string, unknown> => ({ coupon: { rule_id: ruleId, code: codeOf(action.id), usage_limit: 1, usage_per_customer: 1, times_used: 0, is_primary: false, type: 0 } });
