import type { InboundMail } from './inbound-mail.ts';
import { readBounce } from './bounce/read-bounce.ts';
import { findOriginalSender } from './original-sender.ts';
import { readMime, type MimeMail } from './read-mime.ts';
import { unpackTnef } from './read-attachments.ts';
import { splitHtmlReply } from './reply-text/split-html-reply.ts';
import { splitReply, type SplitReply } from './reply-text/split-reply.ts';
import { isTnef } from './tnef/read-tnef.ts';

/**
 * Reads a raw mail (RFC 5322 bytes, or a bare winmail.dat) into everything that can be known from it alone.
 * Never throws: what cannot be read as meant is told in `warnings`, and the caller keeps the raw source.
 */
export function readMail(raw: Uint8Array): InboundMail {
  const mime = isTnef(raw) ? readBareTnef(raw) : readMime(raw);
  const { kind, bounce } = readBounce(mime);
  const split = kind === 'bounce' || kind === 'feedback_report' ? { replyText: mime.words.trim(), quotedText: '', signature: '' } : splitBody(mime);
  const { type: _type, warnings, ...mail } = mime;
  return { ...mail, kind, ...split, originalSender: kind === 'message' ? findOriginalSender(mime) : null, bounce, warnings: [...warnings] };
}

function splitBody(mime: MimeMail): SplitReply {
  return mime.text.trim() === '' && mime.html !== '' ? splitHtmlReply(mime.html) : splitReply(mime.words);
}

function readBareTnef(raw: Uint8Array): MimeMail {
  const empty = readMime(new Uint8Array());
  const { attachments, tnefText, tnefHtml } = unpackTnef(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), empty.warnings);
  return { ...empty, attachments, text: tnefText, html: tnefHtml, words: tnefText };
}
