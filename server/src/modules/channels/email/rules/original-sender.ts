import type { MailAddress, OriginalSender } from './inbound-mail.ts';
import { readAddresses } from './mime/read-addresses.ts';
import { headerValue } from './mime/split-headers.ts';
import type { MimeMail } from './read-mime.ts';
import { isForwardDivider } from './reply-text/dividers.ts';
import { fromLineOfBlock, headerBlockAt } from './reply-text/header-block.ts';
import { isBlank } from './reply-text/plain-line.ts';

const FORWARD_SUBJECT = /^\s*(?:fwd?|wg|tr|rv|enc|i|doorst|vs|vb|vl|pd|továbbítva|ilt|iletildi|переслано|转发|轉寄|転送|전달)\s*(?:\[\d+\])?\s*[:：]/i;
const MACHINE = /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|wordpress|mailer|notification\w*|forms?|form[-_.]?submission\w*|contact[-_.]?form|webform|website|web|store\+?\d*|robot|system|automail\w*|server|www-data|apache|nobody|postmaster)(?:[+@]|$)/i;
const FORM_FIELD = /^[\s>*_|•-]*(?:your |customer |sender'?s? |ihre? |from |client |visitor )?(?:e-?mail(?:[- ]?(?:address|adresse|adres|adress))?|email ?id|correo(?: electrónico)?|courriel|adresse (?:e-?mail|électronique)|indirizzo e-?mail|e-post(?:adress)?|почта|メール(?:アドレス)?|邮箱|reply[- ]to)\s*[*_]*\s*[:：=]\s*[*_<"']*\s*(?:mailto:)?([^\s<>"'*()[\]]+@[^\s<>"'*()[\]]+\.[^\s<>"'*()[\]]+)/im;
const FORM_NAME = /^[\s>*_|•-]*(?:your |full |customer |sender'?s? |ihr |contact )?(?:name|nom|nombre|nome|naam|namn|имя|お名前|姓名|vor- und nachname)\s*[*_]*\s*[:：=]\s*[*_]*\s*(\S.{0,80})$/im;
const SEARCHED = 20_000;

/**
 * Who really wrote a mail whose From names somebody in between: a mailing list that rewrote it for DMARC, a form on a
 * web page, or a person passing it on. Null when From is as good as it gets. For forwards the caller decides whether
 * the one who forwarded (a customer showing a carrier's mail) or the original sender (staff passing mail in) matters.
 */
export function findOriginalSender(mail: MimeMail): OriginalSender | null {
  return fromOriginalHeaders(mail) ?? fromRewrittenList(mail) ?? fromContactForm(mail) ?? fromForward(mail);
}

function differs(mail: MimeMail, other: MailAddress | undefined): other is MailAddress {
  return other !== undefined && other.address.includes('@') && other.address.toLowerCase() !== (mail.from?.address ?? '').toLowerCase();
}

/** Google Groups and some gateways keep the sender in a header of their own. */
function fromOriginalHeaders(mail: MimeMail): OriginalSender | null {
  for (const name of ['x-original-from', 'x-google-original-from', 'x-original-sender']) {
    const found = readAddresses(headerValue(mail.headers, name))[0];
    if (differs(mail, found)) return { address: found.address, name: found.name, how: 'x_original_from' };
  }
  return null;
}

/** "Ann via Support <support@list>" with Ann in Reply-To or Cc (what Mailman and Groups do against DMARC). */
function fromRewrittenList(mail: MimeMail): OriginalSender | null {
  const via = /^['"]?(.{1,100}?)['"]? (?:via|über|durch|par|por|tramite|przez|через) .+$/i.exec(mail.from?.name ?? '')?.[1];
  if (via === undefined) return null;
  const candidates = [...mail.replyTo, ...mail.cc].filter((address) => differs(mail, address));
  const found = candidates.find((address) => address.name.toLowerCase() === via.toLowerCase()) ?? mail.replyTo.find((address) => differs(mail, address));
  return found === undefined ? null : { address: found.address, name: found.name || via, how: 'mailing_list' };
}

/** A machine's From with a person's Reply-To, or with the fields of a form in the text. */
function fromContactForm(mail: MimeMail): OriginalSender | null {
  const machine = MACHINE.test(mail.from?.address ?? '') || sentToItself(mail);
  if (!machine) return null;
  const words = mail.words.slice(0, SEARCHED);
  const field = FORM_FIELD.exec(words)?.[1]?.replace(/[.,;]+$/, '');
  const named = FORM_NAME.exec(words)?.[1]?.trim() ?? '';
  const reply = mail.replyTo.find((address) => differs(mail, address) && !MACHINE.test(address.address));
  if (reply !== undefined) return { address: reply.address, name: reply.name || named, how: field === undefined ? 'reply_to' : 'contact_form' };
  return field === undefined || !differs(mail, { address: field, name: '' }) ? null : { address: field, name: named, how: 'contact_form' };
}

/** Forms often mail a shop from its own address. */
function sentToItself(mail: MimeMail): boolean {
  const from = mail.from?.address.toLowerCase() ?? '';
  return from !== '' && mail.to.some((address) => address.address.toLowerCase() === from);
}

function fromForward(mail: MimeMail): OriginalSender | null {
  const lines = mail.words.slice(0, SEARCHED).split('\n').map((line) => line.replace(/^[\s>]+/, ''));
  const divider = lines.findIndex((line) => isForwardDivider(line));
  if (divider < 0 && !FORWARD_SUBJECT.test(mail.subject)) return null;
  const start = divider >= 0 ? divider + 1 : 0;
  for (let at = start; at < Math.min(lines.length, start + 200); at++) {
    if (isBlank(lines[at] ?? '') || headerBlockAt(lines, at) === null) continue;
    const found = readAddresses(fromLineOfBlock(lines, at).replace(/\[(?:mailto:)?([^\]]+)\]/g, '<$1>').replace(/[*_]/g, ' ').replace(/<mailto:[^>]*>>?/g, '>'))[0];
    if (found === undefined) return null;
    return differs(mail, found) ? { address: found.address, name: found.name, how: 'forwarded' } : null;
  }
  return fromAttachedMail(mail);
}

/** Forwarded as an attachment. */
function fromAttachedMail(mail: MimeMail): OriginalSender | null {
  const attached = mail.attachments.filter((part) => part.kind === 'mail');
  if (attached.length !== 1 || !FORWARD_SUBJECT.test(mail.subject)) return null;
  const source = attached[0]?.content.toString('latin1', 0, 64 * 1024) ?? '';
  const from = /^from:[ \t]*((?:.|\r?\n[ \t])+)/im.exec(source)?.[1] ?? '';
  const found = readAddresses(from)[0];
  return differs(mail, found) ? { address: found.address, name: found.name, how: 'forwarded' } : null;
}
