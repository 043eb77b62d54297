import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { contactHandle, recognise } from '../../customers/index.ts';
import { orderNumberKey } from '../../orders/index.ts';
import { RETURN_SYNCED } from '../events.ts';
import { wishReasons, type WishReason } from '../rules/policy.ts';
import type { ReturnState } from '../rules/return-machine.ts';
import { lookAtReturn, OWN, writePassage } from '../store/returns.ts';
import { announceReturn } from './announce-return.ts';
import { track } from './labels.ts';

/** A return as the place that runs it knows it now. */
export interface ReturnInput {
  readonly brandId: string;
  readonly source: string;
  readonly sourceId: string;
  /** the place whose order it is, where that is another: a returns service tells of a shop's order */
  readonly orderSource?: string;
  /** what people call it: an RMA number */
  readonly number: string | null;
  readonly orderSourceId: string | null;
  readonly orderNumber: string | null;
  readonly email: string | null;
  readonly state: ReturnState;
  readonly lines: readonly {
    readonly sourceId: string;
    readonly orderLineSourceId: string | null;
    readonly sku: string | null;
    readonly title: string;
    readonly quantity: number;
    readonly reason: string | null;
    readonly outcome: 'refund' | 'exchange' | 'credit' | 'repair' | 'reject' | 'keep' | null;
  }[];
  readonly currency: string | null;
  /** what goes back to the customer, by way; null where the place does not say */
  readonly refundMinor: number | null;
  readonly creditMinor: number | null;
  readonly exchangeMinor: number | null;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly labelUrl: string | null;
  readonly note: string | null;
  readonly at: Date;
  /** when the place changed it: an older copy that arrives later changes nothing */
  readonly changedAt: Date;
}

export interface PutReturn {
  readonly id: string;
  readonly created: boolean;
  /** false when a newer copy was here already */
  readonly applied: boolean;
}

/** Writes a return that somebody else runs. Sent twice, or out of order, it ends the same. It is shown and counted here, and changed there. */
export async function putReturn(tx: Tx, given: ReturnInput): Promise<PutReturn> {
  if (given.source === OWN) throw new Error('a synced return needs the name of its place');
  const before = await tx.maybe<{ id: string; state: ReturnState }>(sql`select id, state from returns."return" where brand_id = ${given.brandId} and source = ${given.source} and source_id = ${given.sourceId} for update`);
  const order = await orderOf(tx, given);
  const handle = given.email === null ? null : contactHandle({ email: given.email, phone: null });
  const customerId = order?.customer_id ?? (handle ? (await recognise(tx, given.brandId, handle, {})).customerId : null);
  const amounts = JSON.stringify({ refund_minor: given.refundMinor, credit_minor: given.creditMinor, exchange_minor: given.exchangeMinor });
  const reached = (...states: ReturnState[]): Date | null => (states.includes(given.state) ? given.changedAt : null);
  const sendsBack = given.lines.length === 0 || given.lines.some((line) => line.outcome !== 'keep');
  const row = await tx.maybe<{ id: string; created: boolean }>(sql`
    insert into returns."return" as r (id, brand_id, number, source, source_id, kind, state, order_id, customer_id, channel, currency, sends_back, given, note, requested_at, asked_by_kind, changed_at, decided_at, label_at, shipped_at, received_at, inspected_at, settled_at, resolved_at, refunded_at)
    values (${tx.id()}, ${given.brandId}, ${given.number ?? given.sourceId}, ${given.source}, ${given.sourceId}, ${given.lines.some((line) => line.outcome === 'exchange') ? 'exchange' : 'return'}, ${given.state}, ${order?.id ?? null}, ${customerId}, 'shop', ${given.currency ?? order?.currency ?? null},
      ${sendsBack}, ${amounts}::jsonb, ${given.note ?? ''}, ${given.at}, 'system', ${given.changedAt}, ${reached('approved', 'refused')}, ${reached('label_sent')}, ${reached('in_transit')}, ${reached('received')}, ${reached('inspected')}, ${reached('settling')}, ${reached('resolved')},
      ${given.state === 'resolved' && (given.refundMinor ?? 0) > 0 ? given.changedAt : null})
    on conflict (brand_id, source, source_id) do update set number = excluded.number, state = excluded.state, order_id = coalesce(excluded.order_id, r.order_id), customer_id = coalesce(excluded.customer_id, r.customer_id), kind = excluded.kind,
      currency = coalesce(excluded.currency, r.currency), sends_back = excluded.sends_back, given = excluded.given, note = excluded.note, changed_at = excluded.changed_at, decided_at = coalesce(r.decided_at, excluded.decided_at), label_at = coalesce(r.label_at, excluded.label_at),
      shipped_at = coalesce(r.shipped_at, excluded.shipped_at), received_at = coalesce(r.received_at, excluded.received_at), inspected_at = coalesce(r.inspected_at, excluded.inspected_at), settled_at = coalesce(r.settled_at, excluded.settled_at),
      resolved_at = coalesce(r.resolved_at, excluded.resolved_at), refunded_at = coalesce(r.refunded_at, excluded.refunded_at)
      where r.changed_at <= excluded.changed_at
    returning id, (xmax = 0) as created`);
  if (row === undefined) return { id: before?.id ?? '', created: false, applied: false };
  await writeLines(tx, row.id, given);
  await writeLabel(tx, row.id, given);
  await track(tx, { id: row.id, brand_id: given.brandId }, { carrier: given.carrier, trackingNumber: given.trackingNumber });
  if (before?.state !== given.state) {
    await writePassage(tx.asOf(given.changedAt), { id: row.id, brand_id: given.brandId }, { what: 'synced', from: before?.state ?? null, to: given.state, facts: { source: given.source } });
    await announceReturn(tx, await lookAtReturn(tx, row.id), RETURN_SYNCED, before?.state ?? null);
  }
  return { id: row.id, created: row.created, applied: true };
}

