import { createHmac, randomUUID } from 'node:crypto';
import { ShopifyActions } from './shopify-actions.ts';
import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

type Kind = 'products' | 'customers' | 'orders';

export interface StandInOrder {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly total: string;
  /** what was paid; the total unless told */
  readonly received?: string;
  readonly updatedAt: string;
  /** `kept`: pieces that are in it still; one of each unless told */
  readonly lines: readonly { id: string; title: string; sku: string; price: string; quantity?: number; kept?: number; variantId?: string }[];
  readonly test?: boolean;
  readonly cancelledAt?: string;
  readonly parcels?: readonly { id: string; number: string; state: string; updatedAt: string }[];
  readonly refunds?: readonly { id: string; amount: string; at: string; note?: string }[];
  readonly address?: Readonly<Record<string, string>>;
  readonly shipped?: boolean;
  readonly customerId?: string;
}

export const shopifyKeys = { shop: 'north-apparel.myshopify.com', access_token: 'shpat_stand-in', api_secret: 'shpss_stand-in' };

const SCOPES = ['read_orders', 'read_customers', 'read_products', 'read_fulfillments', 'read_all_orders', 'read_inventory', 'write_orders', 'write_order_edits', 'write_draft_orders', 'write_discounts', 'write_gift_cards', 'write_store_credit_account_transactions', 'read_locations'];
const COST = { requestedQueryCost: 50, actualQueryCost: 20, throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1900, restoreRate: 100 } };

/** A Shopify shop: the Admin API's GraphQL answers we use, its throttling, and signed webhooks, in the published shapes. */
export class ShopifyShop implements StandIn {
  domain = shopifyKeys.shop;
  token = shopifyKeys.access_token;
  readonly secret = shopifyKeys.api_secret;
  readonly currency = 'EUR';
  orders: StandInOrder[];
  products: { id: string; title: string; price: string; updatedAt: string }[];
  customers: { id: string; email: string; name: string; updatedAt: string }[];
  /** what the app may do */
  scopes: string[];
  /** topics that are refused, as Shopify refuses an address that is not public */
  refuseTopics: string[] = [];
  readonly subscribed: { id: string; topic: string; uri: string }[] = [];
  /** what is done to orders */
  readonly actions = new ShopifyActions(this);
  /** so many requests are answered with THROTTLED first */
  throttleNext = 0;
  /** milliseconds it takes to answer for a list */
  slowness = 0;
  /** orders that may be asked for at once; more are too expensive */
  mostOrders = 250;
  /** lists asked for, with where they began */
  readonly pages: { kind: string; after: string | null; query: string | null }[] = [];
  readonly #sorted = new Map<Kind, { of: readonly unknown[]; length: number; rows: readonly { updatedAt: string }[] }>();

  constructor({ orders, products = orders, customers = orders, without = [] }: { orders: number; products?: number; customers?: number; without?: readonly string[] } = { orders: 0 }) {
    const updatedAt = '2026-03-01T10:00:00Z';
    this.orders = Array.from({ length: orders }, (_, n) => shopifyOrder(1000 + n));
    this.products = Array.from({ length: products }, (_, n) => ({ id: String(100_000 + n), title: `Wool tee ${n}`, price: '19.90', updatedAt }));
    this.customers = Array.from({ length: customers }, (_, n) => ({ id: String(500_000 + n), email: `buyer${n}@example.test`, name: `Buyer ${n}`, updatedAt }));
    // Who may write may read: what may not be read may not be written either.
    this.scopes = SCOPES.filter((scope) => !without.includes(scope) && !without.includes(scope.replace('write_', 'read_')));
  }

  effects(): number {
    return this.actions.effects;
  }

