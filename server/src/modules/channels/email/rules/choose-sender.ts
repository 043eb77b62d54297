import type { InboundMail, MailAddress } from './inbound-mail.ts';

export interface ChosenSender {
  readonly sender: MailAddress | null;
  /** What the screen says beside the message: who else is named as the writer, and whether that was believed. */
  readonly hint: { readonly how: string; readonly from: string; readonly address: string; readonly honoured: boolean } | null;
}

/**
 * Whom a mail is from, for the record. A mail can name another writer in ways anybody can type (a forwarded block, a
 * header of a mail group); these count only when somebody of ours passed it on, since otherwise a stranger could speak
 * as a customer. Forms and lists name the writer in Reply-To, which is where an answer would go anyway.
 */
export function chooseSender(mail: Pick<InboundMail, 'from' | 'originalSender' | 'hints'>, fromOneOfUs: boolean): ChosenSender {
  const named = mail.originalSender;
  if (!named) return { sender: mail.from, hint: null };
  const anybodyCanType = named.how === 'forwarded' || (named.how === 'x_original_from' && mail.hints.listId === '');
  const honoured = !anybodyCanType || fromOneOfUs || mail.from === null;
  const hint = { how: named.how, from: mail.from?.address ?? '', address: named.address, honoured };
  return { sender: honoured ? { address: named.address, name: named.name } : mail.from, hint };
}
