import type { Figure, RefereeSet } from '../figure.ts';
import { joined, rollForecasts } from '../roll-forecasts.ts';
import { csvRows, dateOf, dayAt, gridOf, originDay, type VolumeSeries } from '../volume-series.ts';
import { againstYardsticks } from './volume-events.ts';

/** Every so many shops are measured: all of them take ten minutes and differ little. */
const EVERY = 9;

/** Customers a day of shops in Ecuador with the events of country and town, and weekly sales of American ones four weeks ahead. */
export const volumeRetailEvents: RefereeSet = {
  name: 'volume-retail-events',
  anchor: 'held out: last week 0.0917, four weeks 0.0826, on national events 0.2129; weekly: last week 0.0582, a year ago 0.0547',
  async measure(folder) {
    const shops = await Promise.all(favorita(folder).map(rollForecasts));
    const weekly = await Promise.all(walmart(folder).map(rollForecasts));
    const sums = joined(shops);
    const figures: Figure[] = [
      ...againstYardsticks('shops', sums), { what: 'on national events', value: sums.markedError / sums.markedActual, atMost: 0.16 },
      { what: '80 % band', value: sums.inside80 / sums.cells }, { what: '95 % band', value: sums.inside95 / sums.cells },
    ];
    return [...figures, ...againstYardsticks('weekly', joined(weekly))];
  },
};

function favorita(folder: string): VolumeSeries[] {
  const rows = csvRows(folder, 'favorita_transactions.csv.gz');
  const events = csvRows(folder, 'favorita_holidays.csv');
  const places = new Map(csvRows(folder, 'favorita_stores.csv').map((row) => [row['store_nbr'], [row['city'], row['state']]]));
  const shops = [...new Set(rows.map((row) => row['store_nbr']))].filter((_, at) => at % EVERY === 0);
  return shops.map((shop) => {
    const { first, values } = gridOf(rows.filter((row) => row['store_nbr'] === shop).map((row) => ({ day: dayAt(row['date'] ?? ''), slot: 0, count: Number(row['transactions']) })), 1, () => null);
    const here = events.filter((row) => row['locale'] === 'National' || places.get(shop)?.includes(row['locale_name']) === true);
    return {
      name: `shop ${shop ?? ''}`, start: dateOf(first), stepSeconds: 86_400, timeZone: 'UTC', country: '', values, horizon: 7, from: Math.max(28, originDay(first + values.length, '2016-07-01', '2015-07-01') - first),
      events: here.map((row) => ({ name: `${row['description'] ?? ''}${row['transferred'] === 'True' ? ' (moved away)' : ''}`, from: row['date'] ?? '', to: row['date'] ?? '' })),
      marked: new Set(here.filter((row) => row['locale'] === 'National').map((row) => dayAt(row['date'] ?? '') - first)),
    };
  });
}

function walmart(folder: string): VolumeSeries[] {
  const rows = csvRows(folder, 'walmart_weekly.csv.gz');
  return [...new Set(rows.map((row) => row['Store']))].filter((_, at) => at % EVERY === 0).map((store) => {
    const own = rows.filter((row) => row['Store'] === store);
    return { name: `shop ${store ?? ''}`, start: own[0]?.['Date'] ?? '', stepSeconds: 604_800, timeZone: 'UTC', country: 'US', values: own.map((row) => Number(row['Weekly_Sales'])), from: Math.max(60, own.findIndex((row) => (row['Date'] ?? '') >= '2012-01-01')), horizon: 4 };
  });
}
