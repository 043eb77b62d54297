import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import { conversationFor } from '../../conversations/index.ts';
import { redactForStorage } from '../../privacy/index.ts';
import { matrixOf } from '../queries/matrix-of.ts';
import { holdKind, raise } from './raise.ts';

/** A person escalates a conversation. One that is open for it already is not raised again (`open_already`, with its id). */
export async function raiseByHand(tx: Tx, conversationIdOrNumber: string, kindKey: string, note: string): Promise<string> {
  const conversation = await conversationFor(tx, conversationIdOrNumber);
  const kind = (await matrixOf(tx, conversation.brand_id)).kinds.find((one) => one.key === kindKey && one.on);
  if (!kind) throw invalid('This brand has no such kind of escalation.', [{ field: 'kind', message: 'is unknown, or switched off' }]);
  await holdKind(tx, conversation.brand_id, kind.key);
  const open = await tx.maybe<{ id: string }>(sql`
    select e.id from escalations.concern k join escalations.escalation e on e.id = k.escalation_id where k.conversation_id = ${conversation.id} and e.kind = ${kind.key} and e.closed_at is null`);
  if (open) throw conflict('open_already', `#${conversation.number} is escalated for that already.`, [{ message: 'escalation', escalation_id: open.id }]);
  return raise(tx, [conversation], { kind, because: 'hand', note: redactForStorage(note.trim()).text });
}
