import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { namedDays, type NamedDay } from '../../calendars/index.ts';
import { campaignsBetween } from '../../catalogue/index.ts';
import { continueChannel, countryOfZone, LEAST_DAYS, type EventSpan, type Past } from '../forecast/index.ts';
import { addDays, daysBetween, dayStarts, localDay, startOfDay } from '../rules/local-days.ts';
import { keepForecast, newestMade, thinForecasts, type ReadForForecast } from '../store/forecasts.ts';
import { contactsByDays, contactsBySteps, firstContactAt } from '../store/past-contacts.ts';
import { brandPlanned, settingsOf } from '../store/settings.ts';

export const FORECAST_JOB = 'workforce.forecast';
const planner = systemActor('workforce');
/** Made in the night after the day is over by the brand's clock, when nobody waits for the machine. */
const NIGHT_HOUR = 3;
const AHEAD_DAYS = 182;
/** Longer ago says little about next week. */
const MOST_HISTORY_DAYS = 760;
/** A brand that never had a forecast is foretold afterwards, as it could have been, each Monday of so many weeks: so that its accuracy is known at once. */
const AFTERWARDS_WEEKS = 8;

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
  readonly read: Omit<ReadForForecast, 'days'>;
  readonly events: readonly EventSpan[];
  readonly made: ReadonlyMap<string, Date>;
}

/** Foretells every channel of a brand that anything came by for two weeks or longer, from what came up to last midnight. Making it twice is one version more. `anew`: past weeks too, after history was brought in. */
export async function forecastNow(db: Database, brandId: string, { anew = false }: { anew?: boolean } = {}): Promise<void> {
  const known = await db.read(planner, (tx) => readable(tx, brandId));
  if (known === null) return;
  for (const channel of known.byDays.keys()) {
    const weeks = known.made.has(channel) && !anew ? [] : Array.from({ length: AFTERWARDS_WEEKS }, (_, week) => addDays(known.today, -7 * (AFTERWARDS_WEEKS - week)));
    for (const day of [known.today, ...weeks]) await foretell(db, brandId, channel, known, day);
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

/** One channel, from what was known when `day` began. Where too little was, nothing is foretold. */
async function foretell(db: Database, brandId: string, channel: string, known: Readable, day: string): Promise<void> {
  const { timeZone, stepSeconds } = known;
  const days = (known.byDays.get(channel) ?? []).slice(0, daysBetween(known.firstDay, day));
  const first = days.findIndex((count) => count > 0);
  if (first < 0 || days.length - first < LEAST_DAYS) return;
  const firstDay = addDays(known.firstDay, first);
  const [from, until, origin] = [startOfDay(firstDay, timeZone), startOfDay(day, timeZone), startOfDay(known.firstDay, timeZone)];
  const at = (moment: Date): number => Math.round((moment.getTime() - origin.getTime()) / 1000 / stepSeconds);
  const past: Past = { from, timeZone, stepSeconds, byStep: (known.bySteps.get(channel) ?? []).slice(at(from), at(until)), firstDay, byDay: days.slice(first), events: known.events, holidays: known.holidays };
  const { steps, days: byDay } = continueChannel(past, dayStarts(day, addDays(day, AHEAD_DAYS), timeZone));
  const about = { brandId, channel, knownTo: until, timeZone, read: { ...known.read, days: days.length - first } };
  await db.transact(planner, async (tx) => {
    await keepForecast(tx, { ...about, stepSeconds, expected: steps });
    await keepForecast(tx, { ...about, stepSeconds: 86_400, expected: byDay });
  });
}
