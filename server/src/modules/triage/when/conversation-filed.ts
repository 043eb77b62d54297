import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { CHANGED } from '../../conversations/index.ts';
import { learnWhenEnough } from '../commands/ask-to-learn.ts';

/** Keeps what people file a conversation under beside what it was read as: agreement counts as much as correction. */
export const conversationFiled: Listener = {
  name: 'triage.conversation-filed',
  hears: [CHANGED],
  handleBatch: async (tx, events) => {
    const brands = new Set<string>();
    for (const event of events) {
      const { fields } = event.payload;
      if (event.silent || event.actorKind !== 'person' || !Array.isArray(fields) || !fields.includes('reason_id')) continue;
      await keepVerdict(tx, event);
      brands.add(event.brandId);
    }
    for (const brandId of brands) await learnWhenEnough(tx, brandId);
  },
};

/**
 * The text that was filed is the first that came in since the last filing: whoever files at the end of a talk does not file
 * its “thank you”. What is taken back, or filed under nothing, says nothing any more.
 */
async function keepVerdict(tx: Tx, event: EventRecord): Promise<void> {
  const { reason_id: reasonId, undone } = event.payload;
  if (undone === true || typeof reasonId !== 'string') {
    await tx.run(sql`delete from triage.verdict where conversation_id = ${event.subjectId}`);
    return;
  }
  await tx.run(sql`
    insert into triage.verdict (conversation_id, message_id, brand_id, reason_id, said_key, by_id, at)
    select r.conversation_id, r.message_id, r.brand_id, ${reasonId}, r.reason_key, ${event.actorId}, ${event.at}
    from triage.reading r left join triage.verdict v on v.conversation_id = r.conversation_id
    where r.conversation_id = ${event.subjectId} and r.at <= ${event.at}
    order by (v.at is null or r.at > v.at) desc, r.message_id = v.message_id desc, r.at, r.message_id limit 1
    on conflict (conversation_id) do update set message_id = excluded.message_id, reason_id = excluded.reason_id, said_key = excluded.said_key, by_id = excluded.by_id, at = excluded.at, left_as_filed = false where triage.verdict.at <= excluded.at`);
}
