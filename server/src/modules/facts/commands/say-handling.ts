import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { seeWorking } from '../../routing/index.ts';

/** A person has a conversation before them, or none any more. Whoever handles one and said nothing is available. */
export async function sayHandling(tx: Tx, personId: string, conversationId: string | null): Promise<void> {
  const now = await tx.maybe<{ id: string; conversation_id: string }>(sql`select id, conversation_id from facts.handling where person_id = ${personId} and to_at is null for update`);
  if (now?.conversation_id === conversationId) return;
  if (now) await tx.run(sql`update facts.handling set to_at = ${tx.now} where id = ${now.id}`);
  if (conversationId === null) return;
  const conversation = await tx.maybe<{ brand_id: string }>(sql`select brand_id from conversations.conversation where id = ${conversationId}`);
  if (!conversation) throw invalid('There is no such conversation, or you may not see it.');
  await tx.run(sql`insert into facts.handling (id, brand_id, person_id, conversation_id, from_at) values (${tx.id()}, ${conversation.brand_id}, ${personId}, ${conversationId}, ${tx.now})`);
  await seeWorking(tx, personId);
}
