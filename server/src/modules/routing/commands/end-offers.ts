import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { OFFER_ENDED, type OfferEnded } from '../events.ts';

export const OFFER_JOB = 'routing.offer_runs_out';

interface Ended {
  id: string;
  brand_id: string;
  conversation_id: string;
  person_id: string;
  pool_id: string;
}

/** Ends offers that are open, and says so; the others stay as they ended. Answers with those that ended now. */
export async function endOffers(tx: Tx, ids: readonly string[], outcome: OfferEnded['outcome'], because: string | null = null): Promise<Ended[]> {
  if (ids.length === 0) return [];
  const ended = await tx.rows<Ended>(sql`
    update routing.offer set state = ${outcome}, ended_at = ${tx.now}, ended_because = ${because} where id = any (${ids as string[]}::uuid[]) and state = 'open' returning id, brand_id, conversation_id, person_id, pool_id`);
  for (const offer of ended) {
    const payload: OfferEnded = { offer_id: offer.id, person_id: offer.person_id, pool_id: offer.pool_id, outcome, because };
    await tx.announce({ name: OFFER_ENDED, brandId: offer.brand_id, subjectId: offer.conversation_id, payload: { ...payload } });
  }
  tx.post(sql`delete from platform.job where kind = ${OFFER_JOB} and key = any (${ended.map((offer) => offer.id)})`);
  return ended;
}

/** Takes back everything that is offered to somebody. */
export async function withdrawAll(tx: Tx, personId: string, because: string): Promise<number> {
  const open = await tx.rows<{ id: string }>(sql`select id from routing.offer where person_id = ${personId} and state = 'open'`);
  return (await endOffers(tx, open.map((row) => row.id), 'withdrawn', because)).length;
}

/** Takes back what was offered to somebody last, to make room; false when there is nothing. */
export async function withdrawNewest(tx: Tx, personId: string): Promise<boolean> {
  const newest = await tx.maybe<{ id: string }>(sql`select id from routing.offer where person_id = ${personId} and state = 'open' order by offered_at desc, id desc limit 1`);
  return newest !== undefined && (await endOffers(tx, [newest.id], 'withdrawn', 'returned')).length > 0;
}
