import { patiently, PlaceRefused, refusedTopics, type Place } from '../../../connections/index.ts';
import type { Payload } from '../rules/payload.ts';
import { RESUBSCRIBE, SUBSCRIBE, SUBSCRIBED, TOPICS } from '../rules/requests.ts';
import { askShop } from './ask-shop.ts';

/** Asks a shop to tell us its news, topic by topic. What it tells another address of this Keepdesk (of the connection before this one) is told here from now on. */
export async function subscribe(place: Place, address: string): Promise<{ topic: string; message: string }[]> {
  const { data } = await patiently(() => askShop(place, SUBSCRIBED));
  const there = data.list('webhookSubscriptions');
  return refusedTopics(Object.entries(TOPICS).flatMap(([topic, name]) => {
    const known = there.filter((one) => one.text('topic') === name);
    if (known.some((one) => one.text('uri') === address)) return [];
    const before = known.find((one) => isOurs(one.text('uri'), address));
    return [{ topic, ask: () => (before ? ask(place, RESUBSCRIBE, 'webhookSubscriptionUpdate', { id: before.need('id'), webhook: { uri: address } }) : ask(place, SUBSCRIBE, 'webhookSubscriptionCreate', { topic: name, webhook: { uri: address, format: 'JSON' } })) }];
  }));
}

function isOurs(uri: string | null, address: string): boolean {
  return uri !== null && uri.startsWith(`${new URL(address).origin}/webhooks/shopify/`);
}

/** Shopify answers "already taken" for a subscription it has; that is as good as a new one. */
async function ask(place: Place, query: string, mutation: string, variables: Readonly<Record<string, unknown>>): Promise<void> {
  const { data } = await patiently(() => askShop(place, query, variables));
  const [problem]: Payload[] = data.object(mutation)?.list('userErrors') ?? [];
  const message = problem?.text('message') ?? null;
  if (message !== null && !/already been taken/i.test(message)) throw new PlaceRefused(422, 'user_error', message);
}
