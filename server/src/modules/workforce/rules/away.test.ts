import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyAway, type AwayDays } from './away.ts';
import { localDay } from './local-days.ts';

const here: AwayDays = { zone: 'Africa/Johannesburg', startsOn: null, endsOn: null, leave: [] };
const shift = (from: string, hours = 8) => ({ from: new Date(from), to: new Date(Date.parse(from) + hours * 3_600_000) });
const leave = (from: string, to = from) => [{ id: `${from} ${to}`, from, to }];

const table: [string, ReturnType<typeof shift>, Partial<AwayDays>, string | null][] = [
  ['nothing agreed', shift('2026-11-24T06:00:00Z'), {}, null],
  ['on a day of leave', shift('2026-11-24T06:00:00Z'), { leave: leave('2026-11-23', '2026-11-25') }, 'leave'],
  ['the day before leave', shift('2026-11-22T06:00:00Z'), { leave: leave('2026-11-23', '2026-11-25') }, null],
  ['a night that reaches into leave', shift('2026-11-22T20:00:00Z'), { leave: leave('2026-11-23') }, 'leave'],
  ['a night that ends as leave begins', shift('2026-11-22T16:00:00Z', 6), { leave: leave('2026-11-23') }, null],
  ['an evening in Manila is the same day there', shift('2026-11-23T10:00:00Z', 6), { zone: 'Asia/Manila', leave: leave('2026-11-24') }, null],
  ['a late evening in Manila is the next day there', shift('2026-11-23T16:00:00Z', 6), { zone: 'Asia/Manila', leave: leave('2026-11-24') }, 'leave'],
  ['the last day', shift('2026-11-24T06:00:00Z'), { endsOn: '2026-11-24' }, null],
  ['after the last day', shift('2026-11-25T06:00:00Z'), { endsOn: '2026-11-24' }, 'left'],
  ['the first day', shift('2026-11-24T06:00:00Z'), { startsOn: '2026-11-24' }, null],
  ['before the first day', shift('2026-11-23T06:00:00Z'), { startsOn: '2026-11-24' }, 'not_begun'],
  ['on leave after the last day: who left stays away', shift('2026-11-25T06:00:00Z'), { endsOn: '2026-11-24', leave: leave('2026-11-25') }, 'left'],
];
for (const [name, one, days, why] of table) test(`away: ${name}`, () => assert.equal(whyAway(one, { ...here, ...days })?.why ?? null, why));

test('whatever the clock, a shift is away exactly if a day it touches there is', () => {
  const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin', 'America/El_Salvador', 'Asia/Kolkata', 'UTC'];
  for (let round = 0; round < 600; round++) {
    const zone = zones[round % zones.length] as string;
    const one = shift(new Date(Date.parse('2026-03-25T00:00:00Z') + ((round * 7919) % (8 * 1440)) * 60_000).toISOString(), 4 + (round % 9));
    const day = `2026-03-${25 + (round % 6)}`;
    const touched = [localDay(one.from, zone), localDay(new Date(one.to.getTime() - 1), zone)].includes(day);
    assert.equal(whyAway(one, { ...here, zone, leave: leave(day) }) !== null, touched, `${zone} ${one.from.toISOString()} ${day}`);
  }
});
