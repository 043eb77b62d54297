import { createHmac } from 'node:crypto';

/** A delivery signed by Standard Webhooks. */
export function standardSigned(payload: unknown, secret: string, at: Date): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify(payload);
  const [id, t] = ['msg_1', String(Math.floor(at.getTime() / 1000))];
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);
  return { body, headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': t, 'webhook-signature': `v1,${createHmac('sha256', key).update(`${id}.${t}.${body}`).digest('base64')}` } };
}
