import { ShopifyActions } from './shopify-actions.ts';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandInOrder {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly total: string;
  readonly updatedAt: string;
  readonly lines: readonly { id: string; title: string; sku: string; price: string }[];
  readonly test?: boolean;
  readonly cancelledAt?: string;
  readonly parcels?: readonly { id: string; number: string; state: string; updatedAt: string }[];
  readonly refunds?: readonly { id: string; amount: string; at: string; note?: string }[];
  readonly address?: Readonly<Record<string, string>>;
  readonly shipped?: boolean;
}

/** A Shopify shop: the Admin API's GraphQL answers we use, its throttling, and signed webhooks, in the published shapes. */
export class ShopifyShop {
  readonly domain = 'north-apparel.myshopify.com';
  token = 'shpat_stand-in';
  readonly secret = 'shpss_stand-in';
  readonly currency = 'EUR';
  orders: StandInOrder[] = [];
  products: { id: string; title: string; price: string; updatedAt: string }[] = [];
  customers: { id: string; email: string; name: string; updatedAt: string }[] = [];
  /** what the app may do */
  scopes = ['read_orders', 'read_customers', 'read_products', 'read_fulfillments', 'read_all_orders', 'read_inventory'];
  /** topics that are refused, as Shopify refuses an address that is not public */
  refuseTopics: string[] = [];
  readonly subscribed: { topic: string; uri: string }[] = [];
  requests = 0;
  /** what is done to orders */
  readonly actions = new ShopifyActions(this);
  /** so many requests are answered with THROTTLED first */
  throttleNext = 0;
  /** milliseconds it takes to answer for a list */
  slowness = 0;
  /** lists asked for, with where they began */
  readonly pages: { kind: string; after: string | null; query: string | null }[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** Headers and bytes of a webhook, as Shopify sends it. */
  webhook(topic: string, body: unknown, id: string = randomUUID(), happenedAt: Date = new Date()): { headers: Record<string, string>; body: string } {
    // Ids are numbers in webhooks, also those beyond 2^53.
    const text = JSON.stringify(body).replaceAll(/"(id|order_id)":"(\d+)"/g, '"$1":$2');
    const signature = createHmac('sha256', this.secret).update(text).digest('base64');
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

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const part of request) text += String(part);
    this.requests++;
    response.setHeader('content-type', 'application/json');
    if (request.headers['x-shopify-access-token'] !== this.token) {
      response.statusCode = 401;
      return void response.end('{"errors":"[API] Invalid API key or access token"}');
    }
    const { query, variables } = JSON.parse(text) as { query: string; variables: Record<string, string | null> };
    const cost = { requestedQueryCost: 50, actualQueryCost: 20, throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1900, restoreRate: 100 } };
    if (this.throttleNext > 0) {
      this.throttleNext--;
      const drained = { ...cost, throttleStatus: { ...cost.throttleStatus, currentlyAvailable: 950 } };
      return void response.end(JSON.stringify({ errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: { cost: drained } }));
    }
    if (query.startsWith('query list') && this.slowness > 0) await new Promise((resolve) => setTimeout(resolve, this.slowness));
    const data = this.#data(query, variables);
    // Done, and the answer lost on its way.
    if (this.actions.losesAnswerTo?.test(query)) {
      this.actions.losesAnswerTo = null;
      return void request.socket.destroy();
    }
    response.end(JSON.stringify({ data, extensions: { cost } }));
  }

  #data(query: string, variables: Record<string, unknown>): unknown {
    const acted = this.actions.answer(query, variables);
    if (acted !== undefined) return acted;
    const kind = /\b(products|customers|orders)(?:Count)?\(/.exec(query)?.[1] as 'products' | 'customers' | 'orders' | undefined;
    if (query.startsWith('query shop')) return { shop: { name: 'North Apparel', currencyCode: this.currency, myshopifyDomain: this.domain }, currentAppInstallation: { accessScopes: this.scopes.map((handle) => ({ handle })) } };
    if (query.startsWith('query count') && kind) return { [`${kind}Count`]: { count: this[kind].length } };
    if (query.startsWith('mutation subscribe')) {
      if (this.refuseTopics.includes(String(variables.topic))) return { webhookSubscriptionCreate: { webhookSubscription: null, userErrors: [{ field: ['webhookSubscription', 'callbackUrl'], message: 'Address is not allowed' }] } };
      this.subscribed.push({ topic: String(variables.topic), uri: (variables.webhook as { uri: string }).uri });
      return { webhookSubscriptionCreate: { webhookSubscription: { id: 'gid://shopify/WebhookSubscription/1' }, userErrors: [] } };
    }
    if (query.startsWith('query lines')) return { order: { lineItems: this.#lines(this.#order(variables.id), Number(variables.after), 250) } };
    if (query.startsWith('query order')) return { order: this.#node(this.#order(variables.id)) };
    return kind ? { [kind]: this.#page(kind, variables) } : null;
  }

  #order(id: unknown): StandInOrder {
    return this.orders.find((order) => `gid://shopify/Order/${order.id}` === id) as StandInOrder;
  }

  /** A page of a connection, sorted by when it changed; the cursor is the place behind its last node. */
  #page(kind: 'products' | 'customers' | 'orders', { first, after, query }: Record<string, unknown>): unknown {
    this.pages.push({ kind, after: after as string | null, query: query as string | null });
    const since = /updated_at:>='([^']+)'/.exec(String(query))?.[1] ?? '';
    const all = [...this[kind]].filter((one) => since === '' || Date.parse(one.updatedAt) >= Date.parse(since)).sort((a, b) => a.updatedAt.localeCompare(b.updatedAt));
    const begin = Number(after ?? 0);
    const end = Math.min(all.length, begin + Number(first));
    const nodes = kind === 'orders' ? (all as StandInOrder[]).slice(begin, end).map((order) => this.#node(order)) : all.slice(begin, end).map((one) => ('price' in one ? productNode(one) : customerNode(one as ShopifyShop['customers'][number])));
    return { nodes, pageInfo: { hasNextPage: end < all.length, endCursor: String(end) } };
  }

  #node(order: StandInOrder): unknown {
    const money = (amount: string) => ({ shopMoney: { amount, currencyCode: this.currency } });
    return {
      id: `gid://shopify/Order/${order.id}`, name: order.name, email: order.email, phone: null, createdAt: '2026-01-05T08:00:00Z', processedAt: '2026-01-05T08:00:00Z', updatedAt: order.updatedAt, cancelledAt: order.cancelledAt ?? null, closedAt: null,
      test: order.test ?? false, currencyCode: this.currency, note: null, displayFinancialStatus: this.actions.paymentState(order), displayFulfillmentStatus: order.shipped ? 'FULFILLED' : 'UNFULFILLED', totalPriceSet: money(order.total), totalShippingPriceSet: money('0.00'), totalTaxSet: money('0.00'), customer: null, shippingAddress: order.address ?? null,
      lineItems: this.#lines(order, 0, 50),
      fulfillments: (order.parcels ?? []).map((parcel) => ({ id: `gid://shopify/Fulfillment/${parcel.id}`, status: 'SUCCESS', displayStatus: parcel.state.toUpperCase(), createdAt: '2026-01-06T09:00:00Z', updatedAt: parcel.updatedAt, estimatedDeliveryAt: null, trackingInfo: [{ company: 'DHL', number: parcel.number, url: null }] })),
      refunds: (order.refunds ?? []).map((refund) => ({ id: `gid://shopify/Refund/${refund.id}`, createdAt: refund.at, processedAt: refund.at, note: refund.note ?? null, totalRefundedSet: money(refund.amount) })),
    };
  }

  #lines(order: StandInOrder, begin: number, first: number): unknown {
    const end = Math.min(order.lines.length, begin + first);
    const nodes = order.lines.slice(begin, end).map((line) => ({ id: `gid://shopify/LineItem/${line.id}`, title: line.title, variantTitle: null, sku: line.sku, quantity: 1, originalUnitPriceSet: { shopMoney: { amount: line.price, currencyCode: this.currency } } }));
    return { nodes, pageInfo: { hasNextPage: end < order.lines.length, endCursor: String(end) } };
  }
}

function productNode(product: ShopifyShop['products'][number]): unknown {
  return { id: `gid://shopify/Product/${product.id}`, title: product.title, handle: 'a', status: 'ACTIVE', updatedAt: product.updatedAt, onlineStoreUrl: null, featuredMedia: null, variants: { nodes: [{ id: `gid://shopify/ProductVariant/${product.id}1`, title: 'Default Title', sku: 'S', price: product.price, inventoryQuantity: 3 }] } };
}

function customerNode(customer: ShopifyShop['customers'][number]): unknown {
  return { id: `gid://shopify/Customer/${customer.id}`, firstName: customer.name, lastName: null, displayName: customer.name, locale: 'de', updatedAt: customer.updatedAt, defaultEmailAddress: { emailAddress: customer.email }, defaultPhoneNumber: null };
}
