import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { CHANGED } from '../../conversations/index.ts';

/** Keeps what people file a conversation under beside what it was read as: agreement counts as much as correction. */
export const conversationFiled: Listener = {
  name: 'triage.conversation-filed',
  hears: [CHANGED],
  handleBatch: async (tx, events) => {
    for (const event of events) {
      const { fields, reason_id: reasonId } = event.payload;
      if (event.silent || event.actorKind !== 'person' || !Array.isArray(fields) || !fields.includes('reason_id') || typeof reasonId !== 'string') continue;
      await tx.run(sql`
        insert into triage.verdict (conversation_id, message_id, brand_id, reason_id, said_key, by_id, at)
        select r.conversation_id, r.message_id, r.brand_id, ${reasonId}, r.reason_key, ${event.actorId}, ${event.at} from triage.reading r where r.conversation_id = ${event.subjectId} and r.at <= ${event.at} order by r.at desc, r.message_id desc limit 1
        on conflict (conversation_id) do update set message_id = excluded.message_id, reason_id = excluded.reason_id, said_key = excluded.said_key, by_id = excluded.by_id, at = excluded.at`);
    }
  },
};
