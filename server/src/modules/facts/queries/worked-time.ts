import { compose } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { colleaguesOf } from '../../routing/index.ts';
import type { AgentStateView, WorkedTimeView } from '../contract.ts';

/** What everybody who works in the brands one may see says of being there, and has before them. */
export async function agentStates(tx: Tx): Promise<AgentStateView[]> {
  const rows = await tx.rows<{ person_id: string; name: string; state: AgentStateView['state']; since: Date | null; conversation_id: string | null; number: number | null; brand_id: string | null; handling_since: Date | null }>(compose`
    select p.id as person_id, p.name, coalesce(s.state, 'offline') as state, s.since, c.id as conversation_id, c.number, c.brand_id, h.from_at as handling_since
    from identity.person p left join routing.presence s on s.person_id = p.id
    left join facts.handling h on h.person_id = p.id and h.to_at is null left join conversations.conversation c on c.id = h.conversation_id
    where p.disabled_at is null and ${colleaguesOf(tx)}
    order by p.name, p.id`);
  return rows.map((row) => ({
    person_id: row.person_id, name: row.name, state: row.state, since: row.since?.toISOString() ?? null,
    conversation: row.conversation_id === null ? null : { id: row.conversation_id, number: row.number ?? 0, brand_id: row.brand_id ?? '', since: row.handling_since?.toISOString() ?? '' },
  }));
}

/** Seconds in each state and before conversations within a period, of one of them where a person is named; what still lasts counts until its end or now. */
export async function workedTime(tx: Tx, from: Date, to: Date, personId: string | null = null): Promise<WorkedTimeView[]> {
  return tx.rows<WorkedTimeView>(compose`
    with span as (select ${from}::timestamptz as since, least(${to}::timestamptz, ${tx.now}::timestamptz) as until),
    states as (
      select a.person_id, a.state, sum(extract(epoch from least(coalesce(a.to_at, s.until), s.until) - greatest(a.from_at, s.since)))::integer as seconds
      from facts.agent_state a cross join span s where (${personId}::uuid is null or a.person_id = ${personId}) and a.from_at < s.until and (a.to_at > s.since or a.to_at is null) group by 1, 2),
    handled as (
      select h.person_id, sum(extract(epoch from least(coalesce(h.to_at, s.until), s.until) - greatest(h.from_at, s.since)))::integer as seconds, count(distinct h.conversation_id)::integer as conversations
      from facts.handling h cross join span s where (${personId}::uuid is null or h.person_id = ${personId}) and h.from_at < s.until and (h.to_at > s.since or h.to_at is null) group by 1)
    select p.id as person_id, p.name, coalesce((select seconds from states x where x.person_id = p.id and x.state = 'available'), 0) as available_seconds,
      coalesce((select seconds from states x where x.person_id = p.id and x.state = 'busy'), 0) as busy_seconds, coalesce((select seconds from states x where x.person_id = p.id and x.state = 'break'), 0) as break_seconds,
      coalesce((select seconds from states x where x.person_id = p.id and x.state = 'training'), 0) as training_seconds,
      coalesce(h.seconds, 0) as handling_seconds, coalesce(h.conversations, 0) as conversations
    from identity.person p left join handled h on h.person_id = p.id
    where (h.person_id is not null or exists (select from states x where x.person_id = p.id)) and ${colleaguesOf(tx)} order by p.name, p.id`);
}

/** The intervals themselves, oldest first: what schedules are compared with. */
export async function stateIntervals(tx: Tx, from: Date, to: Date, personId: string | null): Promise<{ person_id: string; state: AgentStateView['state']; from: string; to: string | null }[]> {
  const rows = await tx.rows<{ person_id: string; state: AgentStateView['state']; from_at: Date; to_at: Date | null }>(compose`
    select s.person_id, s.state, s.from_at, s.to_at from facts.agent_state s join identity.person p on p.id = s.person_id
    where s.from_at < ${to} and (s.to_at is null or s.to_at > ${from}) and (${personId}::uuid is null or p.id = ${personId}) and ${colleaguesOf(tx)} order by s.from_at, s.person_id limit 20000`);
  return rows.map((row) => ({ person_id: row.person_id, state: row.state, from: row.from_at.toISOString(), to: row.to_at?.toISOString() ?? null }));
}
