import { setImmediate } from 'node:timers/promises';
import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { namedDays, type NamedDay } from '../../calendars/index.ts';
import { campaignsBetween } from '../../catalogue/index.ts';
import { CAUSE_DAYS, continueChannel, countryOfZone, expectHandle, HANDLED_BACK, knownDays, LEAST_DAYS, moved, type EventSpan, type ExpectedBoth, type HandleExpected, type KeptCauses, type Past } from '../forecast/index.ts';
import { addDays, daysBetween, dayStarts, localDay, startOfDay } from '../rules/local-days.ts';
import { keepForecast, newestMade, thinForecasts, type ReadForForecast } from '../store/forecasts.ts';
import { contactsByDays, contactsBySteps, firstContactAt, handledByHours } from '../store/past-contacts.ts';
import { brandPlanned, settingsOf } from '../store/settings.ts';
import { causesKnown, causesOfChannel } from './causes.ts';

export const FORECAST_JOB = 'workforce.forecast';
const planner = systemActor('workforce');
/** Made in the night after the day is over by the brand's clock, when nobody waits for the machine. */
const NIGHT_HOUR = 3;
const AHEAD_DAYS = 182;
/** Longer ago says little about next week. */
const MOST_HISTORY_DAYS = 760;
/** A brand that never had a forecast is foretold afterwards, as it could have been, each Monday of so many weeks: so that its accuracy is known at once. */
const AFTERWARDS_WEEKS = 8;
/** A million contacts in half a year are added up in five. */
const HANDLED_SECONDS = 120;

/** Wishes for the brand's next forecast; a wish for tonight twice is one night. */
export async function forecastTonight(tx: Tx, brandId: string): Promise<void> {
  const { time_zone } = await brandPlanned(tx, brandId);
  const night = new Date(startOfDay(addDays(localDay(tx.now, time_zone), 1), time_zone).getTime() + NIGHT_HOUR * 3_600_000);
  await tx.schedule({ kind: FORECAST_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt: night });
}

export const forecastJob: JobHandler = {
  attempts: 5,
  limitSeconds: 600,
  outside: async (db, job) => {
    const brandId = String(job.payload.brand_id);
    // First, so that a wish that comes meanwhile stands, and a night that fails is not the last.
    await db.transact(planner, (tx) => forecastTonight(tx, brandId));
    await forecastNow(db, brandId);
  },
};

interface Readable {
  readonly timeZone: string;
  readonly stepSeconds: number;
  readonly firstDay: string;
  /** today: what came before it is known */
  readonly today: string;
  readonly bySteps: ReadonlyMap<string, readonly number[]>;
  readonly byDays: ReadonlyMap<string, readonly number[]>;
  readonly holidays: readonly NamedDay[];
  readonly read: Omit<ReadForForecast, 'days' | 'silences'>;
  readonly events: readonly EventSpan[];
  readonly made: ReadonlyMap<string, Date>;
}

/** Foretells every channel of a brand that anything came by for two weeks or longer, from what came up to last midnight. Making it twice is one version more. `anew`: past weeks too, after history was brought in. */
export async function forecastNow(db: Database, brandId: string, { anew = false }: { anew?: boolean } = {}): Promise<void> {
  const known = await db.read(planner, (tx) => readable(tx, brandId));
  if (known === null) return;
  const causes = await causesKnown(db, brandId, known);
  const handles = handlesOn(db, brandId, known);
  for (const channel of known.byDays.keys()) {
    const days = known.made.has(channel) && !anew ? [] : Array.from({ length: AFTERWARDS_WEEKS }, (_, week) => addDays(known.today, -7 * (AFTERWARDS_WEEKS - week)));
    const weeks = await foretoldOn(known, channel, days);
    const [now] = await foretoldOn(known, channel, [known.today]);
    if (now === undefined) continue;
    // How far the causes are believed is judged by the weeks behind; those foretold just now are kept last, so that who waits for a forecast finds today's.
    const why = await causesOfChannel(db, brandId, causes, { channel, firstDay: now.firstDay, byDay: now.byDay, foretold: new Map(weeks.map(({ day, both }) => [day, both.days.mean])) }, now.both.days.mean.slice(0, CAUSE_DAYS));
    const both = why.none === null ? moved(now.both, why.days.map((one) => one.factor), now.starts, known.stepSeconds) : now.both;
    await keep(db, brandId, channel, known, { ...now, both }, (await handles(now.day)).get(channel) ?? null, why);
    for (const week of weeks) await keep(db, brandId, channel, known, week, (await handles(week.day)).get(channel) ?? null);
  }
  await db.transact(planner, (tx) => thinForecasts(tx, brandId));
}

