import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../platform/random/random.ts';
import { addDays, weekdayOf } from '../rules/local-days.ts';
import { credible, momentsOf } from './credible.ts';
import { expectHandle, handleAt, handleBand, type HandledCell, type HandledPast } from './handle-time.ts';

const FIRST = '2026-05-04';
const MONDAY = 1;

/** Contacts of 8 to 18 o'clock, exponentially long about a level, times what weekday, hour and day do to it. */
function drawn(days: number, perHour: number, level: (day: number, weekday: number, hour: number) => number, seed = 1): HandledPast {
  const random = seededRandom(seed);
  const cells: HandledCell[] = [];
  for (let day = 0; day < days; day++) {
    for (let hour = 8; hour < 18; hour++) {
      const took = Array.from({ length: perHour }, () => -Math.log(1 - random.next()) * level(day, weekdayOf(addDays(FIRST, day)), hour));
      cells.push({ day, hour, contacts: perHour, seconds: took.reduce((a, b) => a + b, 0), squares: took.reduce((a, b) => a + b * b, 0) });
    }
  }
  return { firstDay: FIRST, days, cells };
}

const near = (value: number, wanted: number, part: number): void => assert.ok(Math.abs(value / wanted - 1) < part, `${value} is not within ${part} of ${wanted}`);

test('groups that differ by chance alone are all alike; those that truly differ are believed', () => {
  const random = seededRandom(3);
  const group = (mean: number): ReturnType<typeof momentsOf> => momentsOf(Array.from({ length: 40 }, () => ({ value: mean + 0.2 * (random.next() - 0.5), weight: 1 })));
  const same = credible([group(1), group(1), group(1)]);
  assert.ok(same.every((one) => Math.abs(one - 1) < 0.02), same.join(' '));
  const apart = credible([group(1.3), group(1), group(0.7), momentsOf([])]);
  near(apart[0] ?? 0, 1.3, 0.03);
  near(apart[2] ?? 0, 0.7, 0.03);
  assert.deepEqual([credible([]), credible([momentsOf([]), momentsOf([])])], [[], [1, 1]]);
});

test('weekday and hour are told apart from the level, and multiply', () => {
  const expected = expectHandle(drawn(126, 25, (_, weekday, hour) => 300 * (weekday === MONDAY ? 1.2 : 1) * (hour >= 16 ? 1.15 : 1)));
  assert.ok(expected !== null);
  near(handleAt(expected, 1, 10) / handleAt(expected, 3, 10), 1.2, 0.05);
  near(handleAt(expected, 3, 17) / handleAt(expected, 3, 10), 1.15, 0.05);
  near(handleAt(expected, 3, 10), 300, 0.03);
  near(expected.cv2, 1, 0.15);
});

test('a new tool that halves the work is followed in weeks; where nothing changes all days count alike', () => {
  const dropped = expectHandle(drawn(126, 25, (day) => (day < 84 ? 600 : 300)));
  near(dropped?.seconds ?? 0, 300, 0.06);
  const steady = expectHandle(drawn(126, 4, () => 300, 5));
  near(steady?.seconds ?? 0, 300, 0.04);
  assert.ok(steady?.half_life === null || (steady?.half_life ?? 0) >= 21, `${steady?.half_life}`);
});

test('of a hundred days eighty lie in the band of eighty and ninety-five in that of ninety-five, with few contacts and with many', () => {
  for (const [perHour, wander] of [[1, 0], [30, 0.1]] as const) {
    let [within80, within95, all] = [0, 0, 0];
    for (let seed = 1; seed <= 12; seed++) {
      const random = seededRandom(seed * 77);
      const daily = Array.from({ length: 150 }, () => Math.exp(wander * Math.sqrt(12) * (random.next() - 0.5)));
      const past = drawn(150, perHour, (day) => 300 * (daily[day] ?? 1), seed);
      const expected = expectHandle({ ...past, days: 122, cells: past.cells.filter((cell) => cell.day < 122) });
      assert.ok(expected !== null);
      for (let day = 122; day < 150; day++) {
        const cells = past.cells.filter((cell) => cell.day === day);
        const contacts = cells.reduce((sum, cell) => sum + cell.contacts, 0);
        const took = cells.reduce((sum, cell) => sum + cell.seconds, 0) / contacts;
        const mean = cells.reduce((sum, cell) => sum + cell.contacts * handleAt(expected, weekdayOf(addDays(FIRST, day)), cell.hour), 0) / contacts;
        const inside = (z: number): number => { const [low, high] = handleBand(expected, mean, contacts, day - 122, z); return took >= low && took <= high ? 1 : 0; };
        within80 += inside(1.2816);
        within95 += inside(1.96);
        all++;
      }
    }
    assert.ok(within80 / all > 0.72 && within80 / all < 0.88, `${perHour}: ${within80 / all}`);
    assert.ok(within95 / all > 0.9 && within95 / all < 0.99, `${perHour}: ${within95 / all}`);
  }
});

test('too little says nothing: a week, a handful, days that took no time', () => {
  assert.equal(expectHandle(drawn(7, 20, () => 300)), null);
  assert.equal(expectHandle({ firstDay: FIRST, days: 60, cells: [{ day: 3, hour: 9, contacts: 5, seconds: 900, squares: 200_000 }] }), null);
  assert.equal(expectHandle({ firstDay: FIRST, days: 60, cells: drawn(60, 2, () => 300).cells.map((cell) => ({ ...cell, seconds: 0, squares: 0 })) }), null);
});

test('two weeks are enough for a level, and a day without contacts between is no harm', () => {
  const past = drawn(20, 5, () => 240);
  const expected = expectHandle({ ...past, cells: past.cells.filter((cell) => cell.day % 5 !== 2) });
  near(expected?.seconds ?? 0, 240, 0.12);
  const [low, high] = handleBand(expected ?? { off: [], cv2: 1 }, 240, 0, 400, 1.96);
  assert.ok(low > 0 && high > 240 && Number.isFinite(high));
});
