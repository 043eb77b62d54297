import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { MERGED, WORDS_ERASED } from '../../conversations/index.ts';

/** What is escalated about a conversation is about the one it was merged into, unless that one is escalated for the same already; and where its words are gone, what was said of it here goes too. */
export const conversationChanged: Listener = {
  name: 'escalations.conversation-changed',
  hears: [MERGED, WORDS_ERASED],
  handle: async (tx, event) => {
    if (event.name === WORDS_ERASED) {
      await tx.run(sql`update escalations.escalation e set note = '', outcome = '' from escalations.concern k where k.escalation_id = e.id and k.conversation_id = ${event.subjectId}`);
      return;
    }
    await tx.run(sql`
      insert into escalations.concern (escalation_id, conversation_id, brand_id, at)
      select k.escalation_id, ${event.subjectId}, k.brand_id, ${event.at} from escalations.concern k join escalations.escalation e on e.id = k.escalation_id
      where k.conversation_id = ${String(event.payload.source_id)} and e.closed_at is null and not exists (
        select from escalations.concern there join escalations.escalation open on open.id = there.escalation_id where there.conversation_id = ${event.subjectId} and open.kind = e.kind and open.closed_at is null)
      on conflict do nothing`);
  },
};
