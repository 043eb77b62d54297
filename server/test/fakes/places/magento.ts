import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

type Row = Record<string, unknown>;

export const magentoKeys = { url: 'https://shop.example.com', access_token: 'standin0token0standin0token' };

const RESOURCE: readonly (readonly [RegExp, string])[] = [
  [/^(GET|PUT) \/orders/, 'Magento_Sales::actions_view'], [/ \/products/, 'Magento_Catalog::products'], [/ \/customers/, 'Magento_Customer::customer'], [/ \/shipments/, 'Magento_Sales::ship'],
  [/\/refund$/, 'Magento_Sales::creditmemo'], [/\/cancel$/, 'Magento_Sales::cancel'], [/ \/(coupons|salesRules)/, 'Magento_SalesRule::quote'],
];

/** A Magento shop as far as its REST API is asked. */
export class MagentoShop implements StandIn {
  readonly orders: Row[];
  readonly creditmemos: Row[] = [];
  readonly invoices: Row[];
  readonly coupons: Row[] = [];
  readonly rules: Row[] = [];
  readonly #without: readonly string[];
  #effects = 0;

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    this.orders = Array.from({ length: orders }, (_, n) => magentoOrder(n + 1));
    // The third is paid by a transfer outside the shop, and not invoiced yet.
    this.invoices = this.orders.filter((order) => order.entity_id !== 3).map((order) => ({ entity_id: 500 + Number(order.entity_id), order_id: order.entity_id, state: 2, transaction_id: `tx-${String(order.entity_id)}`, total_qty: 2, items: [], grand_total: order.grand_total }));
    this.#without = without;
  }

  effects(): number {
    return this.#effects;
  }

  answer(came: Came): Answered {
    if (came.headers.authorization !== `Bearer ${magentoKeys.access_token}`) return said({ message: 'The consumer isn\'t authorized to access %resources.', parameters: { resources: 'self' } }, 401);
    const path = came.path.replace(/^.*\/rest\/all\/V1/, '');
    const needed = RESOURCE.find(([asked]) => asked.test(`${came.method} ${path}`))?.[1];
    if (needed !== undefined && this.#without.includes(needed)) return said({ message: 'The consumer isn\'t authorized to access %resources.', parameters: { resources: needed } }, 401);
    const [, kind = '', id, more] = path.split('/');
    if (path === '/store/storeConfigs') return said([storeConfig]);
    if (came.method === 'GET') return this.#look(kind, id, came.query);
    return this.#change(came, kind, id, more);
  }

  #look(kind: string, id: string | undefined, query: URLSearchParams): Answered {
    if (kind === 'orders' && id !== undefined) {
      const order = this.orders.find((one) => one.entity_id === Number(id));
      return order ? said(order) : notThere();
    }
    const lists: Record<string, readonly Row[]> = {
      orders: this.orders, products: this.orders.map((order, n) => magentoProduct(n + 1, order.updated_at)), customers: this.orders.map((order) => magentoCustomer(Number(order.entity_id), order.updated_at)),
      creditmemos: this.creditmemos, invoices: this.invoices, coupons: this.coupons,
      shipments: this.orders.filter((order) => Number(order.entity_id) % 2 === 1).map((order) => magentoShipment(Number(order.entity_id), order.updated_at)),
    };
    return said(searched(lists[kind] ?? [], query, kind));
  }

  #change(came: Came, kind: string, id: string | undefined, more: string | undefined): Answered {
    const body = (came.json ?? {}) as Row;
    if (kind === 'salesRules') return said({ ...(body.rule as Row), rule_id: this.rules.push(body.rule as Row) });
    if (kind === 'coupons') {
      this.#effects++;
      const coupon = { ...(body.coupon as Row), coupon_id: this.coupons.length + 1 };
      this.coupons.push(coupon);
      return said(coupon);
    }
    const order = this.orders.find((one) => one.entity_id === (kind === 'invoice' ? Number(id) - 500 : Number(id)));
    if (!order) return notThere();
    if (more === 'refund') return this.#refund(order, body, kind === 'invoice' ? Number(id) : null);
    if (more === 'cancel') {
      this.#effects += order.state === 'canceled' ? 0 : 1;
      Object.assign(order, { state: 'canceled', status: 'canceled', updated_at: '2026-11-20 12:00:00' });
      return said(true);
    }
    const [assigned] = (order.extension_attributes as { shipping_assignments: { shipping: { address: Row } }[] }).shipping_assignments;
    this.#effects++;
    if (assigned) assigned.shipping.address = body.entity as Row;
    return said(body.entity);
  }

  #refund(order: Row, body: Row, invoiceId: number | null): Answered {
    const items = body.items as { order_item_id: number; qty: number }[];
    const given = body.arguments as { shipping_amount: number; adjustment_positive: number; adjustment_negative: number };
    const total = items.reduce((sum, item) => sum + item.qty * 23.8, 0) + given.shipping_amount * 1.19 + given.adjustment_positive - given.adjustment_negative;
    if (total - 0.001 > Number(order.grand_total) - Number(order.total_refunded ?? 0)) return said({ message: 'The most money available to refund is %1.', parameters: ['52.36'] }, 400);
    this.#effects++;
    const memo = {
      entity_id: 900 + this.creditmemos.length, increment_id: `00000090${this.creditmemos.length}`, order_id: order.entity_id, grand_total: Number(total.toFixed(2)), order_currency_code: 'EUR', created_at: '2026-11-20 12:00:00', state: 3,
      ...(invoiceId === null ? {} : { invoice_id: invoiceId }), items: items.map((item, n) => ({ entity_id: n + 1, order_item_id: item.order_item_id, qty: item.qty, base_cost: 0, base_price: 20, sku: 'TEE-M', row_total_incl_tax: item.qty * 23.8 })),
      comments: [{ comment: (body.comment as Row).comment, is_customer_notified: 0, is_visible_on_front: 0, parent_id: 900 }],
    };
    this.creditmemos.push(memo);
    Object.assign(order, { total_refunded: Number((Number(order.total_refunded ?? 0) + total).toFixed(2)), updated_at: '2026-11-20 12:00:00' });
    // What was taken off a credit memo of everything is not owed any more: Magento closes the order then too.
    order.adjustment_negative = Number(order.adjustment_negative ?? 0) + given.adjustment_negative;
    if (Number(order.total_refunded) + Number(order.adjustment_negative) >= Number(order.grand_total) - 0.001) Object.assign(order, { state: 'closed', status: 'closed' });
    return said(memo.entity_id);
  }
}

