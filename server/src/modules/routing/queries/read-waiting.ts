import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { leavingChances, type Leaving } from '../../risk/index.ts';
import { readFacts } from '../../sla/index.ts';
import { placeOf, type Place } from '../rules/scope.ts';
import { waitingWeight } from '../rules/terms.ts';
import { scopesOf } from './scope-of.ts';
import { termsHeld } from './terms-of.ts';

/** A conversation as the queue sees it. */
export interface Waiting extends Place {
  readonly id: string;
  readonly brandId: string;
  readonly channel: string;
  readonly class: string | null;
  readonly weight: number;
  readonly frustrated: boolean;
  readonly waitingSince: Date;
  readonly lastAgent: string | null;
  readonly lastAgentAt: Date | null;
}

interface Row {
  id: string;
  customer_id: string | null;
  waiting_since: Date | null;
  opened_at: Date;
  reason_key: string | null;
  sentiment: number | null;
  language: string | null;
  placed_pool: string | null;
  placed_tier: number | null;
  placed: boolean;
  last_agent: string | null;
  last_agent_at: Date | null;
}

/** Of these conversations those that are open, awake and nobody's. */
export async function waitingAmong(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select id from conversations.conversation where id = any (${ids as string[]}::uuid[]) and category = 'open' and kind = 'support' and merged_into_id is null and snoozed_until is null and assignee_id is null`);
  return rows.map((row) => row.id);
}

/** What the rules ask about conversations, wherever they stand: kind of conversation, language, feeling, who knows the customer. */
export async function readWaiting(tx: Tx, ids: readonly string[]): Promise<Waiting[]> {
  if (ids.length === 0) return [];
  const [known, rows, { terms }] = await Promise.all([readFacts(tx, ids), readBeside(tx, ids), termsHeld(tx)]);
  const scopes = await scopesOf(tx, [...new Set(known.map((one) => one.brandId))]);
  // Only where the dearest comes first does it matter whom it costs.
  const leaving = terms.order === 'cost' ? await leavingChances(tx, [...new Set(rows.flatMap((row) => row.customer_id ?? []))]) : new Map<string, Leaving>();
  const beside = new Map(rows.map((row) => [row.id, row]));
  return known.flatMap((one) => {
    const row = beside.get(one.id);
    if (row === undefined) return [];
    const spoken = row.language === null || row.language === 'und' ? one.facts.language : [row.language];
    const facts = { ...one.facts, language: spoken };
    const place = placeOf(scopes.get(one.brandId)?.rules ?? [], facts, row.placed ? { poolId: row.placed_pool, tier: row.placed_tier } : null);
    return [{
      ...place, id: one.id, brandId: one.brandId, channel: facts.channel[0] ?? 'email', class: row.reason_key, weight: waitingWeight(terms, { vip: facts.tier.includes('vip'), gone: leaving.get(row.customer_id ?? '')?.gone ?? 0 }),
      frustrated: row.sentiment !== null && row.sentiment < terms.frustrated_below, waitingSince: row.waiting_since ?? row.opened_at, lastAgent: row.last_agent, lastAgentAt: row.last_agent_at,
    }];
  });
}

function readBeside(tx: Tx, ids: readonly string[]): Promise<Row[]> {
  return tx.rows<Row>(sql`
    select c.id, c.customer_id, c.waiting_since, c.opened_at, r.key as reason_key, g.sentiment, g.language, x.conversation_id is not null as placed, x.pool_id as placed_pool, x.tier as placed_tier, l.author_id as last_agent, l.at as last_agent_at
    from conversations.conversation c left join taxonomy.reason r on r.id = c.reason_id left join routing.placement x on x.conversation_id = c.id
    left join lateral (select sentiment, language from triage.reading where conversation_id = c.id order by at desc limit 1) g on true
    left join lateral (
      select m.author_id, m.at from (select id from conversations.conversation k where k.id = c.id or (c.customer_id is not null and k.customer_id = c.customer_id) order by k.last_message_at desc limit 10) k
      join conversations.message m on m.conversation_id = k.id where m.kind = 'reply' and m.author_kind = 'person' order by m.at desc limit 1) l on true
    where c.id = any (${ids as string[]}::uuid[])`);
}
