import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TermsShape } from '../contract.ts';
import { judgeTerms } from './judge-terms.ts';
import { linesOf } from './sheet.ts';
import { HEAD, readTermsLine, termsLine } from './terms-line.ts';

const terms: TermsShape = { site_id: null, contract_minutes: 2250, least_shift_minutes: 240, most_shift_minutes: 600, most_days: 5, availability: { 1: [['08:00', '12:00'], ['14:00', '24:00']], 6: [], 7: [['22:00', '06:00']] }, nights: true, wishes: { days_off: [5] }, hour_cost_minor: 1250, currency: 'EUR', starts_on: '2026-03-01', ends_on: null, rules_place: 'US-CA' };
const person = { person_id: '01890000-0000-7000-8000-000000000001', name: '=Ana, "the fast"', site: null, team_ids: [], terms };

test('a line written and read again says the same, quotes, commas and formulas in names included', () => {
  const [line] = linesOf(`${HEAD.join(',')}\n${termsLine(person)}\n`) ?? [];
  assert.equal(line?.cells.name, person.name);
  assert.deepEqual(readTermsLine(line as NonNullable<typeof line>, { ...terms, contract_minutes: 0, availability: { 2: [] } }, null), { ...terms, availability: terms.availability });
});

const wrong: readonly [head: string, line: string, says: RegExp][] = [
  ['contract_hours', 'forty', /“forty” under contract_hours is no number/],
  ['mon', '8-17', /“8-17” under mon cannot be read/],
  ['starts_on', '1.3.2026', /no day/],
  ['rules_place', 'XX', /“XX” has no rules here/],
  ['hour_cost,currency', '12,EURO', /no currency/],
];
for (const [head, line, says] of wrong) test(`${head}: ${line} is said`, () => assert.match(String(readTermsLine((linesOf(`${head}\n${line}\n`) ?? [])[0] as never, terms, null)), says));

test('what a sheet leaves out stays as it was', () => {
  const read = readTermsLine((linesOf('name;contract_hours\nAna;30\n') ?? [])[0] as never, terms, null);
  assert.deepEqual(read, { ...terms, contract_minutes: 1800 });
  assert.equal(linesOf('"never closed'), null);
});

test('terms that contradict themselves are said by field', () => {
  const fields = (change: Partial<TermsShape>): string[] => judgeTerms({ ...terms, ...change }).map((one) => one.field);
  assert.deepEqual(fields({}), []);
  assert.deepEqual(fields({ most_shift_minutes: 200 }), ['most_shift_minutes']);
  assert.deepEqual(fields({ currency: null }), ['currency']);
  assert.deepEqual(fields({ ends_on: '2026-02-28' }), ['ends_on']);
  assert.deepEqual(fields({ availability: { 3: [['08:00', '08:00']] } }), ['availability.3']);
  assert.deepEqual(fields({ wishes: { from: '08:00' } }), ['wishes.from']);
});
