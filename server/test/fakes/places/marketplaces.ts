import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

type Row = Record<string, unknown>;

// Four marketplaces, each as far as it is asked: a token that is given for the right secret, lists, one thing.

abstract class Marketplace implements StandIn {
  protected readonly without: readonly string[];
  protected done = 0;

  constructor({ without = [] }: { orders: number; without?: readonly string[] }) {
    this.without = without;
  }

  effects(): number {
    return this.done;
  }

  abstract answer(came: Came): Answered;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);

export const ebayKeys = { client_id: 'Standin-Keepdesk', client_secret: 'PRD-standin-secret', refresh_token: 'v^1.1#standin' };

export class EbaySeller extends Marketplace {
  readonly orders: Row[];

  constructor(given: { orders: number; without?: readonly string[] }) {
    super(given);
    this.orders = numbers(given.orders).map(ebayOrder);
  }

  answer(came: Came): Answered {
    const fault = (status: number, errorId: number, message: string): Answered => said({ errors: [{ errorId, domain: 'ACCESS', category: 'REQUEST', message, longMessage: message }] }, status);
    if (came.path.endsWith('/oauth2/token')) {
      const right = came.headers.authorization === `Basic ${Buffer.from(`${ebayKeys.client_id}:${ebayKeys.client_secret}`).toString('base64')}` && came.form?.get('refresh_token') === ebayKeys.refresh_token;
      return right ? said({ access_token: 'ebay-token', expires_in: 7200, token_type: 'User Access Token' }) : said({ error: 'invalid_client', error_description: 'client authentication failed' }, 401);
    }
    if (came.headers.authorization !== 'Bearer ebay-token') return fault(401, 1001, 'Invalid access token');
    if (came.path.startsWith('/commerce/identity')) return this.without.includes('commerce.identity.readonly') ? fault(403, 1100, 'Insufficient permissions to fulfill the request.') : said({ userId: 'u-1', username: 'north-apparel', accountType: 'BUSINESS', registrationMarketplaceId: 'EBAY_DE' });
    if (this.without.includes('sell.fulfillment')) return fault(403, 1100, 'Insufficient permissions to fulfill the request.');
    const [, , , , , id, more] = came.path.split('/');
    if (id === undefined) {
      const since = /lastmodifieddate:\[(.+)\.\.\]/.exec(came.query.get('filter') ?? '')?.[1] ?? '';
      const all = this.orders.filter((order) => String(order.lastModifiedDate) >= since);
      const [offset, limit] = [Number(came.query.get('offset') ?? 0), Number(came.query.get('limit') ?? 50)];
      return said({ href: came.path, total: all.length, limit, offset, orders: all.slice(offset, offset + limit) });
    }
    const order = this.orders.find((one) => one.orderId === decodeURIComponent(id));
    if (!order) return fault(404, 32_100, 'The order was not found.');
    if (more !== 'issue_refund') return said(order);
    this.done++;
    const body = came.json as { orderLevelRefundAmount?: { value: string; currency: string }; refundItems?: { refundAmount: { value: string; currency: string } }[] };
    const value = body.orderLevelRefundAmount?.value ?? (body.refundItems ?? []).reduce((sum, item) => sum + Number(item.refundAmount.value), 0).toFixed(2);
    (order.paymentSummary as { refunds: Row[] }).refunds.push({ refundId: `r-${this.done}`, refundStatus: 'REFUNDED', amount: { value, currency: 'EUR' }, refundDate: '2026-11-20T12:00:00.000Z' });
    return said({ refundId: `r-${this.done}`, refundStatus: 'PENDING' });
  }
}

export const ebayOrder = (n: number): Row => ({
  orderId: `01-${10_000 + n}-20000`, creationDate: '2026-03-01T10:00:00.000Z', lastModifiedDate: '2026-03-01T10:00:00.000Z', orderFulfillmentStatus: 'NOT_STARTED', orderPaymentStatus: 'PAID', buyer: { username: `buyer${n}` }, cancelStatus: { cancelState: 'NONE_REQUESTED', cancelRequests: [] },
  pricingSummary: { total: { value: '52.36', currency: 'EUR' }, deliveryCost: { value: '4.76', currency: 'EUR' }, priceSubtotal: { value: '47.60', currency: 'EUR' } }, paymentSummary: { payments: [{ paymentMethod: 'EBAY', paymentStatus: 'PAID', paymentReferenceId: `p-${n}`, amount: { value: '52.36', currency: 'EUR' }, paymentDate: '2026-03-01T10:00:00.000Z' }], refunds: [], totalDueSeller: { value: '52.36', currency: 'EUR' } },
  fulfillmentStartInstructions: [{ fulfillmentInstructionsType: 'SHIP_TO', shippingStep: { shipTo: { fullName: 'Ana Silva', email: `buyer${n}@members.ebay.com`, contactAddress: { addressLine1: 'Hauptstr. 1', city: 'Berlin', postalCode: '10115', countryCode: 'DE' } } } }],
  lineItems: [{ lineItemId: String(1000 + n), legacyItemId: '77', title: 'Wool tee', sku: 'TEE-M', quantity: 2, lineItemCost: { value: '47.60', currency: 'EUR' }, total: { value: '52.36', currency: 'EUR' } }],
});

