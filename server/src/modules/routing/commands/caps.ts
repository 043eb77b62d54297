import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { spokenChannels, spokenSince, type Caps, type Taking } from '../../conversations/index.ts';
import { peopleNames } from '../../identity/index.ts';
import { termsInForce } from '../queries/terms-of.ts';
import { handsOf, policyFrom, type Bounds } from '../rules/terms.ts';
import { fullInWords, whyFull, type Full } from '../rules/why-full.ts';
import { withdrawNewest } from './end-offers.ts';

interface HandsRow extends Bounds {
  person_id: string;
  tier: number;
  work: Record<string, number>;
}

/** Whoever gives work to people, or counts what they have, holds them, in one order, until the transaction ends. */
export async function holdHands(tx: Tx, personIds: readonly string[]): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended('routing hands ' || id::text, 0)) from (select distinct unnest(${personIds as string[]}::uuid[]) as id order by 1) held`);
}

/** What bounds the hands of these people and what is in them; whoever has no cap is not in the answer. */
export async function handsBy(tx: Tx, personIds: readonly string[], leaving: readonly string[] = []): Promise<Map<string, HandsRow>> {
  const rows = await tx.rows<HandsRow>(sql`
    select person_id, tier, channels, capacity, work from routing.hands_of(${personIds as string[]}::uuid[], ${leaving as string[]}::uuid[], ${spokenChannels()}::text[], ${spokenSince(tx)}, ${tx.now})`);
  return new Map(rows.map((row) => [row.person_id, row]));
}

async function whyNot(tx: Tx, personId: string, { conversationId, channel }: Taking): Promise<Full | null> {
  const hands = (await handsBy(tx, [personId], [conversationId])).get(personId);
  if (hands === undefined) return null;
  const { terms, raise } = await termsInForce(tx);
  const agent = handsOf(hands, hands.work, terms, channel);
  return whyFull(agent, { ...policyFrom(terms, Object.keys(agent.channels)), raise }, channel);
}

/** How much everybody may have in hand, by whatever path it comes: what conversations ask before they give. */
export const capsByRouting: Caps = {
  hold: holdHands,
  refusal: async (tx, personId, taking) => {
    const full = await whyNot(tx, personId, taking);
    return full && fullInWords((await peopleNames(tx, [personId])).get(personId) ?? 'This person', taking.channel, full);
  },
  comesBack: async (tx, personId, taking) => {
    // What was only offered makes room for what is theirs already.
    for (;;) {
      if ((await whyNot(tx, personId, taking)) === null) return true;
      if (!(await withdrawNewest(tx, personId))) return false;
    }
  },
  apart: async (tx, from, to) => {
    const rows = await tx.rows<{ tier: number }>(sql`select distinct coalesce(f.tier, 1)::integer as tier from unnest(${[from, to]}::uuid[]) p(id) left join routing.profile f on f.person_id = p.id`);
    return rows.length > 1;
  },
};
