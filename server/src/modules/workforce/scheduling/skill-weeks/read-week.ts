import { Lines } from './lines.ts';
import { DAYS, dutiesOf, WEEK, type Border, type Scenario, type WeekDemand } from './scenario.ts';

const [MOST_AT_ONCE, LONGEST] = [1_000, 3_650];

/** Reads `WD-….txt`, what one week needs. @throws Refusal 422 */
export function readWeek(file: string, text: string, scenario: Scenario): WeekDemand {
  const lines: Lines = new Lines(file, text);
  ofScenario(lines, lines.value('WEEK_DATA'), scenario);
  lines.heading('REQUIREMENTS');
  const [width, shifts] = [dutiesOf(scenario), scenario.shifts.map((shift) => shift.id)];
  const [least, best] = [new Int16Array(WEEK * width), new Int16Array(WEEK * width)];
  for (const [shift, skill, ...days] of lines.until('SHIFT_OFF_REQUESTS')) {
    const duty = lines.of(shifts, shift, 'shift') * scenario.skills.length + lines.of(scenario.skills, skill, 'skill') + 1;
    lines.insist(days.length === WEEK, `${WEEK} days are needed and there are ${days.length}`);
    days.forEach((cell, day) => {
      const range = lines.range(cell, MOST_AT_ONCE);
      least[day * width + duty] = range.least;
      best[day * width + duty] = range.most;
    });
  }
  const count = lines.count('SHIFT_OFF_REQUESTS', 0, 1e6);
  const nurses = scenario.nurses.map((nurse) => nurse.id);
  const wishes = Array.from({ length: count }, () => {
    const [nurse, shift, day] = lines.take('a wish');
    return { nurse: lines.of(nurses, nurse, 'nurse'), shift: shift === 'Any' ? 0 : lines.of(shifts, shift, 'shift') + 1, day: lines.of(DAYS, day, 'day') };
  });
  return { least, best, wishes };
}

/** Reads `H0-….txt`, the state before the first week, and which week that is (from 0). @throws Refusal 422 */
export function readHistory(file: string, text: string, scenario: Scenario): { readonly first: number; readonly borders: Border[] } {
  const lines: Lines = new Lines(file, text);
  lines.heading('HISTORY');
  const [number, name = ''] = lines.take('the number of the week and the scenario');
  const first = lines.whole(number, 0, scenario.weeks - 1);
  ofScenario(lines, name, scenario);
  lines.heading('NURSE_HISTORY');
  const borders = new Map<number, Border>();
  const [nurses, shifts] = [scenario.nurses.map((nurse) => nurse.id), ['None', ...scenario.shifts.map((shift) => shift.id)]];
  for (const [id, total, weekends, last, ...runs] of lines.until()) {
    const [same = 0, work = 0, off = 0] = [0, 1, 2].map((at) => lines.whole(runs[at], 0, LONGEST));
    borders.set(lines.of(nurses, id, 'nurse'), { shifts: lines.whole(total, 0, 10_000), weekends: lines.whole(weekends, 0, 1_000), last: lines.of(shifts, last, 'shift'), same, work, off });
  }
  const gap = scenario.nurses.find((_, at) => !borders.has(at));
  lines.insist(gap === undefined, `nothing is said of ${gap?.id ?? ''}`, 'gap');
  return { first, borders: scenario.nurses.map((_, at) => borders.get(at) as Border) };
}

function ofScenario(lines: Lines, name: string, scenario: Scenario): void {
  lines.insist(name === scenario.name, `this file is of the scenario "${name}" and not of "${scenario.name}"`, 'other_scenario');
}
