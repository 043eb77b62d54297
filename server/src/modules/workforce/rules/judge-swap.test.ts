import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkRoster, dayNumber, labourRules, type NamedStint, type RosterPerson } from '../scheduling/index.ts';
import { judgeSide } from './judge-swap.ts';

const MONDAY = '2026-10-19';
const origin = Date.parse(`${MONDAY}T00:00:00Z`);
const frame = { origin, weeks: 2 };
const person = (more: Partial<RosterPerson> = {}): RosterPerson => ({ id: 'ana', name: 'Ana', zone: 'Europe/Berlin', rules: 'EU', queues: [0], contract: 2400, leastShift: 240, mostShift: 720, mostDays: 6, nights: true, availability: {}, startsOn: null, endsOn: null, leave: [], wishes: { daysOff: [], hours: null }, monday: dayNumber(MONDAY), fixed: [], ...more });
const stint = (id: string, day: number, from: number, hours = 8): NamedStint => ({ id, from: day * 1440 + from * 60, to: day * 1440 + (from + hours) * 60, rests: [{ from: day * 1440 + from * 60 + 240, to: day * 1440 + from * 60 + 300, paid: false }] });
const side = (own: NamedStint[], gets: NamedStint | null, more: { gives?: string; person?: Partial<RosterPerson>; lacks?: string[] } = {}) => judgeSide({ person: person(more.person), own, beside: [], gives: more.gives ?? null, gets, lacks: more.lacks ?? [] }, frame);

const table: [string, ReturnType<typeof side>, string[]][] = [
  ['a free day', side([stint('a', 0, 8)], stint('x', 2, 8)), []],
  ['given away', side([stint('a', 0, 8)], null, { gives: 'a' }), []],
  ['over a shift of theirs', side([stint('a', 0, 8)], stint('x', 0, 12)), ['one_place']],
  ['in exchange for that very shift', side([stint('a', 0, 8)], stint('x', 0, 12), { gives: 'a' }), []],
  ['too soon after the evening before', side([stint('a', 0, 14)], stint('x', 1, 6)), ['daily_rest']],
  ['a channel they do not know', side([], stint('x', 0, 8), { lacks: ['chat'] }), ['channels']],
  ['more than the contract', side([0, 1, 2, 3, 4].map((at) => stint(`a${at}`, at, 8)), stint('x', 5, 8), { person: { contract: 2100 } }), ['contract']],
  ['on their leave', side([], stint('x', 3, 8), { person: { leave: [[dayNumber(MONDAY) + 3, dayNumber(MONDAY) + 3]] } }), ['leave']],
  ['who has more than the contract may swap for as much', side([0, 1, 2, 3, 4].map((at) => stint(`a${at}`, at, 8)), stint('x', 0, 9), { gives: 'a0', person: { contract: 2000 } }), []],
];
for (const [name, found, rules] of table) test(`swap: ${name}`, () => assert.deepEqual(found.map((one) => one.rule), rules));

const places = ['EU', 'ZA', 'PH', 'SV', 'US-CA'] as const;
const some = fc.array(fc.record({ day: fc.integer({ min: 0, max: 13 }), from: fc.integer({ min: 0, max: 15 }), hours: fc.integer({ min: 5, max: 11 }) }), { minLength: 1, maxLength: 9 });
const asShifts = (stints: readonly NamedStint[]) => stints.map((one) => ({ id: one.id, person: 'ana', from: origin + one.from * 60_000, to: origin + one.to * 60_000, breaks: one.rests.map((rest) => ({ from: origin + rest.from * 60_000, to: origin + rest.to * 60_000, paid: rest.paid })) }));

test('whatever is swapped: a yes breaks no rule the independent checker knows, over the change of the clocks too', () => {
  let yes = 0;
  fc.assert(fc.property(some, fc.option(fc.record({ day: fc.integer({ min: 0, max: 13 }), from: fc.integer({ min: 0, max: 15 }), hours: fc.integer({ min: 5, max: 11 }) }), { freq: 9 }), fc.constantFrom(...places), fc.boolean(), (all, got, place, exchange) => {
    const rules = labourRules[place] ?? assert.fail();
    const check = (stints: readonly NamedStint[]) => checkRoster(asShifts(stints), rules, 'Europe/Berlin');
    const own: NamedStint[] = [];
    for (const [at, one] of all.entries()) if (check([...own, stint(`s${at}`, one.day, one.from, one.hours)]).length === 0) own.push(stint(`s${at}`, one.day, one.from, one.hours));
    const gets = got === null ? null : stint('x', got.day, got.from, got.hours);
    const gives = exchange || gets === null ? (own[0]?.id ?? null) : null;
    const problems = judgeSide({ person: person({ rules: place, contract: 10_000, mostDays: 7 }), own, beside: [], gives, gets, lacks: [] }, frame);
    if (problems.length > 0) return;
    yes++;
    assert.deepEqual(check([...own.filter((one) => one.id !== gives), ...(gets === null ? [] : [gets])]), []);
  }), { numRuns: 400, seed: 3 });
  assert.ok(yes > 40, `${yes} were legal: the question would otherwise prove nothing`);
});
