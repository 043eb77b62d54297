import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret as Standard Webhooks writes it: 24 random bytes in base64 behind `whsec_`. */
export function newSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}

/**
 * The headers of a delivery after Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`, one signature for each
 * secret that is valid, so that a secret can be changed without a gap. `at` is the moment of this try.
 */
export function signedHeaders(secrets: readonly string[], id: string, body: string, at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': secrets.map((secret) => `v1,${sign(secret, `${id}.${timestamp}.${body}`)}`).join(' ') };
}

/** What a receiver does: true when one signature is ours and the moment lies within five minutes of `now`. */
export function isSigned(secret: string, headers: Readonly<Record<string, string | undefined>>, body: string, now: Date): boolean {
  const timestamp = headers['webhook-timestamp'] ?? '';
  if (!/^\d+$/.test(timestamp) || Math.abs(now.getTime() / 1000 - Number(timestamp)) > 300) return false;
  const expected = Buffer.from(sign(secret, `${headers['webhook-id'] ?? ''}.${timestamp}.${body}`));
  return (headers['webhook-signature'] ?? '').split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''));
    return one.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function sign(secret: string, text: string): string {
  return createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).update(text).digest('base64');
}
