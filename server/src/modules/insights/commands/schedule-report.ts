import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { holdersOf } from '../../identity/index.ts';
import type { ScheduleInput, ScheduleView } from '../contract.ts';
import { nextTime } from '../rules/next-time.ts';
import { reportFor } from './save-report.ts';

export const SEND_JOB = 'insights.send_report';

interface Row {
  id: string;
  report_id: string;
  weekdays: number[];
  time: string;
  time_zone: string;
  person_ids: string[];
  next_at: Date;
  last_at: Date | null;
  last_error: string | null;
}

export async function listSchedules(tx: Tx, reportId: string): Promise<ScheduleView[]> {
  const rows = await tx.rows<Row>(sql`select id, report_id, weekdays, time, time_zone, person_ids, next_at, last_at, last_error from insights.schedule where report_id = ${reportId} order by next_at, id`);
  return rows.map((row) => ({ ...row, next_at: row.next_at.toISOString(), last_at: row.last_at?.toISOString() ?? null }));
}

/** Sends a report by mail on weekdays at a time. Only to people who may see the brand's figures themselves. */
export async function addSchedule(tx: Tx, reportId: string, personId: string, schedule: ScheduleInput): Promise<void> {
  const report = await reportFor(tx, reportId, personId);
  const allowed = await holdersOf(tx, report.brand_id, 'insights.read');
  if (schedule.person_ids.some((id) => !allowed.includes(id))) throw invalid('Somebody on the list may not see the figures of this brand.', [{ field: 'person_ids', message: 'holds nobody without the permission insights.read' }]);
  const nextAt = nextIn(schedule, tx.now);
  const id = tx.id();
  await tx.run(sql`
    insert into insights.schedule (id, brand_id, report_id, weekdays, time, time_zone, person_ids, next_at, created_by)
    values (${id}, ${report.brand_id}, ${reportId}, ${schedule.weekdays}::smallint[], ${schedule.time}, ${schedule.time_zone}, ${schedule.person_ids}::uuid[], ${nextAt}, ${personId})`);
  await tx.schedule({ kind: SEND_JOB, key: id, brandId: report.brand_id, payload: { schedule_id: id }, runAt: nextAt });
}

function nextIn(schedule: ScheduleInput, now: Date): Date {
  try {
    return nextTime(schedule, now);
  } catch {
    throw invalid('There is no such time zone.', [{ field: 'time_zone', message: 'is unknown' }]);
  }
}

export async function removeSchedule(tx: Tx, id: string, personId: string): Promise<void> {
  const found = await tx.maybe<{ report_id: string }>(sql`select report_id from insights.schedule where id = ${id}`);
  if (!found) throw notFound('schedule');
  await reportFor(tx, found.report_id, personId);
  await tx.run(sql`delete from insights.schedule where id = ${id}`);
  await tx.unschedule(SEND_JOB, id);
}
