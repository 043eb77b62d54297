import { createHmac, timingSafeEqual } from 'node:crypto';

const MAC_BYTES = 16;

/** What a signed link opens. `parcels`: where the parcels are, and nothing personal. */
export interface LinkedOrder {
  readonly orderId: string;
  readonly until: Date;
  readonly shows: 'parcels' | 'nothing';
}

/** The part of an address by which somebody without a code sees where parcels are: order, end, what it shows, our signature. No personal data. */
export function linkToken(order: LinkedOrder, key: Buffer): string {
  const body = Buffer.alloc(21);
  Buffer.from(order.orderId.replaceAll('-', ''), 'hex').copy(body);
  body.writeUInt32BE(Math.floor(order.until.getTime() / 1000), 16);
  body[20] = order.shows === 'parcels' ? 1 : 0;
  return Buffer.concat([body, signature(body, key)]).toString('base64url');
}

/** What a token opens; null where we did not sign it, or its time is over. */
export function readLink(token: string, key: Buffer, now: Date): LinkedOrder | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 21 + MAC_BYTES || bytes.toString('base64url') !== token) return null;
  const body = bytes.subarray(0, 21);
  if (!timingSafeEqual(bytes.subarray(21), signature(body, key))) return null;
  const until = new Date(body.readUInt32BE(16) * 1000);
  if (until <= now) return null;
  const hex = body.toString('hex', 0, 16);
  return { orderId: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`, until, shows: body[20] === 1 ? 'parcels' : 'nothing' };
}

/** A keyed hash for what is compared and never read again: a try, a browser's token. */
export const keyed = (key: Buffer, ...parts: readonly string[]): string => createHmac('sha256', key).update(parts.join('\0')).digest('base64url');

function signature(body: Buffer, key: Buffer): Buffer {
  return createHmac('sha256', key).update(body).digest().subarray(0, MAC_BYTES);
}
