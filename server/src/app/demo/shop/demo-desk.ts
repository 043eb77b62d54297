import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { actionKinds, isAsWished, linesAfter, orderState, putOrder, type ActionForShop, type ActionResult, type ShopDesk } from '../../../modules/orders/index.ts';

const writer = systemActor('demo shop');

/** The shop behind the demo's orders: it has no other books than the orders here, and does what it is asked at once. */
export function demoDesk(db: Database): ShopDesk {
  const results = new Map<string, ActionResult>();
  return {
    offers: async (_tx, order) => (order.source === 'demo' ? actionKinds.map((kind) => ({ kind, ready: true, because: null, swaps: true, ...(kind === 'refund' ? { ways: ['original', 'store_credit'] as const } : kind === 'credit' ? { ways: ['code', 'gift_card', 'store_credit'] as const } : {}) })) : null),
    refresh: async () => {},
    send: async (action) => {
      if (!results.has(action.id)) {
        await db.transact(writer, (tx) => carryOut(tx, action));
        results.set(action.id, resultOf(action));
      }
      return { answer: 'accepted', said: 'the demo shop did it', result: resultOf(action) };
    },
    find: async (action) => {
      const happened = results.has(action.id) || (await db.read(writer, (tx) => isThere(tx, action)));
      return happened ? { happened: 'yes', said: 'it stands in the demo shop', result: resultOf(action) } : { happened: 'no', said: 'the demo shop does not know it' };
    },
  };
}

function resultOf({ id, wish }: ActionForShop): ActionResult {
  const short = id.slice(-6).toUpperCase();
  if (wish.kind !== 'credit' || wish.way === 'store_credit') return { reference: `DEMO-${short}` };
  return { code: `${wish.way === 'gift_card' ? 'GIFT' : 'THANKS'}-${short}` };
}

/** What stands in the order after a restart, when nothing else is remembered. */
async function isThere(tx: Tx, { id, order, wish }: ActionForShop): Promise<boolean> {
  const known = await orderState(tx, order.id);
  if (wish.kind === 'cancel') return known.state.state === 'cancelled';
  if (wish.kind === 'change_items') return isAsWished(known.state.lines, wish);
  if (wish.kind === 'correct_address') return known.address?.line1 === wish.address.line1 && known.address?.name === wish.address.name;
  return (await tx.maybe(sql`select 1 from orders.refund where order_id = ${order.id} and source_id = ${id}`)) !== undefined;
}

interface Row {
  email: string | null;
  note: string | null;
  url: string | null;
  shipping_address: Record<string, string> | null;
  placed_at: Date;
  fulfilment_state: string;
}

/** Writes the order as the demo's shop knows it afterwards. */
async function carryOut(tx: Tx, { id, order, wish, consequence }: ActionForShop): Promise<void> {
  const { state } = await orderState(tx, order.id, true);
  const row = await tx.one<Row>(sql`select email, note, url, shipping_address, placed_at, fulfilment_state from orders."order" where id = ${order.id}`);
  const lines = await tx.rows<{ source_id: string; sku: string | null; image_url: string | null; product_source_id: string | null; variant_source_id: string | null }>(sql`select source_id, sku, image_url, product_source_id, variant_source_id from orders.line where order_id = ${order.id} order by position`);
  const refunds = await tx.rows<{ source_id: string; amount_minor: number; reason: string | null; at: Date }>(sql`select source_id, amount_minor, reason, at from orders.refund where order_id = ${order.id}`);
  const back = new Map(wish.kind === 'refund' || wish.kind === 'cancel' ? consequence.lines.map((line) => [line.line_id, line.quantity]) : []);
  const { after } = consequence;
  await putOrder(tx, {
    brandId: order.brandId, source: order.source, sourceId: order.sourceId, number: order.number, email: row.email, phone: null, customerName: null, state: after.state, paymentState: after.payment_state, fulfilmentState: row.fulfilment_state,
    currency: order.currency, totalMinor: after.total_minor ?? state.total_minor, receivedMinor: wish.kind === 'change_items' ? (state.received_minor ?? state.total_minor) - consequence.refund_minor : (state.received_minor ?? null), shippingMinor: state.shipping_minor, taxMinor: state.tax_minor, note: row.note, url: row.url, placedAt: row.placed_at, cancelledAt: after.state === 'cancelled' ? tx.now : null, changedAt: tx.now,
    shippingAddress: wish.kind === 'correct_address' ? Object.fromEntries(Object.entries(wish.address).filter((entry): entry is [string, string] => typeof entry[1] === 'string')) : row.shipping_address,
    lines: (wish.kind === 'change_items' ? linesAfter(state, wish) : state.lines).map((line) => {
      const [known, item] = [lines.find((one) => one.source_id === line.id), wish.kind === 'change_items' ? wish.add.find((one) => one.item?.variant_source_id === line.variant_source_id)?.item : undefined];
      return {
        sourceId: line.id, sku: known?.sku ?? item?.sku ?? null, title: line.title, quantity: line.quantity, unitPriceMinor: line.unit_price_minor, imageUrl: known?.image_url ?? null, refundedQuantity: line.refunded_quantity + (back.get(line.id) ?? 0),
        productSourceId: known?.product_source_id ?? item?.product_source_id ?? null, variantSourceId: known?.variant_source_id ?? item?.variant_source_id ?? null,
      };
    }),
    refunds: [...refunds.map((refund) => ({ sourceId: refund.source_id, amountMinor: refund.amount_minor, reason: refund.reason, at: refund.at })), ...(consequence.refund_minor > 0 && wish.kind !== 'change_items' ? [{ sourceId: id, amountMinor: consequence.refund_minor, reason: null, at: tx.now }] : [])],
  });
}
