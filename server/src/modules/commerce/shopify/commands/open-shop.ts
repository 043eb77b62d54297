import type { ShopifyPorts } from '../ports.ts';
import { DRAFT_BY_TAG, tagOf } from '../rules/action-requests.ts';
import type { Payload } from '../rules/payload.ts';
import { askShop, Throttled } from './ask-shop.ts';

/** A shop and how it is asked: patient where Shopify asks us to slow down. */
export interface OpenShop {
  readonly domain: string;
  ask(query: string, variables: Readonly<Record<string, unknown>>): Promise<Payload>;
}

/** The draft order made for an action before, if any. */
export async function draftOf(shop: OpenShop, actionId: string): Promise<Payload | null> {
  const tag = tagOf(actionId);
  const drafts = (await shop.ask(DRAFT_BY_TAG, { query: `tag:'${tag}'` })).list('draftOrders');
  return drafts.find((draft) => Array.isArray(draft.raw('tags')) && (draft.raw('tags') as unknown[]).includes(tag)) ?? null;
}

/** Nothing is done while Shopify throttles, so the same request may be sent again. */
export async function patiently(ports: ShopifyPorts, shop: { domain: string; token: string }, query: string, variables: Readonly<Record<string, unknown>>, patience = 3): Promise<Payload> {
  try {
    return (await askShop(ports, shop, query, variables, 20_000)).data;
  } catch (error) {
    if (!(error instanceof Throttled) || patience === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, Math.min(error.waitMs, 3000)));
    return patiently(ports, shop, query, variables, patience - 1);
  }
}
