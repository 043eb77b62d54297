import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { CALENDAR_CHANGED } from '../events.ts';
import { laidFurther, layOutHolidays, YEARS_AHEAD, type HolidayPlace, type LaidOut } from '../rules/lay-out-holidays.ts';

export const EXTEND_JOB = 'calendars.extend';
const DAY_MS = 86_400_000;

interface Row {
  id: string;
  brand_id: string;
  country: string;
  state: string | null;
  public_days: string[];
}

/** Once a day: public holidays are laid out five years ahead, whatever year it is, so that no clock meets one it does not know. */
export const extend: JobHandler = {
  attempts: Number.MAX_SAFE_INTEGER,
  inside: async (tx) => {
    await extendCalendars(tx);
    await tx.schedule({ kind: EXTEND_JOB, key: EXTEND_JOB, brandId: null, runAt: new Date(tx.now.getTime() + DAY_MS) });
  },
};

async function extendCalendars(tx: Tx): Promise<void> {
  const year = tx.now.getUTCFullYear();
  const rows = await tx.rows<Row>(sql`select id, brand_id, country, state, public_days from calendars.calendar where country is not null and public_until < ${year + YEARS_AHEAD}::integer for update`);
  const known = new Map<string, LaidOut | null>();
  for (const row of rows) {
    const key = `${row.country} ${row.state ?? ''}`;
    if (!known.has(key)) known.set(key, await layOutHolidays(placeOf(row), year));
    const laid = known.get(key);
    // A place the library does not know any more keeps what it had.
    if (laid) await tx.run(sql`update calendars.calendar set public_days = ${laidFurther(row.public_days, laid, year)}, public_until = ${laid.until} where id = ${row.id}`);
  }
  for (const brandId of new Set(rows.map((row) => row.brand_id))) await tx.announce({ name: CALENDAR_CHANGED, brandId, subjectId: brandId, payload: { extended: true } });
}

const placeOf = (row: Row): HolidayPlace => ({ country: row.country, ...(row.state === null ? {} : { state: row.state }) });
