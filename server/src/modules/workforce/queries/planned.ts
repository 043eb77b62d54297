import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { PlannedView } from '../contract.ts';
import { LEAST_DAYS } from '../forecast/index.ts';
import { FORECAST_JOB } from '../jobs/forecast.ts';
import { addDays, daysBetween, localDay, startOfDay } from '../rules/local-days.ts';
import { handleTimeOf, usualTerms } from '../rules/terms.ts';
import { newestHandles, newestMade } from '../store/forecasts.ts';
import { contactsByDays, firstContactAt, handledByChannel } from '../store/past-contacts.ts';
import { brandPlanned, settingsOf, shownTo, termsFor } from '../store/settings.ts';

const LATELY_DAYS = 28;
/** How long a contact takes is measured on so many days. */
export const HANDLED_DAYS = 56;
const DAY_MS = 86_400_000;

/** Channels that anything came by lately, what each is promised and takes, and whether a forecast is there. */
export async function planned(tx: Tx, brandId: string): Promise<PlannedView> {
  const [brand, settings] = [await brandPlanned(tx, brandId), await settingsOf(tx, brandId)];
  const made = await newestMade(tx, brandId, settings.step_seconds);
  const today = localDay(tx.now, brand.time_zone);
  const since = addDays(today, -LATELY_DAYS);
  const lately = await contactsByDays(tx, brandId, [startOfDay(since, brand.time_zone), startOfDay(today, brand.time_zone)], [since, today]);
  const handled = await handledByChannel(tx, brandId, new Date(tx.now.getTime() - HANDLED_DAYS * DAY_MS));
  const foretold = await newestHandles(tx, brandId);
  const daysOf = async (channel: string): Promise<number> => {
    const first = await firstContactAt(tx, brandId, channel);
    return first === null ? 0 : Math.max(0, daysBetween(localDay(first, brand.time_zone), today));
  };
  const perDay = (channel: string): number => (lately.get(channel) ?? []).reduce((sum, count) => sum + count, 0) / LATELY_DAYS;
  const names = [...new Set([...lately.keys(), ...made.keys()])].toSorted((a, b) => perDay(b) - perDay(a) || a.localeCompare(b));
  const days = new Map<string, number>();
  for (const channel of names) days.set(channel, await daysOf(channel));
  return {
    brand_id: brandId, time_zone: brand.time_zone, currency: settings.currency, step_seconds: settings.step_seconds, making: await isMaking(tx, brandId), least_days: LEAST_DAYS, usual: { calls: usualTerms('voice'), chats: usualTerms('chat'), deferred: usualTerms('email') },
    channels: names.map((channel) => {
      const terms = termsFor(settings, channel);
      return { channel, terms: shownTo(tx, brandId, terms), handle: handleTimeOf(terms, handled.get(channel), foretold.get(channel)), per_day: perDay(channel), days_of_history: days.get(channel) ?? 0, made_at: made.get(channel)?.toISOString() ?? null };
    }),
  };
}

/** The forecast is due, or being made; tonight's is not meant. */
async function isMaking(tx: Tx, brandId: string): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from platform.job where kind = ${FORECAST_JOB} and key = ${brandId} and state = 'ready' and run_at <= ${new Date(tx.now.getTime() + 60_000)}`)) !== undefined;
}
