import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { decimalOf } from '../../../../platform/money/money.ts';
import type { Place, PlaceDesk } from '../../../connections/index.ts';
import type { ActionForShop, Address, Finding, Instead, ShopAnswer } from '../../../orders/index.ts';
import { refundsOf } from './streams.ts';

const CANCELLED = 5;
const AWAITING_FULFILMENT = 11;

/** Stands in the reason of what we paid back, and is looked for there: refunds know no idempotency keys. */
const markerOf = (actionId: string): string => `Keepdesk ${actionId}`;
const no = (said: string): Finding => ({ happened: 'no', said });
const rowsIn = (value: unknown): JsonFields[] => (Array.isArray(value) ? value.filter(isObject).map((one) => new JsonFields(one)) : []);

/** What can be done to an order of a BigCommerce store. Codes are not made: coupons are not among what store-level accounts are asked for. */
export const bigcommerceDesk: PlaceDesk = {
  can: { refund: 'Order transactions: modify', cancel: 'Orders: modify', correct_address: 'Orders: modify', reship: 'Orders: modify' },
  swaps: true,
  async send(place, action) {
    const { wish, order: { sourceId } } = action;
    switch (wish.kind) {
      case 'refund':
        return refund(place, action);
      case 'cancel': {
        // Paid back first: a stop in between leaves an order that is open and paid back, and the next look goes on.
        const paid = action.consequence.refund_minor > 0 ? await refund(place, action) : null;
        await place.ask({ method: 'PUT', path: `/v2/orders/${sourceId}`, json: { status_id: CANCELLED } }).catch((error: Error) => {
          throw paid === null ? error : new Error(`paid back, but not cancelled: ${error.message}`);
        });
        return { answer: 'accepted', said: 'cancelled', ...(paid?.result ? { result: paid.result } : {}) };
      }
      case 'correct_address': {
        const [address] = rowsIn((await place.ask({ method: 'GET', path: `/v2/orders/${sourceId}/shipping_addresses` })).json);
        if (!address) return { answer: 'declined', said: 'this order is sent nowhere' };
        await place.ask({ method: 'PUT', path: `/v2/orders/${sourceId}/shipping_addresses/${address.need('id')}`, json: addressBody(wish.address) });
        return { answer: 'accepted', said: 'the address was taken' };
      }
      case 'reship':
        return reship(place, action);
      default:
        return { answer: 'declined', said: 'not possible at BigCommerce' };
    }
  },
  async find(place, action, found) {
    const { wish } = action;
    if (wish.kind === 'reship') {
      const made = await sentAgain(place, action.id);
      return made === null ? no('no order of ours') : { happened: 'yes', said: `order ${made}`, result: { reference: `#${made}` } };
    }
    if (!isObject(found) || !isObject(found.order)) return no('the store does not know this order');
    const order = new JsonFields(found.order);
    if (wish.kind === 'correct_address') {
      const [there] = rowsIn(order.json.shipping_addresses);
      return there && isAddressed(there, wish.address) ? { happened: 'yes', said: 'the order has the new address' } : no('the order has another address');
    }
    const ours = rowsIn(found.data).find((one) => one.text('reason')?.includes(markerOf(action.id)))?.need('id') ?? null;
    const reference = ours === null ? {} : { result: { reference: ours } };
    if (wish.kind === 'refund') return ours === null ? no('no refund of ours') : { happened: 'yes', said: `refund ${ours}`, ...reference };
    const [ended, paidBack] = [order.text('status_id') === String(CANCELLED), action.consequence.refund_minor === 0 || ours !== null];
    return ended && paidBack ? { happened: 'yes', said: 'cancelled', ...reference } : no(`${ended ? 'cancelled' : 'not cancelled'}, ${paidBack ? 'paid back' : 'not paid back'}`);
  },
};

/** A quote first, which names the ways money can go back; then the refund, of exactly our amount. Never a second one. */
async function refund(place: Place, action: ActionForShop): Promise<ShopAnswer> {
  const { consequence, order: { sourceId, currency } } = action;
  const there = (await refundsOf(place, [sourceId])).map((one) => new JsonFields(one)).find((one) => one.text('reason')?.includes(markerOf(action.id)));
  if (there) return { answer: 'accepted', said: `refund ${there.need('id')} was there`, result: { reference: there.need('id') } };
  const amount = (minor: number): number => Number(decimalOf({ amountMinor: minor, currency }));
  const reason = action.reason === '' ? markerOf(action.id) : `${action.reason} · ${markerOf(action.id)}`;
  const pieces = consequence.lines.filter((line) => line.quantity > 0).map((line) => ({ item_type: 'PRODUCT', item_id: Number(line.line_id), quantity: line.quantity, reason }));
  const items = pieces.length > 0 ? pieces : [{ item_type: 'ORDER', item_id: Number(sourceId), amount: amount(consequence.refund_minor), reason }];
  const quote = new JsonFields(dataOf((await place.ask({ method: 'POST', path: `/v3/orders/${sourceId}/payment_actions/refund_quotes`, json: { items } })).json));
  const ways = Array.isArray(quote.json.refund_methods) ? quote.json.refund_methods.map(rowsIn) : [];
  // Through the payment where the store can, with what was typed in by hand last.
  const [way] = (ways.find((methods) => methods.length === 1 && methods[0]?.json.offline !== true) ?? ways.find((methods) => methods.length === 1) ?? []);
  if (!way) return { answer: 'declined', said: 'the store knows no single way to pay this back' };
  const { json } = await place.ask({
    method: 'POST', path: `/v3/orders/${sourceId}/payment_actions/refunds`,
    json: { items, payments: [{ provider_id: way.need('provider_id'), amount: amount(consequence.refund_minor), offline: way.json.offline === true }], merchant_calculated_override: { total_amount: amount(consequence.refund_minor), total_tax: amount(consequence.tax_minor ?? 0) } },
  });
  const made = new JsonFields(dataOf(json)).need('id');
  return { answer: 'accepted', said: `refund ${made}`, result: { reference: made } };
}

