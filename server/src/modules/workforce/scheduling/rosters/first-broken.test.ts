import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between, seededRandom, type Random } from '../../../../platform/random/random.ts';
import { checkRoster } from '../check-roster.ts';
import { labourRules } from '../labour-rules.ts';
import { DAY, dayNumber } from '../shift.ts';
import { firstBroken } from './first-broken.ts';
import { PlaceClock } from './place-clock.ts';
import type { Stint } from './stint.ts';

// Two programs that share nothing must say the same of any shifts: one is asked a million times, the other once.
const ORIGIN = Date.parse('2026-09-28T00:00Z');
const places: readonly (readonly [place: string, zone: string])[] = [['EU', 'Europe/Berlin'], ['US', 'America/New_York'], ['US-CA', 'America/Los_Angeles'], ['PH', 'Asia/Manila'], ['ZA', 'Africa/Johannesburg'], ['SV', 'America/El_Salvador'], ['EU', 'Australia/Lord_Howe']];

/** Mostly what a planner would write, at times what they would not: several weeks around the change of the clocks. */
function someStints(random: Random): Stint[] {
  const habit = { start: between(random, 0, 23) * 60, wander: [60, 600, 1500][between(random, 0, 2)] as number, long: between(random, 5, 11), off: random.next() * 0.6 };
  const stints: Stint[] = [];
  for (let day = 0; day < between(random, 3, 44); day++) {
    if (random.next() < habit.off) continue;
    const from = day * 1440 + habit.start + Math.round(((random.next() - 0.5) * habit.wander) / 15) * 15;
    const to = from + Math.round((habit.long * 60 + (random.next() - 0.5) * 120) / 15) * 15;
    const rests = Array.from({ length: between(random, 0, 2) }, (_, at) => ({ from: from + 120 * (at + 1) + between(random, 0, 6) * 15, minutes: between(random, 1, 4) * 15 })).map((one) => ({ from: one.from, to: one.from + one.minutes, paid: random.next() < 0.3 }));
    stints.push({ from, to, rests: rests.filter((rest, at) => rest.to < to && rest.from >= (rests[at - 1]?.to ?? from)) });
  }
  return stints.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

test('the quick evaluator breaks where the independent checker does, and nowhere else', () => {
  const random = seededRandom(42);
  const day = dayNumber('2026-09-28');
  const clocks = places.map(([, zone]) => new PlaceClock(zone, ORIGIN, day - 10, day + 60));
  const seen = new Map<string, number>();
  for (let round = 0; round < 1400; round++) {
    const at = round % places.length;
    const [place, zone] = places[at] as (typeof places)[number];
    const rules = labourRules[place] as (typeof labourRules)[string];
    const stints = someStints(random);
    const ms = (minute: number): number => ORIGIN + minute * 60_000;
    const found = checkRoster(stints.map((one, i) => ({ id: String(i), person: 'ana', from: ms(one.from), to: ms(one.to), breaks: one.rests.map((rest) => ({ from: ms(rest.from), to: ms(rest.to), paid: rest.paid })) })), rules, zone).map((one) => one.rule);
    const quick = firstBroken(stints, rules, clocks[at] as PlaceClock);
    if (quick === null) assert.deepEqual(found, [], `${place} ${zone} round ${round}`);
    else assert.ok(found.includes(quick), `${place} ${zone} round ${round}: ${quick}, not ${found.join()}`);
    seen.set(quick ?? 'none', (seen.get(quick ?? 'none') ?? 0) + 1);
  }
  // A test that meets only one side of a rule proves nothing.
  for (const rule of ['none', 'one_place', 'daily_rest', 'weekly_rest', 'days_in_a_row', 'week_days', 'week_hours', 'break', 'night_shift']) assert.ok((seen.get(rule) ?? 0) >= 3, `${rule}: ${seen.get(rule) ?? 0}`);
});

test('a night with a change of the clocks is as long as it is', () => {
  const clock = new PlaceClock('Europe/Berlin', ORIGIN, dayNumber('2026-10-01'), dayNumber('2026-11-10'));
  const at = (text: string): number => (Date.parse(text) - ORIGIN) / 60_000;
  assert.equal(clock.nightMinutes(at('2026-10-24T22:00+02:00'), at('2026-10-25T06:00+01:00'), { from: '22:00', to: '06:00' }), 540);
  assert.equal(clock.startOf(dayNumber('2026-10-26')) - clock.startOf(dayNumber('2026-10-25')), DAY / 60_000 + 60);
  assert.equal(clock.dayOf(at('2026-10-25T23:59+01:00')), dayNumber('2026-10-25'));
});
