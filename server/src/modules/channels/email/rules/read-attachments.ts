import { createHash } from 'node:crypto';
import { fileName, type AttachedPart } from './body/choose-bodies.ts';
import type { AttachmentKind, MailAttachment } from './inbound-mail.ts';
import { contentOf, withoutNul } from './mime/part-content.ts';
import { headerValue } from './mime/split-headers.ts';
import { isTnef, readTnef } from './tnef/read-tnef.ts';

export interface ReadAttachments {
  readonly attachments: readonly MailAttachment[];
  /** Bodies that came inside a winmail.dat, for mails that have no other. */
  readonly tnefText: string;
  readonly tnefHtml: string;
}

/** Decodes and names the attachments. A winmail.dat is replaced by what it holds. */
export function readAttachments(parts: readonly AttachedPart[], html: string, warnings: Set<string>): ReadAttachments {
  const attachments: MailAttachment[] = [];
  let tnefText = '';
  let tnefHtml = '';
  for (const { part, related } of parts) {
    const content = contentOf(part);
    if (isTnef(content)) {
      const unpacked = unpackTnef(content, warnings);
      attachments.push(...unpacked.attachments);
      tnefText ||= unpacked.tnefText;
      tnefHtml ||= unpacked.tnefHtml;
      continue;
    }
    const contentId = headerValue(part.headers, 'content-id').replace(/[<>\s]/g, '');
    const named = withoutNul(fileName(part), warnings);
    const shown = contentId !== '' && html.includes(`cid:${contentId}`);
    const inline = shown || (part.disposition.value !== 'attachment' && (part.disposition.value === 'inline' || (related && contentId !== '')));
    attachments.push(describe(named, part.type.value, contentId, inline, content));
  }
  return { attachments, tnefText, tnefHtml };
}

/** The attachments and body of TNEF bytes, in the shape of any other mail's. */
export function unpackTnef(content: Buffer, warnings: Set<string>): ReadAttachments {
  const contents = readTnef(content);
  for (const warning of contents.warnings) warnings.add(warning);
  return {
    attachments: contents.attachments.map((found) => {
      const inline = found.contentId !== '' && contents.html.includes(`cid:${found.contentId}`);
      return describe(withoutNul(found.name, warnings), found.type || 'application/octet-stream', found.contentId, inline, found.content);
    }),
    tnefText: contents.text,
    tnefHtml: contents.html,
  };
}

function describe(name: string, type: string, contentId: string, inline: boolean, content: Buffer): MailAttachment {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name, type, kind: attachmentKind(type, name), size: content.length, sha256, inline, contentId, content };
}

/** What an attachment is, by declared type and, for vague types, by file extension. */
export function attachmentKind(type: string, name: string): AttachmentKind {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (type.startsWith('application/pkcs7') || type.startsWith('application/x-pkcs7') || ['p7s', 'p7m', 'p7c'].includes(extension)) return 'smime';
  if (type.startsWith('application/pgp') || ['asc', 'pgp', 'gpg'].includes(extension)) return 'pgp';
  if (type === 'text/calendar' || type === 'application/ics' || extension === 'ics') return 'calendar';
  if (type === 'text/vcard' || type === 'text/x-vcard' || type === 'text/directory' || extension === 'vcf') return 'contact';
  if (type === 'message/rfc822' || type === 'message/global' || extension === 'eml') return 'mail';
  if (type.startsWith('message/') || type === 'text/rfc822-headers') return 'report';
  return type.startsWith('image/') ? 'image' : 'file';
}
