import { createHmac, timingSafeEqual } from 'node:crypto';

const MAC_BYTES = 12;

/** The address part of whoever holds a notice's link: its id and a signature over it. */
export function tokenOf(id: string, key: Buffer): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([bytes, signature(bytes, key)]).toString('base64url');
}

/** The id a token was made of, or null when it is not ours. */
export function idOf(token: string, key: Buffer): string | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 16 + MAC_BYTES) return null;
  const id = bytes.subarray(0, 16);
  if (!timingSafeEqual(bytes.subarray(16), signature(id, key))) return null;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What stands in the reply address of a notice, so that an answer names it even where a mail program loses its header. */
export const replyTokenOf = (decisionId: string): string => `n${decisionId.replaceAll('-', '')}`;

const REPLY_TOKEN = /\+c-n([0-9a-f]{32})@/i;
const MESSAGE_ID = /^<?([0-9a-f-]{36})\.notice@/i;

/** The notice a message answers: by the id it answers, or by the address it was sent to. */
export function noticeAnswered(inReplyTo: string | null, recipients: readonly string[]): string | null {
  const byHeader = MESSAGE_ID.exec(inReplyTo ?? '')?.[1];
  if (byHeader) return byHeader.toLowerCase();
  const hex = recipients.map((address) => REPLY_TOKEN.exec(address)?.[1]).find((found) => found !== undefined);
  return hex?.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') ?? null;
}

function signature(id: Buffer, key: Buffer): Buffer {
  return createHmac('sha256', key).update('notice').update(id).digest().subarray(0, MAC_BYTES);
}
