import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { displayNameOf } from '../rules/display-name.ts';
import { LOOP_HEADER } from '../rules/loops.ts';
import { replyAddress } from '../rules/thread-tokens.ts';
import { replyBody } from '../rules/reply-body.ts';

/** What a signature covers; mail programs want one over both headers before they offer one-click unsubscribing (RFC 8058 §4). */
const SIGNED = 'From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding:In-Reply-To:References:List-Id:List-Unsubscribe:List-Unsubscribe-Post';

export interface OutgoingMail {
  readonly messageId: string;
  /** of the conversation an answer belongs to; null: an answer is a mail of its own */
  readonly token: string | null;
  readonly from: { readonly address: string; readonly name: string };
  readonly to: readonly { address: string; name: string }[];
  readonly cc: readonly { address: string; name: string }[];
  readonly bcc: readonly { address: string; name: string }[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly signatureHtml: string;
  readonly inReplyTo: string | null;
  /** oldest first */
  readonly references: readonly string[];
  readonly date: Date;
  readonly attachments: readonly { name: string; type: string; content: Buffer }[];
  readonly quoted: { readonly author: string; readonly at: Date; readonly text: string } | null;
  readonly auto?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly privateKey: string } | undefined;
}

/** The mail as it goes over the wire: plain and HTML parts, threading headers, our reply address. Same input, same bytes but for boundaries. */
export async function composeMail(mail: OutgoingMail): Promise<Buffer> {
  const body = replyBody(mail);
  const composer = new MailComposer({
    messageId: `<${mail.messageId}>`,
    date: mail.date,
    from: { name: displayNameOf(mail.from.name), address: mail.from.address },
    replyTo: { name: displayNameOf(mail.from.name), address: mail.token === null ? mail.from.address : replyAddress(mail.from.address, mail.token) },
    to: mail.to.map(named),
    cc: mail.cc.map(named),
    bcc: mail.bcc.map(named),
    subject: mail.subject,
    ...(mail.inReplyTo === null ? {} : { inReplyTo: `<${mail.inReplyTo}>` }),
    ...(mail.references.length === 0 ? {} : { references: mail.references.map((id) => `<${id}>`) }),
    text: body.text,
    html: body.html,
    attachments: mail.attachments.map((file) => ({ filename: file.name, contentType: file.type, content: file.content })),
    headers: { ...(mail.auto ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', [LOOP_HEADER]: 'yes' } : {}), ...mail.headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const node = composer.compile();
  if (mail.dkim === undefined) return node.build();
  const { default: DKIM } = await import('nodemailer/lib/dkim/index.js');
  const signer = new DKIM({ domainName: mail.dkim.domain, keySelector: mail.dkim.selector, privateKey: mail.dkim.privateKey, headerFieldNames: SIGNED });
  const parts: Buffer[] = [];
  for await (const part of signer.sign(node.createReadStream()) as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

function named(entry: { address: string; name: string }): { name: string; address: string } {
  return { name: displayNameOf(entry.name), address: entry.address };
}
