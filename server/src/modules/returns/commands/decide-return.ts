import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import { askApproval, withdrawApproval } from '../../approvals/index.ts';
import { askedFrom } from '../../orders/index.ts';
import { holdOwn, holdReturn, lookAtReturn, writePassage, type Held } from '../store/returns.ts';
import { apply } from './apply.ts';
import { approved } from './approve.ts';
import { giveBackLabel } from './give-back-label.ts';

/** Who holds it may set the policy aside alone. */
export const OVERRIDE = 'returns.override';
export const OVERRIDE_KIND = 'return_override';

/** A person says yes or no to what waits for them; `afterAll` to what was refused before, so that nobody undoes a colleague's no unaware. Against the policy a second person may be needed; a no says why. */
export async function decideReturn(tx: Tx, id: string, approve: boolean, words: string, afterAll = false): Promise<Held> {
  const held = await holdOwn(tx, id);
  if (!approve && words.trim() === '') throw invalid('Say why not: the customer will ask.', [{ field: 'words', message: 'why_needed' }]);
  if (!approve) {
    if (held.row.approval_id !== null) await forgetApproval(tx, held);
    return (await apply(tx, held, { what: 'refused' }, { words })).held;
  }
  if (held.row.approval_id !== null) throw conflict('waits_for_approval', 'A second person decides this: it waits under Approvals.');
  const against = held.row.judged?.decision === 'refused';
  const open = held.row.state === 'refused' && afterAll ? (await apply(tx, held, { what: 'reconsidered' }, { words })).held : held;
  if (open.row.state !== 'review') throw conflict('not_now', 'Somebody has decided this already.', [{ message: 'not_now', problem: 'not_now', state: open.row.state }]);
  if (!against) return approved(tx, open, words, {});
  if (words.trim() === '') throw invalid('The policy does not take this back. Say why it should be taken back all the same.', [{ field: 'words', message: 'why_needed' }]);
  return may(tx.actor, OVERRIDE, open.row.brand_id) ? approved(tx, open, words, { override: true }) : askOverride(tx, open, words);
}

/** Puts it before somebody who may set the policy aside. */
export async function askOverride(tx: Tx, held: Held, words: string): Promise<Held> {
  const { row, lines } = held;
  const from = row.conversation_id === null ? undefined : await askedFrom.get()(tx, row.conversation_id, null);
  const approvalId = await askApproval(tx, {
    brandId: row.brand_id, kind: OVERRIDE_KIND, subjectId: row.id, conversationId: row.conversation_id, number: from?.number ?? null, because: 'against_policy', permission: OVERRIDE,
    amountMinor: lines.reduce((sum, line) => sum + line.value_minor, 0), currency: row.currency, reason: words,
  });
  await tx.run(sql`update returns."return" set approval_id = ${approvalId}, changed_at = ${tx.now} where id = ${row.id}`);
  await writePassage(tx, row, { what: 'override_asked', from: row.state, to: row.state, words });
  return lookAtReturn(tx, row.id);
}

/** A second person decided, or nobody did in time. */
export async function overrideDecided(tx: Tx, id: string, approvalId: string, decision: 'approved' | 'refused' | 'expired', note: string): Promise<void> {
  const held = await holdReturn(tx, id);
  if (held.row.approval_id !== approvalId || held.row.state !== 'review') return;
  await tx.run(sql`update returns."return" set approval_id = null where id = ${id}`);
  const open = await lookAtReturn(tx, id);
  if (decision === 'approved') await approved(tx, open, note, { override: true });
  else await apply(tx, open, { what: 'refused' }, { words: note, facts: { approval: decision } });
}

async function forgetApproval(tx: Tx, { row }: Held): Promise<void> {
  if (row.approval_id === null) return;
  await withdrawApproval(tx, row.approval_id);
  await tx.run(sql`update returns."return" set approval_id = null where id = ${row.id}`);
}

/** The customer changed their mind, or it was a mistake. */
export async function cancelReturn(tx: Tx, id: string, words: string): Promise<Held> {
  const held = await holdOwn(tx, id);
  const after = (await apply(tx, held, { what: 'cancelled' }, { words })).held;
  // On its way, the label is used.
  if (held.row.state === 'approved' || held.row.state === 'label_sent') await giveBackLabel(tx, id);
  await forgetApproval(tx, held);
  return after;
}
