import { isDeepStrictEqual } from 'node:util';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { readWaiting, waitingAmong, type Waiting } from '../queries/read-waiting.ts';
import { endOffers } from './end-offers.ts';
import { wakeRound } from './wake-round.ts';

/**
 * Puts these conversations into the queue, or takes them out of it, as they stand now. What was offered of those that no
 * longer wait is taken back. Doing it twice changes nothing.
 */
export async function keepQueue(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  // Two who look at the same conversations write one after another, so what is written last was read last.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended('routing queue ' || id::text, 0)) from (select distinct unnest(${ids as string[]}::uuid[]) as id order by 1) held`);
  const waits = new Set(await waitingAmong(tx, ids));
  const gone = ids.filter((id) => !waits.has(id));
  if (gone.length > 0) {
    await tx.run(sql`delete from routing.waiting where conversation_id = any (${gone}::uuid[])`);
    await tx.run(sql`delete from routing.placement where conversation_id = any (${gone}::uuid[]) and exists (select from conversations.conversation c where c.id = conversation_id and (c.category in ('resolved', 'spam') or c.merged_into_id is not null))`);
    await endOffers(tx, await openOffersOf(tx, gone), 'withdrawn', 'assigned');
  }
  const read = await readWaiting(tx, [...waits]);
  const offered = await offeredAs(tx, [...waits]);
  if (read.length > 0) write(tx, read);
  const moved = offered.filter((offer) => !offer.still || !isSamePlace(offer, read.find((one) => one.id === offer.conversation_id)));
  await endOffers(tx, moved.map((offer) => offer.id), 'withdrawn', 'placed');
  await wakeRound(tx);
}

/** An open offer, and where its conversation waited when it was made. */
interface OfferedAs {
  readonly id: string;
  readonly conversation_id: string;
  readonly pool_id: string | null;
  readonly tier: number;
  readonly in_house_only: boolean;
  readonly language: string | null;
  readonly needs: unknown;
  /** its pool offers still */
  readonly still: boolean;
}

function offeredAs(tx: Tx, ids: readonly string[]): Promise<OfferedAs[]> {
  return tx.rows<OfferedAs>(sql`
    select o.id, o.conversation_id, w.pool_id, w.tier, w.in_house_only, w.language, w.needs, exists (select from routing.pool p where p.id = w.pool_id and p.mode = 'offered' and p.archived_at is null) as still
    from routing.offer o join routing.waiting w on w.conversation_id = o.conversation_id where o.state = 'open' and o.conversation_id = any (${ids as string[]}::uuid[])`);
}

/** Whoever was asked was the right one for where it waited then; elsewhere somebody else may be. */
function isSamePlace(was: OfferedAs, is: Waiting | undefined): boolean {
  return is !== undefined && was.pool_id === is.poolId && was.tier === is.tier && was.in_house_only === is.inHouseOnly && was.language === is.language && isDeepStrictEqual(was.needs, is.needs);
}

async function openOffersOf(tx: Tx, conversationIds: readonly string[]): Promise<string[]> {
  return (await tx.rows<{ id: string }>(sql`select id from routing.offer where state = 'open' and conversation_id = any (${conversationIds as string[]}::uuid[])`)).map((row) => row.id);
}

function write(tx: Tx, read: readonly Waiting[]): void {
  const rows = read.map((one) => ({
    conversation_id: one.id, brand_id: one.brandId, channel: one.channel, pool_id: one.poolId, language: one.language, needs: one.needs, tier: one.tier, in_house_only: one.inHouseOnly, class: one.class,
    weight: one.weight, frustrated: one.frustrated, waiting_since: one.waitingSince, last_agent: one.lastAgent, last_agent_at: one.lastAgentAt, entered_at: tx.now,
  }));
  tx.post(sql`
    insert into routing.waiting select * from jsonb_populate_recordset(null::routing.waiting, ${JSON.stringify(rows)}::jsonb)
    on conflict (conversation_id) do update set channel = excluded.channel, pool_id = excluded.pool_id, language = excluded.language, needs = excluded.needs, tier = excluded.tier, in_house_only = excluded.in_house_only,
      class = excluded.class, weight = excluded.weight, frustrated = excluded.frustrated, waiting_since = excluded.waiting_since, last_agent = excluded.last_agent, last_agent_at = excluded.last_agent_at`);
}
