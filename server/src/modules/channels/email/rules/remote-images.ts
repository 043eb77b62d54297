import { createHash } from 'node:crypto';

const REMOTE = /data-remote-src=(["'])([^"'>]+)\1/gi;
const MOST = 300;

/** Addresses of the pictures elsewhere that a cleaned mail would show. */
export function remoteImageAddresses(html: string): string[] {
  return [...new Set([...html.matchAll(REMOTE)].map((found) => (found[2] ?? '').replaceAll('&amp;', '&')))].slice(0, MOST);
}

/** What an address is known by. */
export function imageHash(address: string): string {
  return createHash('sha256').update(address).digest('hex');
}

/** Picture formats browsers draw and that cannot carry script; an SVG can, so it is none. */
export const PICTURE_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/apng', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp', 'image/x-icon']);
