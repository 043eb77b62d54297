import { Temporal } from 'temporal-polyfill';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { CalendarInput } from '../contract.ts';
import { CALENDAR_CHANGED } from '../events.ts';
import { layOutHolidays } from '../rules/lay-out-holidays.ts';

/** More would be a mistake, and every clock of the brand reads them. */
const MOST = 50;

/** Adds a calendar beside the brand's others; answers with its id. */
export async function addCalendar(tx: Tx, brandId: string, given: CalendarInput): Promise<string> {
  if (!(await tx.maybe(sql`select 1 from identity.brand where id = ${brandId}`))) throw notFound('brand');
  if ((given.name ?? '').trim() === '') throw invalid('Give the calendar a name.', [{ field: 'name', message: 'is empty', problem: 'empty' }]);
  const { many } = await tx.one<{ many: number }>(sql`select count(*)::integer as many from calendars.calendar where brand_id = ${brandId}`);
  if (many >= MOST) throw invalid(`A brand has at most ${MOST} calendars. Change one of them, or remove one.`);
  const id = tx.id();
  await write(tx, brandId, id, given);
  return id;
}

/** Changes a calendar; the usual one is made by its first change. */
export async function saveCalendar(tx: Tx, brandId: string, id: string, given: CalendarInput): Promise<void> {
  const held = await tx.maybe<{ name: string }>(sql`select name from calendars.calendar where id = ${id} and brand_id = ${brandId} for update`);
  if (held === undefined && id !== brandId) throw notFound('calendar');
  const name = (given.name ?? held?.name ?? '').trim();
  if (name === '' && id !== brandId) throw invalid('Give the calendar a name.', [{ field: 'name', message: 'is empty', problem: 'empty' }]);
  await write(tx, brandId, id, { ...given, name });
}

async function write(tx: Tx, brandId: string, id: string, given: CalendarInput): Promise<void> {
  refuseUnknownZone(given.time_zone);
  refuseBackwards(given);
  const name = (given.name ?? '').trim();
  await refuseSameName(tx, brandId, id, name);
  const place = given.public_holidays ?? null;
  const laid = place === null ? null : await layOutHolidays(place, tx.now.getUTCFullYear());
  if (place !== null && laid === null) throw invalid('The holidays of this place are not known.', [{ field: 'public_holidays.country', message: [place.country, place.state].filter(Boolean).join('-'), problem: 'unknown_place' }]);
  await tx.run(sql`
    insert into calendars.calendar (id, brand_id, name, time_zone, hours, holidays, shifts, breaks, country, state, worked, public_days, public_until, changed_at)
    values (${id}, ${brandId}, ${name}, ${given.time_zone}, ${given.hours}, ${given.holidays ?? []}, ${given.shifts ?? {}}, ${given.breaks ?? {}}, ${place?.country ?? null}, ${place?.state ?? null}, ${place?.worked ?? []}, ${[...(laid?.days ?? [])]}, ${laid?.until ?? null}, ${tx.now})
    on conflict (id) do update set name = excluded.name, time_zone = excluded.time_zone, hours = excluded.hours, holidays = excluded.holidays, shifts = excluded.shifts, breaks = excluded.breaks,
      country = excluded.country, state = excluded.state, worked = excluded.worked, public_days = excluded.public_days, public_until = excluded.public_until, changed_at = excluded.changed_at`);
  await tx.announce({ name: CALENDAR_CHANGED, brandId, subjectId: brandId, payload: { calendar_id: id } });
  await record(tx, { action: 'calendars.changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { calendar: id, time_zone: given.time_zone, holidays: given.holidays?.length ?? 0, public_holidays: place === null ? '' : [place.country, place.state].filter(Boolean).join('-'), hours: JSON.stringify(given.hours) } });
}

async function refuseSameName(tx: Tx, brandId: string, id: string, name: string): Promise<void> {
  const taken = await tx.maybe(sql`select 1 from calendars.calendar where brand_id = ${brandId} and lower(name) = lower(${name}) and id <> ${id}`);
  if (taken !== undefined) throw conflict('calendar_name_taken', 'Another calendar of this brand has this name. Choose another one.', [{ field: 'name', message: 'is taken', problem: 'taken' }]);
}

function refuseUnknownZone(zone: string): void {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
  } catch {
    throw invalid('There is no such time zone.', [{ field: 'time_zone', message: zone, problem: 'unknown_zone' }]);
  }
}

/** Hours that end before they begin would never be worked. */
function refuseBackwards({ hours, shifts, breaks }: CalendarInput): void {
  for (const [field, days] of Object.entries({ hours, shifts, breaks })) {
    for (const [day, spans] of Object.entries(days ?? {})) {
      const wrong = spans.find(([from = '', to = '']) => from >= to);
      if (wrong) throw invalid(`${wrong.join('–')} ends before it begins. Hours through the night are two: until 24:00, and from 00:00 of the next day.`, [{ field: `${field}.${day}`, message: wrong.join('–'), problem: 'backwards', from: wrong[0], to: wrong[1] }]);
    }
  }
}
