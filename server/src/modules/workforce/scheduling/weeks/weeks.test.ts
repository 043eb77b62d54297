import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../../platform/random/random.ts';
import { Refusal } from '../../../../platform/refusal/refusal.ts';
import { answerOf } from './answer.ts';
import { checkNamed, type Breach, type File, type NamedRow } from './check-named.ts';
import { Cover } from './cover.ts';
import { alone, crewOf } from './crew.ts';
import { namedRoster } from './named-roster.ts';
import { planWeeks, turnsOf } from './plan-weeks.ts';
import { readProblem } from './read-problem.ts';
import { WeekSearch } from './search-week.ts';

/** Three groups on two queues; need that changes by the hour and the week, drawn from a seed. */
function made(seed: number, weeks = 2, more: Partial<File> = {}): File {
  const random = seededRandom(seed);
  const need = (): number[] => Array.from({ length: 168 }, (_, hour) => Math.round((hour % 24 >= 6 ? 4 : 1) * random.next() * 2));
  return {
    interval_min: 60, queues: ['chat', 'mail'],
    groups: [{ id: 'C', skills: ['chat'], agents: 5, hour_cost: 1 }, { id: 'M', skills: ['mail'], agents: 4, hour_cost: 1 }, { id: 'CM', skills: ['chat', 'mail'], agents: 6, hour_cost: 1.1 }],
    shift_types: [{ id: 'F', span_h: 9, unpaid_lunch_h: 1, lunch_start_offset_h: [4, 5], paid_h: 8 }, { id: 'H', span_h: 5, unpaid_lunch_h: 0, lunch_start_offset_h: [], paid_h: 5 }],
    shift_start_h: [6, 9, 12, 15, 18, 23], limits: { shifts_per_agent_per_week: 5, max_share_short_shifts: 0.2 },
    objective: { paid_hour_weight: 0.001, shortage_tier1_share_of_requirement: 0.1, shortage_tier1_per_agent_hour: 1, shortage_tier2_per_agent_hour: 5 },
    required_agents: Array.from({ length: weeks }, () => ({ chat: need(), mail: need() })), ...more,
  };
}

test('every roster that comes out keeps every rule, costs what an independent checker says and no less than the bound', async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const daysOff = seed % 3 === 0 ? 'calendar' : 'running';
    const file = made(seed, 1 + (seed % 4), seed % 2 === 0 ? { leave: [{ agent: 'C-02', days: [0, 1, 8, 9, 10] }] } : {});
    const problem = readProblem(file, daysOff);
    const plan = await planWeeks(problem, { steps: 12_000, seed }, alone);
    const { violations, costs } = checkNamed(file, namedRoster(problem, plan.roster), daysOff);
    assert.deepEqual(violations, [], `seed ${seed}`);
    costs.forEach((cost, week) => {
      const bound = plan.bounds[week];
      assert.ok(typeof bound === 'number' && cost >= bound - 1e-6, `seed ${seed} week ${week}: ${cost} under ${bound}`);
      const shifts = new Cover(problem, week);
      assert.ok(cost < shifts.shortage() / 2, `seed ${seed} week ${week}: ${cost} is no better than half of nobody at all`);
    });
  }
});

test('the planner’s own price, kept up move by move, is the checker’s', async () => {
  const file = made(9, 1);
  const problem = readProblem(file);
  const search = new WeekSearch(problem, new Int16Array(15 * 7).fill(-1), 0, seededRandom(3));
  const best = search.run({ used: (steps) => steps / 30_000 });
  assert.ok(Math.abs(best - (checkNamed(file, namedRoster(problem, search.shifts)).costs[0] ?? 0)) < 1e-6);
});

test('the same seed gives the same roster, in threads as without; another seed another one', async () => {
  const problem = readProblem(made(4));
  const crew = crewOf(2);
  try {
    const [one, two, other] = [await planWeeks(problem, { steps: 8_000, seed: 5 }, alone), await planWeeks(problem, { steps: 8_000, seed: 5 }, crew), await planWeeks(problem, { steps: 8_000, seed: 6 }, alone)];
    assert.deepEqual(one.roster, two.roster);
    assert.notDeepEqual(one.roster, other.roster);
  } finally {
    await crew.close();
  }
});

test('what is short says which queues, how much and why', async () => {
  const file = made(2, 1, { required_agents: [{ chat: Array.from({ length: 168 }, () => 0), mail: Array.from({ length: 168 }, (_, hour) => (hour === 34 ? 14 : 0)) }] });
  const problem = readProblem(file);
  const answer = answerOf(problem, file, await planWeeks(problem, { steps: 20_000, seed: 1 }, alone)) as { feasible: boolean; shortage: { queues: string[]; agent_hours: number; from_hour: number; why: string }[]; cost: number; bound: number };
  assert.equal(answer.feasible, true);
  assert.deepEqual(answer.shortage.map((one) => [one.queues, one.from_hour, one.agent_hours]), [[['mail'], 34, 4]]);
  assert.match(answer.shortage[0]?.why ?? '', /^everybody at work who knows them \(M, CM\) is busy/);
  assert.ok(answer.cost >= answer.bound - 1e-6 && answer.cost < 15);
});

test('weeks improved at the same time never touch', () => {
  assert.deepEqual(turnsOf(5, 2), [[0, 2], [4], [1, 3]]);
  assert.deepEqual(turnsOf(1, 2), [[0]]);
});