export const etsyKeys = { keystring: 'standinkeystring', shared_secret: 'standinsecret', refresh_token: '12345.standin-refresh', webhook_secret: `whsec_${Buffer.from('standin').toString('base64')}` };

export class EtsySeller extends Marketplace {
  readonly receipts: Row[];
  /** a refresh token is good once */
  refresh = etsyKeys.refresh_token;

  constructor(given: { orders: number; without?: readonly string[] }) {
    super(given);
    this.receipts = numbers(given.orders).map(etsyReceipt);
  }

  answer(came: Came): Answered {
    if (came.headers['x-api-key'] !== `${etsyKeys.keystring}:${etsyKeys.shared_secret}`) return said({ error: 'invalid_token', error_description: 'the key is not known' }, 401);
    if (came.path.endsWith('/oauth/token')) {
      if (came.form?.get('refresh_token') !== this.refresh) return said({ error: 'invalid_grant', error_description: 'code has been used previously' }, 400);
      this.refresh = `${etsyKeys.refresh_token}-${++this.done}`;
      return said({ access_token: 'etsy-token', token_type: 'Bearer', expires_in: 3600, refresh_token: this.refresh });
    }
    const scope = came.path.includes('/reviews') ? 'feedback_r' : came.path.includes('/receipts') ? 'transactions_r' : 'shops_r';
    if (this.without.includes(scope)) return said({ error: `the token lacks the scope ${scope}` }, 403);
    if (came.path.endsWith('/users/me')) return said({ user_id: 7, shop_id: 70 });
    const [, , , , shop, kind, id] = came.path.split('/');
    if (kind === undefined) return said({ shop_id: Number(shop), user_id: 7, shop_name: 'NorthHandmade', currency_code: 'EUR' });
    const rows = kind === 'reviews' ? this.receipts.map((_, n) => ({ shop_id: 70, listing_id: 77, transaction_id: 900 + n, buyer_user_id: 300 + n, rating: 5, review: 'Warm', language: 'en', image_url_fullxfull: null, create_timestamp: 1_772_359_200, created_timestamp: 1_772_359_200, update_timestamp: 1_772_359_200, updated_timestamp: 1_772_359_200 })) : this.receipts;
    if (id !== undefined) {
      const found = this.receipts.find((one) => String(one.receipt_id) === id);
      return found ? said(found) : said({ error: 'Resource not found' }, 404);
    }
    const since = Number(came.query.get('min_last_modified') ?? came.query.get('min_created') ?? 0);
    const all = (rows as Row[]).filter((row) => Number(row.updated_timestamp) >= since);
    const [offset, limit] = [Number(came.query.get('offset') ?? 0), Number(came.query.get('limit') ?? 25)];
    return said({ count: all.length, results: all.slice(offset, offset + limit) });
  }
}

const etsyMoney = (amount: number): Row => ({ amount, divisor: 100, currency_code: 'EUR' });

export const etsyReceipt = (n: number): Row => ({
  receipt_id: 5000 + n, receipt_type: 0, seller_user_id: 7, seller_email: 'shop@example.test', buyer_user_id: 300 + n, buyer_email: `buyer${n}@example.test`, name: 'Ana Silva', first_line: 'Hauptstr. 1', second_line: null, city: 'Berlin', state: null, zip: '10115', status: 'paid', formatted_address: 'Ana Silva', country_iso: 'DE', payment_method: 'cc', is_shipped: false, is_paid: true, is_gift: false,
  create_timestamp: 1_772_359_200, created_timestamp: 1_772_359_200, update_timestamp: 1_772_359_200, updated_timestamp: 1_772_359_200, grandtotal: etsyMoney(5236), subtotal: etsyMoney(4760), total_price: etsyMoney(4760), total_shipping_cost: etsyMoney(476), total_tax_cost: etsyMoney(0), total_vat_cost: etsyMoney(0), discount_amt: etsyMoney(0), gift_wrap_price: etsyMoney(0), shipments: [], refunds: [],
  transactions: [{ transaction_id: 9000 + n, title: 'Wool tee', seller_user_id: 7, buyer_user_id: 300 + n, quantity: 2, receipt_id: 5000 + n, is_digital: false, listing_id: 77, sku: 'TEE-M', price: etsyMoney(2380), shipping_cost: etsyMoney(476), variations: [], product_data: [] }],
});

