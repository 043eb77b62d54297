import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { withdrawApproval } from '../../approvals/index.ts';
import { record } from '../../audit/index.ts';
import { customerFor, customersBehind } from '../../customers/index.ts';
import { CREDIT_EXPIRED, CREDIT_GIVEN, CREDIT_SPENT, CREDIT_TAKEN_BACK } from '../events.ts';
import { give, runOut, spend, takeBack, type Grant, type Move } from '../rules/ledger.ts';

export const EXPIRE_JOB = 'memberships.credit_expires';

export interface CreditRow {
  id: string;
  brand_id: string;
  customer_id: string;
  currency: string;
  amount_minor: number;
  left_minor: number;
  expires_at: Date | null;
  code: string | null;
  reason: string;
  conversation_id: string | null;
  key: string;
  given_by: string | null;
  given_at: Date;
  state: 'waiting_approval' | 'given' | 'refused' | 'withdrawn';
  approval_id: string | null;
}

export interface Giving {
  readonly customerId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly expiresAt: Date | null;
  readonly reason: string;
  /** given twice under the same key, it is one */
  readonly key: string;
  readonly code?: string | null;
  readonly conversationId?: string | null;
}

/** The credit that was given or asked for under this key already. */
export async function creditByKey(tx: Tx, brandId: string, giving: Giving): Promise<CreditRow | undefined> {
  const before = await tx.maybe<CreditRow>(sql`select * from memberships.credit where brand_id = ${brandId} and key = ${giving.key}`);
  if (before && (before.customer_id !== giving.customerId || before.amount_minor !== giving.amountMinor || before.currency !== giving.currency)) throw conflict('key_used', 'This key was used for something else.');
  return before;
}

/** Gives a customer store credit of the brand; `waiting`: only once a second person agrees. */
export async function giveCredit(tx: Tx, giving: Giving, waiting?: { readonly id: string; readonly approvalId: string }): Promise<CreditRow> {
  const { brand_id: brandId } = await customerFor(tx, giving.customerId);
  const before = await creditByKey(tx, brandId, giving);
  if (before) return before;
  if (giving.reason.trim() === '') throw invalid('Say what the credit is for.', [{ field: 'reason', message: 'reason_needed' }]);
  if (giving.expiresAt !== null && giving.expiresAt <= tx.now) throw invalid('The day it runs out has passed already.', [{ field: 'expires_at', message: 'date_past' }]);
  const row = await tx.one<CreditRow>(sql`
    insert into memberships.credit (id, brand_id, customer_id, currency, amount_minor, left_minor, state, approval_id, expires_at, code, reason, conversation_id, key, given_by, given_at)
    values (${waiting?.id ?? tx.id()}, ${brandId}, ${giving.customerId}, ${giving.currency}, ${giving.amountMinor}, ${waiting ? 0 : giving.amountMinor}, ${waiting ? 'waiting_approval' : 'given'}, ${waiting?.approvalId ?? null}, ${giving.expiresAt}, ${giving.code ?? null}, ${giving.reason.trim()}, ${giving.conversationId ?? null}, ${giving.key}, ${tx.actor.id}, ${tx.now}) returning *`);
  if (waiting) {
    await record(tx, { action: 'memberships.credit_asked', subjectKind: 'customer', subjectId: row.customer_id, brandId, facts: { credit_id: row.id, amount_minor: row.amount_minor, currency: row.currency } });
    return row;
  }
  await entered(tx, row);
  return row;
}

/** Somebody else agreed: from now on the customer has it. One whose day has passed meanwhile runs out at once. */
export async function giveWaitingCredit(tx: Tx, waiting: CreditRow): Promise<void> {
  const row = await tx.one<CreditRow>(sql`update memberships.credit set state = 'given', left_minor = amount_minor where id = ${waiting.id} returning *`);
  await entered(tx, row);
}

/** It is not given. Its code is free again. */
export async function endWaitingCredit(tx: Tx, waiting: CreditRow, state: 'refused' | 'withdrawn'): Promise<void> {
  await tx.run(sql`update memberships.credit set state = ${state}, code = null where id = ${waiting.id}`);
  await record(tx, { action: `memberships.credit_${state}`, subjectKind: 'customer', subjectId: waiting.customer_id, brandId: waiting.brand_id, facts: { credit_id: waiting.id } });
}

/** The first move of a credit, its day, and the news of it. */
async function entered(tx: Tx, row: CreditRow): Promise<void> {
  await writeMove(tx, row, give(row.id, row.amount_minor), 'given', row.reason);
  if (row.expires_at !== null) await tx.schedule({ kind: EXPIRE_JOB, key: row.id, brandId: row.brand_id, runAt: row.expires_at, payload: { credit_id: row.id } });
  await told(tx, CREDIT_GIVEN, row, row.amount_minor);
  await record(tx, { action: 'memberships.credit_given', subjectKind: 'customer', subjectId: row.customer_id, brandId: row.brand_id, facts: { credit_id: row.id, amount_minor: row.amount_minor, currency: row.currency } });
}

