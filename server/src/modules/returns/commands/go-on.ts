import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { askAction, judgeAction, type ActionWish } from '../../orders/index.ts';
import { caseOfOrder } from '../queries/case-of-order.ts';
import type { PlannedStep } from '../rules/plan-settlement.ts';
import { lookAtReturn, type Held, type StepRow } from '../store/returns.ts';
import { apply, stuck } from './apply.ts';

export const GO_ON_JOB = 'returns.go_on';
const BUSY_SECONDS = 20;
const OF_SHOP = new Set(['refund', 'credit', 'reship']);

/**
 * Asks for the next step that a shop does, one after the other. `now`: somebody is waiting, and a refusal is theirs to
 * read; `later`: nobody is, so it is kept with the step and shown on the board.
 */
export async function goOn(tx: Tx, id: string, when: 'now' | 'later', only: number | null = null): Promise<Held> {
  const held = await lookAtReturn(tx, id);
  const next = held.steps.find((step) => step.state !== 'dropped' && step.state !== 'done');
  if (next === undefined || (only !== null && next.position !== only)) return held;
  if (!OF_SHOP.has(next.kind) || (next.state !== 'planned' && only === null)) return held;
  if (when === 'now') return askStep(tx, held, next);
  try {
    return await tx.attempt(() => askStep(tx, held, next));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'action_under_way') {
      await tx.schedule({ kind: GO_ON_JOB, key: id, brandId: held.row.brand_id, payload: { return_id: id }, runAt: new Date(tx.now.getTime() + BUSY_SECONDS * 1000) });
      return held;
    }
    return failStep(tx, held, next.position, error.code);
  }
}

/** A step did not happen: it stands on the board until somebody tries again or finds another way. */
export async function failStep(tx: Tx, held: Held, position: number, problem: string): Promise<Held> {
  const { held: after } = await apply(tx, held, { what: 'step_failed', position });
  await tx.run(sql`update returns.step set problem = ${problem} where return_id = ${held.row.id} and position = ${position}`);
  await stuck(tx, after.row.id, 'settling_failed');
  return lookAtReturn(tx, held.row.id);
}

async function askStep(tx: Tx, held: Held, step: StepRow): Promise<Held> {
  const { row } = held;
  if (row.order_id === null) return held;
  const planned = step.wish as unknown as PlannedStep;
  const wish = 'pieces' in planned ? await wishOf(tx, row.order_id, row.id, planned) : (step.wish as ActionWish);
  // Whoever settled it is who asks, also for the steps that follow from an earlier one's end or from another person's word.
  const asker = step.by_id === null || step.by_id === tx.actor.id ? tx : tx.asOf(tx.now, { kind: 'person', id: step.by_id, name: '', grants: new Map(), brands: [row.brand_id] });
  const action = await askAction(asker, { orderId: row.order_id, conversationId: row.conversation_id, wish, reason: reasonOf(held), key: `return:${row.id}:${step.position}` });
  const { held: after } = await apply(tx, held, { what: 'step_asked', position: step.position });
  await tx.run(sql`update returns.step set action_id = ${action.id}, wish = ${JSON.stringify(wish)}::jsonb, problem = null where id = ${step.id}`);
  return lookAtReturn(tx, after.row.id);
}

/** A refund says which lines it is for where that comes to the very same amount; else it is an amount. */
async function wishOf(tx: Tx, orderId: string, returnId: string, step: PlannedStep): Promise<ActionWish> {
  if (step.kind === 'credit') return { kind: 'credit', amount_minor: step.amount_minor, ...(step.bonus_minor > 0 ? { bonus_minor: step.bonus_minor } : {}) };
  if (step.kind === 'reship') return { kind: 'reship', lines: step.pieces };
  const byAmount: ActionWish = { kind: 'refund', scope: 'amount', amount_minor: step.amount_minor, restock: false };
  if (!step.by_lines) return byAmount;
  const byLines: ActionWish = { kind: 'refund', scope: 'lines', lines: step.pieces.map(({ line_id, quantity }) => ({ line_id, quantity })), shipping: step.shipping_minor > 0, restock: step.restock };
  const { known } = await caseOfOrder(tx, orderId, { except: returnId });
  const verdict = judgeAction(known.state, byLines);
  return verdict.allowed && verdict.consequence.refund_minor === step.amount_minor ? byLines : byAmount;
}

function reasonOf({ row, lines }: Held): string {
  return `${row.number}: ${[...new Set(lines.map((line) => line.reason.replaceAll('_', ' ')))].join(', ')}`;
}