async function readable(tx: Tx, brandId: string): Promise<Readable | null> {
  const { time_zone: timeZone, archived } = await brandPlanned(tx, brandId);
  if (archived) return null;
  const [{ step_seconds: stepSeconds }, first] = [await settingsOf(tx, brandId), await firstContactAt(tx, brandId)];
  const today = localDay(tx.now, timeZone);
  if (first === null) return null;
  const firstDay = [localDay(first, timeZone), addDays(today, -MOST_HISTORY_DAYS)].toSorted()[1] as string;
  if (daysBetween(firstDay, today) < LEAST_DAYS) return null;
  const [from, to] = [startOfDay(firstDay, timeZone), startOfDay(today, timeZone)];
  const place = countryOfZone(timeZone);
  const years = Array.from({ length: Number(addDays(today, AHEAD_DAYS).slice(0, 4)) - Number(firstDay.slice(0, 4)) + 1 }, (_, at) => Number(firstDay.slice(0, 4)) + at);
  const campaigns = await campaignsBetween(tx, brandId, from, startOfDay(addDays(today, AHEAD_DAYS), timeZone));
  const events = campaigns.map(({ name, fromAt, toAt }): EventSpan => ({ name, from: localDay(fromAt, timeZone), to: localDay(new Date(toAt.getTime() - 1), timeZone) }));
  const holidays = place === null ? [] : ((await namedDays(place, years)) ?? []);
  return {
    timeZone, stepSeconds, firstDay, today, events, holidays: holidays.filter(({ date }) => !events.some((one) => one.from <= date && date <= one.to)),
    bySteps: await contactsBySteps(tx, brandId, from, to, stepSeconds), byDays: await contactsByDays(tx, brandId, [from, to], [firstDay, today]),
    read: { holidays_of: place, campaigns: campaigns.length }, made: await newestMade(tx, brandId, stepSeconds),
  };
}

interface Foretold {
  readonly day: string;
  /** the channel's first day, and its contacts from then on, null where they are not known */
  readonly firstDay: string;
  readonly byDay: readonly (number | null)[];
  readonly starts: readonly Date[];
  readonly both: ExpectedBoth;
}

/** One channel, from what was known when each day began. Where too little was, nothing is foretold. */
async function foretoldOn(known: Readable, channel: string, mornings: readonly string[]): Promise<Foretold[]> {
  const foretold: Foretold[] = [];
  for (const day of mornings) {
    const one = foretell(known, channel, day);
    if (one !== null) foretold.push(one);
    // The house goes on answering between two.
    await setImmediate();
  }
  return foretold;
}

function foretell(known: Readable, channel: string, day: string): Foretold | null {
  const { timeZone, stepSeconds } = known;
  const days = (known.byDays.get(channel) ?? []).slice(0, daysBetween(known.firstDay, day));
  const first = days.findIndex((count) => count > 0);
  if (first < 0 || days.length - first < LEAST_DAYS) return null;
  const firstDay = addDays(known.firstDay, first);
  const [from, until, origin] = [startOfDay(firstDay, timeZone), startOfDay(day, timeZone), startOfDay(known.firstDay, timeZone)];
  const at = (moment: Date): number => Math.round((moment.getTime() - origin.getTime()) / 1000 / stepSeconds);
  const past: Past = { from, timeZone, stepSeconds, byStep: (known.bySteps.get(channel) ?? []).slice(at(from), at(until)), firstDay, byDay: days.slice(first), events: known.events, holidays: known.holidays };
  const starts = dayStarts(day, addDays(day, AHEAD_DAYS), timeZone);
  const both = continueChannel(past, starts);
  return { day, firstDay, byDay: knownDays(past, both.silences), starts, both };
}

/** How long contacts of each channel take, from what was done when a day began. Channels of the same morning are read at once. */
function handlesOn(db: Database, brandId: string, { timeZone }: Readable): (day: string) => Promise<ReadonlyMap<string, HandleExpected | null>> {
  const known = new Map<string, ReadonlyMap<string, HandleExpected | null>>();
  return async (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const firstDay = addDays(day, -HANDLED_BACK);
    const byChannel = await db.report(planner, (tx) => handledByHours(tx, brandId, [startOfDay(firstDay, timeZone), startOfDay(day, timeZone)], firstDay, timeZone), HANDLED_SECONDS);
    const handles = new Map<string, HandleExpected | null>();
    for (const [channel, cells] of byChannel) {
      handles.set(channel, expectHandle({ firstDay, days: HANDLED_BACK, cells }));
      // The house goes on answering between two.
      await setImmediate();
    }
    known.set(day, handles);
    return handles;
  };
}

async function keep(db: Database, brandId: string, channel: string, { timeZone, stepSeconds, read }: Readable, { starts, byDay, both }: Foretold, handle: HandleExpected | null, causes: KeptCauses | null = null): Promise<void> {
  const about = { brandId, channel, knownTo: starts[0] as Date, timeZone, read: { ...read, days: byDay.length, silences: both.silences } };
  await db.transact(planner, async (tx) => {
    await keepForecast(tx, { ...about, stepSeconds, expected: both.steps });
    await keepForecast(tx, { ...about, stepSeconds: 86_400, expected: both.days, causes, handle });
  });
}
