import type { Tx } from '../../../platform/db/tx.ts';
import type { SubscriptionView } from '../contract.ts';
import { totalOf } from '../rules/judge-subscription.ts';
import { recoveryOf } from '../rules/recovery.ts';
import { chargesOf, stateOf, triedOf, type ChargeRow, type SubscriptionRow } from '../store/subscriptions.ts';

const CHARGES = 12;

export async function showSubscriptions(tx: Tx, rows: readonly SubscriptionRow[]): Promise<SubscriptionView[]> {
  const charges = await chargesOf(tx, rows, CHARGES);
  return rows.map((row) => view(row, charges.filter((charge) => charge.subscription_source_id === row.source_id && charge.source === row.source), tx.now));
}

function view(row: SubscriptionRow, charges: readonly ChargeRow[], now: Date): SubscriptionView {
  const money = (amount_minor: number, currency = row.currency) => ({ amount_minor, currency });
  const recovery = recoveryOf(charges.map(triedOf), now);
  const state = stateOf(row, charges);
  return {
    id: row.id, brand_id: row.brand_id, customer_id: row.customer_id, source: row.source, source_id: row.source_id, state: row.state, email: row.email, total: money(totalOf(state)), every: state.every,
    lines: row.lines.map((line) => ({ source_id: line.sourceId, sku: line.sku, title: line.title, quantity: line.quantity, unit_price: money(line.unitPriceMinor) })),
    next_charge_at: row.next_charge_at?.toISOString() ?? null, started_at: row.started_at.toISOString(), cancelled_at: row.cancelled_at?.toISOString() ?? null, cancel_reason: row.cancel_reason,
    recovery: {
      state: recovery.state, tries: 'tries' in recovery ? recovery.tries : 0, next_try_at: 'nextTryAt' in recovery ? recovery.nextTryAt.toISOString() : null, owed: 'owedMinor' in recovery ? money(recovery.owedMinor) : null, problem: 'problem' in recovery ? recovery.problem : null,
    },
    charges: charges.map((charge) => ({ id: charge.id, state: charge.state, total: money(charge.total_minor, charge.currency), refunded: money(charge.refunded_minor, charge.currency), due_at: charge.due_at.toISOString(), problem: charge.problem, tries: charge.tries, next_try_at: charge.next_try_at?.toISOString() ?? null })),
  };
}
