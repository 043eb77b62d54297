import { patiently, type Place } from '../../../connections/index.ts';
import type { ShopAnswer } from '../../../orders/index.ts';
import type { Payload } from '../rules/payload.ts';
import { askShop } from './ask-shop.ts';

/** Asked again where the shop asks for patience. */
export async function askPatiently(place: Place, query: string, variables: Readonly<Record<string, unknown>>): Promise<Payload> {
  return (await patiently(() => askShop(place, query, variables))).data;
}

/** What a mutation came to: its errors are a no that is meant. */
export function answerOf(data: Payload, mutation: string, errors = 'userErrors'): ShopAnswer {
  const payload = data.object(mutation);
  if (payload === null) throw new Error(`Shopify answered without ${mutation}`);
  const problems = payload.list(errors).map((problem) => problem.text('message') ?? 'no');
  return problems.length > 0 ? { answer: 'declined', said: problems.join('; ') } : { answer: 'accepted', said: mutation };
}
