import { isHmac, type WebhookRequest } from '../../../connections/index.ts';

/**
 * Okendo says that `webhookSecret` verifies a delivery, and not which header holds what. A delivery counts when any header that names a
 * signature holds the HMAC-SHA256 of its bytes, in hex or base64, under one of the secrets; nothing weaker does.
 */
export function isSigned(secrets: string, { headers, body }: Pick<WebhookRequest, 'headers' | 'body'>): boolean {
  const known = secrets.split(/\s+/).filter((secret) => secret.length >= 8);
  const given = Object.entries(headers).filter(([name]) => /signature|hmac|digest/.test(name)).map(([, value]) => value.replace(/^sha256=/, ''));
  return known.some((secret) => given.some((value) => isHmac(secret, body, value) || isHmac(secret, body, value, 'base64')));
}
