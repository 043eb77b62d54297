import { guardedFetch } from '../../../../platform/outbound/index.ts';
import type { ShopifyPorts } from '../ports.ts';
import { Payload, parseExact } from '../rules/payload.ts';
import { API_VERSION } from '../rules/requests.ts';
import { pauseFor, type Cost } from '../rules/throttle.ts';

/** Shopify asks us to wait this long before the next request. */
export class Throttled extends Error {
  readonly waitMs: number;

  constructor(waitMs: number) {
    super('Shopify asks us to slow down');
    this.waitMs = waitMs;
  }
}

/** One request may not cost that much; ask for fewer at once. */
export class TooExpensive extends Error {}

/** The token is no longer accepted. */
export class AccessLost extends Error {}

export interface ShopAnswer {
  readonly data: Payload;
  /** wait this long before the next one of the same size */
  readonly pauseMs: number;
}

/** One GraphQL request to a shop's Admin API. Throws Throttled, TooExpensive or AccessLost where Shopify says so. */
export async function askShop(ports: Pick<ShopifyPorts, 'allowPrivate' | 'shopAddress'>, shop: { domain: string; token: string }, query: string, variables: Readonly<Record<string, unknown>> = {}, timeoutMs = 60_000): Promise<ShopAnswer> {
  const base = ports.shopAddress?.(shop.domain) ?? `https://${shop.domain}`;
  const answer = await guardedFetch(`${base}/admin/api/${API_VERSION}/graphql.json`, {
    method: 'POST', body: JSON.stringify({ query, variables }), maxRedirects: 0, timeoutMs, maxBytes: 32 * 1024 * 1024, allowHosts: ports.allowPrivate,
    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-shopify-access-token': shop.token },
  });
  if (answer.status === 401 || answer.status === 403) throw new AccessLost(`Shopify refuses the access token (status ${answer.status}). Connect the shop again.`);
  if (answer.status === 429) throw new Throttled(Number(answer.headers['retry-after'] ?? 2) * 1000 || 2000);
  if (answer.status !== 200) throw new Error(`Shopify answered with status ${answer.status}`);
  const said = new Payload(parseExact(answer.body.toString('utf8')));
  refuseErrors(said);
  const data = said.object('data');
  if (data === null) throw new Error('Shopify answered without data');
  return { data, pauseMs: pauseFor(costOf(said)) };
}

function refuseErrors(said: Payload): void {
  const errors = said.list('errors');
  const codes = errors.map((error) => error.object('extensions')?.text('code'));
  if (codes.includes('THROTTLED')) throw new Throttled(Math.max(1000, pauseFor(costOf(said))));
  if (codes.includes('MAX_COST_EXCEEDED')) throw new TooExpensive('a request was too expensive');
  if (codes.includes('ACCESS_DENIED')) throw new AccessLost(`Shopify: ${errors[0]?.text('message') ?? 'access denied'}`);
  if (errors.length > 0) throw new Error(`Shopify: ${errors[0]?.text('message') ?? 'an error'}`);
}

function costOf(said: Payload): Cost | null {
  const cost = said.object('extensions')?.object('cost')?.json;
  return cost && typeof cost.requestedQueryCost === 'number' && typeof cost.throttleStatus === 'object' ? (cost as unknown as Cost) : null;
}
