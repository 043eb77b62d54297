import { readMessageId } from '../mime/read-message-ids.ts';
import { headerValue, splitHeaders } from '../mime/split-headers.ts';
import type { MimeMail } from '../read-mime.ts';

/**
 * The Message-ID of the mail a report is about: from the returned mail or its headers, from the text where servers paste
 * them, else from the report's own References. Without brackets; empty when nowhere.
 */
export function originalMessageId(mail: MimeMail): string {
  for (const part of mail.attachments) {
    if (part.kind !== 'mail' && part.type !== 'text/rfc822-headers') continue;
    const source = part.content.toString('latin1', 0, 256 * 1024);
    const id = readMessageId(headerValue(splitHeaders(source, 0, source.length).headers, 'message-id'));
    if (id !== '') return id;
  }
  const pasted = /^[ \t>]*(?:original-)?message-id:\s*<([^<>\s]{3,500})>/im.exec(mail.words);
  return pasted?.[1] ?? mail.inReplyTo[0] ?? mail.references.at(-1) ?? '';
}