export const amazonKeys = { region: 'Europe', client_id: 'amzn1.application-oa2-client.standin', client_secret: 'amzn1.oa2-cs.v1.standin', refresh_token: 'Atzr|standin' };

export class AmazonSeller extends Marketplace {
  readonly orders: Row[];

  constructor(given: { orders: number; without?: readonly string[] }) {
    super(given);
    this.orders = numbers(given.orders).map(amazonOrder);
  }

  answer(came: Came): Answered {
    if (came.path.endsWith('/auth/o2/token')) return came.form?.get('client_secret') === amazonKeys.client_secret && came.form.get('refresh_token') === amazonKeys.refresh_token ? said({ access_token: 'Atza|standin', token_type: 'bearer', expires_in: 3600, refresh_token: amazonKeys.refresh_token }) : said({ error: 'invalid_client', error_description: 'Client authentication failed' }, 401);
    const fault = (status: number, code: string, message: string): Answered => said({ errors: [{ code, message, details: '' }] }, status);
    if (came.headers['x-amz-access-token'] !== 'Atza|standin') return fault(403, 'Unauthorized', 'Access to requested resource is denied.');
    const role = came.path.startsWith('/sellers') ? 'Selling Partner Insights' : 'Inventory and Order Tracking';
    if (this.without.includes(role)) return fault(403, 'Unauthorized', 'Access to requested resource is denied.');
    if (came.path.startsWith('/sellers')) return said({ payload: [{ marketplace: { id: 'A1PA6795UKMFR9', name: 'Amazon.de', countryCode: 'DE', defaultCurrencyCode: 'EUR', defaultLanguageCode: 'de_DE', domainName: 'www.amazon.de' }, participation: { isParticipating: true, hasSuspendedListings: false }, storeName: 'North Apparel' }] });
    const id = came.path.split('/')[4];
    if (id !== undefined) {
      const order = this.orders.find((one) => one.orderId === id);
      return order ? said({ order }) : fault(404, 'NotFound', 'The order was not found.');
    }
    const since = came.query.get('lastUpdatedAfter') ?? came.query.get('createdAfter') ?? '';
    const all = this.orders.filter((order) => String(order.lastUpdatedTime) >= since);
    const [from, limit] = [Number((came.query.get('paginationToken') ?? 't0').slice(1)), Number(came.query.get('maxResultsPerPage') ?? 100)];
    return said({ orders: all.slice(from, from + limit), ...(from + limit < all.length ? { pagination: { nextToken: `t${from + limit}` } } : {}) });
  }
}

const amazonMoney = (amount: string): Row => ({ amount, currencyCode: 'EUR' });

export const amazonOrder = (n: number): Row => ({
  orderId: `302-${1_000_000 + n}-0000001`, createdTime: '2026-03-01T10:00:00Z', lastUpdatedTime: '2026-03-01T10:00:00Z', salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1PA6795UKMFR9', marketplaceName: 'Amazon.de' }, buyer: { buyerName: 'Ana Silva', buyerEmail: `buyer${n}@marketplace.amazon.de` },
  recipient: { deliveryAddress: { name: 'Ana Silva', addressLine1: 'Hauptstr. 1', city: 'Berlin', postalCode: '10115', countryCode: 'DE' } }, proceeds: { grandTotal: amazonMoney('52.36'), breakdowns: [{ type: 'SHIPPING', subtotal: amazonMoney('4.76') }] }, fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT' },
  orderItems: [{ orderItemId: String(4000 + n), quantityOrdered: 2, product: { asin: 'B0STANDIN1', title: 'Wool tee', sellerSku: 'TEE-M', price: { unitPrice: amazonMoney('23.80') } } }],
});

export const walmartKeys = { client_id: 'standin-client', client_secret: 'standin-secret-0000x' };

export class WalmartSeller extends Marketplace {
  readonly orders: Row[];
  readonly returns: Row[];

  constructor(given: { orders: number; without?: readonly string[] }) {
    super(given);
    this.orders = numbers(given.orders).map(walmartOrder);
    this.returns = numbers(given.orders).map(walmartReturn);
  }

