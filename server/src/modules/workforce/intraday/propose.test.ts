import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn } from '../forecast/series.fixture.ts';
import { canAt, Coverage, shareAt, type DayActivity, type DayPerson, type DayShift } from './coverage.ts';
import { peopleAfter, type DayQuestion, type Lender, type OffPerson } from './proposal.ts';
import { propose } from './propose.ts';

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

test('who can be spared is lent to what is short, for just as long; whoever is needed where they are is not', () => {
  const [ana, ben]: Lender[] = [person('ana', 8, 16, lunch(12)), { ...person('ben', 8, 16), can: [1], lendable: [0] }];
  const needed = [needs((hour) => (hour >= 11 && hour < 15 ? 2 : 0)), needs((hour) => (hour >= 8 && hour < 13 ? 1 : 0))];
  const made = propose(ask([ana as Lender, ben as Lender], needed, { mayPeak: false, overtimeMs: 0, high: needed }));
  const [loan] = made.filter((one) => one.kind === 'borrow');
  assert.deepEqual([loan?.personId, loan?.loan, loan?.paidHours, loan?.fewerShort, loan?.shift], ['ben', { queue: 0, from: at(13), to: at(15) }, 0, 2, null]);
  const busy = [needed[0] as number[], needs((hour) => (hour >= 8 && hour < 16 ? 1 : 0))];
  assert.deepEqual(propose(ask([ana as Lender, ben as Lender], busy, { mayPeak: false })).filter((one) => one.kind === 'borrow'), []);
  assert.deepEqual(propose(ask([ana as Lender, { ...(ben as Lender), lendable: [] }], needed, { mayPeak: false })).filter((one) => one.kind === 'borrow'), []);
});

test('nobody is lent for a time when they are mostly needed where they are, nor away from a promise that is kept', () => {
  const ben: Lender = { ...person('ben', 8, 16), can: [1], lendable: [0] };
  // From one to three all but a little of ben is needed where he is; after that he is free.
  const needed = [needs((hour) => (hour >= 10 && hour < 16 ? 3 : 0)), needs((hour) => (hour >= 8 && hour < 13 ? 1 : hour < 15 ? 0.8 : 0))];
  const made = (more: Partial<DayQuestion> = {}) => propose(ask([ben], needed, { mayPeak: false, overtimeMs: 0, ...more })).map((one) => [one.kind, one.from / HOUR, one.to / HOUR, one.fewerShort]);
  assert.deepEqual(made(), [['borrow', 15, 16, 1]]);
  assert.deepEqual(made({ keepsPromises: () => false }).filter(([kind]) => kind === 'borrow'), []);
});

test('a break in the middle of a loan does not cut it in two; lent already, nothing more is lent', () => {
  const ben: Lender = { ...person('ben', 8, 16, lunch(13)), can: [1], lendable: [0] };
  const needed = [needs((hour) => (hour >= 12 && hour < 15 ? 1 : 0)), needs(() => 0)];
  const [loan] = propose(ask([ben], needed, { mayPeak: false })).filter((one) => one.kind === 'borrow');
  assert.deepEqual([loan?.loan, loan?.fewerShort], [{ queue: 0, from: at(12), to: at(15) }, 2.5]);
  assert.deepEqual(propose(ask(peopleAfter([ben], loan as NonNullable<typeof loan>), needed, { mayPeak: false })).filter((one) => one.kind === 'borrow'), []);
});

test('whose break moves may be lent, too, and who is lent may stay longer; nobody is lent twice or sent home while they are', () => {
  const ben: Lender = { ...person('ben', 8, 16, lunch(12)), can: [1], lendable: [0] };
  const needed = [needs((hour) => (hour >= 13 && hour < 18 ? 1 : 0)), needs((hour) => (hour >= 8 && hour < 13 ? (hour === 11.5 ? 0 : 1) : 0))];
  const made = propose(ask([ben], needed, { mayPeak: false }));
  assert.deepEqual(made.map((one) => [one.kind, one.from / HOUR, one.to / HOUR, one.fewerShort]), [['move_break', 11.5, 12, 0.5], ['borrow', 13, 16, 3]]);
  const { lendable: _, ...lent } = { ...ben, lent: [{ queue: 0, from: at(13), to: at(18) }] };
  assert.deepEqual(propose(ask([lent], [needed[0] as number[], needs(() => 0)], { mayPeak: false })).map((one) => [one.kind, one.to / HOUR]), [['overtime', 18]]);
  assert.deepEqual(propose(ask([lent], [needs(() => 0), needs(() => 0)], { mayPeak: false })), []);
});

const off = (id: string, more: Partial<OffPerson> = {}): OffPerson => ({ id, can: [0], least: 2 * HOUR, most: 8 * HOUR, isFree: () => true, ...more });

