import { redactForStorage, redactHtml } from '../../../privacy/index.ts';
import type { InboundMessage } from '../../../conversations/index.ts';
import { normaliseHandle } from '../../../customers/index.ts';
import type { EmailPorts } from '../ports.ts';
import type { ChosenSender } from '../rules/choose-sender.ts';
import type { InboundMail, MailAddress } from '../rules/inbound-mail.ts';
import { threadClues } from '../rules/thread-tokens.ts';
import type { Arrival } from './ingest-mail.ts';

const TEXT = 200_000;
/** Within this of its arrival a mail is dated by its arrival: clocks differ, and what came after our answer answers it. */
const JUST_NOW = 15 * 60_000;
/** A mail dated longer ago is dated by its arrival too: its date cannot be believed. */
const CREDIBLE_PAST = 3 * 86_400_000;

type Prepared = Omit<InboundMessage, 'attachments' | 'junk' | 'junkScore' | 'rawBlob'>;

/** A read mail as the conversation stores it: clean, redacted, with what was found out about it. `maskedInFiles` counts card numbers already masked in its files. */
export async function prepareMessage(ports: EmailPorts, arrival: Arrival, mail: InboundMail, key: string, { sender, hint }: ChosenSender, maskedInFiles: number): Promise<Prepared> {
  const html = mail.html === '' ? null : await ports.sanitiser.sanitise(mail.html);
  const clues = threadClues({ ...mail, hints: { ...mail.hints, deliveredTo: [...mail.hints.deliveredTo, ...arrival.deliveredTo] } });
  const text = redactForStorage((mail.replyText || mail.words).slice(0, TEXT));
  const quoted = redactForStorage([mail.signature, mail.quotedText].filter(Boolean).join('\n\n').slice(0, TEXT));
  const shown = html === null ? null : redactHtml(html.html);
  const subject = redactForStorage(mail.subject.slice(0, 998));
  const redactions = text.count + quoted.count + (shown?.count ?? 0) + subject.count + maskedInFiles;
  return {
    brandId: arrival.destination.brandId, channel: 'email', from: sender ? known(sender) : null, sender: sender ? box(sender) : null,
    to: mail.to.map(box), cc: mail.cc.map(box), replyTo: mail.replyTo.map(box), subject: subject.text,
    text: text.text, html: shown?.html ?? null, quoted: quoted.text || null, headerId: key,
    clues: { tokens: clues.tokens, inReplyTo: mail.inReplyTo, references: [...(mail.bounce?.originalMessageId ? [mail.bounce.originalMessageId] : []), ...mail.references], subjectNumber: clues.subjectNumber },
    at: credible(mail.sentAt, arrival.receivedAt ?? ports.clock.now()), auto: mail.kind !== 'message' || mail.hints.loop !== '',
    remoteImages: html?.blocked.filter((entry) => entry.what === 'remote_image').reduce((sum, entry) => sum + entry.count, 0) ?? 0,
    facts: factsOf(mail, arrival, hint, html?.blocked ?? [], redactions), notice: noticeOf(mail, arrival),
  };
}

function known(sender: MailAddress): Prepared['from'] {
  const handle = normaliseHandle('email', sender.address);
  return handle ? { handle, name: sender.name } : null;
}

function box(address: MailAddress): { address: string; name: string } {
  return { address: address.address, name: address.name };
}

function credible(sentAt: Date | null, now: Date): Date {
  const age = sentAt === null ? 0 : now.getTime() - sentAt.getTime();
  return sentAt === null || age < JUST_NOW || age > CREDIBLE_PAST ? now : sentAt;
}

/** What the screen says beside the message. Only what is worth saying. */
function factsOf(mail: InboundMail, arrival: Arrival, hint: ChosenSender['hint'], blocked: readonly { what: string; detail: string; count: number }[], redactions: number): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  if (mail.kind !== 'message') facts.kind = mail.kind;
  if (hint) facts[hint.honoured ? 'original_sender' : 'named_sender'] = { how: hint.how, from: hint.from, address: hint.address };
  if (mail.warnings.length > 0) facts.warnings = mail.warnings.slice(0, 20);
  if (redactions > 0) facts.redacted = redactions;
  if (Math.max(mail.replyText.length, mail.words.length) > TEXT) facts.warnings = [...((facts.warnings as string[] | undefined) ?? []), `Only the first ${TEXT.toLocaleString('en')} characters are shown; the rest stands in the source.`];
  const active = blocked.filter((entry) => entry.what !== 'remote_image' && entry.what !== 'style' && entry.what !== 'style_sheet');
  if (active.length > 0) facts.blocked = active.slice(0, 20);
  if (mail.hints.importance === 'high') facts.importance = 'high';
  if (mail.bounce) facts.bounce = mail.bounce.recipients.slice(0, 20);
  const special = mail.attachments.filter((file) => file.kind === 'smime' || file.kind === 'pgp' || file.kind === 'calendar').map((file) => file.kind);
  if (special.length > 0) facts.parts = [...new Set(special)];
  if (arrival.remoteAddress) facts.remote = arrival.remoteAddress;
  return facts;
}

function noticeOf(mail: InboundMail, arrival: Arrival): string | null {
  if (arrival.cutFrom !== undefined) return `This mail has ${Math.ceil(arrival.cutFrom / 1024 / 1024)} MB, more than is taken in here. Only its beginning is shown; the rest is in the mailbox.`;
  if (!mail.from) return 'This mail does not say who sent it. The source is kept with the message.';
  if (mail.kind === 'message' && mail.words.trim() === '' && mail.attachments.length === 0) return 'This mail has no text that could be read. The source is kept with the message.';
  if (arrival.destination.unknown) return `Sent to ${arrival.deliveredTo[0] ?? 'an address'}, which is no mailbox here.`;
  return null;
}
