import { pick, type Random } from '../../../platform/random/random.ts';
import type { DemoShop } from './serve.ts';

const opening = ['Hi! Does the {item} run small?', 'Is the {item} in stock again soon?', 'Can I return the {item} if it does not fit?', 'Hello, how long does delivery to Oslo take?', 'Is the {item} itchy? I have sensitive skin.', 'Do you have a discount code for a first order?'];
const thanks = ['Great, thank you!', 'Perfect, that helps.', 'Thanks, I will think about it.', 'Lovely, ordering now.'];
const names = ['Mia', 'Jonas', 'Lea', 'Omar', 'Priya', 'Tom', 'Yuki', 'Ines'];
const PATIENCE_MS = 120_000;
const LOOK_MS = 3000;

interface Line {
  readonly ours: boolean;
  readonly seq: number;
}

/** A shopper of the demo at the chat's own door: asks about a product, waits for an answer, thanks and ends. */
export async function chatOnce(base: string, shop: DemoShop, random: Random, pause: (milliseconds: number) => Promise<void>): Promise<void> {
  const [sku, item] = pick(random, shop.brand.goods);
  let visitor = '';
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${base}/chat/${shop.key}${path}`, { method, headers: { origin: base, ...(visitor ? { 'x-keepdesk-visitor': visitor } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
    return (await answer.json()) as T;
  };
  const page = { url: `${base}/demo/shop/p/${sku}`, title: item };
  visitor = (await call<{ visitor: string }>('POST', '/start', { locale: 'en' })).visitor;
  const name = pick(random, names);
  await call('POST', '/details', { name, email: `${name.toLowerCase()}${Math.floor(random.next() * 900)}@shopper.example` });
  const { chat } = await call<{ chat: string }>('POST', '/messages', { client_id: crypto.randomUUID(), text: pick(random, opening).replace('{item}', item), page });
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    await pause(LOOK_MS);
    const { data } = await call<{ data: Line[] }>('GET', `/chats/${chat}/lines?after=1`);
    if (!data.some((line) => line.ours)) continue;
    await pause(4000 + random.next() * 6000);
    await call('POST', '/messages', { client_id: crypto.randomUUID(), text: pick(random, thanks), chat });
    await call('POST', `/chats/${chat}/end`, {});
    return;
  }
}
