import type { FastifyRequest } from 'fastify';
import type { Door } from './doors.ts';

/**
 * Whether a form comes from a page of ours: its Origin (RFC 6454) is this host. A browser that sends none says by Sec-Fetch-Site where it
 * comes from; what says neither is no browser of today. The search for an order may come from the brand's own shop as well (`shop`): it opens nothing by itself.
 */
export function hasOrigin(request: FastifyRequest, shop: Pick<Door, 'brand' | 'choices'> | null): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin';
  if (!URL.canParse(origin)) return false;
  const { host, protocol, hostname } = new URL(origin);
  if (host === request.headers.host) return true;
  if (shop === null) return false;
  const { domain } = shop.brand;
  return shop.choices.embed_origins.includes(origin) || (protocol === 'https:' && domain !== '' && (hostname === domain || hostname.endsWith(`.${domain}`)));
}