  /** Headers and bytes of a webhook, as Shopify sends it. */
  webhook(topic: string, body: unknown, id: string = randomUUID(), happenedAt: Date = new Date(), secret: string = this.secret): { headers: Record<string, string>; body: string } {
    // Ids are numbers in webhooks, also those beyond 2^53.
    const text = JSON.stringify(body).replaceAll(/"(id|order_id)":"(\d+)"/g, '"$1":$2');
    const signature = createHmac('sha256', secret).update(text).digest('base64');
    return { body: text, headers: { 'content-type': 'application/json', 'x-shopify-topic': topic, 'x-shopify-shop-domain': this.domain, 'x-shopify-webhook-id': id, 'x-shopify-triggered-at': happenedAt.toISOString(), 'x-shopify-hmac-sha256': signature, 'x-shopify-api-version': '2026-07' } };
  }

  /** The body of `orders/*`: REST names, money as decimals beside sets in both currencies. */
  orderBody(order: StandInOrder): Record<string, unknown> {
    return {
      id: order.id, admin_graphql_api_id: `gid://shopify/Order/${order.id}`, name: order.name, email: order.email, currency: this.currency, presentment_currency: 'USD', test: order.test ?? false,
      created_at: '2026-01-05T09:00:00+01:00', updated_at: order.updatedAt, cancelled_at: order.cancelledAt ?? null, closed_at: null, financial_status: 'paid', fulfillment_status: null, total_price: order.total,
      total_price_set: { shop_money: { amount: order.total, currency_code: this.currency }, presentment_money: { amount: '1.23', currency_code: 'USD' } },
      line_items: order.lines.map((line) => ({ id: line.id, title: line.title, sku: line.sku, quantity: 1, price: line.price, variant_title: null })),
      refunds: (order.refunds ?? []).map((refund) => ({ id: refund.id, order_id: order.id, created_at: refund.at, processed_at: refund.at, note: null, transactions: [{ kind: 'refund', status: 'success', amount: refund.amount, currency: this.currency }] })),
      fulfillments: (order.parcels ?? []).map((parcel) => this.parcelBody(order.id, parcel)),
    };
  }

  parcelBody(orderId: string, parcel: { id: string; number: string; state: string; updatedAt: string }): Record<string, unknown> {
    return { id: parcel.id, order_id: orderId, status: 'success', shipment_status: parcel.state, tracking_company: 'DHL', tracking_numbers: [parcel.number], tracking_urls: [], created_at: '2026-01-06T09:00:00Z', updated_at: parcel.updatedAt };
  }

