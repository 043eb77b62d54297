import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { changeConversations, holdConversation } from '../../conversations/index.ts';
import { endOffers } from './end-offers.ts';
import { sayState } from './say-state.ts';
import { wakeRound } from './wake-round.ts';
import { termsHeld } from '../queries/terms-of.ts';

interface Row {
  id: string;
  conversation_id: string;
  person_id: string;
  state: string;
}

const OVER: Readonly<Record<string, string>> = {
  accepted: 'You have this already.',
  passed: 'You let this pass.',
  expired: 'This offer has run out: it waits for somebody else now.',
  withdrawn: 'This is no longer offered to you.',
};

/** Takes what is offered: it is assigned like anything else, and to nobody else. Answers with the conversation. */
export async function acceptOffer(tx: Tx, personId: string, offerId: string): Promise<string> {
  const offer = await mine(tx, personId, offerId);
  // Conversation, then people, then offers: whoever gives work holds them in this order.
  const conversation = await holdConversation(tx, offer.conversation_id);
  if (conversation.assignee_id !== null) throw conflict('taken', 'Somebody has this conversation already.');
  await changeConversations(tx, [offer.conversation_id], { assignee_id: personId });
  if ((await endOffers(tx, [offer.id], 'accepted')).length === 0) throw over((await mine(tx, personId, offerId)).state);
  tx.post(sql`update routing.presence set missed = 0, idle_since = ${tx.now} where person_id = ${personId}`);
  return offer.conversation_id;
}

/** Lets it pass: somebody else is asked. */
export async function passOffer(tx: Tx, personId: string, offerId: string): Promise<void> {
  const offer = await mine(tx, personId, offerId);
  if ((await endOffers(tx, [offer.id], 'passed')).length === 0) throw over(offer.state);
  tx.post(sql`update routing.presence set missed = 0 where person_id = ${personId}`);
  await wakeRound(tx);
}

async function mine(tx: Tx, personId: string, offerId: string): Promise<Row> {
  const offer = await tx.maybe<Row>(sql`select id, conversation_id, person_id, state from routing.offer where id = ${offerId} and person_id = ${personId}`);
  if (!offer) throw notFound('offer');
  if (offer.state !== 'open') throw over(offer.state);
  return offer;
}

const over = (state: string): Error => conflict(`offer_${state}`, OVER[state] ?? 'This is no longer offered to you.');

/** Its time is over: it goes on to somebody else. Who lets several run out is not there, whatever they said. */
export async function expireOffer(tx: Tx, offerId: string): Promise<void> {
  const [ended] = await endOffers(tx, [offerId], 'expired');
  if (ended === undefined) return;
  const row = await tx.maybe<{ missed: number }>(sql`update routing.presence set missed = missed + 1 where person_id = ${ended.person_id} and state = 'available' returning missed`);
  const { terms } = await termsHeld(tx);
  if (row !== undefined && row.missed >= terms.missed_before_break) await sayState(tx, ended.person_id, 'break', { because: 'offers_missed' });
  await wakeRound(tx);
}
