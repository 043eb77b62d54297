import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { chooseThread, type ThreadCandidate, type ThreadClues } from '../rules/threading.ts';
import type { ConversationRow } from '../store/conversations.ts';

interface CandidateRow {
  id: string;
  token: string;
  number: number;
  header_ids: string[] | null;
  participant: boolean;
}

/** The conversation the clues lead to, after merges, held for the change. */
export async function findThread(tx: Tx, message: { brandId: string; clues: ThreadClues }, customerId: string | null): Promise<ConversationRow | null> {
  const { clues } = message;
  const headerIds = [...clues.inReplyTo, ...clues.references.slice(-50)];
  if (clues.tokens.length === 0 && headerIds.length === 0 && clues.subjectNumber === null) return null;
  const rows = await tx.rows<CandidateRow>(sql`
    with named as (select conversation_id, array_agg(header_id) as header_ids from conversations.message where brand_id = ${message.brandId} and header_id = any (${headerIds}) group by 1)
    select c.id, c.token, c.number, named.header_ids, (c.customer_id = ${customerId}) is true as participant
    from conversations.conversation c left join named on named.conversation_id = c.id
    where c.brand_id = ${message.brandId}
      and c.id in (select conversation_id from named
        union select id from conversations.conversation where token = any (${clues.tokens as string[]})
        union select id from conversations.conversation where number = ${clues.subjectNumber})`);
  const choice = chooseThread(clues, rows.map(toCandidate));
  return choice ? followMerges(tx, choice.conversationId) : null;
}

/** Late mail to a merged conversation belongs to the one that is left. Only that one is held, so that nobody who holds two in their order is waited for. */
export async function followMerges(tx: Tx, id: string): Promise<ConversationRow | null> {
  let at = id;
  for (let step = 0; step < 20; step++) {
    const next = await tx.maybe<{ merged_into_id: string | null }>(sql`select merged_into_id from conversations.conversation where id = ${at}`);
    if (next === undefined) return null;
    if (next.merged_into_id !== null) {
      at = next.merged_into_id;
      continue;
    }
    const row = await tx.maybe<ConversationRow>(sql`select * from conversations.conversation where id = ${at} for update`);
    if (row?.merged_into_id == null) return row ?? null;
    at = row.merged_into_id;
  }
  return null;
}

function toCandidate(row: CandidateRow): ThreadCandidate {
  return { conversationId: row.id, token: row.token, number: row.number, headerIds: row.header_ids ?? [], participant: row.participant };
}
