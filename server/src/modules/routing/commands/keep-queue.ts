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
    await tx.run(sql`delete from routing.placement where conversation_id = any (${gone}::uuid[]) and exists (select from conversations.conversation c where c.id = conversation_id and (c.assignee_id is not null or c.category <> 'open'))`);
    await endOffers(tx, await openOffersOf(tx, gone), 'withdrawn', 'assigned');
  }
  const read = await readWaiting(tx, [...waits]);
  if (read.length > 0) write(tx, read);
  const moved = await tx.rows<{ id: string }>(sql`
    select o.id from routing.offer o join routing.waiting w on w.conversation_id = o.conversation_id
    where o.state = 'open' and o.conversation_id = any (${[...waits]}::uuid[]) and (w.pool_id is null or not exists (select from routing.pool p where p.id = w.pool_id and p.mode = 'offered' and p.archived_at is null))`);
  await endOffers(tx, moved.map((row) => row.id), 'withdrawn', 'placed');
  await wakeRound(tx);
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
