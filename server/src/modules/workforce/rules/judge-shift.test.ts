import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeShift } from './judge-shift.ts';

const at = (clock: string): string => `2026-11-23T${clock}:00Z`;
const lunch = (from: string, to: string) => ({ kind: 'lunch' as const, from: at(from), to: at(to), paid: false });
const cases: readonly [what: string, from: string, to: string, activities: ReturnType<typeof lunch>[], says: RegExp | null][] = [
  ['a day with a meal', at('09:00'), at('17:30'), [lunch('12:00', '12:30')], null],
  ['a meal until the end', at('09:00'), at('17:30'), [lunch('17:00', '17:30')], null],
  ['the wrong way round', at('17:00'), at('09:00'), [], /ends before/],
  ['nothing', at('09:00'), at('09:00'), [], /ends before/],
  ['two days', at('09:00'), '2026-11-25T09:00:00Z', [], /no longer than a day/],
  ['half a minute', '2026-11-23T09:00:30Z', at('17:00'), [], /on the minute/],
  ['a meal before it', at('09:00'), at('17:00'), [lunch('08:30', '09:30')], /outside/],
  ['two meals at once', at('09:00'), at('17:00'), [lunch('12:00', '13:00'), lunch('12:30', '13:30')], /over each other/],
];
for (const [what, from, to, activities, says] of cases) {
  test(what, () => {
    const said = judgeShift({ from, to, activities });
    if (says === null) assert.equal(said, null);
    else assert.match(String(said), says);
  });
}
