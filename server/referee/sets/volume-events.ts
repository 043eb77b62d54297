import path from 'node:path';
import type { Figure, RefereeSet } from '../figure.ts';
import { rollForecasts, type Rolled } from '../roll-forecasts.ts';
import { csvRows, dateOf, dayAt, gridOf, originDay, type VolumeSeries } from '../volume-series.ts';

/** Never more than 2 % above the better of last week and the four-week mean. */
const SLACK = 1.02;

/** Pedestrians, bicycles and taxis by the hour: strong weeks, holidays, storms, gaps. Rows are wall-clock hours, as the sets write them. */
export const volumeHourlyEvents: RefereeSet = {
  name: 'volume-hourly-events',
  anchor: 'the better of last week and four weeks',
  measure: (folder) => eachAgainstYardsticks([...pedestrians(folder), bikes(folder), taxis(folder)]),
};

/** Five daily series with holidays and shifts of level. */
export const volumeDailyEvents: RefereeSet = {
  name: 'volume-daily-events',
  anchor: 'the better of last week and four weeks',
  measure: (folder) => eachAgainstYardsticks(
    ([
      ['bicimad_users', 'users', '2020-01-01', '2018-06-01', 'ES'], ['public-transport-madrid', 'total', '2024-05-01', '2023-10-01', 'ES'], ['wikipedia_visits', 'y', '2013-06-01', '2012-01-01', ''],
      ['visitas_por_dia_web_cienciadedatos', 'users', '2021-04-01', '2020-12-01', 'ES'], ['uk_daily_flights', 'Number of flights', '2021-01-01', '2020-01-15', 'GB'],
    ] as const).map(([file, column, split, inside, country]) => daily(folder, file, column, split, inside, country)),
  ),
};

async function eachAgainstYardsticks(all: readonly VolumeSeries[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const series of all) figures.push(...againstYardsticks(series.name, await rollForecasts(series)));
  return figures;
}

export function againstYardsticks(name: string, sums: Rolled): Figure[] {
  const better = Math.min(sums.lastWeek, sums.fourWeeks) / sums.actual;
  return [{ what: name, value: sums.error / sums.actual, atMost: SLACK * better }];
}

function pedestrians(folder: string): VolumeSeries[] {
  const rows = csvRows(folder, 'pedestrian.csv.gz').filter((row) => row['Count'] !== '' && row['Count'] !== 'NA');
  return [...new Set(rows.map((row) => row['Sensor'] ?? ''))].map((sensor) => {
    const points = rows.filter((row) => row['Sensor'] === sensor).map((row) => ({ day: dayAt(row['Date'] ?? ''), slot: Number(row['Time']), count: Number(row['Count']) }));
    return hourly(sensor, points, 24, '2016-06-01', '2016-01-01', 'AU-VIC');
  });
}

function bikes(folder: string): VolumeSeries {
  const points = csvRows(folder, 'bikes.csv.gz').map((row) => ({ day: dayAt(row['date_time'] ?? ''), slot: Number((row['date_time'] ?? '').slice(11, 13)), count: Number(row['users']) }));
  return hourly('bikes', points, 24, '2012-05-01', '2011-10-01', 'US');
}

function taxis(folder: string): VolumeSeries {
  const points = csvRows(folder, 'nyc_taxi.csv.gz').map((row) => ({ day: dayAt(row['timestamp'] ?? ''), slot: Number((row['timestamp'] ?? '').slice(11, 13)) * 2 + Number((row['timestamp'] ?? '').slice(14, 16) === '30'), count: Number(row['value']) }));
  return hourly('taxis', points, 48, '2014-11-15', '2014-09-01', 'US');
}

function hourly(name: string, points: Parameters<typeof gridOf>[0], slots: number, split: string, inside: string, country: string): VolumeSeries {
  const { first, values } = gridOf(points, slots, () => null);
  const from = Math.max(28, originDay(first + values.length / slots, split, inside) - first) * slots;
  return { name, start: dateOf(first), stepSeconds: 86_400 / slots, timeZone: 'UTC', country, values, from, horizon: 7 * slots };
}

function daily(folder: string, file: string, column: string, split: string, inside: string, country: string): VolumeSeries {
  const points = csvRows(folder, path.format({ name: file, ext: '.csv' })).filter((row) => (row[column] ?? '') !== '').map((row) => ({ day: dayAt(row['date'] ?? ''), slot: 0, count: Number(row[column]) }));
  return hourly(file, points, 1, split, inside, country);
}
