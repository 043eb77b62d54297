import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { RunAgain, type Job } from '../../../platform/jobs/jobs.ts';
import { announceAction } from '../commands/announce-action.ts';
import { carryOut, type ActionKeep } from '../commands/carry-out.ts';
import { shopDesks, type ShopDesk } from '../ports.ts';
import { orderState } from '../queries/order-state.ts';
import { isHalfDone } from '../rules/half-done.ts';
import { judgeAction, type Consequence } from '../rules/judge-action.ts';
import { actionFor, atTheShop, holdAction, moveAction, orderAtShop, paidBackUnder } from '../store/actions.ts';

const worker = systemActor('order actions');

/** One action's way to its shop and back. The job's lease keeps two from walking it at once. */
export async function carryOutJob(db: Database, job: Job): Promise<void> {
  const id = String(job.payload.action_id);
  const desk = await deskThatIsCalled(db, id);
  if (desk === null) return;
  const againMs = await carryOut(keepIn(db, id), { refresh: (action) => desk.refresh(action.order), send: (action) => desk.send(action), find: (action) => desk.find(action) }, () => db.clock.now());
  if (againMs !== null) throw new RunAgain(new Date(db.clock.now().getTime() + againMs), 'not known yet');
}

/** The connection that carries an action out; null when there is none, or its shop fetches what it is asked. */
function deskThatIsCalled(db: Database, actionId: string): Promise<ShopDesk | null> {
  return db.read(worker, async (tx) => {
    const order = await orderAtShop(tx, (await actionFor(tx, actionId)).order_id);
    if (!order) return null;
    for (const desk of shopDesks.get()) {
      if ((await desk.offers(tx, order)) !== null) return (await desk.fetches?.(tx, order)) === true ? null : desk;
    }
    return null;
  });
}

/** The action's row as what is durable between two steps. */
function keepIn(db: Database, id: string): ActionKeep {
  return {
    load: () => db.read(worker, async (tx) => {
      const row = await actionFor(tx, id);
      const order = await orderAtShop(tx, row.order_id);
      if (!order) return null;
      return { state: row.state, attempts: row.attempts, looks: row.looks, sentAt: row.sent_at, forShop: { id, order, kind: row.kind, wish: row.wish, consequence: row.consequence, reason: row.reason, attempt: row.attempts } };
    }),
    busy: () => db.read(worker, async (tx) => atTheShop(tx, (await actionFor(tx, id)).order_id, id)),
    judge: () => db.read(worker, async (tx) => {
      const row = await actionFor(tx, id);
      const { state } = await orderState(tx, row.order_id, false, id);
      if (row.attempts > 0 && isHalfDone(state, row.wish, row.consequence, await paidBackUnder(tx, row.order_id, id))) return null;
      const verdict = judgeAction(state, row.wish);
      if (!verdict.allowed) return verdict.because;
      return isWhatWasAgreed(row.consequence, verdict.consequence) ? null : 'changed_meanwhile';
    }),
    move: (from, to) => db.transact(worker, async (tx) => {
      const row = await holdAction(tx, id);
      if (!row || row.state !== from) return false;
      const after = await moveAction(tx, row, to);
      // A shop that said yes is read at once; only when that does not show it, people are told that it is not known.
      const stillUnknown = row.state === 'unknown' && after.state === 'unknown' && row.evidence.at(-1)?.what === 'answered';
      if (!to.quiet && (after.state !== row.state || stillUnknown)) await announceAction(tx, after);
      return true;
    }),
  };
}

/** What was agreed to was this amount, of these pieces, and no other. */
function isWhatWasAgreed(agreed: Consequence, now: Consequence): boolean {
  const pieces = ({ lines, added = [] }: Consequence): string => JSON.stringify([lines.map((line) => [line.line_id, line.quantity]), added.map((line) => [line.title, line.quantity, line.amount_minor])]);
  return agreed.refund_minor === now.refund_minor && agreed.given_minor === now.given_minor && (agreed.due_minor ?? 0) === (now.due_minor ?? 0) && pieces(agreed) === pieces(now);
}
