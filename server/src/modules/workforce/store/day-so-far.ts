import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** Of contacts that came by a channel in a time: how many were answered within so long, and how many cannot be any more. Times in opening hours where `business`. */
export async function keptSince(tx: Tx, about: { brandId: string; channel: string }, from: Date, withinSeconds: number, business: boolean): Promise<{ promised: number; kept: number }> {
  return tx.one<{ promised: number; kept: number }>(sql`
    select count(*) filter (where first_reply_at is not null or opened_at <= ${new Date(tx.now.getTime() - withinSeconds * 1000)})::integer as promised,
      count(*) filter (where case when ${business} then first_reply_business_seconds else first_reply_seconds end <= ${withinSeconds})::integer as kept
    from facts.conversation where brand_id = ${about.brandId} and channel = ${about.channel} and counted and opened_at >= ${from}`);
}

/** Since when customers of a channel wait for an answer, the longest first. */
export async function waitingNow(tx: Tx, about: { brandId: string; channel: string }): Promise<Date[]> {
  const rows = await tx.rows<{ since: Date }>(sql`
    select waiting_since as since from conversations.conversation
    where brand_id = ${about.brandId} and channel = ${about.channel} and category = 'open' and waiting_since is not null and merged_into_id is null and kind = 'support' order by waiting_since limit 5000`);
  return rows.map((row) => row.since);
}

export interface SaidState {
  readonly person_id: string;
  readonly state: 'available' | 'busy' | 'break' | 'training' | 'offline';
  readonly from_at: Date;
  readonly to_at: Date | null;
}

/** What people said of being there, over a time. */
export function statesBetween(tx: Tx, personIds: readonly string[], from: Date, to: Date): Promise<SaidState[]> {
  return tx.rows<SaidState>(sql`
    select person_id, state, from_at, to_at from facts.agent_state
    where person_id = any (${[...personIds]}::uuid[]) and from_at < ${to} and (to_at is null or to_at > ${from}) order by person_id, from_at`);
}

/** When people had a conversation before them, over a time; of brands that may be seen. */
export function handlingBetween(tx: Tx, personIds: readonly string[], from: Date, to: Date): Promise<{ person_id: string; from_at: Date; to_at: Date | null }[]> {
  return tx.rows(sql`
    select person_id, from_at, to_at from facts.handling
    where person_id = any (${[...personIds]}::uuid[]) and from_at < ${to} and from_at > ${new Date(from.getTime() - 86_400_000)} and (to_at is null or to_at > ${from}) order by person_id, from_at`);
}

/** How many contacts people answered, by channel, since a moment; of brands that may be seen. */
export async function answeredOf(tx: Tx, personIds: readonly string[], since: Date): Promise<Map<string, ReadonlyMap<string, number>>> {
  const rows = await tx.rows<{ person_id: string; channels: Record<string, number> }>(sql`
    select person_id, jsonb_object_agg(channel, many) as channels from (
      select h.person_id, c.channel, count(distinct h.conversation_id) as many from facts.handling h join facts.conversation c on c.conversation_id = h.conversation_id
      where h.person_id = any (${[...personIds]}::uuid[]) and h.from_at > ${since} group by h.person_id, c.channel) one group by person_id`);
  return new Map(rows.map((row) => [row.person_id, new Map(Object.entries(row.channels))]));
}
