import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { forbidden, notFound } from '../../../platform/refusal/refusal.ts';
import { peopleNames } from '../../identity/index.ts';
import type { AskedReport, SavedReportView } from '../contract.ts';
import { readAsked } from '../queries/run-report.ts';

interface Row {
  id: string;
  brand_id: string;
  owner_id: string;
  name: string;
  asked: AskedReport;
  role_ids: string[];
  changed_at: Date;
}

/** One's own reports, and those shared with a role one has in their brand. */
export async function listReports(tx: Tx, personId: string | null): Promise<SavedReportView[]> {
  const rows = await tx.rows<Row>(sql`
    select r.id, r.brand_id, r.owner_id, r.name, r.asked, r.role_ids, r.changed_at from insights.report r
    where r.owner_id = ${personId} or exists (
      select from identity.role_assignment a where a.person_id = ${personId} and a.role_id = any (r.role_ids) and a.brand_id in (r.brand_id, '00000000-0000-0000-0000-000000000000'))
    order by r.owner_id = ${personId} desc, lower(r.name), r.id limit 500`);
  const names = await peopleNames(tx, rows.map((row) => row.owner_id));
  return rows.map(({ owner_id: owner, changed_at: changed, ...row }) => ({ ...row, owner: { id: owner, name: names.get(owner) ?? '' }, mine: owner === personId, changed_at: changed.toISOString() }));
}

export async function reportFor(tx: Tx, id: string, personId: string | null): Promise<SavedReportView> {
  const found = (await listReports(tx, personId)).find((report) => report.id === id);
  if (!found) throw notFound('report');
  return found;
}

export async function saveReport(tx: Tx, personId: string, report: { brand_id: string; name: string; asked: AskedReport; role_ids?: string[] }): Promise<string> {
  await readAsked(tx, report.asked);
  const id = tx.id();
  await tx.run(sql`
    insert into insights.report (id, brand_id, owner_id, name, asked, role_ids, created_at, changed_at)
    values (${id}, ${report.brand_id}, ${personId}, ${report.name.trim()}, ${report.asked}, ${report.role_ids ?? []}::uuid[], ${tx.now}, ${tx.now})`);
  return id;
}

/** Only its owner changes a report; who else may open it is theirs to say. */
export async function changeReport(tx: Tx, id: string, personId: string, change: { name?: string; asked?: AskedReport; role_ids?: string[] }): Promise<void> {
  const report = await reportFor(tx, id, personId);
  if (!report.mine) throw forbidden('being the owner of the report');
  if (change.asked) await readAsked(tx, change.asked);
  await tx.run(sql`
    update insights.report set name = ${change.name?.trim() ?? report.name}, asked = ${change.asked ?? report.asked}, role_ids = ${change.role_ids ?? report.role_ids}::uuid[], changed_at = ${tx.now} where id = ${id}`);
}

export async function removeReport(tx: Tx, id: string, personId: string): Promise<void> {
  const report = await reportFor(tx, id, personId);
  if (!report.mine) throw forbidden('being the owner of the report');
  for (const { id: scheduleId } of await tx.rows<{ id: string }>(sql`select id from insights.schedule where report_id = ${id}`)) await tx.unschedule('insights.send_report', scheduleId);
  await tx.run(sql`delete from insights.report where id = ${id}`);
}
