import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { ASSIGNED, CHANGED, CONVERSATION_OPENED, MARKED_SPAM, MERGED, MESSAGE_RECEIVED, REPLY_FAILED, REPLY_UNDONE, REPLY_WRITTEN, RESCUED, SPLIT, STATUS_CHANGED, UNMERGED } from '../../conversations/index.ts';
import { CUSTOMERS_MERGED, CUSTOMERS_UNMERGED } from '../../customers/index.ts';
import { CLOCK_MET, CLOCK_MISSED, CLOCK_WENT_ON } from '../../sla/index.ts';
import { SURVEY_ANSWERED, SURVEY_ASKED } from '../../surveys/index.ts';
import { countAnew } from '../commands/count-anew.ts';

/** Makes the rows of the conversations in a batch of news anew. */
export const countConversations: Listener = {
  name: 'facts.count-conversations',
  hears: [CONVERSATION_OPENED, MESSAGE_RECEIVED, REPLY_WRITTEN, REPLY_UNDONE, REPLY_FAILED, STATUS_CHANGED, ASSIGNED, CHANGED, MERGED, UNMERGED, SPLIT, MARKED_SPAM, RESCUED, SURVEY_ASKED, SURVEY_ANSWERED, CLOCK_MET, CLOCK_MISSED, CLOCK_WENT_ON],
  handleBatch: async (tx, events) => {
    const ids = new Set(events.flatMap((event) => [event.subjectId, event.payload.source_id, event.payload.into].filter((id): id is string => typeof id === 'string')));
    await countAnew(tx, [...ids]);
  },
};

/** Two customers who are one now, or two again: who came again is another question for all they wrote. */
export const followCustomers: Listener = {
  name: 'facts.follow-customers',
  hears: [CUSTOMERS_MERGED, CUSTOMERS_UNMERGED],
  handle: async (tx, event) => {
    const rows = await tx.rows<{ id: string }>(sql`select id from conversations.conversation where customer_id in (${event.payload.source_id}::uuid, ${event.payload.target_id}::uuid)`);
    await countAnew(tx, rows.map((row) => row.id));
  },
};
