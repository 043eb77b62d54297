import { compose, joined, part, sql, type SqlPart } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import { customersBehind } from '../../customers/index.ts';
import type { BoardView, ReturnSummaryView } from '../contract.ts';
import { ENDS, type ReturnState } from '../rules/return-machine.ts';
import type { LineRow, ReturnRow } from '../store/returns.ts';
import { labelsOf } from './reason-labels.ts';

export interface Filters {
  readonly states?: readonly string[] | undefined;
  readonly brandId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly conversationId?: string | undefined;
  readonly number?: string | undefined;
  readonly late?: boolean | undefined;
  readonly problem?: boolean | undefined;
  /** what is due next first; of those that are open only */
  readonly due?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Returns, newest first, or what is due next first. */
export async function listReturns(tx: Tx, filters: Filters): Promise<{ data: ReturnSummaryView[]; next_cursor: string | null }> {
  const limit = filters.limit ?? 50;
  const after = readCursor(filters.cursor);
  const where: SqlPart[] = [part`true`];
  if (filters.states !== undefined) where.push(part`state = any (${filters.states as string[]})`);
  if (filters.brandId !== undefined) where.push(part`brand_id = ${filters.brandId}`);
  if (filters.customerId !== undefined) where.push(part`customer_id = any (${await customersBehind(tx, filters.customerId)})`);
  if (filters.orderId !== undefined) where.push(part`order_id = ${filters.orderId}`);
  if (filters.conversationId !== undefined) where.push(part`conversation_id = ${filters.conversationId}`);
  if (filters.number !== undefined) where.push(part`number_key = ${filters.number.trim().toLowerCase()}`);
  if (filters.problem === true) where.push(part`problem is not null`);
  if (filters.late === true || filters.due === true) where.push(part`state not in ('refused', 'resolved', 'cancelled', 'expired')`);
  if (filters.late === true) where.push(part`due_at < ${tx.now}`);
  const byDue = filters.due === true;
  if (after !== null) where.push(byDue ? part`(coalesce(due_at, 'infinity'), id) > (${after.at}::timestamptz, ${after.id}::uuid)` : part`(requested_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const order = byDue ? part`coalesce(due_at, 'infinity'), id` : part`requested_at desc, id desc`;
  const rows = await tx.rows<ReturnRow>(compose`select * from returns."return" where ${joined(where, part` and `)} order by ${order} limit ${limit + 1}`);
  const page = pageOf(rows, limit, (row) => ({ at: byDue ? (row.due_at?.toISOString() ?? 'infinity') : row.requested_at.toISOString(), id: row.id }));
  return { data: await summaries(tx, page.data), next_cursor: page.next_cursor };
}

/** How many stand in each open stage, how many of them are late, and since when the oldest waits; what is stuck, and what waits for a second person. */
export async function board(tx: Tx, brandId: string | null): Promise<BoardView> {
  const stages = await tx.rows<{ state: ReturnState; count: number; late: number; oldest_at: Date | null }>(sql`
    select state, count(*)::integer as count, (count(*) filter (where due_at < ${tx.now}))::integer as late, min(requested_at) as oldest_at from returns."return"
    where (${brandId}::uuid is null or brand_id = ${brandId}) and state not in ('refused', 'resolved', 'cancelled', 'expired') group by state`);
  const marks = await tx.one<{ problems: number; approvals: number }>(sql`
    select (select count(*) from returns."return" where problem is not null and (${brandId}::uuid is null or brand_id = ${brandId}))::integer as problems,
      (select count(*) from returns."return" where state = 'review' and approval_id is not null and (${brandId}::uuid is null or brand_id = ${brandId}))::integer as approvals`);
  return { stages: stages.map((stage) => ({ ...stage, oldest_at: stage.oldest_at?.toISOString() ?? null })), ...marks };
}

/** Returns as lists show them, in the order given. */
export async function summaries(tx: Tx, rows: readonly ReturnRow[]): Promise<ReturnSummaryView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const present = (of: (row: ReturnRow) => string | null): string[] => [...new Set(rows.map(of).filter((id) => id !== null))];
  const [lines, orders, people, paid, labels] = [
    await tx.rows<LineRow>(sql`select * from returns.line where return_id = any (${ids}) order by position`),
    await tx.rows<{ id: string; number: string }>(sql`select id, number from orders."order" where id = any (${present((row) => row.order_id)})`),
    await tx.rows<{ id: string; name: string }>(sql`select id, coalesce(name, '') as name from customers.customer where id = any (${present((row) => row.customer_id)})`),
    await tx.rows<{ return_id: string; amount: number }>(sql`select return_id, sum(amount_minor)::bigint as amount from returns.step where return_id = any (${ids}) and kind in ('refund', 'credit') and state = 'done' group by return_id`),
    await labelsOf(tx, [...new Set(rows.map((row) => row.brand_id))]),
  ];
  return rows.map((row) => summary(row, lines.filter((line) => line.return_id === row.id), {
    order: orders.find((order) => order.id === row.order_id) ?? null, customer: people.find((one) => one.id === row.customer_id) ?? null, paidMinor: Number(paid.find((one) => one.return_id === row.id)?.amount ?? 0), labels, now: tx.now,
  }));
}

interface Beside {
  readonly order: { id: string; number: string } | null;
  readonly customer: { id: string; name: string } | null;
  readonly paidMinor: number;
  readonly labels: (brandId: string, code: string | null) => string | null;
  readonly now: Date;
}

function summary(row: ReturnRow, lines: readonly LineRow[], { order, customer, paidMinor, labels, now }: Beside): ReturnSummaryView {
  const value = lines.reduce((sum, line) => sum + line.value_minor, 0);
  const refunded = row.given === null ? paidMinor : (row.given.refund_minor ?? 0) + (row.given.credit_minor ?? 0);
  const money = (amount: number): { amount_minor: number; currency: string } | null => (row.currency === null ? null : { amount_minor: amount, currency: row.currency });
  return {
    id: row.id, brand_id: row.brand_id, number: row.number, source: row.source, kind: row.kind, state: row.state, channel: row.channel, problem: row.problem, waits_for_approval: row.approval_id !== null && row.state === 'review', order, customer,
    conversation_id: row.conversation_id, value: money(value), sends_back: row.sends_back, requested_at: row.requested_at.toISOString(), since: sinceOf(row).toISOString(), due_at: row.due_at?.toISOString() ?? null,
    late: row.due_at !== null && row.due_at < now && !ENDS.has(row.state) && row.state !== 'refused', refunded: refunded === 0 ? null : money(refunded),
    lines: lines.map((line) => ({ line_id: line.line_id, title: line.title, quantity: line.quantity, reason: line.reason, reason_code: line.reason_code, reason_label: labels(row.brand_id, line.reason_code), wanted: line.resolution ?? line.wanted })),
  };
}

/** Since when it stands where it stands. */
export function sinceOf(row: ReturnRow): Date {
  const reached: Partial<Record<ReturnState, Date | null>> = {
    approved: row.decided_at, refused: row.decided_at, label_sent: row.label_at, in_transit: row.shipped_at, received: row.received_at, inspected: row.inspected_at, settling: row.settled_at, resolved: row.resolved_at, cancelled: row.changed_at, expired: row.changed_at,
  };
  return reached[row.state] ?? row.requested_at;
}
