import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { STATUS_CHANGED } from '../../conversations/index.ts';

/**
 * What Keepdesk filed and a person resolved with it unchanged was right: without these only its mistakes would be counted.
 * Nothing is learned from them, or it would learn from itself.
 */
export const leftAsFiled: Listener = {
  name: 'triage.left-as-filed',
  hears: [STATUS_CHANGED],
  begins: 'now',
  handleBatch: async (tx, events) => {
    for (const event of events) {
      if (event.silent || event.actorKind !== 'person' || event.payload.to_category !== 'resolved') continue;
      await tx.run(sql`
        insert into triage.verdict (conversation_id, message_id, brand_id, reason_id, said_key, by_id, at, left_as_filed)
        select c.id, r.message_id, c.brand_id, c.reason_id, r.reason_key, ${event.actorId}, ${event.at}, true
        from conversations.conversation c join triage.reading r on r.conversation_id = c.id and r.at <= ${event.at} join triage.settings s on s.brand_id = c.brand_id and s.files
        where c.id = ${event.subjectId} and c.reason_id is not null and c.merged_into_id is null order by r.at, r.message_id limit 1
        on conflict (conversation_id) do nothing`);
    }
  },
};
