import { forecastSeries, learnedRest, restOfDay, type PastDay } from '../../src/modules/workforce/index.ts';
import type { Figure } from '../figure.ts';
import type { VolumeSeries } from '../volume-series.ts';

/** Cut-off hours and how much lower the error of the rest of the day has to be than without a new look. */
const CUTS = [[9, -0.01], [10, 0.12], [12, 0.18], [14, 0.18], [16, -0.01]] as const;

/** The rest of each day forecast again at five times of day, by a rule learned from the days before it; forecasts are those in force, a week old at most. */
export function intradayFigures(series: VolumeSeries, slots: number): Figure[] {
  const days = daysInForce(series, slots);
  const from = days.findIndex(({ origin }) => origin >= series.from);
  return CUTS.map(([hour, least]) => {
    const cut = (hour * slots) / 24;
    let [updated, stood] = [0, 0];
    days.slice(from).forEach((day, at) => {
      const said = restOfDay(learnedRest(days.slice(0, from + at), cut, slots / 12), day.forecast, day.actual);
      for (let slot = cut; slot < slots; slot++) {
        updated += Math.abs((day.actual[slot] ?? 0) - (said[slot] ?? 0));
        stood += Math.abs((day.actual[slot] ?? 0) - (day.forecast[slot] ?? 0));
      }
    });
    return { what: `rest of the day lower at ${hour}:00`, value: 1 - updated / stood, atLeast: least };
  });
}

function daysInForce(series: VolumeSeries, slots: number): (PastDay & { origin: number })[] {
  const days: (PastDay & { origin: number })[] = [];
  for (let origin = series.from % series.horizon || series.horizon; origin < series.values.length; origin += series.horizon) {
    if (origin < 4 * series.horizon) continue;
    const { mean } = forecastSeries({ start: series.start, stepSeconds: series.stepSeconds, values: series.values.slice(0, origin), horizon: series.horizon, timeZone: 'UTC', events: [], holidays: [], quantiles: [] });
    for (let at = 0; at < series.horizon; at += slots) {
      const actual = series.values.slice(origin + at, origin + at + slots);
      if (actual.some((value) => (value ?? 0) > 0)) days.push({ origin: origin + at, forecast: mean.slice(at, at + actual.length), actual });
    }
  }
  return days;
}
