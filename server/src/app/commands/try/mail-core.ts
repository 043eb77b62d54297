import type { InboundMail } from '../../../modules/channels/email/rules/inbound-mail.ts';
import { readMail } from '../../../modules/channels/email/rules/read-mail.ts';
import { textField, TryError, type TryCore } from './core.ts';

const BASE64 = /^[A-Za-z0-9+/\s_-]*={0,2}\s*$/;

/** `keepdesk try mail`: a raw mail as the desk reads it. */
export function mailCore(): TryCore {
  return {
    help: [
      'In:  .eml files (or a bare winmail.dat / .tnef) as arguments, or lines {"raw_base64"}.',
      'Out: one line a mail: kind, from, to, cc, reply_to, subject, message_id, in_reply_to, references, date, text, html,',
      '     reply_text, quoted_text, signature, attachments, original_sender, bounce, warnings.',
      '',
      'Example:',
      `  printf 'From: Ann <ann@example.com>\\nSubject: Hi\\n\\nWhere is 1042?\\n' > hi.eml && keepdesk try mail hi.eml`,
      `  echo '{"raw_base64":"U3ViamVjdDogSGkKCldoZXJlIGlzIDEwNDI/Cg=="}' | keepdesk try mail`,
    ].join('\n'),
    run: (input) => {
      const raw = textField(input, 'raw_base64');
      if (!BASE64.test(raw)) throw new TryError('invalid_input', '"raw_base64" is not base64');
      return shown(readMail(Buffer.from(raw, 'base64')));
    },
    runFile: (content) => shown(readMail(content)),
  };
}

function shown(mail: InboundMail): Record<string, unknown> {
  return {
    kind: mail.kind,
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    reply_to: mail.replyTo,
    subject: mail.subject,
    message_id: mail.messageId,
    in_reply_to: mail.inReplyTo,
    references: mail.references,
    date: mail.sentAt?.toISOString().replace('.000Z', 'Z') ?? null,
    text: mail.text,
    html: mail.html,
    reply_text: mail.replyText,
    quoted_text: mail.quotedText,
    signature: mail.signature,
    attachments: mail.attachments.map(({ name, type, size, sha256, inline, contentId, kind }) => ({ name, type, size, sha256, inline, content_id: contentId, kind })),
    original_sender: mail.originalSender,
    bounce: mail.bounce === null ? null : { recipients: mail.bounce.recipients, original_message_id: mail.bounce.originalMessageId },
    importance: mail.hints.importance,
    auto_submitted: mail.hints.autoSubmitted,
    warnings: mail.warnings,
  };
}