  answer(came: Came): Answered {
    if (came.path === '/admin/oauth/access_token') return came.form?.get('client_secret') === this.secret ? said({ access_token: this.token, scope: this.scopes.join(','), expires_in: 86_399 }) : said({ error: 'invalid_client', error_description: 'Client authentication failed' }, 401);
    if (came.headers['x-shopify-access-token'] !== this.token) return said({ errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }, 401);
    const { query, variables } = came.json as { query: string; variables: Record<string, unknown> };
    if (this.actions.losesRequest?.test(query)) {
      this.actions.losesRequest = null;
      return { ...said(null), lost: true };
    }
    if (this.throttleNext > 0) {
      this.throttleNext--;
      return said({ errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: { cost: { ...COST, throttleStatus: { ...COST.throttleStatus, currentlyAvailable: 950 } } } });
    }
    if (/\borders\(/.test(query) && Number(variables.first) > this.mostOrders) return said({ errors: [{ message: 'Query cost is 1201, which exceeds the single query max cost limit (1000).', extensions: { code: 'MAX_COST_EXCEEDED' } }] });
    const answered = said({ data: this.#data(query, variables), extensions: { cost: COST } });
    // Done, and the answer lost on its way.
    if (this.actions.losesAnswerTo?.test(query)) {
      this.actions.losesAnswerTo = null;
      return { ...answered, lost: true };
    }
    return query.startsWith('query list') ? { ...answered, afterMs: this.slowness } : answered;
  }

  #data(query: string, variables: Record<string, unknown>): unknown {
    const acted = this.actions.answer(query, variables);
    if (acted !== undefined) return acted;
    const kind = /\b(products|customers|orders)(?:Count)?\(/.exec(query)?.[1] as Kind | undefined;
    if (query.startsWith('query shop')) return { shop: { name: 'North Apparel', currencyCode: this.currency, myshopifyDomain: this.domain, ianaTimezone: 'Europe/Berlin' }, currentAppInstallation: { accessScopes: this.scopes.map((handle) => ({ handle })) } };
    if (query.startsWith('query count') && kind) return { [`${kind}Count`]: { count: this[kind].length } };
    if (query.startsWith('query subscribed')) return { webhookSubscriptions: { nodes: this.subscribed.map((one) => ({ ...one })) } };
    if (query.startsWith('mutation subscribe') || query.startsWith('mutation resubscribe')) return this.#subscribe(variables);
    if (query.startsWith('query lines')) return { order: { lineItems: this.#lines(this.#order(variables.id) as StandInOrder, Number(variables.after), 250) } };
    if (query.startsWith('query order')) return { order: this.#node(this.#order(variables.id)) };
    if (query.startsWith('query product(')) return { product: productNode(this.products.find((one) => `gid://shopify/Product/${one.id}` === variables.id)) };
    if (query.startsWith('query customer(')) return { customer: customerNode(this.customers.find((one) => `gid://shopify/Customer/${one.id}` === variables.id)) };
    return kind ? { [kind]: this.#page(kind, variables) } : null;
  }

  #subscribe({ id, topic, webhook }: Record<string, unknown>): unknown {
    const { uri } = webhook as { uri: string };
    const known = this.subscribed.find((one) => one.id === id);
    const name = known ? 'webhookSubscriptionUpdate' : 'webhookSubscriptionCreate';
    if (this.refuseTopics.includes(String(topic ?? known?.topic))) return { [name]: { webhookSubscription: null, userErrors: [{ field: ['webhookSubscription', 'uri'], message: 'Address is not allowed' }] } };
    if (known) known.uri = uri;
    else this.subscribed.push({ id: `gid://shopify/WebhookSubscription/${this.subscribed.length + 1}`, topic: String(topic), uri });
    return { [name]: { webhookSubscription: { id: known?.id ?? this.subscribed.at(-1)?.id }, userErrors: [] } };
  }

  #order(id: unknown): StandInOrder | undefined {
    return this.orders.find((order) => `gid://shopify/Order/${order.id}` === id);
  }

  /** A page of a connection, sorted by when it changed; the cursor is the place behind its last node. */
  #page(kind: Kind, { first, after, query }: Record<string, unknown>): unknown {
    this.pages.push({ kind, after: after as string | null, query: query as string | null });
    const since = /updated_at:>='([^']+)'/.exec(String(query))?.[1] ?? '';
    const sorted = this.#inOrder(kind);
    const all = since === '' ? sorted : sorted.filter((one) => Date.parse(one.updatedAt) >= Date.parse(since));
    const begin = Number(after ?? 0);
    const end = Math.min(all.length, begin + Number(first));
    const nodes = all.slice(begin, end).map((one) => (kind === 'orders' ? this.#node(one as StandInOrder) : kind === 'products' ? productNode(one as ShopifyShop['products'][number]) : customerNode(one as ShopifyShop['customers'][number])));
    return { nodes, pageInfo: { hasNextPage: end < all.length, endCursor: String(end) } };
  }

  #inOrder(kind: Kind): readonly { updatedAt: string }[] {
    const [known, rows] = [this.#sorted.get(kind), this[kind]];
    if (known?.of === rows && known.length === rows.length) return known.rows;
    const sorted = [...rows].sort((a, b) => a.updatedAt.localeCompare(b.updatedAt));
    this.#sorted.set(kind, { of: rows, length: rows.length, rows: sorted });
    return sorted;
  }

  #node(order: StandInOrder | undefined): unknown {
    if (order === undefined) return null;
    const money = (amount: string) => ({ shopMoney: { amount, currencyCode: this.currency } });
    const customer = order.customerId === undefined ? null : { id: `gid://shopify/Customer/${order.customerId}`, firstName: 'Ana', lastName: 'Silva', displayName: 'Ana Silva', defaultEmailAddress: { emailAddress: order.email }, defaultPhoneNumber: null };
    return {
      id: `gid://shopify/Order/${order.id}`, name: order.name, email: order.email, phone: null, createdAt: '2026-01-05T08:00:00Z', processedAt: '2026-01-05T08:00:00Z', updatedAt: order.updatedAt, cancelledAt: order.cancelledAt ?? null, closedAt: null,
      test: order.test ?? false, currencyCode: this.currency, note: null, displayFinancialStatus: this.actions.paymentState(order), displayFulfillmentStatus: order.shipped ? 'FULFILLED' : 'UNFULFILLED', totalPriceSet: money(order.total), totalShippingPriceSet: money('0.00'), totalTaxSet: money('0.00'), totalReceivedSet: money(order.received ?? order.total), totalOutstandingSet: money(this.actions.owed(order)), totalDiscountsSet: money('0.00'), originalTotalDutiesSet: null, discountCodes: [], tags: ['vip'], paymentGatewayNames: ['shopify_payments'], risk: { recommendation: 'ACCEPT' }, billingAddress: null, customer,
      shippingAddress: order.address ? { company: null, address2: null, provinceCode: null, phone: null, ...order.address } : null,
      lineItems: this.#lines(order, 0, 50),
      fulfillments: (order.parcels ?? []).map((parcel) => ({ id: `gid://shopify/Fulfillment/${parcel.id}`, status: 'SUCCESS', displayStatus: parcel.state.toUpperCase(), createdAt: '2026-01-06T09:00:00Z', updatedAt: parcel.updatedAt, estimatedDeliveryAt: null, trackingInfo: [{ company: 'DHL', number: parcel.number, url: null }] })),
      refunds: (order.refunds ?? []).map((refund) => ({ id: `gid://shopify/Refund/${refund.id}`, createdAt: refund.at, processedAt: refund.at, note: refund.note ?? null, totalRefundedSet: money(refund.amount) })),
    };
  }

  #lines(order: StandInOrder, begin: number, first: number): unknown {
    const end = Math.min(order.lines.length, begin + first);
    const nodes = order.lines.slice(begin, end).map((line) => ({ id: `gid://shopify/LineItem/${line.id}`, title: line.title, variantTitle: null, sku: line.sku, quantity: line.quantity ?? 1, currentQuantity: line.kept ?? line.quantity ?? 1, product: { id: 'gid://shopify/Product/1' }, variant: { id: `gid://shopify/ProductVariant/${line.variantId ?? line.id}` }, originalUnitPriceSet: { shopMoney: { amount: line.price, currencyCode: this.currency } } }));
    return { nodes, pageInfo: { hasNextPage: end < order.lines.length, endCursor: String(end) } };
  }
}

/** An order of two lines: a tee at 39.80 and a cap at 20.00. */
export function shopifyOrder(id: number, more: Partial<StandInOrder> = {}): StandInOrder {
  return {
    id: String(id), name: `#${id}`, email: `buyer${id}@example.test`, total: '59.80', updatedAt: '2026-03-01T10:00:00Z', customerId: String(700_000 + id), address: { name: 'Ana Silva', address1: 'Rua 1', zip: '4000', city: 'Porto', countryCodeV2: 'PT' },
    lines: [{ id: `${id}1`, title: 'Wool tee', sku: 'TEE', price: '39.80' }, { id: `${id}2`, title: 'Cap', sku: 'CAP', price: '20.00' }], ...more,
  };
}

function productNode(product: ShopifyShop['products'][number] | undefined): unknown {
  return product === undefined ? null : { id: `gid://shopify/Product/${product.id}`, title: product.title, handle: 'a', status: 'ACTIVE', updatedAt: product.updatedAt, onlineStoreUrl: null, featuredMedia: null, variants: { nodes: [{ id: `gid://shopify/ProductVariant/${product.id}1`, title: 'Default Title', sku: 'S', price: product.price, inventoryQuantity: 3 }] } };
}

function customerNode(customer: ShopifyShop['customers'][number] | undefined): unknown {
  return customer === undefined ? null : { id: `gid://shopify/Customer/${customer.id}`, firstName: customer.name, lastName: null, displayName: customer.name, locale: 'de', updatedAt: customer.updatedAt, defaultEmailAddress: { emailAddress: customer.email }, defaultPhoneNumber: null };
}
