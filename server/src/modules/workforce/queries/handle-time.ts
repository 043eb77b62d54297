import type { Tx } from '../../../platform/db/tx.ts';
import type { ForecastHandleInput, ForecastHandleView } from '../contract-handle.ts';
import { handleBand, type HandledCell, type HandleExpected } from '../forecast/index.ts';
import { handleOver, meanHandle } from '../rules/handle-over.ts';
import { addDays, dayStarts, localDay } from '../rules/local-days.ts';
import { usualTerms } from '../rules/terms.ts';
import { handlesSince, newestHandles } from '../store/forecasts.ts';
import { handledByHours } from '../store/past-contacts.ts';
import { brandPlanned, settingsOf } from '../store/settings.ts';
import { courseOf } from './expected.ts';

const [BACK_DAYS, AHEAD_DAYS, JUDGED_DAYS, YARDSTICK_DAYS] = [56, 28, 28, 56] as const;
const LEADS = [0, 7, 28] as const;
/** 80 and 95 of 100 lie within so many deviations. */
const [Z80, Z95] = [1.2816, 1.96] as const;
const DAY_MS = 86_400_000;
/** A version is of the night before though clocks changed. */
const NEARLY_MS = 2 * 3_600_000;

interface DayCells {
  readonly contacts: number;
  readonly seconds: number;
}

/** How long contacts of a channel took and are expected to take by day, what of it is weekday and hour, and how far it was off. */
export async function handleTimeForecast(tx: Tx, about: ForecastHandleInput): Promise<ForecastHandleView> {
  const { brand_id: brandId, channel } = about;
  const [{ time_zone: zone }, settings] = [await brandPlanned(tx, brandId), await settingsOf(tx, brandId)];
  const today = localDay(tx.now, zone);
  const first = addDays(today, -BACK_DAYS - YARDSTICK_DAYS);
  const starts = dayStarts(first, addDays(today, AHEAD_DAYS), zone);
  const shown = starts.slice(YARDSTICK_DAYS);
  const cells = (await handledByHours(tx, brandId, [starts[0] as Date, tx.now], first, zone, channel)).get(channel) ?? [];
  // Of today only what came early and went quickly is done.
  const took = new Map([...Map.groupBy(cells.filter(({ day }) => day < YARDSTICK_DAYS + BACK_DAYS), ({ day }: HandledCell) => day)].map(([day, own]): [number, DayCells] => [day, { contacts: own.reduce((sum, one) => sum + one.contacts, 0), seconds: own.reduce((sum, one) => sum + one.seconds, 0) }]));
  const versions = await handlesSince(tx, { brandId, channel }, starts[0] as Date);
  const now = (await newestHandles(tx, brandId, { channel })).get(channel) ?? null;
  const course = await courseOf(tx, { brandId, channel, stepSeconds: settings.step_seconds }, shown);
  const contacts = course.actual.map((came, at) => came ?? course.foretold[at] ?? 0);
  const step = (moment: Date): number => Math.round((moment.getTime() - (shown[0] as Date).getTime()) / 1000 / settings.step_seconds);
  /** what a version says of a day, by the hours its contacts come in */
  const dayOf = (version: HandleExpected, day: number): { mean: number; contacts: number } => {
    const [from, to] = [step(shown[day] as Date), step(shown[day + 1] as Date)];
    const came = contacts.slice(from, to);
    return { mean: meanHandle(handleOver(version, shown[day] as Date, settings.step_seconds, to - from, zone), came), contacts: came.reduce((sum, one) => sum + one, 0) };
  };
  const inForce = (day: number, lead: number): HandleExpected | null => versions.findLast(({ known_to }) => known_to.getTime() <= (shown[day] as Date).getTime() - lead * DAY_MS + NEARLY_MS)?.handle ?? null;
  const ahead: { mean: number; contacts: number }[] = [];
  const days = shown.slice(0, -1).map((at, day): ForecastHandleView['days'][number] => {
    const [was, version] = [took.get(YARDSTICK_DAYS + day), day < BACK_DAYS ? inForce(day, 0) : now];
    const known = { at: at.toISOString(), contacts: was?.contacts ?? null, seconds: was === undefined ? null : was.seconds / was.contacts };
    if (version === null) return { ...known, mean: null, low_80: null, high_80: null, low_95: null, high_95: null };
    const { mean, contacts: many } = dayOf(version, day);
    if (day >= BACK_DAYS) ahead.push({ mean, contacts: many });
    const lead = Math.max(0, day - BACK_DAYS);
    const [[low_80, high_80], [low_95, high_95]] = [handleBand(version, mean, was?.contacts ?? many, lead, Z80), handleBand(version, mean, was?.contacts ?? many, lead, Z95)];
    return { ...known, mean, low_80, high_80, low_95, high_95 };
  });
  return {
    time_zone: zone, days, said_seconds: settings.terms[channel]?.handle_seconds ?? usualTerms(channel).handle_seconds,
    expected: now === null ? null : { seconds: meanHandle(ahead.map(({ mean }) => mean), ahead.map((one) => one.contacts)), weekdays: [...now.weekdays], hours: [...now.hours], contacts: now.contacts, days: now.days, half_life_days: now.half_life },
    leads: LEADS.map((lead) => offBy(lead, took, (day) => { const version = inForce(day, lead); return version === null ? null : dayOf(version, day).mean; })),
  };
}

/** How far off days were, weighed by their contacts; beside it the mean of the eight weeks before, which knows more than one did then: all that is done of those days by now. */
function offBy(lead: number, took: ReadonlyMap<number, DayCells>, foretold: (day: number) => number | null): ForecastHandleView['leads'][number] {
  let [days, off, yardstick, all] = [0, 0, 0, 0];
  for (let day = BACK_DAYS - JUDGED_DAYS; day < BACK_DAYS; day++) {
    const [was, mean] = [took.get(YARDSTICK_DAYS + day), foretold(day)];
    const before = Array.from({ length: YARDSTICK_DAYS }, (_, back) => took.get(YARDSTICK_DAYS + day - lead - 1 - back)).filter((one) => one !== undefined);
    const usual = before.reduce((sum, one) => sum + one.seconds, 0) / before.reduce((sum, one) => sum + one.contacts, 0);
    if (was === undefined || mean === null || !Number.isFinite(usual)) continue;
    days++;
    all += was.seconds;
    off += Math.abs(was.seconds - mean * was.contacts);
    yardstick += Math.abs(was.seconds - usual * was.contacts);
  }
  return { lead_days: lead, days, off: all === 0 ? null : off / all, eight_weeks: all === 0 ? null : yardstick / all };
}
