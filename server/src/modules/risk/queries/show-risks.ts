import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { RisksView } from '../contract.ts';
import { repeatRisk } from '../rules/repeat-contact.ts';
import { taughtRepeat } from '../store/taught.ts';
import { leavingChances } from './leaving-chances.ts';
import { returnChances } from './return-chances.ts';
import { settledFacts } from './settled-facts.ts';

const RECENT_DAYS = 60;
const MOST_ORDERS = 20;

/** What is likely to happen next with the customer of a conversation. */
export async function showRisks(tx: Tx, conversationId: string): Promise<RisksView> {
  const conversation = await tx.maybe<{ brand_id: string; customer_id: string | null }>(sql`select brand_id, customer_id from conversations.conversation where id = ${conversationId}`);
  if (conversation === undefined) throw notFound('conversation');
  const { brand_id: brandId, customer_id: customerId } = conversation;
  const [known] = await settledFacts(tx, [{ conversationId, at: tx.now }]);
  const again = known === undefined ? null : repeatRisk(known.facts, (await taughtRepeat(tx, [brandId])).get(brandId));
  const leaving = customerId === null ? undefined : (await leavingChances(tx, [customerId])).get(customerId);
  return {
    again: again && { chance: again.chance, because: [...again.because] },
    returns: customerId === null ? [] : await likelyReturns(tx, brandId, customerId),
    leaves: leaving?.returned !== true ? null : { chance: leaving.noPurchase, usual: leaving.usual, gone: leaving.gone },
  };
}

/** Recent orders of which nothing was asked to come back yet, the newest first. */
async function likelyReturns(tx: Tx, brandId: string, customerId: string): Promise<RisksView['returns']> {
  const recent = await tx.rows<{ id: string; number: string }>(sql`
    select id, number from orders."order" where brand_id = ${brandId} and customer_id = ${customerId} and placed_at > ${new Date(tx.now.getTime() - RECENT_DAYS * 86_400_000)} order by placed_at desc limit ${MOST_ORDERS}`);
  const chances = await returnChances(tx, recent.map((order) => order.id));
  return recent.flatMap(({ id, number }) => {
    const likely = chances.get(id);
    return likely === undefined ? [] : [{ order_id: id, order_number: number, chance: likely.chance, piece: likely.piece }];
  });
}
