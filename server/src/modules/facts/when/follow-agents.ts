import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { AGENT_STATE_CHANGED, PRESENCE_BROUGHT } from '../../routing/index.ts';

/** Keeps from when to when each was in which state. Somebody whose line was cut left when they were last seen, and so did what they had before them. */
export const followAgents: Listener = {
  name: 'facts.follow-agents',
  hears: [AGENT_STATE_CHANGED, PRESENCE_BROUGHT],
  handle: async (tx, event) => {
    if (event.name === PRESENCE_BROUGHT) return keepBrought(tx, event);
    const at = new Date(String(event.payload.at));
    await tx.run(sql`update facts.agent_state set to_at = greatest(from_at, ${at}) where person_id = ${event.subjectId} and to_at is null`);
    await tx.run(sql`insert into facts.agent_state (id, person_id, state, from_at) values (${tx.id()}, ${event.subjectId}, ${String(event.payload.to)}, ${at})`);
    if (event.payload.to === 'offline') await tx.run(sql`update facts.handling set to_at = greatest(from_at, ${at}) where person_id = ${event.subjectId} and to_at is null and from_at <= ${event.at}`);
  },
};

/** What was seen here counts: of what was brought, times that are known already are left out, so that bringing it twice changes nothing. */
async function keepBrought(tx: Tx, event: EventRecord): Promise<void> {
  const spans = event.payload.spans as { state: string; from: string; to: string }[];
  const ids = spans.map(() => tx.id());
  await tx.run(sql`
    insert into facts.agent_state (id, person_id, state, from_at, to_at)
    select x.id, ${event.subjectId}, x.state, x.from_at, x.to_at from unnest(${ids}::uuid[], ${spans.map((span) => span.state)}::text[], ${spans.map((span) => span.from)}::timestamptz[], ${spans.map((span) => span.to)}::timestamptz[]) as x(id, state, from_at, to_at)
    where not exists (select from facts.agent_state s where s.person_id = ${event.subjectId} and s.from_at < x.to_at and coalesce(s.to_at, 'infinity') > x.from_at)`);
}
