import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { record } from '../../audit/index.ts';
import type { HandOverInput } from '../contract.ts';
import { changeConversations } from './change-conversations.ts';
import { writeNote } from './write-note.ts';

/**
 * Gives every open conversation of one person, the snoozed ones too, to another person, a team or nobody, in the brands
 * the actor may change. A note goes into each of them, so that it can be given to another tier. All of them or none: a receiver who does not work for one of the brands is refused.
 */
export async function handOver(tx: Tx, { from_id: fromId, note = '', ...to }: HandOverInput): Promise<{ changed: number; undoToken: string | null }> {
  // Held before they are changed: what is given to somebody else meanwhile is no longer theirs to hand on.
  const held = await tx.rows<{ id: string; brand_id: string }>(sql`
    select id, brand_id from conversations.conversation where assignee_id = ${fromId} and category = 'open' and merged_into_id is null order by id for update`);
  if (held.length === 0) return { changed: 0, undoToken: null };
  if (note.trim() !== '') for (const { id } of held) await writeNote(tx, id, { text: note.trim() }, { id: tx.actor.id, name: tx.actor.name });
  const done = await changeConversations(tx, held.map((row) => row.id), to);
  if (done.changed > 0) await recordByBrand(tx, held, fromId, to);
  return done;
}

async function recordByBrand(tx: Tx, held: readonly { brand_id: string }[], fromId: string, to: Omit<HandOverInput, 'from_id' | 'note'>): Promise<void> {
  for (const brandId of new Set(held.map((row) => row.brand_id))) {
    const conversations = held.filter((row) => row.brand_id === brandId).length;
    await record(tx, { action: 'conversations.handed_over', subjectKind: 'person', subjectId: fromId, brandId, facts: { to: to.assignee_id, team: to.team_id ?? null, conversations } });
  }
}
