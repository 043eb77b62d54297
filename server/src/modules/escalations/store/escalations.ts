import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { Forbidden } from '../rules/matrix.ts';

export interface Attached {
  readonly what: string;
  readonly done_at: string | null;
  readonly done_by: string | null;
}

export interface EscalationRow {
  readonly id: string;
  readonly brand_id: string;
  readonly kind: string;
  readonly name: string;
  readonly raised_at: Date;
  readonly raised_by: string | null;
  readonly because: string;
  readonly note: string;
  readonly team_id: string | null;
  readonly person_id: string | null;
  readonly owner_id: string | null;
  readonly taken_at: Date | null;
  readonly attach: readonly Attached[];
  readonly forbids: readonly Forbidden[];
  readonly take_by: Date | null;
  readonly due_at: Date | null;
  readonly told: number;
  readonly closed_at: Date | null;
  readonly closed_by: string | null;
  readonly outcome: string;
}

/** For a change: held until the transaction ends. */
export async function holdEscalation(tx: Tx, id: string): Promise<EscalationRow> {
  const row = await tx.maybe<EscalationRow>(sql`select * from escalations.escalation where id = ${id} for update`);
  if (!row) throw notFound('escalation');
  return row;
}

export async function insertEscalation(tx: Tx, row: EscalationRow): Promise<void> {
  await tx.run(sql`
    insert into escalations.escalation (id, brand_id, kind, name, raised_at, raised_by, because, note, team_id, person_id, owner_id, taken_at, attach, forbids, take_by, due_at)
    values (${row.id}, ${row.brand_id}, ${row.kind}, ${row.name}, ${row.raised_at}, ${row.raised_by}, ${row.because}, ${row.note}, ${row.team_id}, ${row.person_id}, ${row.owner_id}, ${row.taken_at},
      ${JSON.stringify(row.attach)}::jsonb, ${[...row.forbids]}, ${row.take_by}, ${row.due_at})`);
}

/** 0 when it concerns that conversation already. */
export function addConcern(tx: Tx, escalation: Pick<EscalationRow, 'id' | 'brand_id'>, conversationId: string): Promise<number> {
  return tx.run(sql`insert into escalations.concern (escalation_id, conversation_id, brand_id, at) values (${escalation.id}, ${conversationId}, ${escalation.brand_id}, ${tx.now}) on conflict do nothing`);
}

/** The conversation it was raised from; the timeline of that one tells its story. */
export async function firstConcern(tx: Tx, id: string): Promise<{ conversation_id: string; number: number }> {
  return tx.one<{ conversation_id: string; number: number }>(sql`
    select k.conversation_id, c.number from escalations.concern k join conversations.conversation c on c.id = k.conversation_id where k.escalation_id = ${id} order by k.at, k.conversation_id limit 1`);
}
