import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import { changeConversations, holdConversation, writeNote } from '../../conversations/index.ts';
import type { ReassignInput } from '../contract.ts';
import { PLACED } from '../events.ts';
import { keepQueue } from './keep-queue.ts';
import { poolById } from '../queries/pools.ts';

/**
 * Gives a conversation to somebody, or back to a queue, with a note for whoever has it next. To another tier it does not
 * go without one. Of two who do so at the same time the second sees what the first did.
 */
export async function reassign(tx: Tx, conversationId: string, given: ReassignInput, author: { id: string | null; name: string }): Promise<void> {
  if (given.person_id && (given.pool_id !== undefined || given.tier !== undefined)) throw invalid('Give it to a person or to a queue, not to both.');
  const row = await holdConversation(tx, conversationId);
  if (row.category !== 'open' && row.category !== 'waiting') throw conflict('closed', 'This conversation is closed: reopen it first.');
  const note = given.note?.trim() ?? '';
  if (note !== '') await writeNote(tx, conversationId, { text: note }, author);
  if (given.person_id) return void (await changeConversations(tx, [conversationId], { assignee_id: given.person_id }));
  if (given.tier !== undefined && note === '') throw conflict('note_needed', 'Another tier has it next: write a note for them.', [{ field: 'note', message: 'is needed between tiers' }]);
  await place(tx, { id: conversationId, brandId: row.brand_id }, given.pool_id ?? null, given.tier ?? null);
  if (row.assignee_id !== null) await changeConversations(tx, [conversationId], { assignee_id: null });
  // Not left to the listener: no round may see it where it waited before.
  await keepQueue(tx, [conversationId]);
}

/** Where it waits from now on, whatever the rules say, until somebody has it. */
async function place(tx: Tx, conversation: { id: string; brandId: string }, poolId: string | null, tier: number | null): Promise<void> {
  const pool = poolId === null ? null : await poolById(tx, poolId);
  if (pool !== null && !pool?.brand_ids.includes(conversation.brandId)) throw invalid('This pool does not work for the brand.', [{ field: 'pool_id', message: 'is no pool of this brand' }]);
  if (pool === null && tier === null) await tx.run(sql`delete from routing.placement where conversation_id = ${conversation.id}`);
  else {
    await tx.run(sql`
      insert into routing.placement (conversation_id, brand_id, pool_id, tier, by_id, at) values (${conversation.id}, ${conversation.brandId}, ${poolId}, ${tier}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now})
      on conflict (conversation_id) do update set pool_id = excluded.pool_id, tier = excluded.tier, by_id = excluded.by_id, at = excluded.at`);
  }
  await tx.announce({ name: PLACED, brandId: conversation.brandId, subjectId: conversation.id, payload: { pool_id: poolId, tier } });
}
