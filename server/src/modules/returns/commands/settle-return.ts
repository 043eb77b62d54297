import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, forbidden, invalid } from '../../../platform/refusal/refusal.ts';
import { askAgain, giveUp } from '../../orders/index.ts';
import { planFor, type Planned } from '../queries/plan-for.ts';
import { policyOf } from '../queries/policies.ts';
import type { PlannedStep } from '../rules/plan-settlement.ts';
import type { Resolution } from '../rules/return-machine.ts';
import { holdOwn, lookAtReturn, writePassage, type Held, type StepRow } from '../store/returns.ts';
import { apply, clearProblem, stuck } from './apply.ts';
import { OVERRIDE } from './decide-return.ts';
import { goOn } from './go-on.ts';

export const HOLD_JOB = 'returns.hold';

export interface SettleAsked {
  /** for a return nobody sends back, and for what was given up: how its lines end */
  readonly resolution: Resolution | null;
  readonly words: string;
  /** the total the person saw; another one meanwhile is refused */
  readonly expectsMinor: number | null;
}

/** Carries out what was found: money and goods move step by step, each once, and the return is resolved when all is done. */
export async function settleReturn(tx: Tx, id: string, asked: SettleAsked): Promise<Held> {
  const held = await holdOwn(tx, id);
  refuseStranger(tx, held);
  const planned = await planFor(tx, held, asked.resolution);
  refuseSurprise(planned, asked.expectsMinor);
  if (planned.against && !may(tx.actor, OVERRIDE, held.row.brand_id)) throw forbidden(OVERRIDE);
  const after = await addSteps(tx, held, planned, 'settled', asked.words);
  return goOn(tx, after.row.id, 'now');
}

/** New goods go out before the old ones are back, which are then awaited until a day. */
export async function exchangeEarly(tx: Tx, id: string, words: string): Promise<Held> {
  const held = await holdOwn(tx, id);
  refuseStranger(tx, held);
  const { terms } = await policyOf(tx, held.row.brand_id);
  if (!terms.instant_exchange.on) throw conflict('no_instant_exchange', 'This brand sends new goods only once the old ones are back. It can be switched on in its returns policy.');
  const planned = await planFor(tx, held, null, 'early');
  if (planned.steps.length === 0) throw conflict('nothing_to_exchange', 'Nothing of this return is to be exchanged.');
  const until = new Date(tx.now.getTime() + terms.instant_exchange.days * 86_400_000);
  const after = await addSteps(tx, held, planned, 'exchanged_early', words);
  await tx.run(sql`update returns."return" set hold_until = ${until} where id = ${id}`);
  await tx.schedule({ kind: HOLD_JOB, key: id, brandId: held.row.brand_id, payload: { return_id: id }, runAt: until });
  return goOn(tx, after.row.id, 'now');
}

/** Money and goods of an order move only on the word of somebody who may do so to the order itself. */
function refuseStranger(tx: Tx, { row }: Held): void {
  if (!may(tx.actor, 'orders.act', row.brand_id)) throw forbidden('orders.act');
}

function refuseSurprise(planned: Planned, expects: number | null): void {
  if (expects === null || expects === planned.total_minor) return;
  throw conflict('changed_meanwhile', 'What this comes to has changed since you looked. Look again.', [{ message: 'changed_meanwhile', problem: 'changed_meanwhile', total_minor: planned.total_minor }]);
}

async function addSteps(tx: Tx, before: Held, planned: Planned, what: 'settled' | 'exchanged_early', words: string): Promise<Held> {
  // How the lines end is written first: of what is rejected now nothing is owed any more.
  if (planned.resolution !== null) await tx.run(sql`update returns.line set resolution = ${planned.resolution}, accepted_quantity = coalesce(accepted_quantity, case when ${before.row.sends_back}::boolean then null else quantity end) where return_id = ${before.row.id} and line_id = any (${planned.lines as string[]})`);
  const held = await lookAtReturn(tx, before.row.id);
  const { course } = await apply(tx, held, { what, steps: planned.steps.map((step) => ({ kind: step.kind, pays_minor: step.pays_minor, lines: step.lines })) }, { words, mayPayMinor: planned.may_pay_minor, facts: { steps: planned.steps.map(({ kind, amount_minor }) => ({ kind, amount_minor })) } });
  const added = course.steps.slice(-planned.steps.length || course.steps.length);
  for (const [at, step] of planned.steps.entries()) await insertStep(tx, held, added[at]?.position ?? at + 1, step);
  return lookAtReturn(tx, held.row.id);
}

