import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether a webhook's signature (base64 of HMAC-SHA256 over the bytes as they came) was made with its secret. Takes the same time for every wrong one. */
export function isSignedBy(secret: string, body: Uint8Array, signature: string | undefined): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature ?? '', 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
