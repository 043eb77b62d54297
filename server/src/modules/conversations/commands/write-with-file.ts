import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conversationFor } from '../access.ts';
import { sendReply } from './send-reply.ts';

export interface LetterWithFile {
  readonly conversationId: string;
  readonly text: string;
  /** already kept among the files */
  readonly file: { readonly name: string; readonly type: string; readonly size: number; readonly blob: string } | null;
}

/** A reply with a file that another module has: both go as any reply does, with the brand's undo time. */
export async function writeWithFile(tx: Tx, { conversationId, text, file }: LetterWithFile): Promise<{ messageId: string }> {
  const conversation = await conversationFor(tx, conversationId);
  const attachments: string[] = [];
  if (file !== null) {
    const id = tx.id();
    await tx.run(sql`insert into conversations.attachment (id, brand_id, uploaded_by, name, type, size, blob, created_at) values (${id}, ${conversation.brand_id}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${file.name}, ${file.type}, ${file.size}, ${file.blob}, ${tx.now})`);
    attachments.push(id);
  }
  const { messageId } = await sendReply(tx, conversation.id, { text, attachment_ids: attachments }, { id: tx.actor.id, name: tx.actor.name });
  return { messageId };
}