const notThere = (): Answered => said({ message: 'The entity that was requested doesn\'t exist. Verify the entity and try again.' }, 404);

function searched(rows: readonly Row[], query: URLSearchParams, kind: string): Row {
  const idField = kind === 'products' || kind === 'customers' ? 'id' : kind === 'coupons' ? 'coupon_id' : 'entity_id';
  let left = [...rows];
  for (let group = 0; query.has(`searchCriteria[filterGroups][${group}][filters][0][field]`); group++) {
    const part = (name: string): string => query.get(`searchCriteria[filterGroups][${group}][filters][0][${name}]`) ?? '';
    const field = part('field') === 'entity_id' ? idField : part('field');
    const value = part('value');
    left = left.filter((row) => {
      const there = String(row[field] ?? '');
      if (part('conditionType') === 'gt') return Number(there) > Number(value);
      if (part('conditionType') === 'gteq') return there >= value;
      return part('conditionType') === 'in' ? value.split(',').includes(there) : there === value;
    });
  }
  const size = Number(query.get('searchCriteria[pageSize]') ?? 20);
  return { items: left.slice(0, size), search_criteria: { filter_groups: [], page_size: size, current_page: 1 }, total_count: left.length };
}

const storeConfig = {
  id: 1, code: 'default', website_id: 1, locale: 'de_DE', base_currency_code: 'EUR', default_display_currency_code: 'EUR', timezone: 'Europe/Berlin', weight_unit: 'kgs', base_url: 'https://shop.example.com/', base_link_url: 'https://shop.example.com/',
  base_static_url: 'https://shop.example.com/static/', base_media_url: 'https://shop.example.com/media/', secure_base_url: 'https://shop.example.com/', secure_base_link_url: 'https://shop.example.com/', secure_base_static_url: 'https://shop.example.com/static/', secure_base_media_url: 'https://shop.example.com/media/',
};

const address = (n: number): Row => ({ entity_id: 700 + n, parent_id: n, address_type: 'shipping', firstname: 'Ana', lastname: 'Silva', street: ['Hauptstr. 1'], postcode: '10115', city: 'Berlin', country_id: 'DE', telephone: '+4930123456', email: `buyer${n}@example.test` });

/** Two tees at 20.00 and shipping at 4.00, 19 % on both: 52.36. */
export function magentoOrder(n: number, more: Row = {}): Row {
  return {
    entity_id: n, increment_id: String(100_000_000 + n), state: 'processing', status: 'processing', created_at: '2026-03-01 10:00:00', updated_at: '2026-03-01 10:00:00', order_currency_code: 'EUR', base_currency_code: 'EUR', customer_email: `buyer${n}@example.test`,
    customer_firstname: 'Ana', customer_lastname: 'Silva', customer_id: n, grand_total: 52.36, base_grand_total: 52.36, subtotal: 40, tax_amount: 8.36, shipping_amount: 4, shipping_tax_amount: 0.76, shipping_incl_tax: 4.76, discount_amount: 0, total_paid: 52.36, total_due: 0,
    items: [{ item_id: 10 * n, order_id: n, product_id: 7, sku: 'TEE-M', name: 'Wool tee', product_type: 'simple', qty_ordered: 2, qty_shipped: n % 2 === 1 ? 2 : 0, qty_refunded: 0, price: 20, price_incl_tax: 23.8, row_total: 40, row_total_incl_tax: 47.6, tax_amount: 7.6, discount_amount: 0 }],
    billing_address: { ...address(n), address_type: 'billing' }, payment: { account_status: '', additional_information: ['Card'], cc_last4: '4242', method: 'checkmo' },
    extension_attributes: { shipping_assignments: [{ shipping: { address: address(n), method: 'flatrate_flatrate' }, items: [] }] }, ...more,
  };
}

const magentoProduct = (n: number, changed: unknown): Row => ({ id: n, sku: `TEE-${n}`, name: 'Wool tee', price: 20, status: 1, visibility: 4, type_id: 'simple', updated_at: changed });
const magentoCustomer = (n: number, changed: unknown): Row => ({ id: n, email: `buyer${n}@example.test`, firstname: 'Ana', lastname: 'Silva', website_id: 1, updated_at: changed });
const magentoShipment = (n: number, changed: unknown): Row => ({ entity_id: 300 + n, order_id: n, created_at: '2026-03-02 10:00:00', updated_at: changed, comments: [], items: [{ order_item_id: 10 * n, qty: 2 }], tracks: [{ order_id: n, parent_id: 300 + n, weight: 1, qty: 2, description: '', track_number: `1Z999AA1012345678${n % 10}`, title: 'UPS', carrier_code: 'ups', created_at: '2026-03-02 10:00:00', updated_at: '2026-03-02 10:00:00', entity_id: 800 + n }] });