const shift = (day: number, start = 9, type = 'F'): NamedRow['shifts'][number] => ({ day, type, start_h: start, lunch_start_h: type === 'F' ? start + 4 : null });
const row = (shifts: NamedRow['shifts'], agent = 'C-01', group = 'C'): NamedRow => ({ agent, group, shifts });
const broken: readonly [what: string, rows: readonly NamedRow[], rules: readonly Breach['rule'][]][] = [
  ['five days and two off', [row([0, 1, 2, 3, 4].map((day) => shift(day)))], []],
  ['two shifts on a day', [row([shift(0, 6, 'H'), shift(0, 23, 'H')])], ['one_shift_a_day']],
  ['nine hours after a late shift', [row([shift(1, 12), shift(2, 6)])], ['rest']],
  ['eleven hours over Sunday midnight are due, too', [row([shift(6, 18), shift(7, 9)])], ['rest']],
  ['six shifts', [row([0, 1, 2, 3, 4, 5].map((day) => shift(day)))], ['shifts_a_week']],
  ['every second day', [row([0, 2, 4, 6].map((day) => shift(day)))], ['days_off']],
  ['seven in a row over two weeks', [row([3, 4, 5, 6, 7, 8, 9].map((day) => shift(day)))], ['days_in_a_row']],
  ['a lunch that the shift does not know', [row([{ day: 0, type: 'F', start_h: 9, lunch_start_h: 12 }])], ['unknown_shift']],
  ['a start that nobody offers', [row([shift(0, 10)])], ['unknown_shift']],
  ['two short shifts too many', [row([shift(0, 9, 'H'), shift(1, 9, 'H'), shift(2, 9, 'H')], 'M-01', 'M'), row([shift(0, 9, 'H'), shift(1, 9, 'H')], 'M-02', 'M')], ['short_shifts']],
  ['more people than there are', [1, 2, 3, 4, 5].map((number) => row([], `M-0${number}`, 'M')), ['unknown_agent']],
  ['somebody twice', [row([]), row([])], ['unknown_agent']],
];
for (const [what, rows, rules] of broken) test(`the checker: ${what}`, () => assert.deepEqual(checkNamed(made(1), rows).violations.map((one) => one.rule), rules));

test('the checker: Sunday and the Monday that follows, and leave', () => {
  const file = made(1, 2, { leave: [{ agent: 'C-01', days: [1] }] });
  const rows = [row([2, 4, 8, 10, 12].map((day) => shift(day)))];
  assert.deepEqual(checkNamed(file, [row([0, 2, 4, 8, 9, 10, 12, 13].map((day) => shift(day)))], 'running').violations.map((one) => one.rule), ['days_off'], 'the second week’s own Monday follows, and Sunday is worked');
  assert.deepEqual(checkNamed(file, [row([0, 2, 3, 5, 8, 9, 12].map((day) => shift(day)))], 'calendar').violations.map((one) => [one.rule, one.day]), [['days_off', 0]]);
  assert.deepEqual(checkNamed(file, [row([1, ...[2, 3].map((day) => day)].map((day) => shift(day)))], 'calendar').violations.map((one) => one.rule), ['leave']);
  assert.deepEqual(checkNamed(file, rows).violations, []);
});

const refusals: readonly [what: string, change: (file: File) => unknown, code: string, field: string][] = [
  ['a gap', (file) => ({ ...file, required_agents: [{ ...file.required_agents[0], chat: file.required_agents[0]?.['chat']?.slice(1) }] }), 'gap', 'required_agents[0].chat'],
  ['nothing for a queue', (file) => ({ ...file, required_agents: [{ chat: file.required_agents[0]?.['chat'] }] }), 'invalid_input', 'required_agents[0].mail'],
  ['a negative requirement', (file) => ({ ...file, required_agents: [{ ...file.required_agents[0], mail: file.required_agents[0]?.['mail']?.with(3, -1) }] }), 'negative_requirement', 'required_agents[0].mail[3]'],
  ['a queue nobody knows of', (file) => ({ ...file, groups: [{ id: 'X', skills: ['voice'], agents: 1, hour_cost: 1 }] }), 'unknown_queue', 'groups[0].skills'],
  ['paid for longer than it lasts', (file) => ({ ...file, shift_types: [{ ...file.shift_types[1], paid_h: 9 }] }), 'invalid_input', 'shift_types[0].paid_h'],
  ['more shifts than days', (file) => ({ ...file, limits: { ...file.limits, shifts_per_agent_per_week: 8 } }), 'invalid_input', 'limits.shifts_per_agent_per_week'],
  ['a start between intervals', (file) => ({ ...file, shift_start_h: [9.5] }), 'invalid_shifts', 'shift_start_h[0]'],
  ['leave of nobody', (file) => ({ ...file, leave: [{ agent: 'Q-01', days: [0] }] }), 'unknown_agent', 'leave[0].agent'],
  ['no object', () => [], 'invalid_input', 'file'],
];
for (const [what, change, code, field] of refusals) {
  test(`refused: ${what}`, () => assert.throws(() => readProblem(change(made(1, 1))), (error) => error instanceof Refusal && error.code === code && error.details[0]?.field === field && error.message.length > 10));
}
