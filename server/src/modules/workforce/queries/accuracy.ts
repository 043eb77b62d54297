import type { Tx } from '../../../platform/db/tx.ts';
import type { ForecastAccuracyView } from '../contract.ts';
import { accuracyOf, factorsOf, type ForetoldDay } from '../forecast/index.ts';
import { addDays, dayStarts, localDay } from '../rules/local-days.ts';
import { inForceBefore } from '../store/forecasts.ts';
import { contactsBySteps } from '../store/past-contacts.ts';
import { brandPlanned, settingsOf } from '../store/settings.ts';
import { overridesIn } from './overrides.ts';

/** Days that are looked back on, and how long before each. */
const DAYS = 28;
const LEADS = [0, 7, 14, 28] as const;
const BEFORE_DAYS = 56;
const AFTERWARDS_MS = 36 * 3_600_000;

/**
 * How far forecasts were off over the last four weeks, by how long before the day they were in force, what was changed by hand by then counted in;
 * beside them what the week before, and the mean of four weeks, would have said from as far away.
 */
export async function accuracy(tx: Tx, about: { brandId: string; channel: string }): Promise<ForecastAccuracyView> {
  const [brand, { step_seconds: stepSeconds }] = [await brandPlanned(tx, about.brandId), await settingsOf(tx, about.brandId)];
  const today = localDay(tx.now, brand.time_zone);
  const starts = dayStarts(addDays(today, -DAYS), today, brand.time_zone);
  const earlier = dayStarts(addDays(today, -DAYS - BEFORE_DAYS), today, brand.time_zone);
  const origin = earlier[0] as Date;
  const came = (await contactsBySteps(tx, about.brandId, origin, earlier.at(-1) as Date, stepSeconds, about.channel)).get(about.channel) ?? [];
  const at = (moment: Date): number => Math.round((moment.getTime() - origin.getTime()) / 1000 / stepSeconds);
  const dayAt = (day: number): number[] => came.slice(at(earlier[BEFORE_DAYS + day] as Date), at(earlier[BEFORE_DAYS + day + 1] as Date));
  const first = came.findIndex((count) => count > 0);
  const firstDay = first < 0 ? Infinity : earlier.findLastIndex((start) => at(start) <= first);
  const inForce = await inForceBefore(tx, { ...about, stepSeconds }, starts, LEADS);
  const { held } = await overridesIn(tx, about, starts[0] as Date, starts.at(-1) as Date);
  const leads = LEADS.map((lead) => {
    const days = Array.from({ length: DAYS }, (_, day): ForetoldDay => {
      const row = inForce.find((one) => one.day === day && one.lead === lead);
      if (row === undefined) return { came: dayAt(day), foretold: undefined, afterwards: false };
      const start = starts[day] as Date;
      const cut = new Date(start.getTime() - lead * 86_400_000);
      const factors = factorsOf(held.filter((one) => one.madeAt <= cut && (one.removedAt === null || one.removedAt > cut)), start, stepSeconds, row.values.length);
      return { came: dayAt(day), foretold: row.values.map((value, i) => value * (factors[i] as number)), afterwards: row.made_at.getTime() - row.known_to.getTime() > AFTERWARDS_MS };
    });
    const judged = days.map((day, number) => ({ day, number })).filter(({ day }) => day.foretold !== undefined);
    // A day before the channel's first contact is no yardstick.
    const against = (weeks: readonly number[]): number | null => accuracyOf(judged.filter(({ number }) => weeks.every((week) => BEFORE_DAYS + number - 7 * week >= firstDay)).map(({ day, number }) => ({ came: day.came, afterwards: false, foretold: meanOf(weeks.map((week) => dayAt(number - 7 * week))) }))).wape;
    // From so far away the week before is the last one that was over.
    const least = Math.max(1, Math.ceil(lead / 7 + (lead % 7 === 0 && lead > 0 ? 1 : 0)));
    const measured = accuracyOf(days);
    return { lead_days: lead, days: measured.days, afterwards: measured.afterwards, wape: measured.wape, day_wape: measured.dayWape, bias: measured.bias, week_before: against([least]), four_weeks: against([least, least + 1, least + 2, least + 3]) };
  });
  return { from: localDay(starts[0] as Date, brand.time_zone), to: today, leads };
}

function meanOf(days: readonly (readonly number[])[]): number[] {
  return Array.from({ length: Math.max(0, ...days.map((day) => day.length)) }, (_, at) => days.reduce((sum, day) => sum + (day[at] ?? 0), 0) / days.length);
}
