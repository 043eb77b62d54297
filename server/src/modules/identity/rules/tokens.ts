import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A random secret that is shown once; only its hash is kept. `kd_` lets scanners of leaked secrets recognise it. */
export function newToken(prefix: 'kd' | 'kdi' | 'kdl' | 'kdr'): { token: string; hash: string; hint: string } {
  const token = `${prefix}_${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashToken(token), hint: `${token.slice(0, 7)}…${token.slice(-4)}` };
}

/** SHA-256 is enough for 256 random bits; a slow hash is for what people choose. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** `value.signature` as session cookies carry it: HMAC-SHA-256 over the value, base64. */
export function signCookie(value: string, secret: string): string {
  return `${value}.${signature(value, secret)}`;
}

/** The value of a signed cookie, or null when the signature is not ours. */
export function openCookie(cookie: string, secret: string): string | null {
  const cut = cookie.lastIndexOf('.');
  if (cut < 1) return null;
  const value = cookie.slice(0, cut);
  const given = Buffer.from(cookie.slice(cut + 1), 'base64');
  const wanted = Buffer.from(signature(value, secret), 'base64');
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? value : null;
}

function signature(value: string, secret: string): string {
  return createHmac('sha256', secret).update(value).digest('base64');
}
