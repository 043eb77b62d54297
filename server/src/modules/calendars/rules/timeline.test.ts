import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomAgainstOracle } from '../testing/minute-by-minute.ts';
import { growsGently } from '../../../platform/testing/scales-gently.ts';
import { addBusinessSeconds, subtractBusinessSeconds } from './business-time.ts';
import { NEVER, Timeline, timelineOf } from './timeline.ts';
import type { Span, WorkCalendar } from './work-day.ts';

const weekdays = (spans: readonly Span[], more: Partial<WorkCalendar> = {}): WorkCalendar => ({ time_zone: 'Europe/Berlin', hours: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, spans])), ...more });
const office = weekdays([['09:00', '17:00']], { holidays: ['2026-12-25'], breaks: { '2026-12-24': [['10:00', '10:15']] } });
const at = (text: string): number => Date.parse(text);
const moment = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');

for (const [name, from, hours, due] of [
  ['at a closing it is the closing', '2026-11-18T08:00:00Z', 8, '2026-11-18T16:00:00Z'],
  ['over a weekend', '2026-11-20T15:00:00Z', 2, '2026-11-23T09:00:00Z'],
  ['over a break and a holiday', '2026-12-24T08:00:00Z', 8, '2026-12-28T08:15:00Z'],
  ['nothing is due at the next opening', '2026-11-21T12:00:00Z', 0, '2026-11-23T08:00:00Z'],
  ['nothing while it is open is due at once', '2026-11-20T12:00:00Z', 0, '2026-11-20T12:00:00Z'],
] as const) {
  test(`due ${name}`, () => assert.equal(moment(new Timeline(office, at(from)).after(at(from), hours * 3_600_000)), due));
}

test('an hour that daylight saving skips is not worked, one that comes twice is worked twice', () => {
  const nights: WorkCalendar = { time_zone: 'Europe/Berlin', hours: { 7: [['02:30', '04:00']] } };
  assert.equal(timelineOf(nights).worked(at('2026-03-29T00:00:00Z'), at('2026-03-29T12:00:00Z')), 3_600_000);
  const evening: WorkCalendar = { time_zone: 'Europe/Berlin', hours: { 7: [['01:30', '02:30']] } };
  assert.equal(timelineOf(evening).worked(at('2026-10-25T00:00:00Z') - 3_600_000, at('2026-10-25T12:00:00Z')), 1.5 * 3_600_000);
});

test('spans that overlap count once, and spans that touch are one', () => {
  const timeline = timelineOf(weekdays([['09:00', '12:00'], ['11:00', '14:00'], ['14:00', '15:00']]));
  assert.deepEqual([...timeline.between(at('2026-11-18T00:00:00Z'), at('2026-11-19T00:00:00Z'))].map(({ from, to }) => [moment(from), moment(to)]), [['2026-11-18T08:00:00Z', '2026-11-18T14:00:00Z']]);
});

test('a calendar without hours is never due, and says so at once', () => {
  for (const empty of [weekdays([]), weekdays([['09:00', '09:00']]), { time_zone: 'UTC', hours: {} }]) {
    assert.equal(new Timeline(empty, at('2026-01-01T00:00:00Z')).after(at('2026-01-01T00:00:00Z'), 1), NEVER);
    assert.equal(addBusinessSeconds(empty, new Date('2026-01-01T00:00:00Z'), 0), null);
    assert.equal(subtractBusinessSeconds(empty, new Date('2026-01-01T00:00:00Z'), 60), null);
  }
  const once: WorkCalendar = { time_zone: 'UTC', hours: {}, shifts: { '2027-05-01': [['10:00', '11:00']] } };
  assert.equal(moment(timelineOf(once).after(at('2026-01-01T00:00:00Z'), 3_600_000)), '2027-05-01T11:00:00Z');
  assert.equal(timelineOf(once).after(at('2026-01-01T00:00:00Z'), 3_600_001), NEVER);
});

test('dates that nobody can mean cost nothing', () => {
  const lay = (moment: string) => new Timeline(office, at(moment)).after(at(moment), 3_600_000);
  for (const moment of ['0001-01-01T00:00:00Z', '9000-01-01T00:00:00Z']) growsGently(moment, () => lay('2026-01-01T00:00:00Z'), () => lay(moment));
  for (const moment of ['0001-01-01T00:00:00Z', '9000-01-01T00:00:00Z']) assert.ok(Number.isFinite(timelineOf(office, at(moment)).after(at(moment), 3_600_000)));
  assert.ok(timelineOf(office, at('2026-01-01T00:00:00Z')).worked(at('0001-01-01T00:00:00Z'), at('2026-02-01T00:00:00Z')) > 0);
  assert.equal(new Timeline({ time_zone: 'UTC', hours: {}, shifts: { soon: [['09:00', '10:00']] } }, at('2026-01-01T00:00:00Z')).after(at('2026-01-01T00:00:00Z'), 1), NEVER);
});

test('the same hours are laid out once, however often they are read', () => {
  assert.equal(timelineOf(structuredClone(office)), timelineOf(structuredClone(office)));
});

test('it comes out the same whichever way a timeline has grown', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: at('2019-01-01T00:00:00Z'), max: at('2032-01-01T00:00:00Z') }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 4_000_000_000 }), (moments, work) => {
    const grown = new Timeline(office, moments[0] as number);
    for (const one of moments) grown.after(one, work);
    for (const one of moments) assert.equal(grown.after(one, work), new Timeline(office, one).after(one, work));
  }), { numRuns: 15 });
});

test('after and before take each other back, and what lies between is the work', () => {
  fc.assert(fc.property(fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') }), fc.integer({ min: 1, max: 400 * 3_600_000 }), (from, work) => {
    const timeline = timelineOf(office);
    const due = timeline.after(from, work);
    assert.equal(timeline.worked(from, due), work);
    assert.equal(timeline.worked(timeline.before(due, work), due), work);
    assert.ok(timeline.before(due, work) >= from);
  }), { numRuns: 200 });
});

test('random calendars are as somebody finds them who looks at the clock every minute', () => {
  assert.deepEqual(randomAgainstOracle(1500, 7), { cases: 1500, wrong: 0 });
});
