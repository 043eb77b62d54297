import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { STATUS_CHANGED } from '../../conversations/index.ts';
import { CONVERSATION_TRIAGED } from '../events.ts';

/**
 * What Keepdesk filed and a person resolved with it unchanged was right: without these only its mistakes would be counted.
 * What a rule, a key or a person filed is none of it. Nothing is learned from them, or it would learn from itself.
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
        from conversations.conversation c
        join platform.event e on e.subject_id = c.id and e.name = ${CONVERSATION_TRIAGED} and e.payload ->> 'reason_id' = c.reason_id::text and e.at <= ${event.at}
        join triage.reading r on r.message_id = (e.payload ->> 'message_id')::uuid
        where c.id = ${event.subjectId} and c.merged_into_id is null order by e.seq desc limit 1
        on conflict (conversation_id) do nothing`);
    }
  },
};
