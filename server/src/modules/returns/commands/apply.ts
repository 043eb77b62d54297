import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import * as events from '../events.ts';
import { policyOf } from '../queries/policies.ts';
import { move, type Course, type Happening, type Refused, type ReturnState } from '../rules/return-machine.ts';
import { dueOf } from '../rules/terms.ts';
import { courseOf, lookAtReturn, writePassage, type Held, type ReturnRow } from '../store/returns.ts';
import { announceReturn } from './announce-return.ts';

export const DUE_JOB = 'returns.due';

const SENTENCES: Readonly<Record<Refused, string>> = {
  over: 'This return is over. Start a new one if something came after all.',
  not_now: 'This cannot be done now: somebody moved the return on meanwhile, or something has to happen first.',
  nothing_comes_back: 'Nothing is sent back here: the customer keeps it.',
  unknown_line: 'This line is not part of the return, or it is named twice.',
  more_than_asked: 'That is more than was to come back. Start a second return for the rest.',
  nothing_came: 'Say how many pieces came: at least one.',
  more_than_came: 'More cannot be accepted than came.',
  not_all_looked_at: 'Say of every line that came what becomes of it.',
  resolution_unclear: 'A line of which nothing is accepted is rejected, and only such a line.',
  already_sent: 'New goods or money are on their way already, so the return cannot simply end.',
  settled_already: 'This is settled already.',
  more_than_paid: 'That would be more than was paid for it.',
  unknown_step: 'There is no such step.',
  nothing_planned: 'This would give nothing for what is still to be settled. Choose another way, or reject what came.',
  step_not_now: 'This step is done, or was given up.',
};

const NEWS: Partial<Record<Happening['what'], string>> = {
  approved: events.RETURN_APPROVED, refused: events.RETURN_REFUSED, reconsidered: events.RETURN_RECONSIDERED, labelled: events.RETURN_LABELLED, shipped: events.RETURN_SHIPPED, received: events.RETURN_RECEIVED,
  inspected: events.RETURN_INSPECTED, exchanged_early: events.RETURN_EXCHANGED_EARLY, settled: events.RETURN_SETTLING, cancelled: events.RETURN_CANCELLED, expired: events.RETURN_EXPIRED,
};

export interface Because {
  readonly words?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** needed where steps are added */
  readonly mayPayMinor?: number;
}

/** Lets something happen to a return: the state machine decides, and what follows is one transaction with its story and its news. */
export async function apply(tx: Tx, held: Held, happening: Happening, because: Because = {}): Promise<{ held: Held; course: Course }> {
  const before = held.row.state;
  const moved = move(courseOf(held, because.mayPayMinor ?? Number.MAX_SAFE_INTEGER), happening);
  if (!moved.ok) throw conflict(moved.because, SENTENCES[moved.because], [{ message: moved.because, problem: moved.because, state: before }]);
  const { course } = moved;
  await keepCourse(tx, held, course, happening);
  const ended = course.state === 'resolved' && before !== 'resolved';
  if (!happening.what.startsWith('step_')) {
    await writePassage(tx, held.row, { what: happening.what, from: before, to: happening.what === 'settled' ? 'settling' : course.state, ...because });
    await record(tx, { action: `returns.${happening.what}`, subjectKind: 'return', subjectId: held.row.id, brandId: held.row.brand_id, facts: { from: before, to: course.state } });
  }
  if (ended) await writePassage(tx, held.row, { what: 'resolved', from: before, to: 'resolved' });
  const after = await lookAtReturn(tx, held.row.id);
  const name = NEWS[happening.what];
  if (name !== undefined) await announceReturn(tx, after, name, before);
  if (ended) await announceReturn(tx, after, events.RETURN_RESOLVED, before);
  return { held: after, course };
}

async function keepCourse(tx: Tx, held: Held, course: Course, happening: Happening): Promise<void> {
  const { row } = held;
  for (const line of course.lines) {
    await tx.run(sql`update returns.line set received_quantity = ${line.received}, accepted_quantity = ${line.accepted}, resolution = ${line.resolution}, early = ${line.early} where return_id = ${row.id} and line_id = ${line.id}`);
  }
  for (const step of course.steps) {
    const known = held.steps.find((one) => one.position === step.position);
    if (known !== undefined && known.state !== step.state) await tx.run(sql`update returns.step set state = ${step.state}, done_at = case when ${step.state} = 'done' then ${tx.now}::timestamptz else done_at end where id = ${known.id}`);
  }
  if (course.state !== row.state) await keepState(tx, row, course.state);
  if ((happening.what === 'step_done' || happening.what === 'settled') && (row.problem === 'settling_failed' || row.problem === 'settle_otherwise')) await clearProblem(tx, row.id);
}

async function keepState(tx: Tx, row: ReturnRow, state: ReturnState): Promise<void> {
  const { terms } = await policyOf(tx, row.brand_id);
  const due = row.source === 'keepdesk' ? dueOf(terms, state, tx.now) : null;
  const reached = (...states: ReturnState[]): Date | null => (states.includes(state) ? tx.now : null);
  await tx.run(sql`
    update returns."return" set state = ${state}, due_at = ${due}, changed_at = ${tx.now}, problem = null,
      decided_at = coalesce(${reached('approved', 'refused')}, decided_at), label_at = coalesce(label_at, ${reached('label_sent')}::timestamptz), shipped_at = coalesce(shipped_at, ${reached('in_transit')}::timestamptz),
      received_at = coalesce(received_at, ${reached('received')}::timestamptz), inspected_at = coalesce(${reached('inspected')}, inspected_at), settled_at = coalesce(settled_at, ${reached('settling')}::timestamptz), resolved_at = ${reached('resolved')}
    where id = ${row.id}`);
  if (state === 'label_sent' && due !== null) await tx.schedule({ kind: DUE_JOB, key: row.id, brandId: row.brand_id, payload: { return_id: row.id }, runAt: due });
  else await tx.unschedule(DUE_JOB, row.id);
}

/** Something needs a person; it shows on the board, and whoever listens is told once. */
export async function stuck(tx: Tx, id: string, problem: string, words = ''): Promise<void> {
  const { row } = await lookAtReturn(tx, id);
  if (row.problem === problem) return;
  await tx.run(sql`update returns."return" set problem = ${problem}, changed_at = ${tx.now} where id = ${id}`);
  await writePassage(tx, row, { what: 'stuck', from: row.state, to: row.state, words, facts: { problem } });
  await announceReturn(tx, await lookAtReturn(tx, id), events.RETURN_STUCK, row.state);
}

export async function clearProblem(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update returns."return" set problem = null, changed_at = ${tx.now} where id = ${id}`);
}
