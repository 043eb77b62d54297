import { happening, type Happening } from './happening.ts';
import type { Trigger } from './shapes.ts';

export interface News {
  readonly name: string;
  readonly subjectId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

const BY_SIGNAL: Readonly<Record<string, Trigger>> = { late_handover: 'packed_late', no_scan: 'no_scan', promise_at_risk: 'promise_at_risk', promise_broken: 'promise_broken' };
const BY_STATE: Readonly<Record<string, Trigger>> = { out_for_delivery: 'out_for_delivery', attempt_failed: 'attempt_failed', available_for_pickup: 'pickup_waiting', delivered: 'delivered' };
const BY_RETURN: Readonly<Record<string, Trigger>> = { 'returns.received': 'return_received', 'returns.inspected': 'return_inspected', 'returns.resolved': 'return_refunded' };

/** News that may be a happening. */
export const HEARD = ['orders.order_placed', 'orders.payment_failed', 'shipments.signal_raised', 'shipments.estimate_changed', 'shipments.state_changed', 'returns.received', 'returns.inspected', 'returns.resolved', 'memberships.charge_failed', 'memberships.subscription_started', 'memberships.subscription_changed'] as const;

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What a piece of news is to a customer; null where it is nothing. Pure. */
export function happeningOf({ name, subjectId, payload, at }: News): Happening | null {
  if (name === 'orders.order_placed') return happening({ trigger: 'order_received', key: subjectId, aboutId: subjectId, orderId: subjectId, happenedAt: at });
  if (name === 'shipments.signal_raised') return ofParcel(BY_SIGNAL[String(payload.kind)], subjectId, subjectId, at);
  if (name === 'shipments.state_changed') return ofParcel(BY_STATE[String(payload.to)], subjectId, payload.to === 'attempt_failed' ? `${subjectId}:${at.toISOString().slice(0, 10)}` : subjectId, at);
  if (name === 'shipments.estimate_changed') return moved(subjectId, text(payload.from), text(payload.to), at);
  const ofReturn = BY_RETURN[name];
  const returnId = text(payload.return_id);
  if (ofReturn !== undefined && returnId !== null) return happening({ trigger: ofReturn, key: returnId, aboutId: returnId, returnId, orderId: text(payload.order_id), customerId: text(payload.customer_id), happenedAt: at });
  return paymentOf(name, payload, at);
}

function ofParcel(trigger: Trigger | undefined, shipmentId: string, key: string, at: Date): Happening | null {
  return trigger === undefined ? null : happening({ trigger, key, aboutId: shipmentId, shipmentId, happenedAt: at });
}

const DAY = 86_400_000;

/** A delivery that moved by a day or more, to later. */
function moved(shipmentId: string, from: string | null, to: string | null, at: Date): Happening | null {
  if (from === null || to === null || Date.parse(to) - Date.parse(from) < DAY) return null;
  return happening({ trigger: 'carrier_delay', key: `${shipmentId}:${to}`, aboutId: shipmentId, shipmentId, happenedAt: at, facts: { old_date: from, new_date: to } });
}

function paymentOf(name: string, payload: News['payload'], at: Date): Happening | null {
  const [charge, payment] = [text(payload.charge_id), text(payload.payment_id)];
  const customerId = text(payload.customer_id);
  if (name === 'memberships.charge_failed' && charge !== null) return happening({ trigger: 'payment_failed', key: charge, aboutId: charge, customerId, happenedAt: at, facts: { charge_id: charge } });
  if (name === 'orders.payment_failed' && payment !== null) return happening({ trigger: 'payment_failed', key: payment, aboutId: payment, orderId: text(payload.order_id), customerId, happenedAt: at, facts: { payment_id: payment } });
  return null;
}
