import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn } from '../forecast/series.fixture.ts';
import { Coverage, type DayActivity, type DayPerson, type DayShift } from './coverage.ts';
import { propose, type DayQuestion } from './propose.ts';

const HOUR = 3_600_000;
const STEP = HOUR / 2;
const at = (hour: number): number => hour * HOUR;
const lunch = (from: number): DayActivity => ({ kind: 'lunch', from: at(from), to: at(from + 0.5), paid: false });
const shift = (id: string, from: number, to: number, ...activities: DayActivity[]): DayShift => ({ id: `s-${id}`, from: at(from), to: at(to), activities });
const person = (id: string, from: number, to: number, ...activities: DayActivity[]): DayPerson => ({ id, can: [0], shifts: [shift(id, from, to, ...activities)] });
const needs = (needed: (hour: number) => number): number[] => Array.from({ length: 48 }, (_, step) => needed(step / 2));
const ask = (people: readonly DayPerson[], needed: readonly number[][], more: Partial<DayQuestion> = {}): DayQuestion => ({ origin: 0, stepMs: STEP, needed, high: needed, people, first: 20, end: 48, lawful: () => true, overtimeMs: 2 * HOUR, mayPeak: true, ...more });

test('a lunch in an interval that is short goes to the nearest one with somebody to spare', () => {
  const people = [person('ana', 8, 16, lunch(12)), person('ben', 8, 16, lunch(12))];
  const [first, ...more] = propose(ask(people, [needs((hour) => (hour >= 8 && hour < 16 ? (hour === 12 ? 2 : 1) : 0))]));
  assert.deepEqual([first?.kind, first?.fewerShort, first?.paidHours, first?.from, first?.to], ['move_break', 0.5, 0, at(11.5), at(12)]);
  // The other one can only move beside it: what one lowers the next lowers as well.
  assert.deepEqual(more.map((one) => [one.kind, one.from]), [['move_break', at(12.5)]]);
});

test('what makes the day worse is not proposed, and the next best is', () => {
  const people = [person('ana', 8, 16, lunch(12)), person('ben', 8, 16, lunch(12))];
  const needed = [needs((hour) => (hour >= 8 && hour < 16 ? (hour === 12 ? 2 : 1) : 0))];
  const early = (who: readonly DayPerson[]): number => -who.filter((one) => one.shifts[0]?.activities[0]?.from === at(11.5)).length;
  assert.deepEqual(propose(ask(people, needed, { worth: early })).map((one) => [one.kind, one.from]), [['move_break', at(12.5)], ['move_break', at(11)]]);
});

test('what no rule allows, and what is about to begin, is not proposed', () => {
  const people = [person('ana', 8, 16, lunch(12)), person('ben', 8, 16)];
  const needed = [needs((hour) => (hour >= 8 && hour < 16 ? 2 : 0))];
  assert.deepEqual(propose(ask(people, needed, { lawful: () => false })), []);
  assert.deepEqual(propose(ask(people, needed, { first: 25 })).filter((one) => one.kind === 'move_break'), []);
});

test('who is there anyway stays on where most of it is needed, once; nobody comes for nothing', () => {
  const people = [person('ana', 8, 16), person('ben', 8, 16)];
  const made = propose(ask(people, [needs((hour) => (hour >= 8 && hour < 17 ? 2 : 0))], { mayPeak: false }));
  assert.deepEqual(made.map((one) => [one.kind, one.personId, one.paidHours, one.fewerShort]), [['overtime', 'ana', 1, 1], ['overtime', 'ben', 1, 1]]);
  assert.deepEqual(propose(ask(people, [needs((hour) => (hour >= 8 && hour < 16 ? 2 : 0))])), []);
});

test('somebody may go where even a high day misses nobody; with a high day ahead they stay', () => {
  const people = [person('ana', 8, 16), person('ben', 8, 16)];
  const one = needs((hour) => (hour >= 8 && hour < 16 ? 1 : 0));
  const [first, ...more] = propose(ask(people, [one]));
  assert.deepEqual([first?.kind, first?.from, first?.to, first?.paidHours, more.length], ['time_off', at(10), at(16), -6, 0]);
  assert.deepEqual(propose(ask(people, [one], { high: [one.map((need) => need * 2)] })), []);
});

test('peak mode is for what shifts do not mend', () => {
  const made = propose(ask([person('ana', 8, 20)], [needs((hour) => (hour >= 8 && hour < 20 ? 5 : 0))]));
  assert.deepEqual(made.filter((one) => one.kind === 'peak_mode').map((one) => [one.from, one.to]), [[at(10), at(20)]]);
});

test('whatever is proposed lowers what is missing as said, and keeps every other minute', () => {
  const next = drawn(5);
  for (let round = 0; round < 25; round++) {
    const people = Array.from({ length: 12 }, (_, number): DayPerson => {
      const from = 8 + Math.floor(next() * 5);
      return { id: `p${number}`, can: next() < 0.3 ? [0, 1] : [Math.floor(next() * 2)], shifts: [shift(`p${number}`, from, from + 8, lunch(from + 3 + Math.floor(next() * 3)))] };
    });
    const needed = [0, 1].map(() => Array.from({ length: 48 }, (_, step) => (step < 16 || step > 40 ? 0 : Math.floor(next() * 7))));
    const question = ask(people, needed);
    const missing = (who: readonly DayPerson[]): number => {
      const coverage = new Coverage(who, question);
      return Array.from({ length: question.end - question.first }, (_, step) => coverage.short(question.first + step)).reduce((sum, one) => sum + one, 0) / 2;
    };
    let now = people;
    for (const { shift: change, personId, fewerShort, paidHours, kind } of propose(question)) {
      if (change === null) continue;
      const before = missing(now);
      now = now.map((one) => (one.id === personId ? { ...one, shifts: [change.after] } : one));
      assert.ok(Math.abs(before - missing(now) - fewerShort) < 1e-6, `${kind}: ${before} - ${missing(now)} is not ${fewerShort}`);
      assert.equal(kind === 'move_break' ? paidHours : Math.sign(paidHours), kind === 'move_break' ? 0 : kind === 'overtime' ? 1 : -1);
      for (const one of change.after.activities) assert.ok(one.from >= change.after.from && one.to <= change.after.to);
    }
  }
});
