import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { showCustomers } from '../../customers/index.ts';
import type { OrderPageView } from '../contract-page.ts';
import type { ActionRow } from '../store/actions.ts';
import type { DisputeRow } from '../store/disputes.ts';
import { showActions } from './show-actions.ts';
import { showOrders, type OrderRow } from './order-cards.ts';
import { showDisputes, showPayments, type PaymentRow } from './show-payments.ts';

interface WholeRow extends OrderRow {
  shipping_minor: number | null;
  tax_minor: number | null;
  discount_minor: number | null;
  duties_minor: number | null;
  discount_codes: { code: string; amountMinor: number | null }[];
  tags: string[];
  risk: OrderPageView['risk'];
  holds: string[];
  payment_methods: string[];
  cut_off_at: Date | null;
  cancelled_at: Date | null;
  billing_address: Record<string, string> | null;
}

interface LineRow {
  source_id: string;
  sku: string | null;
  title: string;
  quantity: number;
  refunded_quantity: number;
  unit_price_minor: number;
  image_url: string | null;
}

interface RefundRow {
  source_id: string;
  amount_minor: number;
  reason: string | null;
  at: Date;
}

/** All that is known of one order: what the order page shows, in one answer. */
export async function orderPage(tx: Tx, id: string): Promise<OrderPageView> {
  const row = await tx.maybe<WholeRow>(sql`select * from orders."order" where id = ${id}`);
  if (!row) throw notFound('order');
  const [cards, lines, refunds, payments, disputes, actions, customers] = await Promise.all([
    showOrders(tx, [row]),
    tx.rows<LineRow>(sql`select source_id, sku, title, quantity, refunded_quantity, unit_price_minor, image_url from orders.line where order_id = ${id} order by position`),
    tx.rows<RefundRow>(sql`select source_id, amount_minor, reason, at from orders.refund where order_id = ${id} order by at`),
    tx.rows<PaymentRow>(sql`select * from orders.payment where order_id = ${id} order by at`),
    tx.rows<DisputeRow>(sql`select * from orders.dispute where order_id = ${id} order by opened_at`),
    tx.rows<ActionRow>(sql`select * from orders.action where order_id = ${id} order by asked_at desc limit 50`),
    row.customer_id === null ? [] : showCustomers(tx, [row.customer_id]),
  ]);
  const money = (amount: number): { amount_minor: number; currency: string } => ({ amount_minor: amount, currency: row.currency });
  const maybe = (amount: number | null): { amount_minor: number; currency: string } | null => (amount === null ? null : money(amount));
  const [customer] = customers;
  return {
    order: cards[0] as OrderPageView['order'], brand_id: row.brand_id, customer: customer === undefined ? null : { id: customer.id, name: customer.name },
    shipping: maybe(row.shipping_minor), tax: maybe(row.tax_minor), discount: maybe(row.discount_minor), duties: maybe(row.duties_minor), goods: money(lines.reduce((sum, line) => sum + line.unit_price_minor * line.quantity, 0)),
    discount_codes: row.discount_codes.map((one) => ({ code: one.code, amount: maybe(one.amountMinor) })), tags: row.tags, risk: row.risk, holds: row.holds, payment_methods: row.payment_methods,
    cut_off_at: row.cut_off_at?.toISOString() ?? null, cancelled_at: row.cancelled_at?.toISOString() ?? null, changed_at: row.changed_at.toISOString(), shipping_address: row.shipping_address, billing_address: row.billing_address,
    lines: lines.map((line) => ({ id: line.source_id, sku: line.sku, title: line.title, quantity: line.quantity, refunded_quantity: line.refunded_quantity, unit_price: money(line.unit_price_minor), image_url: line.image_url })),
    refunds: refunds.map((refund) => ({ id: refund.source_id, amount: money(refund.amount_minor), reason: refund.reason, at: refund.at.toISOString() })),
    payments: await showPayments(tx, payments), disputes: await showDisputes(tx, disputes), actions: await showActions(tx, actions),
  };
}