async function insertStep(tx: Tx, { row }: Held, position: number, step: PlannedStep): Promise<void> {
  await tx.run(sql`
    insert into returns.step (id, brand_id, return_id, position, kind, state, pays_minor, amount_minor, bonus_minor, lines, wish, by_id, at)
    values (${tx.id()}, ${row.brand_id}, ${row.id}, ${position}, ${step.kind}, 'planned', ${step.pays_minor}, ${step.amount_minor}, ${step.bonus_minor}, ${step.lines as string[]}, ${JSON.stringify(step)}::jsonb, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now})`);
}

/** A person did what no program does: took a payment, made an order in the shop, sent a repaired thing back. Or says that a step needs no doing any more. */
export async function finishByHand(tx: Tx, id: string, position: number, reference: string, words: string): Promise<Held> {
  const held = await holdOwn(tx, id);
  const step = stepOf(held, position);
  refuseStranger(tx, held);
  if (['refund', 'credit', 'reship'].includes(step.kind) && step.state !== 'failed') throw conflict('shop_does_it', 'The shop is asked for this. Wait until it is known how it ended.');
  if (reference.trim() === '' && words.trim() === '') throw invalid('Say a number it can be found by, or why it needs no doing.', [{ field: 'reference', message: 'reference_needed' }]);
  if (step.action_id !== null) await giveUp(tx, step.action_id);
  const { held: after } = await apply(tx, held, { what: 'step_done', position });
  await tx.run(sql`update returns.step set reference = ${reference.trim() || null}, words = ${words.trim()}, by_id = ${tx.actor.id} where id = ${step.id}`);
  // Without a number to find it by nobody knows of a payment: the step only needed no doing.
  if ((step.kind === 'refund' || step.kind === 'credit') && reference.trim() !== '') await tx.run(sql`update returns."return" set refunded_at = coalesce(refunded_at, ${tx.now}) where id = ${id}`);
  await writePassage(tx, after.row, { what: 'step_by_hand', from: after.row.state, to: after.row.state, words, facts: { position, kind: step.kind, reference: reference.trim() } });
  return after.row.state === 'resolved' ? lookAtReturn(tx, id) : goOn(tx, id, 'now');
}

/** Asks the shop once more for what surely did not happen. */
export async function tryAgain(tx: Tx, id: string, position: number): Promise<Held> {
  const held = await holdOwn(tx, id);
  const step = stepOf(held, position);
  refuseStranger(tx, held);
  if (step.state !== 'failed') throw conflict('step_not_now', 'Only what failed is tried again.');
  await clearProblem(tx, id);
  if (step.action_id === null) return goOn(tx, id, 'now', position);
  await askAgain(tx, step.action_id);
  return (await apply(tx, held, { what: 'step_asked', position })).held;
}

/** Gives a step up for good, and those planned after it, so that what is left is settled in another way. */
export async function giveUpStep(tx: Tx, id: string, position: number, words: string): Promise<Held> {
  const held = await holdOwn(tx, id);
  const step = stepOf(held, position);
  refuseStranger(tx, held);
  if (words.trim() === '') throw invalid('Say why it is done in another way.', [{ field: 'words', message: 'why_needed' }]);
  if (step.action_id !== null) await giveUp(tx, step.action_id);
  let after = held;
  for (const one of held.steps.filter((other) => other.position === position || (other.position > position && other.state === 'planned'))) after = (await apply(tx, after, { what: 'step_dropped', position: one.position })).held;
  await tx.run(sql`update returns.step set words = ${words.trim()} where id = ${step.id}`);
  await writePassage(tx, after.row, { what: 'step_dropped', from: after.row.state, to: after.row.state, words, facts: { position, kind: step.kind } });
  await stuck(tx, id, 'settle_otherwise');
  return lookAtReturn(tx, id);
}

function stepOf(held: Held, position: number): StepRow {
  const step = held.steps.find((one) => one.position === position);
  if (step === undefined) throw conflict('unknown_step', 'There is no such step.');
  return step;
}