/** Spends credit of one currency, what runs out first before the rest; never more than there is. The same key again is the same spending. */
export async function spendCredit(tx: Tx, asked: { readonly customerId: string; readonly amountMinor: number; readonly currency: string; readonly key: string; readonly note?: string }): Promise<void> {
  const { brand_id: brandId } = await customerFor(tx, asked.customerId);
  const people = await customersBehind(tx, asked.customerId);
  const rows = await tx.rows<CreditRow>(sql`select * from memberships.credit where customer_id = any (${people}) and currency = ${asked.currency} order by id for update`);
  const before = await tx.rows<{ credit_id: string; amount_minor: number }>(sql`select credit_id, amount_minor from memberships.credit_move where brand_id = ${brandId} and key = ${asked.key} and to_account = 'spent'`);
  if (before.length > 0) {
    const same = before.every((move) => rows.some((row) => row.id === move.credit_id)) && before.reduce((sum, move) => sum + Number(move.amount_minor), 0) === asked.amountMinor;
    if (!same) throw conflict('key_used', 'This key was used for something else.');
    return;
  }
  const spent = spend(rows.map(grantOf), asked.amountMinor, tx.now);
  if (!spent.possible) throw new Refusal(422, 'not_enough_credit', 'There is less store credit left than that.', { details: [{ field: 'amount', message: String(spent.leftMinor) }] });
  for (const move of spent.moves) await writeMove(tx, of(rows, move), move, asked.key, asked.note ?? '');
  const [first] = rows;
  if (first) await told(tx, CREDIT_SPENT, first, asked.amountMinor);
}

/** Takes back what is left of a credit; what was spent stays spent. */
export async function takeCreditBack(tx: Tx, id: string, note: string): Promise<CreditRow> {
  const row = await heldCredit(tx, id);
  if (note.trim() === '') throw invalid('Say why it is taken back.', [{ field: 'note', message: 'reason_needed' }]);
  if (row.state === 'waiting_approval') {
    if (row.approval_id !== null) await withdrawApproval(tx, row.approval_id);
    await endWaitingCredit(tx, row, 'withdrawn');
    return heldCredit(tx, id);
  }
  const moves = takeBack(grantOf(row));
  if (moves.length === 0) throw conflict('nothing_left', 'Nothing is left of this credit.');
  for (const move of moves) await writeMove(tx, row, move, `back:${id}`, note.trim());
  await told(tx, CREDIT_TAKEN_BACK, row, row.left_minor);
  await record(tx, { action: 'memberships.credit_taken_back', subjectKind: 'customer', subjectId: row.customer_id, brandId: row.brand_id, facts: { credit_id: id, amount_minor: row.left_minor, currency: row.currency } });
  return heldCredit(tx, id);
}

/** Takes off what has run out by now. */
export async function expireCredit(tx: Tx, id: string): Promise<void> {
  const row = await tx.maybe<CreditRow>(sql`select * from memberships.credit where id = ${id} for update`);
  if (!row) return;
  const [move] = runOut([grantOf(row)], tx.now);
  if (!move) return;
  await writeMove(tx, row, move, `expired:${id}`, '');
  await told(tx, CREDIT_EXPIRED, row, move.amountMinor);
}

export const grantOf = (row: CreditRow): Grant => ({ id: row.id, amountMinor: row.amount_minor, leftMinor: row.left_minor, expiresAt: row.expires_at, givenAt: row.given_at });

/** The move, and what is left of its grant, in one step: neither is without the other. */
async function writeMove(tx: Tx, row: CreditRow, move: Move, key: string, note: string): Promise<void> {
  await tx.run(sql`
    insert into memberships.credit_move (id, brand_id, credit_id, from_account, to_account, amount_minor, key, note, by_id, at)
    values (${tx.id()}, ${row.brand_id}, ${row.id}, ${move.from}, ${move.to}, ${move.amountMinor}, ${key}, ${note}, ${tx.actor.id}, ${tx.now})`);
  if (move.from === 'customer') await tx.run(sql`update memberships.credit set left_minor = left_minor - ${move.amountMinor} where id = ${row.id}`);
}

const of = (rows: readonly CreditRow[], move: Move): CreditRow => rows.find((row) => row.id === move.grantId) as CreditRow;

async function told(tx: Tx, name: string, row: CreditRow, amountMinor: number): Promise<void> {
  await tx.announce({ name, brandId: row.brand_id, subjectId: row.customer_id, payload: { credit_id: row.id, customer_id: row.customer_id, amount_minor: amountMinor, currency: row.currency } });
}

export async function heldCredit(tx: Tx, id: string): Promise<CreditRow> {
  const row = await tx.maybe<CreditRow>(sql`select * from memberships.credit where id = ${id} for update`);
  if (!row) throw notFound('credit');
  return row;
}
