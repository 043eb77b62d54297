import type { Figure, RefereeSet } from '../figure.ts';
import { rollForecasts, type Rolled } from '../roll-forecasts.ts';
import { intradayFigures } from './volume-intraday.ts';
import { csvRows, dateOf, dayAt, gridOf, originDay, type VolumeSeries } from '../volume-series.ts';

/** Half hours of a small bank, 1999: every week forecasts the next. On the open part the yardstick is the four-week mean of the same days. */
export const volumeBank1999: RefereeSet = {
  name: 'volume-callcenter-bank1999',
  anchor: 'held out: last week 0.3145, four weeks 0.2607, STL+ETS 0.2983',
  async measure(folder) {
    const points = csvRows(folder, 'calls_30min.csv').map((row) => ({ day: dayAt(row['Date'] ?? ''), slot: slotOf(row['time'] ?? ''), count: Number(row['calls']) }));
    const { first, values } = gridOf(points, 48, () => null);
    const heldOut = first + values.length / 48 > dayAt('1999-09-08');
    const from = (originDay(first + values.length / 48, '1999-09-01', '1999-05-01') - first) * 48;
    return figures(await rollForecasts(series('bank1999', first, values, from, 'IL')), heldOut ? 0.22 : null, 0.846);
  },
};

/** Half hours of a large bank, 2003: weekdays from 7 to 21 o'clock, shut at night and at weekends, some days missing. */
export const volumeBank2003: RefereeSet = {
  name: 'volume-callcenter-bank2003',
  anchor: 'held out: last week 0.0911, four weeks 0.0731, a plain log-linear model 0.0593',
  async measure(folder) {
    const rows = csvRows(folder, 'calls_5min.csv.gz').map((row) => ({ day: dayAt(row['DateTime'] ?? ''), slot: slotOf((row['DateTime'] ?? '').slice(11)), count: Number(row['Calls']) })).filter(({ slot }) => slot < 42);
    const days = new Set(rows.map(({ day }) => day));
    const weekday = (day: number): boolean => (day + 3) % 7 < 5;
    const { first, values } = gridOf(rows, 48, (day) => (weekday(day) && !days.has(day) ? null : 0));
    const from = (originDay(first + values.length / 48, '2003-08-25', '2003-06-09') - first) * 48;
    const bank = series('bank2003', first, values, from, 'US');
    return [...figures(await rollForecasts(bank), 0.06, null), ...intradayFigures(bank, 48)];
  },
};

function slotOf(time: string): number {
  return Number(time.slice(0, 2)) * 2 + (Number(time.slice(3, 5)) >= 30 ? 1 : 0);
}

function series(name: string, first: number, values: (number | null)[], from: number, country: string): VolumeSeries {
  return { name, start: dateOf(first), stepSeconds: 1800, timeZone: 'UTC', country, values, from, horizon: 336 };
}

function figures(sums: Rolled, most: number | null, mostOfFourWeeks: number | null): Figure[] {
  const of = (error: number): number => error / sums.actual;
  return [
    { what: 'WAPE', value: of(sums.error), ...(most === null ? {} : { atMost: most }) },
    { what: 'of the four-week mean’s', value: sums.error / sums.fourWeeks, ...(mostOfFourWeeks === null ? {} : { atMost: mostOfFourWeeks }) },
    { what: 'last week', value: of(sums.lastWeek) },
    { what: 'four weeks', value: of(sums.fourWeeks) },
    { what: '80 % band', value: sums.inside80 / sums.cells, atLeast: 0.75 },
    { what: '95 % band', value: sums.inside95 / sums.cells, atLeast: 0.92, atMost: 0.98 },
  ];
}
