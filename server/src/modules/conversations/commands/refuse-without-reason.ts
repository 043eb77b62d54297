import type { Tx } from '../../../platform/db/tx.ts';
import { conflict } from '../../../platform/refusal/refusal.ts';
import { behaviourOf, type ConversationRow } from '../store/conversations.ts';

/** Where a brand wants a contact reason before anything is resolved. What the server does by itself is not held up, nor threads with others. */
export async function refuseWithoutReason(tx: Tx, conversation: Pick<ConversationRow, 'id' | 'brand_id' | 'number' | 'kind' | 'reason_id'>): Promise<void> {
  if (conversation.reason_id !== null || conversation.kind !== 'support' || tx.silent || (tx.actor.kind !== 'person' && tx.actor.kind !== 'key')) return;
  if (!(await behaviourOf(tx, conversation.brand_id)).reason_required) return;
  throw conflict('reason_missing', `Choose a contact reason for #${conversation.number} first: this brand wants one before a conversation is resolved.`, [{ field: 'reason_id', message: 'is missing', conversation_id: conversation.id }]);
}
