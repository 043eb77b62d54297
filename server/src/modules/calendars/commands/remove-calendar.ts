import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { CALENDAR_CHANGED } from '../events.ts';
import { calendarUses } from '../ports.ts';

/** Removes a calendar nothing counts by. The usual one stays: everything counts by it that names none. */
export async function removeCalendar(tx: Tx, brandId: string, id: string): Promise<void> {
  if (id === brandId) throw conflict('usual_calendar', 'This is the usual calendar: everything counts by it that names no other. Change it instead.');
  const held = await tx.maybe<{ name: string }>(sql`select name from calendars.calendar where id = ${id} and brand_id = ${brandId} for update`);
  if (held === undefined) throw notFound('calendar');
  const users = (await calendarUses.get()(tx, brandId)).filter((use) => use.calendarId === id).map((use) => use.name);
  if (users.length > 0) throw conflict('calendar_in_use', `${users.join(', ')} ${users.length === 1 ? 'counts' : 'count'} by this calendar. Choose another one there first.`, [{ message: users.join(', '), problem: 'in_use', users }]);
  await tx.run(sql`delete from calendars.calendar where id = ${id}`);
  await tx.announce({ name: CALENDAR_CHANGED, brandId, subjectId: brandId, payload: { calendar_id: id, removed: true } });
  await record(tx, { action: 'calendars.removed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { calendar: id, name: held.name } });
}
