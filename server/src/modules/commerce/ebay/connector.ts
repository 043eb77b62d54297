import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { decimalOf, parseMoney } from '../../../platform/money/money.ts';
import { PlaceRefused, unlessGone, type Asked, type Connector, type Page, type Place } from '../../connections/index.ts';
import { translate } from './rules/translate.ts';

const PAGE_SIZE = 100;
const ORDERS = '/sell/fulfillment/v1/order';
const SCOPES = 'https://api.ebay.com/oauth/api_scope/sell.fulfillment https://api.ebay.com/oauth/api_scope/commerce.identity.readonly';
/** eBay lets orders be asked for two years back. */
const PAST_MS = 729 * 86_400_000;

/** By when they were placed the first time, by when they changed later. What comes meanwhile moves others to a later page: seen twice, never missed. */
async function orders(place: Place, { after, since }: Asked): Promise<Page> {
  const filter = since === null ? `creationdate:[${new Date(place.now().getTime() - PAST_MS).toISOString()}..]` : `lastmodifieddate:[${since.toISOString()}..]`;
  const offset = Number(after ?? 0);
  const { json } = await place.ask({ method: 'GET', path: `${ORDERS}?${new URLSearchParams({ filter, limit: String(PAGE_SIZE), offset: String(offset) }).toString()}` });
  const items = isObject(json) && Array.isArray(json.orders) ? json.orders : [];
  const total = isObject(json) && Number.isSafeInteger(json.total) ? (json.total as number) : null;
  const next = offset + items.length;
  return { items, total, next: items.length === 0 || (total !== null && next >= total) || items.length < PAGE_SIZE ? null : String(next) };
}

/** eBay, by an application of one's own and a refresh token of the seller. */
export const ebay: Connector = {
  vendor: 'ebay', called: 'eBay', kind: 'marketplace', page: 'ebay', met: 'official_specification',
  fields: [
    { name: 'client_id', called: 'App ID (Client ID)', where: 'developer.ebay.com › Application Keys', secret: false },
    { name: 'client_secret', called: 'Cert ID (Client Secret)', where: 'developer.ebay.com › Application Keys', secret: true },
    { name: 'refresh_token', called: 'Refresh token', where: 'developer.ebay.com › User Tokens › Get a Token from eBay via Your Application', secret: true },
  ],
  permissions: [{ name: 'sell.fulfillment', for: 'orders_read', needed: true }, { name: 'commerce.identity.readonly', for: 'customers_read', needed: false }],
  pace: { requests: 10, seconds: 1 },
  base: () => 'https://api.ebay.com',
  headers: (_keys, token) => ({ authorization: `Bearer ${token ?? ''}` }),
  token: async (keys, ask) => {
    const basic = Buffer.from(`${keys.client_id ?? ''}:${keys.client_secret ?? ''}`).toString('base64');
    const told = new JsonFields((await ask('https://api.ebay.com/identity/v1/oauth2/token', { grant_type: 'refresh_token', refresh_token: keys.refresh_token ?? '', scope: SCOPES }, { authorization: `Basic ${basic}` })).json);
    return { value: told.need('access_token'), seconds: Number(told.text('expires_in') ?? 7200) };
  },
  refusal: (status, json) => {
    if (!isObject(json)) return null;
    const first: unknown = Array.isArray(json.errors) ? json.errors[0] : undefined;
    const told = new JsonFields(isObject(first) ? first : json);
    return { code: told.text('errorId') ?? told.text('error') ?? String(status), message: told.text('longMessage') ?? told.text('message') ?? told.text('error_description') ?? told.text('error') ?? `status ${status}` };
  },
  check: async (place) => {
    await place.ask({ method: 'GET', path: `${ORDERS}?limit=1` });
    const user = await place.ask({ method: 'GET', path: '/commerce/identity/v1/user/' }).then(({ json }) => new JsonFields(json), (error: unknown) => {
      if (error instanceof PlaceRefused && error.status === 403) return null;
      throw error;
    });
    return { name: user?.text('username') ?? 'eBay', account: user?.text('userId') ?? place.keys.client_id ?? 'ebay', currency: null, missing: user === null ? ['commerce.identity.readonly'] : [] };
  },
  streams: [{ name: 'orders', kind: 'order', changes: true, page: orders }],
  one: async (place, stream, sourceId) => {
    if (stream !== 'orders') return null;
    return unlessGone(place, `${ORDERS}/${encodeURIComponent(sourceId)}`);
  },
  desk: {
    can: { refund: null },
    async send(place, action) {
      const { order: { sourceId, currency }, consequence } = action;
      // A repeat is looked at once more right before: eBay knows no idempotency keys and shows no word of ours.
      const { json: there } = await place.ask({ method: 'GET', path: `${ORDERS}/${encodeURIComponent(sourceId)}` });
      if (paidBackIn(there, currency) >= consequence.after.refunded_minor) return { answer: 'accepted', said: 'it was there' };
      const amount = (minor: number) => ({ value: decimalOf({ amountMinor: minor, currency }), currency });
      const lines = consequence.lines.filter((line) => line.amount_minor > 0);
      const whole = lines.reduce((sum, line) => sum + line.amount_minor, 0) === consequence.refund_minor && lines.length > 0;
      const { json } = await place.ask({
        method: 'POST', path: `${ORDERS}/${encodeURIComponent(sourceId)}/issue_refund`,
        json: { reasonForRefund: 'OTHER_ADJUSTMENT', comment: action.reason.slice(0, 100), ...(whole ? { refundItems: lines.map((line) => ({ lineItemId: line.line_id, refundAmount: amount(line.amount_minor) })) } : { orderLevelRefundAmount: amount(consequence.refund_minor) }) },
      });
      const made = isObject(json) ? new JsonFields(json).text('refundId') : null;
      return { answer: 'accepted', said: `refund ${made ?? ''}`, ...(made === null ? {} : { result: { reference: made } }) };
    },
    /** By what the order gave back in all: were it somebody else's refund of the same amount, it would still be right not to pay twice. */
    async find(_place, action, order) {
      const paidBack = paidBackIn(order, action.order.currency);
      return paidBack >= action.consequence.after.refunded_minor ? { happened: 'yes', said: `${paidBack} given back in all` } : { happened: 'no', said: `${paidBack} given back so far` };
    },
  },
  translate,
};

function paidBackIn(order: unknown, currency: string): number {
  const refunds = isObject(order) && isObject(order.paymentSummary) && Array.isArray(order.paymentSummary.refunds) ? order.paymentSummary.refunds.filter(isObject) : [];
  return refunds.filter((refund) => refund.refundStatus !== 'FAILED').reduce((sum, refund) => sum + (isObject(refund.amount) ? Math.abs(parseMoney(new JsonFields(refund.amount).need('value'), currency).amountMinor) : 0), 0);
}
