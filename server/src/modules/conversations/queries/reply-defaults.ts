import type { Static } from 'typebox';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ReplyDefaults } from '../contract.ts';
import { channelsAtOnce, mailboxesOf } from '../ports.ts';
import { replySubject } from '../rules/preview.ts';
import { recipientsOfReply } from '../rules/recipients.ts';
import { behaviourOf, type Behaviour, type ConversationRow } from '../store/conversations.ts';
import { lastSaid, type Said } from '../store/messages.ts';

export type DefaultsOfReply = Static<typeof ReplyDefaults> & { in_reply_to: string | null; behaviour: Behaviour; said: readonly Said[] };

/** To whom a reply goes and from where, derived from the message it answers, with every difference said. */
export async function replyDefaults(tx: Tx, conversation: ConversationRow): Promise<DefaultsOfReply> {
  const { brand_id, id } = conversation;
  const [mailboxes, behaviour, said] = await Promise.all([mailboxesOf.get()(tx, brand_id), behaviourOf(tx, brand_id), lastSaid(tx, id)]);
  const last = said.find((message) => message.kind === 'customer') ?? said[0];
  const chosen = conversation.channel in channelsAtOnce.get() ? { to: [], cc: [], changed: [] } : recipientsOfReply(last ? { kind: last.kind === 'customer' ? 'received' : 'sent', sender: last.sender, recipients: last.recipients } : null, mailboxes.own);
  const subject = replySubject(last?.subject || conversation.subject);
  const answersFrom = last?.kind === 'customer' ? [...(last.recipients.to ?? []), ...(last.recipients.cc ?? [])] : [last?.sender];
  const from = mailboxes.choices.find((choice) => answersFrom.some((address) => address?.address.toLowerCase() === choice.address.toLowerCase())) ?? mailboxes.from;
  return {
    behaviour, said, in_reply_to: last?.kind === 'customer' ? last.header_id : null,
    to: chosen.to, cc: chosen.cc, changed: chosen.changed, from, from_choices: [...mailboxes.choices], signature_html: mailboxes.signatureHtml,
    subject: behaviour.number_in_subject && !subject.includes(`[#${conversation.number}]`) ? `${subject} [#${conversation.number}]` : subject,
  };
}
