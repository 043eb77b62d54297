import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/**
 * Where an earlier answer to this notice is: the token of its conversation, for threading. A notice is no message of a conversation, so that nothing else
 * leads a second answer to the first. Two that come at once are taken one after the other.
 */
export async function threadOfNotice(tx: Tx, brandId: string, decisionId: string): Promise<string | null> {
  const held = await tx.maybe<{ answered_in: string | null }>(sql`select answered_in from outreach.decision where id = ${decisionId} and brand_id = ${brandId} for no key update`);
  if (held === undefined || held.answered_in === null) return null;
  return (await tx.maybe<{ token: string }>(sql`select token from conversations.conversation where id = ${held.answered_in} and brand_id = ${brandId}`))?.token ?? null;
}

/** An answer to this notice came into this conversation. Where it is none of this brand's, nothing happens. */
export async function recordNoticeAnswered(tx: Tx, brandId: string, decisionId: string, conversationId: string): Promise<void> {
  await tx.run(sql`update outreach.decision set answered_in = ${conversationId} where id = ${decisionId} and brand_id = ${brandId} and answered_in is distinct from ${conversationId}`);
}
