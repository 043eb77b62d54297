import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import { AGENT_STATE_CHANGED, type AgentStateChanged } from '../events.ts';
import type { AgentState } from '../rules/shapes.ts';

export interface Said {
  readonly note?: string;
  /** why it is so although nobody said it */
  readonly because?: string;
  /** since when, if not since now */
  readonly since?: Date;
}

interface Held {
  state: AgentState;
  note: string;
}

/** Somebody is in another state from now on; saying the same again only shows that they are still there. */
export async function sayState(tx: Tx, personId: string, state: AgentState, { note = '', because, since = tx.now }: Said = {}): Promise<void> {
  const held = await tx.maybe<Held>(sql`select state, note from routing.presence where person_id = ${personId} for update`);
  if (held?.state === state) {
    await tx.run(sql`update routing.presence set seen_at = greatest(seen_at, ${tx.now}), note = ${note}, because = ${because ?? null}, missed = 0 where person_id = ${personId}`);
    return;
  }
  const saidBy = because === undefined ? tx.actor.id : null;
  await tx.run(sql`
    insert into routing.presence (person_id, state, note, because, since, seen_at, said_by, idle_since) values (${personId}, ${state}, ${note}, ${because ?? null}, ${since}, ${tx.now}, ${saidBy}, ${since})
    on conflict (person_id) do update set state = excluded.state, note = excluded.note, because = excluded.because, since = excluded.since, said_by = excluded.said_by, idle_since = excluded.idle_since, missed = 0,
      seen_at = case when excluded.state = 'offline' then routing.presence.seen_at else excluded.seen_at end`);
  const payload: AgentStateChanged = { from: held?.state ?? null, to: state, at: since.toISOString(), said_by: saidBy, because: because ?? null };
  await tx.announce({ name: AGENT_STATE_CHANGED, brandId: ALL_BRANDS, subjectId: personId, payload: { ...payload } });
}

/** They have something before them, so they are there; whoever said nothing of themselves yet is available. */
export async function seeWorking(tx: Tx, personId: string): Promise<void> {
  const there = await tx.run(sql`update routing.presence set seen_at = ${tx.now} where person_id = ${personId} and state <> 'offline'`);
  if (there === 0) await sayState(tx, personId, 'available');
}
