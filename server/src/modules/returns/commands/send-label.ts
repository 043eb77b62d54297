import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { may } from '../../../platform/actor/actor.ts';
import { conflict, forbidden } from '../../../platform/refusal/refusal.ts';
import { labelFiles, letterWithLabel } from '../ports.ts';
import { holdOwn, lookAtReturn, writePassage, type Held } from '../store/returns.ts';

interface Current {
  id: string;
  name: string | null;
  type: string | null;
  blob: string | null;
  url: string | null;
}

/** How long a label's file is, in bytes; asked before the transaction, since files lie elsewhere. */
export async function sizeOfLabel(blob: string | null): Promise<number> {
  return blob === null ? 0 : (await labelFiles.get().blobs.get(blob)).length;
}

export function currentLabel(tx: Tx, returnId: string): Promise<Current | undefined> {
  return tx.maybe<Current>(sql`select id, name, type, blob, url from returns.label where return_id = ${returnId} and state in ('made', 'uploaded') and coalesce(void, 'refused') = 'refused'`);
}

/** Writes to the customer in the conversation the return was asked from, with the label beside it; what only has an address is named in the letter. */
export async function sendLabel(tx: Tx, id: string, text: string, size: number): Promise<Held> {
  const { row } = await holdOwn(tx, id);
  if (!may(tx.actor, 'conversations.reply', row.brand_id)) throw forbidden('conversations.reply');
  if (row.conversation_id === null) throw conflict('no_conversation', 'This return was not asked for in a conversation. Open the label and send it from your own mailbox.');
  const label = await currentLabel(tx, id);
  if (label === undefined) throw conflict('no_label', 'There is no label to send yet.');
  const whole = label.blob === null && label.url !== null && !text.includes(label.url) ? `${text}\n\n${label.url}` : text;
  const { messageId } = await letterWithLabel.get()(tx, { conversationId: row.conversation_id, text: whole, file: label.blob === null ? null : { name: label.name ?? 'label.pdf', type: label.type ?? 'application/pdf', size, blob: label.blob } });
  await tx.run(sql`update returns.label set sent_at = ${tx.now} where id = ${label.id}`);
  await writePassage(tx, row, { what: 'label_to_customer', from: row.state, to: row.state, facts: { message_id: messageId } });
  return lookAtReturn(tx, id);
}
