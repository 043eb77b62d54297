import type { Static } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { conversationFor } from '../access.ts';
import type { DraftInput } from '../contract.ts';

/** What somebody is writing, kept so that it is there on every device: one reply and one note apart. An empty draft is removed. */
export async function saveDraft(tx: Tx, conversationId: string, draft: Static<typeof DraftInput>): Promise<void> {
  const conversation = await conversationFor(tx, conversationId);
  if (tx.actor.id === null) throw invalid('Only a person or a key keeps drafts.');
  if (draft.text.trim() === '' && (draft.attachment_ids ?? []).length === 0) {
    await tx.run(sql`delete from conversations.draft where conversation_id = ${conversation.id} and person_id = ${tx.actor.id} and kind = ${draft.kind}`);
    return;
  }
  await tx.run(sql`
    insert into conversations.draft (brand_id, conversation_id, person_id, kind, body, updated_at) values (${conversation.brand_id}, ${conversation.id}, ${tx.actor.id}, ${draft.kind}, ${draft}, ${tx.now})
    on conflict (conversation_id, person_id, kind) do update set body = excluded.body, updated_at = excluded.updated_at`);
}
