import { sql } from '../../../../platform/db/sql.ts';
import { time, type ReadSource } from './source.ts';

/** What a service level says of a conversation that still runs: the worst of its clocks, and by when it is due next. */
export const deadlines: ReadSource = async (tx, ids) => {
  const rows = await tx.rows<{ id: string; due_at: Date | null; running: boolean | null; near: boolean | null; missed: boolean | null }>(sql`
    select c.id, c.due_at, k.running, k.near, k.missed from conversations.conversation c
    left join lateral (select bool_or(true) as running, bool_or(x.told between 1 and 2) as near, bool_or(x.missed_at is not null) as missed from sla.clock x where x.conversation_id = c.id and x.ended_at is null) k on true
    where c.id = any (${ids as string[]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, { facts: { deadline: row.missed ? 'missed' : row.near ? 'near' : row.running ? 'running' : 'none' }, moments: { hours_to_deadline: time(row.due_at) } }]));
};