  answer(came: Came): Answered {
    const fault = (status: number, code: string, description: string): Answered => said({ error: [{ code, field: 'auth', description, info: description, severity: 'ERROR', category: 'REQUEST', causes: [], errorIdentifiers: {} }] }, status);
    if (came.path === '/v3/token') return came.headers.authorization === `Basic ${Buffer.from(`${walmartKeys.client_id}:${walmartKeys.client_secret}`).toString('base64')}` ? said({ access_token: 'walmart-token', token_type: 'Bearer', expires_in: 900 }) : fault(401, 'UNAUTHORIZED.GMP_GATEWAY_API', 'Unauthorized');
    if (came.headers['wm_sec.access_token'] !== 'walmart-token' || came.headers['wm_qos.correlation_id'] === undefined || came.headers['wm_svc.name'] === undefined) return fault(401, 'UNAUTHORIZED.GMP_GATEWAY_API', 'Unauthorized');
    const [, , kind, id] = came.path.split('/');
    if (this.without.includes(kind === 'returns' ? 'Returns' : 'Orders')) return fault(403, 'ACCESS_DENIED', 'Access to this resource is denied.');
    const rows = kind === 'returns' ? this.returns : this.orders;
    if (id !== undefined) {
      const found = this.orders.find((one) => one.purchaseOrderId === id);
      return found ? said({ ...found, orderDate: new Date(Number(found.orderDate)).toISOString() }) : fault(404, 'NOT_FOUND', 'There is no such order.');
    }
    const wanted = came.query.get('returnOrderId');
    // A cursor says where it stands and since when.
    const since = came.query.get('lastModifiedStartDate') ?? came.query.get('returnLastModifiedStartDate') ?? came.query.get('since') ?? '';
    const all = rows.filter((row) => (wanted === null || row.returnOrderId === wanted) && ('2026-03-01T10:00:00.000Z' >= since));
    const [from, limit] = [Number(came.query.get('poIndex') ?? 0), Number(came.query.get('limit') ?? 100)];
    const meta = { totalCount: all.length, limit, nextCursor: from + limit < all.length ? `?limit=${limit}&hasMoreElements=true&soIndex=${all.length}&poIndex=${from + limit}&partnerId=1&sellerId=2` : '' };
    const page = all.slice(from, from + limit);
    return kind === 'returns' ? said({ meta, returnOrders: page }) : said({ list: { meta, elements: { order: page } } });
  }
}

const charge = (chargeType: string, amount: number): Row => ({ chargeType, chargeName: chargeType, chargeAmount: { currency: 'USD', amount }, tax: { taxName: 'Tax1', taxAmount: { currency: 'USD', amount: 1.5 } } });

export const walmartOrder = (n: number): Row => ({
  purchaseOrderId: String(1_790_000_000 + n), customerOrderId: String(5_280_000_000 + n), customerEmailId: `buyer${n}@relay.walmart.com`, orderDate: 1_772_359_200_000, orderType: 'REGULAR',
  shippingInfo: { phone: '3155598681', estimatedDeliveryDate: 1_772_700_000_000, estimatedShipDate: 1_772_500_000_000, methodCode: 'Standard', postalAddress: { name: 'Ana Silva', address1: '1 Main St', city: 'Austin', state: 'TX', postalCode: '73301', country: 'USA' } },
  orderLines: { orderLine: [{ lineNumber: '1', refunds: { refund: [] }, item: { productName: 'Wool tee', sku: 'TEE-M' }, charges: { charge: [charge('PRODUCT', 40)] }, orderLineQuantity: { unitOfMeasurement: 'EACH', amount: '2' }, statusDate: 1_772_359_200_000, orderLineStatuses: { orderLineStatus: [{ status: 'Acknowledged', statusQuantity: { unitOfMeasurement: 'EACH', amount: '2' } }] } }] },
});

export const walmartReturn = (n: number): Row => ({
  returnOrderId: String(187_000_000 + n), customerEmailId: `buyer${n}@relay.walmart.com`, customerName: { firstName: 'Ana', lastName: 'Silva' }, customerOrderId: String(5_280_000_000 + n), returnOrderDate: '2026-03-05T10:00:00.000Z', returnByDate: '2026-04-05T10:00:00.000Z', totalRefundAmount: { currencyAmount: -21.5, currencyUnit: 'USD' },
  returnOrderLines: [{ returnOrderLineNumber: 1, salesOrderLineNumber: 1, returnReason: 'TOO_SMALL', purchaseOrderId: String(1_790_000_000 + n), purchaseOrderLineNumber: 1, item: { sku: 'TEE-M', productName: 'Wool tee' }, unitPrice: { currencyAmount: 20, currencyUnit: 'USD' }, quantity: { unitOfMeasure: 'EACH', measurementValue: 1 }, status: 'INITIATED', statusTime: '2026-03-05T10:00:00.000Z' }],
});
