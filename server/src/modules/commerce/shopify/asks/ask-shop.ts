import { PlaceRefused, SlowDown, type Place } from '../../../connections/index.ts';
import { Payload } from '../rules/payload.ts';
import { API_VERSION } from '../rules/requests.ts';
import { pauseFor, type Cost } from '../rules/throttle.ts';

/** One request may not cost that much; ask for fewer at once. */
export class TooExpensive extends Error {}

export interface ShopAnswer {
  readonly data: Payload;
  /** wait this long before the next one of the same size */
  readonly pauseMs: number;
}

/** One GraphQL request to a shop's Admin API. @throws SlowDown, TooExpensive or PlaceRefused where Shopify says so, which it does with status 200 */
export async function askShop(place: Place, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<ShopAnswer> {
  const { json } = await place.ask({ method: 'POST', path: `/admin/api/${API_VERSION}/graphql.json`, json: { query, variables } });
  const said = new Payload(json);
  refuseErrors(said);
  const data = said.object('data');
  if (data === null) throw new Error('Shopify answered without data');
  return { data, pauseMs: pauseFor(costOf(said)) };
}

function refuseErrors(said: Payload): void {
  const errors = said.list('errors');
  const codes = errors.map((error) => error.object('extensions')?.text('code'));
  const message = errors[0]?.text('message') ?? 'an error';
  if (codes.includes('THROTTLED')) throw new SlowDown(Math.max(1, Math.ceil(pauseFor(costOf(said)) / 1000)));
  if (codes.includes('MAX_COST_EXCEEDED')) throw new TooExpensive('a request was too expensive');
  if (codes.includes('ACCESS_DENIED')) throw new PlaceRefused(403, 'ACCESS_DENIED', message);
  if (errors.length > 0) throw new Error(`Shopify: ${message}`);
}

function costOf(said: Payload): Cost | null {
  const cost = said.object('extensions')?.object('cost')?.json;
  return cost && typeof cost.requestedQueryCost === 'number' && typeof cost.throttleStatus === 'object' ? (cost as unknown as Cost) : null;
}
