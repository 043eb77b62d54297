import type { Static } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ReplyDefaults } from '../contract.ts';
import { mailboxesOf } from '../ports.ts';
import { replySubject } from '../rules/preview.ts';
import { recipientsOfReply } from '../rules/recipients.ts';
import { behaviourOf, type ConversationRow } from '../store/conversations.ts';
import type { MessageRow } from '../store/messages.ts';

/** To whom a reply goes and from where, derived from the message it answers, with every difference said. */
export async function replyDefaults(tx: Tx, conversation: ConversationRow): Promise<Static<typeof ReplyDefaults> & { in_reply_to: string | null }> {
  const [mailboxes, behaviour, last] = await Promise.all([
    mailboxesOf.get()(tx, conversation.brand_id),
    behaviourOf(tx, conversation.brand_id),
    tx.maybe<MessageRow>(sql`
      select * from conversations.message where conversation_id = ${conversation.id} and kind in ('customer', 'reply') order by (kind = 'customer') desc, at desc, id desc limit 1`),
  ]);
  const chosen = recipientsOfReply(last ? { kind: last.kind === 'customer' ? 'received' : 'sent', sender: last.sender, recipients: last.recipients } : null, mailboxes.own);
  const subject = replySubject(last?.subject || conversation.subject);
  const answersFrom = last?.kind === 'customer' ? [...(last.recipients.to ?? []), ...(last.recipients.cc ?? [])] : [last?.sender];
  const from = mailboxes.choices.find((choice) => answersFrom.some((address) => address?.address.toLowerCase() === choice.address.toLowerCase())) ?? mailboxes.from;
  return {
    in_reply_to: last?.kind === 'customer' ? last.header_id : null,
    to: chosen.to, cc: chosen.cc, changed: chosen.changed, from, from_choices: [...mailboxes.choices], signature_html: mailboxes.signatureHtml,
    subject: behaviour.number_in_subject && !subject.includes(`[#${conversation.number}]`) ? `${subject} [#${conversation.number}]` : subject,
  };
}
