import { sql } from '../../../platform/db/sql.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { holdersOf } from '../../identity/index.ts';
import { tellOwners } from '../commands/tell-owners.ts';
import { ESCALATION_OVERDUE, type EscalationNews } from '../events.ts';
import { ownersOf } from '../queries/owners.ts';
import { firstConcern, type EscalationRow } from '../store/escalations.ts';

export const LOOK_JOB = 'escalations.look';

/** Nobody took it in time, or nobody closed it: its owners hear of it, and whoever is told of missed deadlines in the brand. */
export const look: JobHandler = { inside: (tx, job) => lookAgain(tx, String(job.payload.escalation_id)) };

async function lookAgain(tx: Tx, id: string): Promise<void> {
  const row = await tx.maybe<EscalationRow>(sql`select * from escalations.escalation where id = ${id} and closed_at is null for update`);
  if (row === undefined) return;
  const over = (moment: Date | null): boolean => moment !== null && moment <= tx.now;
  const stage = over(row.due_at) ? 2 : row.taken_at === null && over(row.take_by) ? 1 : 0;
  if (stage > row.told) {
    const { conversation_id: subjectId, number } = await firstConcern(tx, id);
    await tx.run(sql`update escalations.escalation set told = ${stage} where id = ${id}`);
    const news: EscalationNews = { escalation_id: id, kind: row.kind, name: row.name, because: stage === 1 ? 'not_taken' : 'not_closed', to: row.owner_id, to_team: row.team_id };
    await tx.announce({ name: ESCALATION_OVERDUE, brandId: row.brand_id, subjectId, payload: { ...news } });
    await tellOwners(tx, 'escalation_overdue', row, [...(await ownersOf(tx, row)), ...(await holdersOf(tx, row.brand_id, 'escalations.own'))], number);
  }
  if (stage < 2 && row.due_at !== null) await tx.schedule({ kind: LOOK_JOB, key: id, brandId: row.brand_id, payload: { escalation_id: id }, runAt: row.due_at });
}