const dataOf = (json: unknown): unknown => (isObject(json) && isObject(json.data) ? json.data : json);

function addressBody(address: Address): Record<string, string | undefined> {
  const [first = '', ...rest] = (address.name ?? '').trim().split(/\s+/);
  const named = address.name === undefined ? {} : { first_name: rest.length > 0 ? first : '', last_name: rest.join(' ') || first };
  return {
    ...named, ...(address.line1 === undefined ? {} : { street_1: address.line1, street_2: address.line2 ?? '' }), ...(address.postal_code === undefined ? {} : { zip: address.postal_code }), ...(address.city === undefined ? {} : { city: address.city }),
    ...(address.region === undefined ? {} : { state: address.region }), ...(address.country === undefined ? {} : { country_iso2: address.country }),
  };
}

function isAddressed(there: JsonFields, wished: Address): boolean {
  const plain = (text: string | null | undefined): string => (text ?? '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const pairs = [['street_1', wished.line1], ['street_2', wished.line2], ['zip', wished.postal_code], ['city', wished.city]] as const;
  return pairs.every(([field, wish]) => plain(there.text(field)) === plain(wish)) && (wished.country === undefined || plain(there.text('country_iso2')) === plain(wished.country));
}

async function sentAgain(place: Place, actionId: string): Promise<string | null> {
  return rowsIn((await place.ask({ method: 'GET', path: `/v2/orders?external_order_id=${encodeURIComponent(actionId)}&limit=1` })).json)[0]?.need('id') ?? null;
}

/** The same goods for nothing, or what goes out instead of them, to the same address, under our action's id: it can be made once. */
async function reship(place: Place, action: ActionForShop): Promise<ShopAnswer> {
  const there = await sentAgain(place, action.id);
  if (there !== null) return { answer: 'accepted', said: `order ${there} was there`, result: { reference: `#${there}` } };
  const { sourceId } = action.order;
  const order = new JsonFields((await place.ask({ method: 'GET', path: `/v2/orders/${sourceId}` })).json);
  const bought = rowsIn((await place.ask({ method: 'GET', path: `/v2/orders/${sourceId}/products?limit=250` })).json);
  const [address] = rowsIn((await place.ask({ method: 'GET', path: `/v2/orders/${sourceId}/shipping_addresses` })).json);
  const instead = new Map((action.wish.kind === 'reship' ? action.wish.lines : []).flatMap((line) => (line.instead ? [[line.line_id, line.instead]] : [])));
  const products = action.consequence.lines.map((line) => ({ ...goodsOf(bought.find((one) => one.text('id') === line.line_id), instead.get(line.line_id)), quantity: line.quantity, price_inc_tax: 0, price_ex_tax: 0 }));
  if (products.some((product) => product.product_id === 0)) return { answer: 'declined', said: 'a product of this order is no longer in the store' };
  const { form_fields: _form, ...billing } = isObject(order.json.billing_address) ? order.json.billing_address : {};
  const { json } = await place.ask({
    method: 'POST', path: '/v2/orders',
    json: {
      status_id: AWAITING_FULFILMENT, customer_id: Number(order.text('customer_id') ?? 0), billing_address: billing, external_order_id: action.id, staff_notes: markerOf(action.id),
      ...(address ? { shipping_addresses: [pick(address, ['first_name', 'last_name', 'company', 'street_1', 'street_2', 'city', 'state', 'zip', 'country', 'country_iso2', 'phone', 'email'])] } : {}),
      products,
    },
  });
  const made = new JsonFields(json).need('id');
  return { answer: 'accepted', said: `order ${made}`, result: { reference: `#${made}` } };
}

/** What is sent: what was bought, in its variant, or the variant chosen instead of it. */
function goodsOf(bought: JsonFields | undefined, instead: Instead | undefined): { product_id: number; variant_id?: number } {
  const [product, variant] = instead === undefined ? [bought?.text('product_id'), bought?.text('variant_id')] : [instead.product_source_id, instead.variant_source_id];
  return { product_id: Number(product ?? 0), ...(Number(variant ?? 0) > 0 ? { variant_id: Number(variant) } : {}) };
}

function pick(from: JsonFields, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (from.text(name) === null ? [] : [[name, from.json[name]]])));
}
