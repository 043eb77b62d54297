/** The GraphQL requests we send, Admin API 2026-07. Each list is a connection sorted by when it changed, oldest first. */
export const API_VERSION = '2026-07';

export type Kind = 'products' | 'customers' | 'orders';

/** How many we ask for at once; halved when Shopify finds a request too expensive. */
export const PAGE_SIZES: Readonly<Record<Kind, number>> = { products: 25, customers: 100, orders: 15 };

const MONEY = '{ shopMoney { amount currencyCode } }';

const ORDER = `
  id name email phone createdAt processedAt updatedAt cancelledAt closedAt test currencyCode note
  displayFinancialStatus displayFulfillmentStatus totalPriceSet ${MONEY} totalShippingPriceSet ${MONEY} totalTaxSet ${MONEY}
  totalReceivedSet ${MONEY} totalOutstandingSet ${MONEY} totalDiscountsSet ${MONEY} originalTotalDutiesSet ${MONEY} discountCodes tags paymentGatewayNames risk { recommendation }
  billingAddress { name company address1 address2 zip city provinceCode countryCodeV2 }
  customer { id firstName lastName displayName defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } }
  shippingAddress { name company address1 address2 zip city provinceCode countryCodeV2 phone }
  lineItems(first: 50) { nodes { id title variantTitle sku quantity currentQuantity product { id } variant { id } originalUnitPriceSet ${MONEY} } pageInfo { hasNextPage endCursor } }
  fulfillments(first: 20) { id status displayStatus createdAt updatedAt estimatedDeliveryAt trackingInfo(first: 10) { company number url } }
  refunds(first: 50) { id createdAt processedAt note totalRefundedSet ${MONEY} }`;

const PRODUCT = 'id title handle status updatedAt onlineStoreUrl featuredMedia { preview { image { url } } } variants(first: 100) { nodes { id title sku price inventoryQuantity } }';
const CUSTOMER = 'id firstName lastName displayName locale updatedAt defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber }';

const list = (kind: Kind, fields: string): string => `query list($first: Int!, $after: String, $query: String) {
  ${kind}(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`;

export const LIST: Readonly<Record<Kind, string>> = { products: list('products', PRODUCT), customers: list('customers', CUSTOMER), orders: list('orders', ORDER) };

export const SHOP = 'query shop { shop { name currencyCode myshopifyDomain ianaTimezone } currentAppInstallation { accessScopes { handle } } }';

export const COUNTS: Readonly<Record<Kind, string>> = {
  products: 'query count($query: String) { productsCount(query: $query, limit: null) { count } }',
  customers: 'query count($query: String) { customersCount(query: $query, limit: null) { count } }',
  orders: 'query count($query: String) { ordersCount(query: $query, limit: null) { count } }',
};

export const ONE: Readonly<Record<Kind, string>> = {
  products: `query product($id: ID!) { product(id: $id) { ${PRODUCT} } }`,
  customers: `query customer($id: ID!) { customer(id: $id) { ${CUSTOMER} } }`,
  orders: `query order($id: ID!) { order(id: $id) { ${ORDER} } }`,
};

export const MORE_LINES = `query lines($id: ID!, $after: String) { order(id: $id) {
  lineItems(first: 250, after: $after) { nodes { id title variantTitle sku quantity currentQuantity product { id } variant { id } originalUnitPriceSet ${MONEY} } pageInfo { hasNextPage endCursor } } } }`;

export const SUBSCRIBE = `mutation subscribe($topic: WebhookSubscriptionTopic!, $webhook: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $webhook) { webhookSubscription { id } userErrors { field message } } }`;

export const SUBSCRIBED = 'query subscribed { webhookSubscriptions(first: 250) { nodes { id topic uri } } }';

export const RESUBSCRIBE = `mutation resubscribe($id: ID!, $webhook: WebhookSubscriptionInput!) {
  webhookSubscriptionUpdate(id: $id, webhookSubscription: $webhook) { webhookSubscription { id } userErrors { field message } } }`;

/** Topics we ask for, by their names in webhooks and in the API. */
export const TOPICS: Readonly<Record<string, string>> = {
  'orders/create': 'ORDERS_CREATE', 'orders/updated': 'ORDERS_UPDATED', 'orders/cancelled': 'ORDERS_CANCELLED', 'fulfillments/create': 'FULFILLMENTS_CREATE', 'fulfillments/update': 'FULFILLMENTS_UPDATE',
  'refunds/create': 'REFUNDS_CREATE', 'products/create': 'PRODUCTS_CREATE', 'products/update': 'PRODUCTS_UPDATE', 'customers/create': 'CUSTOMERS_CREATE', 'app/uninstalled': 'APP_UNINSTALLED',
};
