import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkCalendar } from '../../calendars/index.ts';
import { opensAt } from './sites.ts';

const never: WorkCalendar['hours'] = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const weekdays = (from: string, until: string): WorkCalendar['hours'] => ({ ...never, ...Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [[from, until]]])) });
const site = (time_zone: string, hours: WorkCalendar['hours']): WorkCalendar => ({ time_zone, hours }) as WorkCalendar;
const at = (text: string): number => Date.parse(text);
const said = (calendars: readonly WorkCalendar[], now: string): string | null => {
  const moment = opensAt(calendars, at(now));
  return moment === null ? null : new Date(moment).toISOString();
};

const berlin = site('Europe/Berlin', weekdays('09:00', '17:00'));
const manila = site('Asia/Manila', weekdays('09:00', '17:00'));

test('outside hours it is the first opening of any of them, by their own clocks', () => {
  assert.equal(said([berlin], '2026-11-27T17:00:00Z'), '2026-11-30T08:00:00.000Z', 'Friday evening to Monday morning');
  assert.equal(said([berlin, manila], '2026-11-29T17:00:00Z'), '2026-11-30T01:00:00.000Z', 'Manila is up first');
});

test('while one of them works, and where none ever will, there is no opening to wait for', () => {
  assert.equal(said([berlin, manila], '2026-11-27T10:00:00Z'), null);
  assert.equal(said([site('UTC', never)], '2026-11-27T10:00:00Z'), null);
  assert.equal(said([], '2026-11-27T10:00:00Z'), null);
});
