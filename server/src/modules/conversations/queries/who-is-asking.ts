import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { provenAt } from '../../customers/index.ts';
import type { AskedFrom, Proof } from '../../orders/index.ts';

/** A code that was said proves who writes for a day; then a mailbox may have changed hands. */
const CODE_HOLDS_MS = 86_400_000;

interface Latest {
  sender: { address?: string } | null;
  channel: string;
  facts: { signed_address?: boolean; authentication?: { dmarc?: string } };
  at: Date;
}

/** From which conversation something is asked, and how who wrote there last is proven to be an order's buyer. */
export async function whoIsAsking(tx: Tx, conversationId: string, orderEmail: string | null): Promise<AskedFrom | undefined> {
  const conversation = await tx.maybe<{ number: number; reason_id: string | null; customer_id: string | null }>(sql`select number, reason_id, customer_id from conversations.conversation where id = ${conversationId}`);
  return conversation && { number: conversation.number, reasonId: conversation.reason_id, customerId: conversation.customer_id, proof: orderEmail === null ? NOBODY : await proofOf(tx, conversationId, orderEmail.toLowerCase()) };
}

const NOBODY: Proof = { method: 'none', at: null };

/** Who wrote last counts: an answer from another address is another person until they prove themselves. */
async function proofOf(tx: Tx, conversationId: string, address: string): Promise<Proof> {
  const latest = await tx.maybe<Latest>(sql`
    select sender, channel, facts, at from conversations.message where conversation_id = ${conversationId} and kind = 'customer' order by at desc, id desc limit 1`);
  const isBuyers = latest?.sender?.address?.toLowerCase() === address;
  // An address the shop vouched for; what somebody typed besides proves nothing.
  if (latest && isBuyers && latest.channel === 'chat' && latest.facts.signed_address === true) return { method: 'signed_in', at: latest.at.toISOString() };
  if (latest && isBuyers && latest.channel === 'email' && latest.facts.authentication?.dmarc === 'pass') return { method: 'mail', at: latest.at.toISOString() };
  const said = await provenAt(tx, conversationId, address);
  return said !== null && tx.now.getTime() - said.getTime() < CODE_HOLDS_MS ? { method: 'code', at: said.toISOString() } : NOBODY;
}
