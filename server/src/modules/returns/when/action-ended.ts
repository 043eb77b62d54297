import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { ACTION_ASKED, ACTION_DONE, ACTION_FAILED, ACTION_REFUSED, ACTION_WITHDRAWN, type ActionNews } from '../../orders/index.ts';
import { apply, clearProblem } from '../commands/apply.ts';
import { failStep, goOn } from '../commands/go-on.ts';
import { holdReturn } from '../store/returns.ts';

/** What the shop was asked for is done, or will not be: the return goes on, is resolved, or waits for a person. */
export const actionEnded: Listener = {
  name: 'returns.action-ended',
  hears: [ACTION_ASKED, ACTION_DONE, ACTION_FAILED, ACTION_REFUSED, ACTION_WITHDRAWN],
  concerns: async (tx, events) => (await tx.maybe(sql`select 1 from returns.step where action_id = any (${actionIds(events)}) limit 1`)) !== undefined,
  handle: async (tx, event) => {
    const { action_id: actionId, problem } = event.payload as unknown as ActionNews;
    const found = await tx.maybe<{ return_id: string; position: number }>(sql`select return_id, position from returns.step where action_id = ${actionId}`);
    if (found === undefined) return;
    const held = await holdReturn(tx, found.return_id);
    const step = held.steps.find((one) => one.position === found.position);
    if (step === undefined || step.state === 'done' || step.state === 'dropped') return;
    if (event.name === ACTION_DONE) return done(tx, held.row.id, step.position, actionId);
    if (event.name === ACTION_ASKED) {
      if (step.state === 'failed') await askedAgain(tx, held.row.id, step.position);
      return;
    }
    if (step.state === 'asked') await failStep(tx, held, step.position, problem ?? (event.name === ACTION_REFUSED ? 'refused' : event.name === ACTION_WITHDRAWN ? 'withdrawn' : 'failed'));
  },
};

const actionIds = (events: readonly { payload: unknown }[]): string[] => events.map((event) => (event.payload as ActionNews).action_id);

async function done(tx: Tx, returnId: string, position: number, actionId: string): Promise<void> {
  const action = await tx.one<{ kind: string; result: { reference?: string; code?: string } | null }>(sql`select kind, result from orders.action where id = ${actionId}`);
  const held = await holdReturn(tx, returnId);
  await tx.run(sql`update returns.step set reference = ${action.result?.code ?? action.result?.reference ?? null}, problem = null where return_id = ${returnId} and position = ${position}`);
  if (action.kind === 'refund' || action.kind === 'credit') await tx.run(sql`update returns."return" set refunded_at = coalesce(refunded_at, ${tx.now}) where id = ${returnId}`);
  await apply(tx, held, { what: 'step_done', position });
  await goOn(tx, returnId, 'later');
}

async function askedAgain(tx: Tx, returnId: string, position: number): Promise<void> {
  await apply(tx, await holdReturn(tx, returnId), { what: 'step_asked', position });
  await clearProblem(tx, returnId);
}