interface OrderRow {
  id: string;
  customer_id: string | null;
  currency: string;
}

async function orderOf(tx: Tx, given: ReturnInput): Promise<OrderRow | undefined> {
  const source = given.orderSource ?? given.source;
  const byId = given.orderSourceId === null ? undefined : await tx.maybe<OrderRow>(sql`
    select id, customer_id, currency from orders."order" where brand_id = ${given.brandId} and source_id = ${given.orderSourceId} order by (source = ${source}) desc limit 1`);
  if (byId !== undefined || given.orderNumber === null) return byId;
  const found = await tx.rows<OrderRow>(sql`select id, customer_id, currency from orders."order" where brand_id = ${given.brandId} and number_key = ${orderNumberKey(given.orderNumber)} limit 2`);
  return found.length === 1 ? found[0] : undefined;
}

async function writeLines(tx: Tx, returnId: string, given: ReturnInput): Promise<void> {
  // A place may name a line of the order once for every piece.
  const lines = new Map<string, ReturnInput['lines'][number]>();
  for (const line of given.lines) {
    const id = line.orderLineSourceId ?? line.sourceId;
    lines.set(id, { ...line, quantity: line.quantity + (lines.get(id)?.quantity ?? 0) });
  }
  await tx.run(sql`delete from returns.line where return_id = ${returnId} and line_id <> all (${[...lines.keys()]})`);
  for (const [position, [id, line]] of [...lines].entries()) {
    const known = wishReasons.find((reason) => reason === line.reason);
    const reason: WishReason = known ?? 'other';
    const resolution = line.outcome === 'keep' ? 'refund' : line.outcome;
    await tx.run(sql`
      insert into returns.line (id, brand_id, return_id, line_id, sku, title, quantity, reason, words, wanted, position)
      values (${tx.id()}, ${given.brandId}, ${returnId}, ${id}, ${line.sku}, ${line.title}, ${line.quantity}, ${reason}, ${known === undefined ? (line.reason ?? '') : ''}, ${resolution}, ${position})
      on conflict (return_id, line_id) do update set sku = excluded.sku, title = excluded.title, quantity = excluded.quantity, reason = excluded.reason, words = excluded.words, wanted = excluded.wanted, position = excluded.position`);
  }
}

async function writeLabel(tx: Tx, returnId: string, given: ReturnInput): Promise<void> {
  if (given.labelUrl === null || !/^https?:\/\//.test(given.labelUrl)) return;
  const there = await tx.run(sql`update returns.label set url = ${given.labelUrl}, carrier = ${given.carrier}, tracking_number = ${given.trackingNumber} where return_id = ${returnId} and state <> 'replaced'`);
  if (there === 0) await tx.run(sql`insert into returns.label (id, brand_id, return_id, state, maker, carrier, tracking_number, url, at) values (${tx.id()}, ${given.brandId}, ${returnId}, 'made', ${given.source}, ${given.carrier}, ${given.trackingNumber}, ${given.labelUrl}, ${tx.now})`);
}
