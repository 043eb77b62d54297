import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Happening } from '../rules/happening.ts';
import type { Trigger } from '../rules/shapes.ts';
import type { KnownOrder, KnownParcel } from '../store/known.ts';

const SIGNAL_OF: Readonly<Partial<Record<Trigger, string>>> = { packed_late: 'late_handover', no_scan: 'no_scan', promise_at_risk: 'promise_at_risk', promise_broken: 'promise_broken' };
const STATE_OF: Readonly<Partial<Record<Trigger, string>>> = { out_for_delivery: 'out_for_delivery', attempt_failed: 'attempt_failed', pickup_waiting: 'available_for_pickup', delivered: 'delivered' };

/** What of returns, subscriptions and payments is still so. */
export interface Standing {
  readonly returns: ReadonlyMap<string, { readonly number: string; readonly state: string }>;
  readonly holding: ReadonlySet<string>;
  readonly openIncidents: ReadonlySet<string>;
}

export async function standingOf(tx: Tx, happenings: readonly Happening[]): Promise<Standing> {
  const ids = (pick: (one: Happening) => string | null | undefined): string[] => [...new Set(happenings.map(pick).filter((id) => id !== null && id !== undefined))];
  const [returns, subscriptions, charges, payments, incidents] = [ids((one) => one.returnId), ids((one) => one.facts.subscription_id), ids((one) => one.facts.charge_id), ids((one) => one.facts.payment_id), ids((one) => one.incidentId)];
  const returned = returns.length === 0 ? [] : await tx.rows<{ id: string; number: string; state: string }>(sql`select id, number, state from returns."return" where id = any (${returns}::uuid[])`);
  const active = subscriptions.length === 0 ? [] : await tx.rows<{ id: string; next: Date | null }>(sql`select id, next_charge_at as next from memberships.subscription where id = any (${subscriptions}::uuid[]) and state = 'active'`);
  const failed = charges.length + payments.length === 0 ? [] : await tx.rows<{ id: string }>(sql`
    select id from memberships.charge where id = any (${charges}::uuid[]) and state = 'failed' union all select id from orders.payment where id = any (${payments}::uuid[]) and state = 'failed'`);
  const wishes = ids((one) => one.facts.wish_id);
  // Still wanted, and still there.
  const wished = wishes.length === 0 ? [] : await tx.rows<{ id: string }>(sql`
    select w.id from outreach.stock_wish w join catalogue.variant v on v.id = w.variant_id where w.id = any (${wishes}::uuid[]) and w.ended_at is null and (v.stock is null or v.stock > 0)`);
  const open = incidents.length === 0 ? [] : await tx.rows<{ id: string }>(sql`select id from outreach.incident where id = any (${incidents}::uuid[]) and state in ('deciding', 'on', 'ending')`);
  return {
    returns: new Map(returned.map((row) => [row.id, row])), openIncidents: new Set(open.map((row) => row.id)),
    holding: new Set([...active.map((row) => `${row.id} ${row.next?.toISOString().slice(0, 10) ?? ''}`), ...failed.map((row) => row.id), ...wished.map((row) => row.id)]),
  };
}

/** Whether it is still so. */
export function holds({ trigger, facts, returnId, incidentId }: Happening, order: KnownOrder | undefined, parcel: KnownParcel | undefined, standing: Standing): boolean {
  if (order?.state === 'cancelled') return false;
  const signal = SIGNAL_OF[trigger];
  if (signal !== undefined) return parcel?.signals?.includes(signal) ?? false;
  const state = STATE_OF[trigger];
  if (state !== undefined) return parcel?.state === state;
  if (trigger === 'carrier_delay') return parcel?.estimated_delivery_at?.toISOString() === facts.new_date;
  if (incidentId !== null) return standing.openIncidents.has(incidentId) && parcel?.state !== 'returned';
  if (returnId !== null) return returnHolds(trigger, standing.returns.get(returnId)?.state);
  if (trigger === 'renewal_ahead') return standing.holding.has(`${facts.subscription_id} ${facts.charge_date?.slice(0, 10)}`);
  if (trigger === 'back_in_stock' && facts.wish_id !== undefined) return standing.holding.has(facts.wish_id);
  if (trigger === 'payment_failed') return standing.holding.has(facts.charge_id ?? facts.payment_id ?? '');
  return true;
}

function returnHolds(trigger: Trigger, state: string | undefined): boolean {
  if (trigger === 'refund_late') return state === 'received' || state === 'inspected';
  if (trigger === 'return_received') return state === 'received';
  return state !== undefined && state !== 'cancelled' && state !== 'expired';
}