test('who has no shift is asked to come once nobody can stay longer: with time to get there, as long as it pays, where it is lawful', () => {
  const needed = [needs((hour) => (hour >= 8 && hour < 16 ? 2 : 0)), needs(() => 0)];
  const made = (more: Partial<DayQuestion>) => propose(ask([person('ana', 8, 16)], needed, { mayPeak: false, ...more })).map((one) => [one.kind, one.personId, one.from / HOUR, one.to / HOUR, one.fewerShort]);
  // From ten on it can be changed; an hour more to get there.
  assert.deepEqual(made({ off: [off('cleo')] }), [['call_in', 'cleo', 11, 16, 5]]);
  assert.deepEqual(made({ off: [off('cleo', { isFree: (_, to) => to <= at(14) })] }), [['call_in', 'cleo', 11, 14, 3]]);
  assert.deepEqual(made({ off: [off('cleo'), off('dora')], lawful: (id, after) => id === 'dora' && after.to - after.from <= 4 * HOUR }), [['call_in', 'dora', 11, 15, 4]]);
  assert.deepEqual(made({ off: [off('cleo', { can: [1] }), off('dora', { least: 11 * HOUR, most: 12 * HOUR })] }), []);
  assert.deepEqual(made({ off: [off('cleo')], lawful: () => false }), []);
  // One is missing: the second is asked for nothing.
  assert.equal(made({ off: [off('cleo'), off('dora')] }).length, 1);
});

/** A dozen people of two queues, some of whom could be lent, and two at home. */
function drawnDay(next: () => number): DayQuestion {
  const people = Array.from({ length: 12 }, (_, number): Lender => {
    const [from, queue] = [8 + Math.floor(next() * 5), Math.floor(next() * 2)];
    return { id: `p${number}`, can: next() < 0.3 ? [0, 1] : [queue], lendable: next() < 0.4 ? [1 - queue] : [], shifts: [shift(`p${number}`, from, from + 8, lunch(from + 3 + Math.floor(next() * 3)))] };
  });
  const needed = [0, 1].map(() => Array.from({ length: 48 }, (_, step) => (step < 16 || step > 40 ? 0 : Math.floor(next() * 7))));
  return ask(people, needed, { off: [off('home', { can: [0] }), off('away', { can: [1], isFree: () => next() < 0.5 })] });
}

function missing(question: DayQuestion, who: readonly DayPerson[]): number {
  const coverage = new Coverage(who, question);
  return Array.from({ length: question.end - question.first }, (_, step) => coverage.short(question.first + step)).reduce((sum, one) => sum + one, 0) / 2;
}

const paid = { move_break: 0, move_training: 0, borrow: 0, overtime: 1, call_in: 1, time_off: -1, peak_mode: 0 };

test('whatever is proposed lowers what is missing as said, and keeps every other minute', () => {
  const next = drawn(5);
  const seen = new Set<string>();
  for (let round = 0; round < 25; round++) {
    const question = drawnDay(next);
    let now = question.people;
    for (const one of propose(question)) {
      seen.add(one.kind);
      const before = missing(question, now);
      now = peopleAfter(now, one, question.off);
      assert.ok(Math.abs(before - missing(question, now) - one.fewerShort) < 1e-6, `${one.kind}: ${before} - ${missing(question, now)} is not ${one.fewerShort}`);
      assert.ok(one.kind === 'time_off' || one.kind === 'peak_mode' || one.fewerShort > 0, 'what lowers nothing is no proposal');
      assert.equal(Math.sign(one.paidHours), paid[one.kind]);
      for (const each of one.shift?.after.activities ?? []) assert.ok(each.from >= (one.shift?.after.from ?? 0) && each.to <= (one.shift?.after.to ?? 0));
      if (one.loan !== null) assert.ok(now.some((who) => who.id === one.personId && !who.can.includes(one.loan?.queue ?? -1) && who.shifts.some((own) => own.from <= (one.loan?.from ?? 0) && own.to >= (one.loan?.to ?? 0))), 'lent within their shift');
    }
  }
  assert.deepEqual([...seen].toSorted(), ['borrow', 'call_in', 'move_break', 'overtime', 'peak_mode', 'time_off']);
});

test('nobody is at two places, however the day is changed: more never work than are there, nor on what they may not', () => {
  const next = drawn(8);
  for (let round = 0; round < 15; round++) {
    const question = drawnDay(next);
    const people = propose(question).reduce<readonly Lender[]>((now, one) => peopleAfter(now, one, question.off), question.people);
    assert.equal(new Set(people.map((one) => one.id)).size, people.length);
    for (const { shifts } of people) assert.ok(shifts.every((one, at) => shifts.every((other, beside) => at === beside || one.to <= other.from || one.from >= other.to)));
    const coverage = new Coverage(people, question);
    for (let interval = question.first; interval < question.end; interval++) {
      const { given, there } = coverage.at(interval);
      assert.ok(Math.abs(given.reduce((sum, one) => sum + one, 0) - there) < 1e-6);
      const most = (queue: number): number => people.filter((one) => canAt(one, question, interval).includes(queue)).reduce((sum, one) => sum + shareAt(one.shifts, interval * STEP, (interval + 1) * STEP), 0);
      assert.ok(given.every((one, queue) => one <= most(queue) + 1e-6));
    }
  }
});
