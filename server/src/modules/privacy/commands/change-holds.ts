import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { customerFor, normaliseHandle } from '../../customers/index.ts';
import { expiring } from '../ports.ts';
import { heldIn, type HoldRow } from '../store/holds.ts';

export interface HoldWish {
  /** the number of a conversation, or a customer's id or address */
  readonly subject: string;
  readonly reason: string;
}

/** Puts a conversation or a person on hold: from then on nothing of them is erased, by nobody and by no rule. */
export async function placeHold(tx: Tx, { subject, reason }: HoldWish): Promise<string> {
  const { kind, id: subjectId, brandId } = await subjectOf(tx, subject.trim());
  const there = await tx.maybe(sql`select 1 from privacy.hold where subject_kind = ${kind} and subject_id = ${subjectId} and lifted_at is null`);
  if (there) throw conflict('held_already', 'This is on hold already.');
  const id = tx.id();
  await tx.run(sql`insert into privacy.hold (id, brand_id, subject_kind, subject_id, reason, placed_by, placed_at) values (${id}, ${brandId}, ${kind}, ${subjectId}, ${reason.trim()}, ${tx.actor.id}, ${tx.now})`);
  await record(tx, { action: 'privacy.hold_placed', subjectKind: kind, subjectId, brandId, facts: { hold_id: id } });
  return id;
}

async function subjectOf(tx: Tx, given: string): Promise<{ kind: 'customer' | 'conversation'; id: string; brandId: string }> {
  if (/^#?\d+$/.test(given)) {
    const conversation = await expiring.get().find(tx, Number(given.replace('#', '')));
    if (!conversation) throw notFound('conversation');
    return { kind: 'conversation', id: conversation.id, brandId: conversation.brandId };
  }
  const id = given.includes('@') ? await oneByAddress(tx, given) : given;
  const customer = await customerFor(tx, id);
  return { kind: 'customer', id: customer.id, brandId: customer.brand_id };
}

async function oneByAddress(tx: Tx, address: string): Promise<string> {
  const handle = normaliseHandle('email', address);
  const found = handle === null ? [] : await tx.rows<{ customer_id: string }>(sql`select customer_id from customers.handle where kind = 'email' and value = ${handle.value} limit 2`);
  if (found.length > 1) throw invalid('Several brands know this address. Open the customer and give their id.');
  if (!found[0]) throw notFound('customer');
  return found[0].customer_id;
}

/** Ends a hold. What a rule would have erased meanwhile goes with the next night. */
export async function liftHold(tx: Tx, id: string): Promise<void> {
  const row = await tx.maybe<HoldRow>(sql`update privacy.hold set lifted_at = ${tx.now}, lifted_by = ${tx.actor.id} where id = ${id} and lifted_at is null returning *`);
  if (!row) throw notFound('hold');
  await record(tx, { action: 'privacy.hold_lifted', subjectKind: row.subject_kind, subjectId: row.subject_id, brandId: row.brand_id, facts: { hold_id: id } });
}

/** Refuses to erase somebody who is held, or of whom a conversation is. */
export async function refuseHeld(tx: Tx, brandId: string, customerIds: readonly string[]): Promise<void> {
  const held = await heldIn(tx, brandId);
  const person = customerIds.some((id) => held.customers.includes(id));
  const about = await expiring.get().describe(tx, held.conversations);
  const conversation = [...about.values()].find((one) => one.customerId !== null && customerIds.includes(one.customerId));
  if (person) throw conflict('on_hold', 'This person is on legal hold. Nothing of them may be erased until the hold is lifted.');
  if (conversation) throw conflict('on_hold', `Conversation #${conversation.number} of this person is on legal hold. Nothing may be erased until the hold is lifted.`);
}
