import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { OFFERED, type Offered } from '../events.ts';
import { loadRound, type Loaded } from '../queries/load-round.ts';
import { match } from '../rules/match.ts';
import { Room } from '../rules/room.ts';
import type { Offer, WaitingConversation } from '../rules/shapes.ts';
import { capsOf, handsOf } from '../rules/terms.ts';
import { handsBy, holdHands } from './caps.ts';
import { OFFER_JOB } from './end-offers.ts';
import { lookAgain } from './wake-round.ts';

/** Needs are relaxed, pools help and passes are forgotten with time, whatever else happens. */
const AGAIN_MS = 10_000;
/** Offers of one round are written at once; the others come in the next. */
const MOST = 2000;

/**
 * One round: what waits is matched with who has room, and offered. One round at a time, whatever process it runs in; what
 * changed since it looked is seen again before anything is written, with everybody it gives to held.
 */
export async function decideRound(tx: Tx): Promise<number> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended('routing round', 0))`);
  const loaded = await loadRound(tx);
  if (loaded === null) return 0;
  if (loaded === 'full') {
    // Whoever speaks with somebody is free again when nothing was said for a while, and nobody announces that.
    await lookAgain(tx, new Date(tx.now.getTime() + AGAIN_MS));
    return 0;
  }
  if (loaded.round.waiting.length === 0) return 0;
  const { offers, left } = match({ ...loaded.round, policy: { ...loaded.round.policy, most_offers: MOST } });
  const written = offers.length === 0 ? 0 : await write(tx, loaded, offers);
  if (left.length > 0 || written < offers.length) await lookAgain(tx, new Date(tx.now.getTime() + AGAIN_MS));
  return written;
}

interface OfferRow {
  readonly id: string;
  readonly brand_id: string;
  readonly conversation_id: string;
  readonly person_id: string;
  readonly pool_id: string;
  readonly channel: string;
  readonly because: string;
  readonly familiar: boolean;
  readonly senior: boolean;
  readonly offered_at: Date;
  readonly expires_at: Date;
}

async function write(tx: Tx, loaded: Loaded, offers: readonly Offer[]): Promise<number> {
  await holdHands(tx, offers.map((offer) => offer.agent));
  const fitting = await thatStillFit(tx, loaded, offers);
  const rows = fitting.map((offer) => rowOf(tx, loaded, offer));
  const written = await tx.rows<OfferRow>(sql`
    insert into routing.offer (id, brand_id, conversation_id, person_id, pool_id, channel, because, familiar, senior, offered_at, expires_at)
    select o.id, o.brand_id, o.conversation_id, o.person_id, o.pool_id, o.channel, o.because, o.familiar, o.senior, o.offered_at, o.expires_at
    from jsonb_populate_recordset(null::routing.offer, ${JSON.stringify(rows)}::jsonb) o join routing.waiting w on w.conversation_id = o.conversation_id
    join conversations.conversation c on c.id = o.conversation_id and c.assignee_id is null and c.category = 'open' and c.snoozed_until is null and c.merged_into_id is null
    join routing.presence p on p.person_id = o.person_id and p.state = 'available' join identity.person x on x.id = o.person_id and x.disabled_at is null
    on conflict do nothing returning id, brand_id, conversation_id, person_id, pool_id, expires_at`);
  for (const row of written) {
    await tx.schedule({ kind: OFFER_JOB, key: row.id, brandId: row.brand_id, payload: { offer_id: row.id }, runAt: row.expires_at });
    const payload: Offered = { offer_id: row.id, person_id: row.person_id, pool_id: row.pool_id, expires_at: row.expires_at.toISOString() };
    await tx.announce({ name: OFFERED, brandId: row.brand_id, subjectId: row.conversation_id, payload: { ...payload } });
  }
  tx.post(sql`update routing.presence set idle_since = ${tx.now} where person_id = any (${written.map((row) => row.person_id)}::uuid[])`);
  return written.length;
}

/** Counted anew with everybody held: what came to somebody since the round looked is theirs already. */
async function thatStillFit(tx: Tx, { round, terms, waiting }: Loaded, offers: readonly Offer[]): Promise<Offer[]> {
  const hands = await handsBy(tx, [...new Set(offers.map((offer) => offer.agent))]);
  const rooms = new Map<string, Room>();
  const channels = new Set(offers.map((offer) => (waiting.get(offer.conversation) as WaitingConversation).channel));
  const seen = new Map(round.agents.map((agent) => [agent.id, agent]));
  return offers.filter((offer) => {
    const { channel } = waiting.get(offer.conversation) as WaitingConversation;
    const held = hands.get(offer.agent);
    // Whoever left every offered pool meanwhile is given nothing.
    if (held === undefined) return false;
    const room = rooms.get(offer.agent) ?? new Room({ ...handsOf(held, held.work, terms, channel), channels: capsOf(held, terms, channels), most_new: seen.get(offer.agent)?.most_new ?? 0 }, round.policy ?? {});
    rooms.set(offer.agent, room);
    if (!room.fits(channel)) return false;
    room.take(channel);
    return true;
  });
}

function rowOf(tx: Tx, { pools, waiting }: Loaded, offer: Offer): OfferRow {
  const item = waiting.get(offer.conversation) as WaitingConversation;
  return {
    id: tx.id(), brand_id: item.brand, conversation_id: item.id, person_id: offer.agent, pool_id: item.pool, channel: item.channel, because: offer.because,
    familiar: item.last_agent === offer.agent, senior: item.frustrated === true, offered_at: tx.now, expires_at: new Date(tx.now.getTime() + (pools.get(item.pool)?.offer_seconds ?? 45) * 1000),
  };
}
