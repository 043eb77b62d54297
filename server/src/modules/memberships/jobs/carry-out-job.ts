import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { RunAgain, type Job } from '../../../platform/jobs/jobs.ts';
import { carryOut, type ActionKeep } from '../../orders/index.ts';
import { announceMemberAction } from '../commands/announce-action.ts';
import { memberDesks, type MemberDesk, type MemberErrand } from '../ports.ts';
import { judgePoints } from '../rules/judge-points.ts';
import { judgeSubscription, type SubscriptionConsequence } from '../rules/judge-subscription.ts';
import { wishFrom } from '../rules/stored-wish.ts';
import { holdMemberAction, memberActionFor, memberAtPlace, memberUnderWay, moveMemberAction, type MemberActionRow } from '../store/actions.ts';
import { chargesOf, memberFor, stateOf, subscriptionFor } from '../store/subscriptions.ts';

const worker = systemActor('membership actions');

/** One action's way to its place and back: the same walk as that of an order's action. The job's lease keeps two from walking it at once. */
export async function carryOutJob(db: Database, job: Job): Promise<void> {
  const id = String(job.payload.action_id);
  const desk = await deskOf(db, id);
  if (desk === null) return;
  const carrier = { refresh: (errand: MemberErrand) => desk.refresh(errand.at), send: (errand: MemberErrand) => desk.send(errand), find: (errand: MemberErrand) => desk.find(errand) };
  const againMs = await carryOut(keepIn(db, id), carrier, () => db.clock.now());
  if (againMs !== null) throw new RunAgain(new Date(db.clock.now().getTime() + againMs), 'not known yet');
}

function deskOf(db: Database, id: string): Promise<MemberDesk | null> {
  return db.read(worker, async (tx) => {
    const at = await memberAtPlace(tx, await memberActionFor(tx, id));
    if (!at) return null;
    for (const desk of memberDesks.get()) if ((await desk.offers(tx, at)) !== null) return desk;
    return null;
  });
}

function keepIn(db: Database, id: string): ActionKeep<MemberErrand> {
  return {
    load: () => db.read(worker, async (tx) => {
      const row = await memberActionFor(tx, id);
      const at = await memberAtPlace(tx, row);
      if (!at) return null;
      return { state: row.state, attempts: row.attempts, looks: row.looks, sentAt: row.sent_at, forShop: { id, at, wish: wishFrom(row.wish), consequence: row.consequence as unknown as SubscriptionConsequence, reason: row.reason, attempt: row.attempts } };
    }),
    busy: () => db.read(worker, async (tx) => memberUnderWay(tx, await memberActionFor(tx, id), id, true)),
    judge: () => db.read(worker, async (tx) => judgeAgain(tx, await memberActionFor(tx, id))),
    move: (from, to) => db.transact(worker, async (tx) => {
      const row = await holdMemberAction(tx, id);
      if (!row || row.state !== from) return false;
      const after = await moveMemberAction(tx, row, to);
      const stillUnknown = row.state === 'unknown' && after.state === 'unknown' && row.evidence.at(-1)?.what === 'answered';
      if (!to.quiet && (after.state !== row.state || stillUnknown)) await announceMemberAction(tx, after);
      return true;
    }),
  };
}

/** Why it is no longer possible, or no longer what was agreed to; null when it is. */
async function judgeAgain(tx: Tx, row: MemberActionRow): Promise<string | null> {
  const wish = wishFrom(row.wish);
  if (wish.kind === 'adjust_points') {
    const verdict = judgePoints((await memberFor(tx, row.member_id ?? '')).points, wish.by, row.reason);
    return verdict.allowed ? null : verdict.because;
  }
  const subscription = await subscriptionFor(tx, row.subscription_id ?? '');
  const verdict = judgeSubscription(stateOf(subscription, await chargesOf(tx, [subscription], 6)), wish, tx.now);
  if (!verdict.allowed) return verdict.because;
  const agreed = row.consequence as { nextTotalMinor?: number | null; notChargedOn?: string | null };
  // What was agreed to was this amount, and this charge to fall away.
  return verdict.consequence.nextTotalMinor === agreed.nextTotalMinor && (verdict.consequence.notChargedOn?.toISOString() ?? null) === (agreed.notChargedOn ?? null) ? null : 'changed_meanwhile';
}
