import type { Tx } from '../../../platform/db/tx.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { seasonToPlay, type PlannedSeason, type SeasonComparison, type SeasonToPlay } from '../rehearsal/index.ts';
import { addDays, daysBetween, localDay } from '../rules/local-days.ts';
import type { SeasonPlan } from '../season/index.ts';
import { newestForecast, newestMade } from '../store/forecasts.ts';
import { versionById, type VersionHeld } from '../store/seasons.ts';
import { brandPlanned, settingsOf } from '../store/settings.ts';
import { knownDesk, type Gathered } from './known-desk.ts';

const DAYS = 7;
/** A channel whose newest forecast is older than the others' by so much is foretold no more. */
const LEFT_MS = 7 * 86_400_000;

/** What is played of a version: its question, its decisions, and what day it is there. */
export async function plannedSeason(tx: Tx, version: VersionHeld, plan: SeasonPlan, compare: readonly SeasonComparison[]): Promise<PlannedSeason> {
  const { time_zone: timeZone } = await brandPlanned(tx, version.brand_id);
  return { question: version.question, demand: version.asked.demand, chosen: plan.chosen, today: localDay(tx.now, timeZone), compare };
}

/** A season with everything known of its foretold weeks; where none of its own is foretold, of the last week before it that is. @throws Refusal `season_gone`, `nothing_expected` */
export async function knownSeason(tx: Tx, versionId: string | null, asked: { readonly from: string; readonly compare: readonly SeasonComparison[] }): Promise<{ season: SeasonToPlay; known: Gathered }> {
  if (versionId === null) throw new Refusal(409, 'season_gone', 'The season of this rehearsal is deleted.');
  const version = await versionById(tx, versionId);
  if (version.plan === null) throw new Refusal(409, 'not_planned', 'This version has no plan any more.');
  // The weeks are those of the day it was asked for, however late it is played.
  const season = seasonToPlay({ ...(await plannedSeason(tx, version, version.plan, asked.compare)), today: asked.from });
  const first = season.weeks[0]?.from ?? asked.from;
  const whole = Math.floor(daysBetween(first, await foretoldUntil(tx, version.brand_id)) / DAYS);
  const [from, weeks] = whole > 0 ? [first, Math.min(whole, season.weeks.length)] : [addDays(first, DAYS * (whole - 1)), 1];
  return { season, known: await knownDesk(tx, { brandIds: [version.brand_id], from, days: weeks * DAYS, people: 'schedule', spread: 'near' }) };
}

/** The local day up to which every channel is foretold that is foretold at all. */
async function foretoldUntil(tx: Tx, brandId: string): Promise<string> {
  const [{ step_seconds: stepSeconds }, { time_zone: timeZone }] = [await settingsOf(tx, brandId), await brandPlanned(tx, brandId)];
  const ends: { known: number; end: number }[] = [];
  for (const channel of (await newestMade(tx, brandId, stepSeconds)).keys()) {
    const row = await newestForecast(tx, { brandId, channel, stepSeconds });
    if (row !== undefined) ends.push({ known: row.known_to.getTime(), end: row.from_at.getTime() + row.mean.length * stepSeconds * 1000 });
  }
  if (ends.length === 0) throw new Refusal(422, 'nothing_expected', 'Nothing is foretold of this brand: make a forecast first. The season’s weeks take their shape from it.');
  const newest = Math.max(...ends.map(({ known }) => known));
  return localDay(new Date(Math.min(...ends.filter(({ known }) => newest - known < LEFT_MS).map(({ end }) => end))), timeZone);
}
