import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { may } from '../../../platform/actor/actor.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { notify } from '../../notifications/index.ts';
import { endLoan, lend, proposePeak } from '../../routing/index.ts';
import { worksFor } from '../../identity/index.ts';
import type { NewExceptionInput, ProposalView } from '../contract-today.ts';
import { DAY_CHANGED } from '../events.ts';
import { boardOf } from '../queries/day-board.ts';
import { showProposals } from '../queries/show-proposals.ts';
import { actionById, keepAction, mayUndo } from '../store/day-actions.ts';
import { endInForce } from '../store/shifts.ts';
import { decideAlone } from '../store/week-settings.ts';

type ShiftShape = NonNullable<ProposalView['after']>;

/**
 * Does what is proposed about the rest of a day, by the name it was shown under. The day is reckoned anew: what no longer stands as it was shown
 * is not done. @throws Refusal `day_went_on`
 */
export async function doProposal(tx: Tx, brandId: string, key: string): Promise<void> {
  // Of two leads the second is told, and nobody is called in for two brands at once.
  await decideAlone(tx);
  const board = await boardOf(tx, brandId);
  const proposal = showProposals(tx, board, brandId).find((one) => one.key === key);
  if (proposal === undefined) throw conflict('day_went_on', 'The day has gone on, and this no longer fits. Look at what is proposed now.');
  const { before, after, person, loan } = proposal;
  if (proposal.kind === 'peak_mode') {
    if (!may(tx.actor, 'routing.peak', brandId)) throw forbidden('routing.peak');
    const own = board.queues.filter((one) => one.brandId === brandId);
    const sum = (values: readonly number[]): number => Math.round(values.reduce((total, one) => total + one, 0));
    const peak = await proposePeak(tx, brandId, { because: 'hand', evidence: { came: sum(own.flatMap((one) => one.came)), usual: sum(own.flatMap((one) => one.foretold?.slice(0, board.frame.over) ?? [])), waiting: sum(own.map((one) => one.opening.length)) } });
    if (peak === null) throw conflict('peak_there', 'Peak mode is on or proposed already.');
  }
  const afterShift = after === null || person === null ? null : await replaceShift(tx, person.id, before?.id ?? null, after);
  const loanId = loan === null || person === null ? null : await lendTo(tx, loan, person.id, proposal);
  // Their own week has changed, as when a schedule is published.
  if (person !== null && afterShift !== null) await notify(tx, { kind: 'schedule_published', brandId, personIds: [person.id], subjectKind: 'plan', subjectId: null });
  const id = await keepAction(tx, { brandId, proposal, beforeShift: before?.id ?? null, afterShift, loanId });
  await record(tx, { action: `workforce.${proposal.kind}`, subjectKind: 'day_action', subjectId: id, brandId, facts: { person_id: person?.id ?? null, from: proposal.from, to: proposal.to } });
  await tx.announce({ name: DAY_CHANGED, brandId, subjectId: id, payload: { kind: proposal.kind, undone: false } });
}

/** Takes back what was done while it has not begun and nothing else has changed the shift since. @throws Refusal `too_late` */
export async function undoAction(tx: Tx, id: string): Promise<string> {
  const action = await actionById(tx, id);
  if (action === undefined) throw notFound('action');
  if (!may(tx.actor, 'workforce.write', action.brand_id)) throw forbidden('workforce.write');
  const { proposal } = action;
  if (action.undone_at !== null) return action.brand_id;
  if (action.person_id === null || (action.after_shift === null && action.loan_id === null)) throw conflict('too_late', 'This is ended where it runs: peak mode on the floor.');
  if (!mayUndo(action, tx.now.getTime())) throw conflict('too_late', whyTooLate(action));
  if (action.loan_id !== null) await takeBack(tx, action.loan_id, proposal);
  else await shiftBack(tx, action.person_id, action.after_shift as string, proposal.before);
  if (action.loan_id === null) await notify(tx, { kind: 'schedule_published', brandId: action.brand_id, personIds: [action.person_id], subjectKind: 'plan', subjectId: null });
  await tx.run(sql`update workforce.day_action set undone_at = ${tx.now}, undone_by = ${tx.actor.kind === 'person' ? tx.actor.id : null} where id = ${id}`);
  await record(tx, { action: 'workforce.day_action_undone', subjectKind: 'day_action', subjectId: id, brandId: action.brand_id, facts: { kind: action.kind } });
  await tx.announce({ name: DAY_CHANGED, brandId: action.brand_id, subjectId: id, payload: { kind: action.kind, undone: true } });
  return action.brand_id;
}

