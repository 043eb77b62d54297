import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ProposalView } from '../contract-today.ts';

/** Something that was done about the rest of a day. */
export interface DayActionRow {
  readonly id: string;
  readonly brand_id: string;
  readonly kind: ProposalView['kind'];
  readonly person_id: string | null;
  readonly proposal: ProposalView;
  readonly before_shift: string | null;
  readonly after_shift: string | null;
  readonly loan_id: string | null;
  readonly done_at: Date;
  readonly done_by: string | null;
  readonly undone_at: Date | null;
  /** the shift it made still stands */
  readonly after_in_force: boolean;
}

export function actionsOf(tx: Tx, brandId: string, since: Date): Promise<DayActionRow[]> {
  return tx.rows<DayActionRow>(sql`
    select a.id, a.brand_id, a.kind, a.person_id, a.proposal, a.before_shift, a.after_shift, a.loan_id, a.done_at, a.done_by, a.undone_at, coalesce(s.replaced_at is null and s.id is not null, false) as after_in_force
    from workforce.day_action a left join workforce.shift s on s.id = a.after_shift
    where a.brand_id = ${brandId} and a.done_at >= ${since} order by a.done_at desc, a.id limit 100`);
}

export function actionById(tx: Tx, id: string): Promise<DayActionRow | undefined> {
  return tx.maybe<DayActionRow>(sql`
    select a.id, a.brand_id, a.kind, a.person_id, a.proposal, a.before_shift, a.after_shift, a.loan_id, a.done_at, a.done_by, a.undone_at, coalesce(s.replaced_at is null and s.id is not null, false) as after_in_force
    from workforce.day_action a left join workforce.shift s on s.id = a.after_shift where a.id = ${id} for update of a`);
}

export interface DoneAction {
  readonly brandId: string;
  readonly proposal: ProposalView;
  readonly beforeShift: string | null;
  readonly afterShift: string | null;
  readonly loanId: string | null;
}

/** A change of shifts until it begins, a loan until it is over: what was worked, or not, stays. */
export function mayUndo({ proposal, undone_at, loan_id, after_shift, after_in_force }: Pick<DayActionRow, 'proposal' | 'undone_at' | 'loan_id' | 'after_shift' | 'after_in_force'>, now: number): boolean {
  if (undone_at !== null) return false;
  return loan_id === null ? after_shift !== null && after_in_force && Date.parse(proposal.from) > now : Date.parse(proposal.to) > now;
}

export async function keepAction(tx: Tx, { brandId, proposal, beforeShift, afterShift, loanId }: DoneAction): Promise<string> {
  const id = tx.id();
  await tx.run(sql`
    insert into workforce.day_action (id, brand_id, kind, person_id, proposal, before_shift, after_shift, loan_id, done_at, done_by)
    values (${id}, ${brandId}, ${proposal.kind}, ${proposal.person?.id ?? null}, ${JSON.stringify(proposal)}::jsonb, ${beforeShift}, ${afterShift}, ${loanId}, ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null})`);
  return id;
}
