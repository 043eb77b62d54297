import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookRequest } from '../connector.ts';

/** In the same time for every wrong one. */
export function isSame(expected: string | Uint8Array, given: string | Uint8Array): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && a.length > 0 && timingSafeEqual(a, b);
}

/** Whether `given` is the HMAC-SHA256 of the data under the secret. */
export function isHmac(secret: string | Uint8Array, data: string | Uint8Array, given: string, encoding: 'hex' | 'base64' = 'hex'): boolean {
  return isSame(createHmac('sha256', secret).update(data).digest(), Buffer.from(given, encoding));
}

/** How far a signed moment may be off: longer ago is an old delivery played again. */
export const TOLERANCE_S = 300;

/** Whether a moment in seconds is near enough to now. */
export function isRecent(seconds: string, now: Date): boolean {
  const at = Number(seconds);
  return seconds !== '' && Number.isFinite(at) && Math.abs(now.getTime() / 1000 - at) <= TOLERANCE_S;
}

/** By Standard Webhooks: `v1,` and the HMAC of id, moment and bytes; any of several signatures does. */
export function isStandard(secret: string, { headers, body }: WebhookRequest, now: Date): boolean {
  const [id = '', at = ''] = [headers['webhook-id'], headers['webhook-timestamp']];
  if (id === '' || !isRecent(at, now)) return false;
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);
  const data = Buffer.concat([Buffer.from(`${id}.${at}.`), body]);
  return (headers['webhook-signature'] ?? '').split(' ').some((one) => one.startsWith('v1,') && isHmac(key, data, one.slice(3), 'base64'));
}
