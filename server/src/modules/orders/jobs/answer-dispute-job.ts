import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { RunAgain, type Job } from '../../../platform/jobs/jobs.ts';
import { announceAnswer } from '../commands/answer-dispute.ts';
import { carryOut, type ActionKeep } from '../commands/carry-out.ts';
import { disputeDesks, type DisputeDesk, type DisputeErrand } from '../ports.ts';
import { hindersAnswer } from '../rules/judge-answer.ts';
import { disputeAtPlace, disputeFor, moveAnswer } from '../store/disputes.ts';

const worker = systemActor('dispute answers');

/** The way of an answer to its place and back: the same walk as that of an action on an order. */
export async function answerDisputeJob(db: Database, job: Job): Promise<void> {
  const id = String(job.payload.dispute_id);
  const desk = await deskOf(db, id);
  if (desk === null) {
    await nobodyThere(db, id);
    return;
  }
  const againMs = await carryOut(keepIn(db, id), { refresh: (errand) => desk.refresh(errand.dispute), send: (errand) => desk.send(errand), find: (errand) => desk.find(errand) }, () => db.clock.now());
  if (againMs !== null) throw new RunAgain(new Date(db.clock.now().getTime() + againMs), 'not known yet');
}

/** The place is no longer connected: what did not leave yet will not, and somebody may answer again; what may have arrived waits for somebody's word. */
function nobodyThere(db: Database, id: string): Promise<void> {
  return db.transact(worker, async (tx) => {
    const row = await disputeFor(tx, id, true);
    if (row.answer_state !== 'asked' && row.answer_state !== 'sending') return;
    const state = row.attempts === 0 && row.answer_state === 'asked' ? 'failed' : 'unknown';
    await announceAnswer(tx, await moveAnswer(tx, row, { state, problem: 'unreachable', note: 'the place is no longer connected', evidence: { what: 'unreachable', said: 'the place is no longer connected' } }));
  });
}

function deskOf(db: Database, id: string): Promise<DisputeDesk | null> {
  return db.read(worker, async (tx) => {
    const at = disputeAtPlace(await disputeFor(tx, id));
    for (const desk of disputeDesks.get()) if ((await desk.ready(tx, at)) !== null) return desk;
    return null;
  });
}

function keepIn(db: Database, id: string): ActionKeep<DisputeErrand> {
  return {
    load: () => db.read(worker, async (tx) => {
      const row = await disputeFor(tx, id);
      if (row.answer_state === null) return null;
      return { state: row.answer_state, attempts: row.attempts, looks: row.looks, sentAt: row.sent_at, forShop: { id: row.id, dispute: disputeAtPlace(row), fields: row.answer ?? {}, attempt: row.attempts } };
    }),
    busy: async () => false,
    judge: () => db.read(worker, async (tx) => {
      const row = await disputeFor(tx, id);
      return hindersAnswer({ state: row.state, answerBy: row.answer_by, answerState: null }, row.answer ?? {}, tx.now);
    }),
    move: (from, to) => db.transact(worker, async (tx) => {
      const row = await disputeFor(tx, id, true);
      if (row.answer_state !== from) return false;
      const after = await moveAnswer(tx, row, to);
      const stillUnknown = row.answer_state === 'unknown' && after.answer_state === 'unknown' && row.evidence.at(-1)?.what === 'answered';
      if (!to.quiet && (after.answer_state !== row.answer_state || stillUnknown)) await announceAnswer(tx, after);
      return true;
    }),
  };
}
