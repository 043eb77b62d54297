import { Type } from 'typebox';
import { Temporal } from 'temporal-polyfill';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams } from '../../platform/http/lists.ts';
import { invalid } from '../../platform/refusal/refusal.ts';
import { calendarOf } from './queries/calendar-of.ts';

const time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' });
const spans = Type.Array(Type.Array(time, { minItems: 2, maxItems: 2 }), { maxItems: 12 });
const Calendar = Type.Object({
  time_zone: Type.String({ maxLength: 64 }), hours: Type.Record(Type.String({ pattern: '^[1-7]$' }), spans),
  holidays: Type.Optional(Type.Array(Type.String({ format: 'date' }), { maxItems: 400 })), shifts: Type.Optional(Type.Record(Type.String(), spans)),
});

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/brands/:id/calendar', summary: 'When a brand works', access: 'signed-in', params: idParams, response: Calendar }, async (tx, { params }) => (await calendarOf(tx, params.id)) as never);
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/calendar', summary: 'Change when a brand works', access: { permission: 'calendars.change' }, params: idParams, body: Calendar, response: Calendar }, async (tx: Tx, { params, body }) => {
    try {
      Temporal.Now.zonedDateTimeISO(body.time_zone);
    } catch {
      throw invalid('There is no such time zone.', [{ field: 'time_zone', message: body.time_zone }]);
    }
    await tx.run(sql`
      insert into calendars.calendar (brand_id, time_zone, hours, holidays, shifts, changed_at) values (${params.id}, ${body.time_zone}, ${body.hours}, ${body.holidays ?? []}, ${body.shifts ?? {}}, ${tx.now})
      on conflict (brand_id) do update set time_zone = excluded.time_zone, hours = excluded.hours, holidays = excluded.holidays, shifts = excluded.shifts, changed_at = excluded.changed_at`);
    await tx.announce({ name: 'calendars.calendar_changed', brandId: params.id, subjectId: params.id, payload: {} });
    return (await calendarOf(tx, params.id)) as never;
  });
}
