import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { AGENT_STATE_CHANGED } from '../../routing/index.ts';

/** Keeps from when to when each was in which state. Somebody whose line was cut left when they were last seen, and so did what they had before them. */
export const followAgents: Listener = {
  name: 'facts.follow-agents',
  hears: [AGENT_STATE_CHANGED],
  handle: async (tx, event) => {
    const at = new Date(String(event.payload.at));
    await tx.run(sql`update facts.agent_state set to_at = greatest(from_at, ${at}) where person_id = ${event.subjectId} and to_at is null`);
    await tx.run(sql`insert into facts.agent_state (id, person_id, state, from_at) values (${tx.id()}, ${event.subjectId}, ${String(event.payload.to)}, ${at})`);
    if (event.payload.to === 'offline') await tx.run(sql`update facts.handling set to_at = greatest(from_at, ${at}) where person_id = ${event.subjectId} and to_at is null and from_at <= ${event.at}`);
  },
};
