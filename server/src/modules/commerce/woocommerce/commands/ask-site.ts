import { guardedFetch } from '../../../../platform/outbound/index.ts';
import { keysPurpose, type WooPorts } from '../ports.ts';
import type { SiteRow } from '../store/sites.ts';

/** Shorter than what an action waits for before a look may prove that it did not happen. */
const TIMEOUT_MS = 25_000;

export interface Keys {
  readonly key: string;
  readonly secret: string;
}

export interface OpenSite {
  readonly url: string;
  readonly keys: Keys;
}

/** The site said no, with WooCommerce's own code: `woocommerce_rest_…`. */
export class SiteRefused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export interface SiteAnswer {
  readonly json: unknown;
  /** rows of a list in all, by X-WP-Total */
  readonly total: number | null;
}

/** One request to a site's REST API (wc/v3). Throws SiteRefused for a no, and anything else where nobody knows. */
export async function askSite(ports: Pick<WooPorts, 'allowPrivate'>, site: OpenSite, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<SiteAnswer> {
  const basic = Buffer.from(`${site.keys.key}:${site.keys.secret}`).toString('base64');
  const answer = await guardedFetch(`${site.url}/wp-json/wc/v3${path}`, {
    method, maxRedirects: 0, timeoutMs: TIMEOUT_MS, maxBytes: 32 * 1024 * 1024, allowHosts: ports.allowPrivate,
    headers: { authorization: `Basic ${basic}`, accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json = parsed(answer.body.toString('utf8'));
  if (answer.status >= 200 && answer.status < 300 && json !== undefined) return { json, total: answer.headers['x-wp-total'] === undefined ? null : Number(answer.headers['x-wp-total']) };
  const refusal = json as { code?: unknown; message?: unknown } | undefined;
  // A proxy's page says nothing of what the site did; a code of WordPress does.
  if (answer.status >= 400 && answer.status < 500 && typeof refusal?.code === 'string') throw new SiteRefused(answer.status, refusal.code, String(refusal.message ?? refusal.code).slice(0, 300));
  throw new Error(`the site answered with status ${answer.status}${json === undefined ? ' and no JSON' : ''}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A connected site with its keys opened. */
export function openSite(ports: WooPorts, row: SiteRow): OpenSite {
  if (row.credentials === null) throw new Error('the site is no longer connected');
  return { url: row.url, keys: JSON.parse(ports.vault.open(row.credentials, keysPurpose(row.id))) as Keys };
}
