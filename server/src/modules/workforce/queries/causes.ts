import type { Tx } from '../../../platform/db/tx.ts';
import type { CausesQueryInput, ForecastCausesView } from '../contract-causes.ts';
import { NEAR_DAYS, type CausesReckoned } from '../forecast/index.ts';
import { newestCauses } from '../store/forecasts.ts';
import { brandPlanned } from '../store/settings.ts';

/** Why the days ahead are expected to differ from usual ones, as it was reckoned with the version in force. */
export async function causesOfForecast(tx: Tx, { brand_id: brandId, channel }: CausesQueryInput): Promise<ForecastCausesView> {
  await brandPlanned(tx, brandId);
  const version = await newestCauses(tx, { brandId, channel });
  const made = { made_at: version?.made_at.toISOString() ?? null };
  if (version === undefined) return { ...made, ...nothing, state: 'no_forecast' };
  if (version.causes === null) return { ...made, ...nothing, state: 'not_yet' };
  return version.causes.none === null ? { ...made, state: 'reckoned', ...shown(version.causes) } : { ...made, ...nothing, state: version.causes.none };
}

const nothing = { believed: null, stock: null, days: [], learned: [] };

function shown({ weights, stock, days, rates }: CausesReckoned): Omit<ForecastCausesView, 'state' | 'made_at'> {
  const { near, far, chance, days: looked, without, with: after } = weights;
  return {
    believed: { near, far, near_days: NEAR_DAYS, chance, days: looked, without, with: after }, stock,
    days: days.map(({ date, series, factor, causes }) => ({ date, series, mean: series * factor, causes: [...causes] })),
    learned: rates.map(({ cause, contacts, unitDays, perKnown, part, rates: byAge }) => ({ cause, contacts, unit_days: unitDays, per_known: perKnown, part, rates: [...byAge] })),
  };
}
