import { createHmac, timingSafeEqual } from 'node:crypto';

const MAC_BYTES = 12;

/** The part of an address by which somebody without a login may answer one survey: its id and our signature. */
export function tokenOf(surveyId: string, key: Buffer): string {
  const id = Buffer.from(surveyId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, signature(id, key)]).toString('base64url');
}

/** The survey a token is for, or null when we did not sign it. */
export function surveyOf(token: string, key: Buffer): string | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 16 + MAC_BYTES || bytes.toString('base64url') !== token) return null;
  const id = bytes.subarray(0, 16);
  if (!timingSafeEqual(bytes.subarray(16), signature(id, key))) return null;
  const hex = id.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function signature(id: Buffer, key: Buffer): Buffer {
  return createHmac('sha256', key).update(id).digest().subarray(0, MAC_BYTES);
}
