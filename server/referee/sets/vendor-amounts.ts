/** One amount as a payload writes it, found by walking the bare JSON: nothing of the translators is used here. */
export interface AmountTold {
  readonly type: string;
  readonly id: string;
  readonly of?: 'total' | 'refund';
  readonly digits: string;
  readonly currency: string | null;
}

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const word = (value: unknown): string | null => (typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : null);
const digitsOf = (value: unknown): string | null => (word(value) !== null && /^[-+]?\d+(?:\.\d+)?$/.test(word(value) as string) ? word(value) : null);
const code = (value: unknown): string | null => (typeof value === 'string' && /^[a-z]{3}$/i.test(value) ? value.toUpperCase() : null);
const part = (json: unknown, ...names: readonly string[]): unknown => names.reduce<unknown>((value, name) => (isJson(value) ? value[name] : undefined), json);
const told = (type: string, id: unknown, digits: unknown, currency: unknown, of?: 'total' | 'refund'): AmountTold[] =>
  word(id) === null || digitsOf(digits) === null ? [] : [{ type, id: word(id) as string, digits: digitsOf(digits) as string, currency: code(currency), ...(of ? { of } : {}) }];
const without = (digits: string | null): string | null => digits?.replace(/^-/, '') ?? null;
const each = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

/** Whole hundredths of amounts, added as whole numbers. */
function added(amounts: readonly unknown[]): string {
  const sum = amounts.map(digitsOf).filter((digits) => digits !== null).reduce((all, digits) => all + BigInt(Math.round(Number(digits) * 100)), 0n);
  const text = String(sum < 0n ? -sum : sum).padStart(3, '0');
  return `${sum < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

const walmartCharges = (charges: readonly unknown[]): unknown[] => charges.flatMap((charge) => [part(charge, 'chargeAmount', 'amount'), ...each(part(charge, 'tax')).map((tax) => part(tax, 'taxAmount', 'amount'))]);

const STRIPE: Readonly<Record<string, string>> = { charge: 'payment', payment_intent: 'payment', refund: 'refund', dispute: 'dispute' };

const FINDERS: Readonly<Record<string, (item: Json) => AmountTold[]>> = {
  shopify: (item) => [
    ...('financial_status' in item && 'line_items' in item && 'order_number' in item ? told('order', String(item.admin_graphql_api_id ?? item.id).split('/').pop(), item.total_price, item.currency) : []),
    ...('evidence_due_by' in item ? told('dispute', item.id, item.amount, item.currency) : []),
  ],
  woocommerce: (item) => [...('order_key' in item ? told('order', item.id, item.total, item.currency) : []), ...('refunded_by' in item ? told('refund', item.id, item.amount, null) : [])],
  magento: (item) => ('grand_total' in item && 'entity_id' in item && 'order_currency_code' in item ? told('order_id' in item ? ('creditmemo_status' in item || 'adjustment' in item ? 'refund' : 'payment') : 'order', item.entity_id, item.grand_total, item.order_currency_code) : []),
  bigcommerce: (item) => [...('total_inc_tax' in item && 'status_id' in item ? told('order', item.id, item.total_inc_tax, item.default_currency_code) : []), ...('total_amount' in item && 'order_id' in item ? told('refund', item.id, item.total_amount, null) : [])],
  stripe: (item) => (typeof item.object === 'string' && item.object in STRIPE ? told(STRIPE[item.object] as string, item.object === 'charge' ? (item.payment_intent ?? item.id) : item.object === 'dispute' ? (item.id ?? `of ${word(item.charge)}`) : item.id, asDecimal(item.amount, item.currency), item.currency)
    : item.object === 'invoice' && 'id' in item ? told('charge', item.id, asDecimal(item.total, item.currency), item.currency) : []),
  recharge: (item) => ('scheduled_at' in item && 'charge_attempts' in item ? told('charge', item.id, item.total_price, item.currency) : 'order_interval_frequency' in item && item.quantity === 1 ? told('subscription', item.id, item.price, null) : []),
  'loop-returns': (item) => ('return_total' in item ? [...told('return', item.id, item.return_total, item.currency, 'total'), ...told('return', item.id, item.refund, item.currency, 'refund')] : []),
  'amazon-sp-api': (item) => [...told('order', item.AmazonOrderId, part(item, 'OrderTotal', 'Amount'), part(item, 'OrderTotal', 'CurrencyCode')), ...('createdTime' in item ? told('order', item.orderId, part(item, 'proceeds', 'grandTotal', 'amount'), part(item, 'proceeds', 'grandTotal', 'currencyCode')) : [])],
  walmart: (item) => [
    ...('orderDate' in item && 'orderLines' in item ? told('order', item.purchaseOrderId, added(walmartCharges(each(part(item, 'orderLines', 'orderLine')).flatMap((line) => each(part(line, 'charges', 'charge'))))), null) : []),
    ...('returnOrderLines' in item ? told('return', item.returnOrderId, part(item, 'totalRefundAmount', 'currencyAmount'), part(item, 'totalRefundAmount', 'currencyUnit'), 'refund') : []),
  ],
  ebay: (item) => [
    ...('pricingSummary' in item ? told('order', item.orderId, part(item, 'pricingSummary', 'total', 'value'), part(item, 'pricingSummary', 'total', 'currency')) : []), ...told('dispute', item.paymentDisputeId, part(item, 'amount', 'value'), part(item, 'amount', 'currency')),
    ...('refundReferenceId' in item && 'refundStatus' in item ? told('refund', item.refundId, part(item, 'amount', 'value'), part(item, 'amount', 'currency')) : []),
  ],
  etsy: (item) => (part(item, 'grandtotal', 'divisor') === 100 ? told('order', item.receipt_id, decimalOf(word(part(item, 'grandtotal', 'amount')) ?? '', 2), part(item, 'grandtotal', 'currency_code')) : []),
  tiktok: (item) => told('order', 'line_items' in item || 'status' in item ? item.id : null, part(item, 'payment', 'total_amount'), part(item, 'payment', 'currency')),
  shipstation: (item) => told('order', item.orderId, item.orderTotal, null),
};

const WITHOUT_DECIMALS = new Set(['jpy', 'krw', 'vnd', 'clp', 'xaf', 'xof', 'xpf', 'bif', 'djf', 'gnf', 'kmf', 'mga', 'pyg', 'rwf', 'vuv']);

function asDecimal(amount: unknown, currency: unknown): string | null {
  const digits = digitsOf(amount);
  return digits === null ? null : WITHOUT_DECIMALS.has(String(currency)) ? digits : decimalOf(digits, /^(?:bhd|jod|kwd|omr|tnd)$/.test(String(currency)) ? 3 : 2);
}

function decimalOf(whole: string, decimals: number): string {
  const text = whole.replace('-', '').padStart(decimals + 1, '0');
  return `${whole.startsWith('-') ? '-' : ''}${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** Everything a payload says of money that has a total of its own; drafts, carts and quotes are not orders, and what a batch deleted is gone. */
export function amountsTold(vendor: string, payload: unknown): AmountTold[] {
  const find = FINDERS[vendor];
  const inside = (value: unknown): AmountTold[] => (Array.isArray(value) ? value.flatMap(inside) : isJson(value) ? [...(find?.(value) ?? []), ...Object.entries(value).flatMap(([name, child]) => (name === 'delete' ? [] : inside(child)))] : []);
  return inside(payload).map((amount) => (amount.type === 'refund' || amount.type === 'dispute' ? { ...amount, digits: without(amount.digits) ?? amount.digits } : amount));
}
