import { chooseBodies, type BodySection } from './body/choose-bodies.ts';
import type { MailAddress, MailAttachment, MailHints } from './inbound-mail.ts';
import { decodeWords } from './mime/decode-words.ts';
import { textOf, withoutNul } from './mime/part-content.ts';
import { readAddresses } from './mime/read-addresses.ts';
import { readDate } from './mime/read-date.ts';
import { readMessageId, readMessageIds } from './mime/read-message-ids.ts';
import { readParts, type Part } from './mime/read-parts.ts';
import { headerValue, headerValues, type RawHeader } from './mime/split-headers.ts';
import { readAttachments } from './read-attachments.ts';
import { readHints } from './read-hints.ts';
import { htmlToText } from '../../../../platform/hostile/html-to-text.ts';

/** A mail taken apart: headers, bodies and attachments, before anything is concluded from them. */
export interface MimeMail {
  readonly from: MailAddress | null;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly replyTo: readonly MailAddress[];
  readonly subject: string;
  readonly messageId: string;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly sentAt: Date | null;
  readonly text: string;
  readonly html: string;
  readonly words: string;
  readonly attachments: readonly MailAttachment[];
  readonly hints: MailHints;
  readonly headers: readonly RawHeader[];
  /** Root content type, lower case, and its parameters. */
  readonly type: Part['type'];
  readonly warnings: Set<string>;
}

/** Bodies beyond this many characters are cut; the raw source keeps them. */
const BODY_CHARACTERS = 4 * 1024 * 1024;

/**
 * Takes a raw message apart by RFC 5322, RFC 2045–2049, RFC 2231 and RFC 6532, tolerating what real mail programs write.
 * Never throws; what could not be read as meant is told in `warnings`.
 */
export function readMime(raw: Uint8Array): MimeMail {
  const { root, warnings: found } = readParts(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1'));
  const warnings = new Set(found);
  const { sections, attached } = chooseBodies(root);
  const charset = headerCharset(root, sections);
  const written = writeBodies(sections, warnings);
  const { attachments, tnefText, tnefHtml } = readAttachments(attached, written.html, warnings);
  const text = sections.length === 0 ? tnefText : written.text;
  const html = written.html === '' ? tnefHtml : written.html;
  const one = (name: string) => headerValue(root.headers, name);
  const list = (name: string) => addressesOf(root.headers, name, charset, warnings);
  const from = list('from');
  return {
    from: from.find((address) => address.address.includes('@')) ?? from[0] ?? null,
    to: list('to'),
    cc: list('cc'),
    replyTo: list('reply-to'),
    subject: withoutNul(decodeWords(one('subject'), charset), warnings).replace(/\s+/g, ' ').trim(),
    messageId: withoutNul(readMessageId(one('message-id')), warnings),
    inReplyTo: readMessageIds(withoutNul(one('in-reply-to'), warnings)),
    references: readMessageIds(withoutNul(headerValues(root.headers, 'references').join(' '), warnings)),
    sentAt: readDate(one('date')),
    text,
    html,
    words: written.words.trim() !== '' ? written.words : tnefText !== '' ? tnefText : htmlToText(html),
    attachments,
    hints: readHints(root.headers),
    headers: root.headers,
    type: root.type,
    warnings,
  };
}

/** Headers that break the rules by holding raw bytes are most often in the charset of the body. */
function headerCharset(root: Part, sections: readonly BodySection[]): string {
  const declared = [root, ...sections.flatMap((section) => [section.plain, section.html])].map((part) => part?.type.parameters['charset'] ?? '');
  return declared.find((charset) => charset !== '') ?? '';
}

function addressesOf(headers: readonly RawHeader[], name: string, charset: string, warnings: Set<string>): MailAddress[] {
  return headerValues(headers, name).flatMap((value) => readAddresses(withoutNul(value, warnings), charset));
}

function writeBodies(sections: readonly BodySection[], warnings: Set<string>): { text: string; html: string; words: string } {
  const read = sections.map((section) => ({
    plain: section.plain === null ? '' : capped(textOf(section.plain, warnings), warnings),
    html: section.html === null ? '' : capped(textOf(section.html, warnings), warnings),
  }));
  const anyHtml = read.some((section) => section.html !== '');
  return {
    text: read.map((section) => section.plain).filter((text) => text !== '').join('\n'),
    html: anyHtml ? read.map((section) => (section.html !== '' ? section.html : asHtml(section.plain))).join('\n') : '',
    words: read.map((section) => (section.plain.trim() !== '' ? section.plain : htmlToText(section.html))).filter((text) => text !== '').join('\n'),
  };
}

function capped(text: string, warnings: Set<string>): string {
  if (text.length <= BODY_CHARACTERS) return text;
  warnings.add('the text is too long and was cut');
  return text.slice(0, BODY_CHARACTERS);
}

function asHtml(text: string): string {
  if (text.trim() === '') return '';
  return `<pre>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')}</pre>`;
}
