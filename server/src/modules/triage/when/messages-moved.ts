import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { MERGED, SPLIT, UNMERGED } from '../../conversations/index.ts';

/** What a message was read as goes with it: into the conversation it was merged into, out of it again, into the one it was split off to. */
export const messagesMoved: Listener = {
  name: 'triage.messages-moved',
  hears: [MERGED, UNMERGED, SPLIT],
  begins: 'now',
  handle: async (tx, event) => {
    const concerned = [event.subjectId, event.payload.source_id, event.payload.target_id, event.payload.into].filter((id): id is string => typeof id === 'string');
    await tx.run(sql`
      update triage.reading r set conversation_id = m.conversation_id from conversations.message m
      where m.conversation_id = any (${concerned}::uuid[]) and r.message_id = m.id and r.conversation_id <> m.conversation_id`);
  },
};
