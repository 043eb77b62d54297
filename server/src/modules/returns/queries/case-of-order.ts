import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { variantsBySkus, type KnownVariant } from '../../catalogue/index.ts';
import { customersBehind } from '../../customers/index.ts';
import { creditGiven, orderState, paidForLines, type KnownOrder } from '../../orders/index.ts';
import type { ReturnOrder, ReturnRequest } from '../rules/return-case.ts';
import { comeFrom, type ParcelMoment } from '../rules/parcel-moments.ts';

/** An order as the policy judges it, with what was looked up on the way. */
export interface ReturnCase {
  readonly known: KnownOrder;
  readonly customerId: string | null;
  readonly order: ReturnOrder;
  readonly customer: NonNullable<ReturnRequest['customer']>;
  /** of each line, by its id */
  readonly variants: ReadonlyMap<string, KnownVariant>;
  /** what was paid and is given back in no way, not by other returns either */
  readonly mayPayMinor: number;
}

interface OrderFacts {
  customer_id: string | null;
  placed_at: Date;
  shipping_address: Record<string, string> | null;
}

/** Reads what a return of an order is judged by. What the return `except` holds of it does not count as given back. */
export async function caseOfOrder(tx: Tx, orderId: string, { hold = false, except = null }: { hold?: boolean; except?: string | null } = {}): Promise<ReturnCase> {
  const known = await orderState(tx, orderId, hold);
  const { state, at } = known;
  const facts = await tx.one<OrderFacts>(sql`select customer_id, placed_at, shipping_address from orders."order" where id = ${orderId}`);
  const skus = new Map((await tx.rows<{ source_id: string; sku: string | null }>(sql`select source_id, sku from orders.line where order_id = ${orderId}`)).map((row) => [row.source_id, row.sku]));
  const parcels = await tx.rows<ParcelMoment>(sql`select state, shipped_at, delivered_at, tracking_number from shipments.shipment where order_id = ${orderId}`);
  const extended = await tx.maybe<{ until: string }>(sql`select until::text as until from returns.extended_window where order_id = ${orderId}`);
  const given = await givenBack(tx, orderId, except);
  // The credit of returns is counted by their own steps, also while it is only planned.
  const ofReturns = await tx.rows<{ action_id: string }>(sql`select s.action_id from returns.step s join returns."return" r on r.id = s.return_id where r.order_id = ${orderId} and s.kind = 'credit' and s.state <> 'dropped' and s.action_id is not null`);
  const credited = await creditGiven(tx, orderId, { without: ofReturns.map((row) => row.action_id) });
  const found = await variantsBySkus(tx, at.brandId, [...new Set([...skus.values()].filter((sku) => sku !== null))]);
  const variants = new Map([...skus].flatMap(([line, sku]) => {
    const variant = sku === null ? undefined : found.find((one) => one.sku?.toLowerCase() === sku.toLowerCase());
    return variant === undefined ? [] : [[line, variant] as const];
  }));
  const paid = paidForLines(state);
  const moments = comeFrom(state.fulfilment_state, parcels);
  const lines = state.lines.map((line) => {
    const variant = variants.get(line.id);
    const own = given.lines.get(line.id) ?? { taken: 0, inBooks: 0 };
    const list = Math.max(line.unit_price_minor, variant?.currency === at.currency ? variant.price_minor : 0);
    return {
      id: line.id, quantity: line.quantity, returned_quantity: Math.min(line.quantity, own.taken + Math.max(0, line.refunded_quantity - own.inBooks)), paid_minor: paid.get(line.id) ?? 0, list_minor: list * line.quantity,
      sku: skus.get(line.id) ?? null, category: variant?.category ?? null, tags: variant?.tags ?? [], ...moments,
    };
  });
  return {
    known, customerId: facts.customer_id, variants, customer: await custom(tx, facts.customer_id), mayPayMinor: Math.max(0, Math.min(state.total_minor, state.received_minor ?? state.total_minor) - state.refunded_minor - credited + given.ownDoneMinor - given.othersMinor),
    order: { currency: at.currency, ordered_at: facts.placed_at.toISOString(), cancelled: state.state === 'cancelled', country: countryOf(facts.shipping_address), shipping_paid_minor: state.shipping_minor ?? 0, extended_until: extended?.until ?? null, lines },
  };
}

function countryOf(address: Record<string, string> | null): string | null {
  const country = address?.country?.trim().toUpperCase() ?? '';
  return /^[A-Z]{2}$/.test(country) ? country : null;
}

interface Given {
  /** pieces on their way back, or back; and of them, those the shop's books show as refunded */
  readonly lines: ReadonlyMap<string, { taken: number; inBooks: number }>;
  /** refunds of the excepted return that are in the order's books already */
  readonly ownDoneMinor: number;
  /** money and credit of other returns that is not in the order's books */
  readonly othersMinor: number;
}

async function givenBack(tx: Tx, orderId: string, except: string | null): Promise<Given> {
  const lines = await tx.rows<{ line_id: string; taken: number; in_books: number }>(sql`
    select l.line_id, sum(case when r.state = 'resolved' then coalesce(l.accepted_quantity, l.quantity) else l.quantity end)::integer as taken,
      sum(case when r.source <> 'keepdesk' and r.state = 'resolved' then l.quantity
        when exists (select from returns.step s where s.return_id = r.id and s.kind = 'refund' and s.state = 'done' and s.wish->>'scope' = 'lines' and l.line_id = any (s.lines)) then coalesce(l.accepted_quantity, 0) else 0 end)::integer as in_books
    from returns."return" r join returns.line l on l.return_id = r.id
    where r.order_id = ${orderId} and r.state not in ('refused', 'cancelled', 'expired') and (${except}::uuid is null or r.id <> ${except}) group by l.line_id`);
  const money = await tx.one<{ own: number; others: number }>(sql`
    select coalesce(sum(s.pays_minor) filter (where r.id = ${except} and s.kind = 'refund' and s.state = 'done'), 0)::bigint as own,
      coalesce(sum(s.pays_minor) filter (where r.id is distinct from ${except}::uuid and (s.kind = 'credit' or s.state <> 'done')), 0)::bigint as others
    from returns."return" r join returns.step s on s.return_id = r.id where r.order_id = ${orderId} and s.state <> 'dropped'`);
  return { lines: new Map(lines.map((row) => [row.line_id, { taken: row.taken, inBooks: row.in_books }])), ownDoneMinor: Number(money.own), othersMinor: Number(money.others) };
}

/** How much somebody orders, and how much of it they send back. */
async function custom(tx: Tx, customerId: string | null): Promise<NonNullable<ReturnRequest['customer']>> {
  if (customerId === null) return {};
  const ids = await customersBehind(tx, customerId);
  const row = await tx.one<{ orders: number; returned: number }>(sql`
    select count(*)::integer as orders, (count(*) filter (where exists (select from returns."return" r where r.order_id = o.id and r.state not in ('refused', 'cancelled', 'expired', 'review'))))::integer as returned
    from orders."order" o where o.customer_id = any (${ids}) and o.state <> 'cancelled'`);
  const member = await tx.maybe<{ tier: string | null }>(sql`select tier from memberships.member where customer_id = any (${ids}) and tier is not null order by changed_at desc limit 1`);
  return { orders: row.orders, orders_returned: row.returned, tier: member?.tier ?? null };
}
