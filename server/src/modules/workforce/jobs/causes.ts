import { setImmediate } from 'node:timers/promises';
import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { NamedDay } from '../../calendars/index.ts';
import { CAUSE_DAYS, causes, foresee, layOut, reasonsOfCause, reckon, type Calendar, type EventSpan, type Foreseen, type KeptCauses, type Known } from '../forecast/index.ts';
import { addDays, daysBetween, startOfDay } from '../rules/local-days.ts';
import { contactsAboutRenewals, contactsForReasons, contactsOfWays, orderWays, renewalDays } from '../store/cause-stock.ts';
import { seriesKnownTo } from '../store/forecasts.ts';

const planner = systemActor('workforce');
/** Mornings, a week apart, that are looked back on; and days before today that orders are read from. */
const TRIAL_WEEKS = 8;
const READ_DAYS = 190;

/** What the causes of a brand say today, and would have said on each morning looked back on. Days are numbered from `firstDay`; `today` is the number of this one. */
export interface CausesKnown {
  readonly known: Known;
  readonly calendar: Calendar;
  readonly firstDay: string;
  readonly today: number;
  readonly foreseen: ReadonlyMap<number, Foreseen>;
}

interface About {
  readonly timeZone: string;
  readonly today: string;
  readonly events: readonly EventSpan[];
  readonly holidays: readonly NamedDay[];
}

export async function causesKnown(db: Database, brandId: string, { timeZone, today: date, events, holidays }: About): Promise<CausesKnown> {
  const firstDay = addDays(date, -READ_DAYS);
  const known = await db.read(planner, (tx) => readKnown(tx, brandId, timeZone, firstDay, date));
  const calendar: Calendar = { timeZone, events, holidays, dateOf: (day) => addDays(firstDay, day) };
  const [panel, foreseen] = [layOut(known, READ_DAYS), new Map<number, Foreseen>()];
  for (const origin of [READ_DAYS, ...mornings()]) {
    const one = foresee(known, panel, calendar, origin, origin === READ_DAYS ? CAUSE_DAYS : 7);
    if (one !== null) foreseen.set(origin, one);
    // The house goes on answering between two mornings.
    await setImmediate();
  }
  return { known, calendar, firstDay, today: READ_DAYS, foreseen };
}

/** What they make of a channel's next days. `byDay`: its contacts from `firstDay` to before today, null where they are not known; `foretold`: what was foretold of it on mornings no version is kept of yet. */
export async function causesOfChannel(db: Database, brandId: string, { known, calendar, firstDay, today, foreseen }: CausesKnown, past: { channel: string; firstDay: string; byDay: readonly (number | null)[]; foretold: ReadonlyMap<string, readonly number[]> }, series: readonly number[]): Promise<KeptCauses> {
  if (!foreseen.has(today)) return { none: 'no_orders' };
  const starts = new Map(mornings().map((day) => [startOfDay(addDays(firstDay, day), calendar.timeZone).getTime(), day]));
  const rows = await db.read(planner, (tx) => seriesKnownTo(tx, { brandId, channel: past.channel }, [...starts.keys()].map((at) => new Date(at)), 7));
  const foretold = new Map<number, readonly number[]>(rows.map((row) => [starts.get(row.known_to.getTime()) as number, row.series]));
  for (const [date, said] of past.foretold) foretold.set(daysBetween(firstDay, date), said);
  return reckon(known, foreseen, calendar, today, { channel: past.channel, from: daysBetween(firstDay, past.firstDay), byDay: past.byDay, foretold }, series);
}

const mornings = (): number[] => Array.from({ length: TRIAL_WEEKS }, (_, week) => READ_DAYS - 7 * (week + 1));

async function readKnown(tx: Tx, brandId: string, timeZone: string, firstDay: string, today: string): Promise<Known> {
  const span = { brandId, timeZone, firstDay, from: startOfDay(firstDay, timeZone), to: startOfDay(today, timeZone) };
  const reasons = [...new Set(causes.flatMap((cause) => reasonsOfCause[cause]))];
  const [cohorts, dues] = [await orderWays(tx, span), await renewalDays(tx, span, startOfDay(addDays(today, CAUSE_DAYS + 7), timeZone))];
  if (cohorts.length === 0 && dues.length === 0) return { cohorts, dues, contacts: [], dueContacts: [], totals: [] };
  return { cohorts, dues, contacts: await contactsOfWays(tx, span, reasons), totals: await contactsForReasons(tx, span, reasons), dueContacts: await contactsAboutRenewals(tx, span, reasonsOfCause.renewals) };
}
