import { systemActor } from '../../../../platform/actor/actor.ts';
import { guardedFetch } from '../../../../platform/outbound/index.ts';
import { secretPurpose, type CustomPorts } from '../ports.ts';
import { signedHeaders } from '../rules/signature.ts';
import { markAnswer, type CustomShopRow } from '../store/custom-shops.ts';

const asker = systemActor('custom shop');
/** Shorter than what an action waits for before a look may prove that it did not happen. */
const TIMEOUT_MS = 30_000;

/** The shop answered with a status that says no. */
export class Declined extends Error {}

/** Puts a signed request to a shop and answers with its body. Throws Declined for 4xx, and anything else where nobody knows. */
export async function askCustomShop(ports: CustomPorts, shop: CustomShopRow, id: string, body: string): Promise<string> {
  try {
    const headers = { 'content-type': 'application/json', accept: 'application/json', ...signedHeaders(ports.vault.open(shop.secret, secretPurpose(shop.id)), id, body, ports.db.clock.now()) };
    const answer = await guardedFetch(shop.url ?? '', { method: 'POST', body, headers, maxRedirects: 0, timeoutMs: TIMEOUT_MS, maxBytes: 4 * 1024 * 1024, allowHosts: ports.allowPrivate });
    const text = answer.body.toString('utf8');
    // Too many requests and time-outs of the shop itself say nothing of what it did.
    if (answer.status >= 400 && answer.status < 500 && ![408, 425, 429].includes(answer.status)) throw new Declined(`status ${answer.status}: ${text.slice(0, 200)}`);
    if (answer.status < 200 || answer.status >= 300) throw new Error(`the shop answered with status ${answer.status}`);
    await ports.db.transact(asker, (tx) => markAnswer(tx, shop.id, null));
    return text;
  } catch (error) {
    if (!(error instanceof Declined)) await ports.db.transact(asker, (tx) => markAnswer(tx, shop.id, (error as Error).message.slice(0, 300)));
    throw error;
  }
}