const whyTooLate = ({ loan_id, after_in_force }: { loan_id: string | null; after_in_force: boolean }): string => (loan_id !== null ? 'It is over: they are back where they were.' : after_in_force ? 'It has begun: what was worked, or not, stays. Change the rest in the schedule.' : 'The shift was changed again since. Change it in the schedule.');

/** Lends by routing, which gives the work: whoever sets what people can do may. */
async function lendTo(tx: Tx, { brand_id: brandId, channel }: NonNullable<ProposalView['loan']>, personId: string, { from, to }: ProposalView): Promise<string> {
  if (!may(tx.actor, 'routing.people', brandId)) throw forbidden('routing.people');
  return lend(tx, { personId, brandId, channel, from: new Date(from), to: new Date(to) });
}

async function takeBack(tx: Tx, loanId: string, { loan }: ProposalView): Promise<void> {
  if (!may(tx.actor, 'routing.people', loan?.brand_id ?? '')) throw forbidden('routing.people');
  await endLoan(tx, loanId);
}

/** The shift it was before; of somebody who was asked to come, none. */
async function shiftBack(tx: Tx, personId: string, afterId: string, before: ShiftShape | null): Promise<void> {
  if (before !== null) await replaceShift(tx, personId, afterId, before);
  else await endInForce(tx, [afterId]);
}

/** One shift takes another's place from now on (or that of none); what was in force before can still be told. */
async function replaceShift(tx: Tx, personId: string, beforeId: string | null, after: Pick<ShiftShape, 'from' | 'to' | 'activities'>): Promise<string> {
  const [before] = beforeId === null ? [{ plan_id: null }] : await tx.rows<{ plan_id: string | null }>(sql`update workforce.shift set replaced_at = ${tx.now} where id = ${beforeId} and person_id = ${personId} and replaced_at is null returning plan_id`);
  if (before === undefined) throw conflict('day_went_on', 'The shift was changed meanwhile. Look at what is proposed now.');
  const id = tx.id();
  await tx.run(sql`
    insert into workforce.shift (id, person_id, from_at, to_at, activities, plan_id, published_at, published_by)
    values (${id}, ${personId}, ${new Date(after.from)}, ${new Date(after.to)}, ${JSON.stringify(after.activities)}::jsonb, ${before.plan_id}, ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null})`);
  return id;
}

const LONGEST_MS = 31 * 86_400_000;

/** A time counts as kept though the plan asked for something else; history is reckoned with it from now on. */
export async function grantException(tx: Tx, { brand_id: brandId, person_id: personId, from, to, reason }: NewExceptionInput): Promise<void> {
  if (!(await worksFor(tx, personId, brandId))) throw notFound('person');
  const [begin, end] = [new Date(from), new Date(to)];
  if (!(end > begin) || end.getTime() - begin.getTime() > LONGEST_MS) throw invalid('The end has to come after the beginning, by a month at most.', [{ field: 'to', message: 'not after from, or too long' }]);
  const id = tx.id();
  await tx.run(sql`insert into workforce.exception (id, person_id, from_at, to_at, reason, granted_at, granted_by) values (${id}, ${personId}, ${begin}, ${end}, ${reason.trim()}, ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null})`);
  await record(tx, { action: 'workforce.exception_granted', subjectKind: 'person', subjectId: personId, brandId, facts: { exception_id: id, from, to } });
  await tx.announce({ name: DAY_CHANGED, brandId, subjectId: personId, payload: { kind: 'exception', undone: false } });
}

export async function removeException(tx: Tx, brandId: string, id: string): Promise<void> {
  const row = await tx.maybe<{ person_id: string }>(sql`select person_id from workforce.exception where id = ${id}`);
  if (row === undefined || !(await worksFor(tx, row.person_id, brandId))) throw notFound('exception');
  await tx.run(sql`update workforce.exception set removed_at = ${tx.now}, removed_by = ${tx.actor.kind === 'person' ? tx.actor.id : null} where id = ${id} and removed_at is null`);
  await record(tx, { action: 'workforce.exception_removed', subjectKind: 'person', subjectId: row.person_id, brandId, facts: { exception_id: id } });
  await tx.announce({ name: DAY_CHANGED, brandId, subjectId: row.person_id, payload: { kind: 'exception', undone: true } });
}
