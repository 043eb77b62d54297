import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';

export type StateName = 'online' | 'away' | 'busy' | 'offline';

/** Ends the interval a person is in and begins another; saying the same again only shows that they are still there. */
export async function sayState(tx: Tx, personId: string, state: StateName): Promise<void> {
  const now = await tx.maybe<{ id: string; state: StateName }>(sql`select id, state from facts.agent_state where person_id = ${personId} and to_at is null for update`);
  if (now?.state === state) return seeAgain(tx, now.id);
  if (now) await tx.run(sql`update facts.agent_state set to_at = ${tx.now} where id = ${now.id}`);
  await tx.run(sql`insert into facts.agent_state (id, person_id, state, from_at, seen_at, said_by) values (${tx.id()}, ${personId}, ${state}, ${tx.now}, ${tx.now}, ${tx.actor.id})`);
  if (state === 'offline') await stopHandling(tx, personId, tx.now);
}

/** A person has a conversation before them, or none any more. Whoever handles one and said nothing is online. */
export async function sayHandling(tx: Tx, personId: string, conversationId: string | null): Promise<void> {
  const now = await tx.maybe<{ id: string; conversation_id: string }>(sql`select id, conversation_id from facts.handling where person_id = ${personId} and to_at is null for update`);
  if (now?.conversation_id === conversationId) return;
  if (now) await tx.run(sql`update facts.handling set to_at = ${tx.now} where id = ${now.id}`);
  if (conversationId === null) return;
  const conversation = await tx.maybe<{ brand_id: string }>(sql`select brand_id from conversations.conversation where id = ${conversationId}`);
  if (!conversation) throw invalid('There is no such conversation, or you may not see it.');
  await tx.run(sql`insert into facts.handling (id, brand_id, person_id, conversation_id, from_at) values (${tx.id()}, ${conversation.brand_id}, ${personId}, ${conversationId}, ${tx.now})`);
  const there = await tx.maybe<{ id: string }>(sql`select id from facts.agent_state where person_id = ${personId} and to_at is null and state <> 'offline'`);
  await (there ? seeAgain(tx, there.id) : sayState(tx, personId, 'online'));
}

/** What somebody had before them, they had until then. */
export async function stopHandling(tx: Tx, personId: string, until: Date): Promise<void> {
  await tx.run(sql`update facts.handling set to_at = greatest(from_at, ${until}) where person_id = ${personId} and to_at is null`);
}

async function seeAgain(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update facts.agent_state set seen_at = ${tx.now} where id = ${id}`);
}
