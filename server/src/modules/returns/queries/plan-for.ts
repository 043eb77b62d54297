import type { Tx } from '../../../platform/db/tx.ts';
import { conflict } from '../../../platform/refusal/refusal.ts';
import { offersFor } from '../../orders/index.ts';
import type { Wished } from '../rules/fits.ts';
import { planSettlement, type PlannedStep, type Settling } from '../rules/plan-settlement.ts';
import { shopsDoing } from '../rules/policy.ts';
import { judgeReturn } from '../rules/judge-return.ts';
import type { Resolution } from '../rules/return-machine.ts';
import type { Held, LineRow } from '../store/returns.ts';
import { caseOfOrder } from './case-of-order.ts';
import { policyAt } from './policies.ts';

export interface Planned {
  readonly steps: readonly PlannedStep[];
  /** money and credit that leaves, with the bonus */
  readonly total_minor: number;
  readonly may_pay_minor: number;
  /** the lines it is about */
  readonly lines: readonly string[];
  /** set where the lines had none of their own */
  readonly resolution: Resolution | null;
  /** it is not what the policy offers for them */
  readonly against: boolean;
}

/** What settling would do now: exactly the steps, and what they come to. Changes nothing. */
export async function planFor(tx: Tx, held: Held, resolution: Resolution | null, when: 'settle' | 'early' = 'settle'): Promise<Planned> {
  const { row, steps } = held;
  if (row.order_id === null) throw conflict('order_unknown', 'The order of this return is not known here, so nothing can be asked of its shop.');
  const found = await caseOfOrder(tx, row.order_id, { hold: true, except: row.id });
  const { policy } = await policyAt(tx, row.brand_id, row.policy_version);
  const alive = steps.filter((step) => step.state !== 'dropped');
  const settledLines = new Set(alive.filter((step) => step.kind !== 'collect').flatMap((step) => step.lines));
  // What went out early is looked at once more when it is settled: what it cost less goes back then.
  const isEarly = (line: LineRow): boolean => line.early && settledLines.has(line.line_id);
  const open = held.lines.filter((line) => (isEarly(line) ? when === 'settle' && row.settled_at === null : !settledLines.has(line.line_id)));
  const wished = (line: LineRow, quantity: number): Wished => {
    const of = found.order.lines.find((one) => one.id === line.line_id);
    if (of === undefined) throw conflict('line_gone', 'A line of this return is no longer part of the order.');
    return { order: found.order, line: of, wish: { line_id: line.line_id, quantity, reason: line.reason, ...(line.condition === null ? {} : { condition: line.condition }), photos: line.photo_ids.length }, customer: found.customer };
  };
  const settling = open.map((line): Settling => {
    const how = resolution ?? line.resolution ?? line.wanted ?? 'refund';
    const quantity = when === 'early' || !row.sends_back ? (line.accepted_quantity ?? line.quantity) : (line.accepted_quantity ?? 0);
    // The shop's doing costs nobody a difference: a replacement is the same again.
    const instead = how === 'exchange' && line.instead !== null ? { variant_id: line.instead.variant_id, unit_price_minor: line.instead.unit_price_minor } : null;
    return { wished: wished(line, quantity), resolution: how, instead, resaleable: (line.inspected_condition ?? 'opened') !== 'broken' && line.inspected_condition !== 'worn' && row.sends_back, early: isEarly(line) };
  }).filter((one) => when === 'settle' || one.resolution === 'exchange' || one.resolution === 'replacement');
  const offers = await offersFor(tx, found.known.at);
  const reship = offers.find((one) => one.kind === 'reship');
  const left = Math.max(0, found.mayPayMinor - alive.reduce((sum, step) => sum + step.pays_minor, 0));
  const planned = planSettlement(policy, settling, left, { reship: reship?.ready === true, swaps: reship?.swaps === true }).filter((step) => when === 'settle' || step.kind !== 'refund');
  return {
    steps: planned, total_minor: planned.reduce((sum, step) => sum + (step.kind === 'refund' || step.kind === 'credit' ? step.amount_minor : 0), 0), may_pay_minor: found.mayPayMinor, lines: settling.map(({ wished: of }) => of.line.id), resolution,
    against: isAgainst(policy, settling, row.judged?.decision === 'refused'),
  };
}

/** Whether a line ends in a way its policy does not offer; what was the shop's doing, and what somebody overrode, may end as people see fit. */
function isAgainst(policy: Parameters<typeof judgeReturn>[0], settling: readonly Settling[], overridden: boolean): boolean {
  if (overridden) return false;
  return settling.some(({ wished, resolution }) => {
    if (resolution === 'reject' || shopsDoing.has(wished.wish.reason)) return false;
    const judged = judgeReturn({ ...policy, often: null, days: 3650, fault_days: 3650, other_days: [], final_sale: [], review: [], photos: [], counted_from: 'ordered' }, { ...wished.order, lines: wished.order.lines.map((line) => ({ ...line, returned_quantity: 0 })) }, { lines: [{ ...wished.wish, quantity: 1 }], customer: wished.customer }, wished.order.ordered_at);
    return !judged.options.some(({ kind }) => kind === resolution || (resolution === 'replacement' && kind === 'exchange'));
  });
}
