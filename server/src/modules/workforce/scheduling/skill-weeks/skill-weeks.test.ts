import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../../platform/random/random.ts';
import { Refusal } from '../../../../platform/refusal/refusal.ts';
import { alone } from '../weeks/crew.ts';
import { checkDuties, type DutyRow } from './check-duties.ts';
import { madeFiles } from './made-files.ts';
import { bordersAfter, outlookOn } from './outlook.ts';
import { planSkillWeeks } from './plan-skill-weeks.ts';
import { readCase, type CaseFile } from './read-case.ts';
import { DutySearch } from './search-duties.ts';

type Checked = ReturnType<typeof checkDuties>;
const check = (files: readonly CaseFile[], rows: readonly DutyRow[]): Checked => {
  const { texts } = readCase(files, {});
  return checkDuties(texts.scenario, texts.history, texts.weeks, rows);
};
const plan = async (files: readonly CaseFile[], seed: number, decide: 'week' | 'all' = 'week', steps = 100_000): Promise<DutyRow[]> => (await planSkillWeeks(readCase(files, {}).given, { steps, seed, decide }, alone)).rows;

test('on any state the search says what an independent reader says, and never breaks a succession or a skill', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const files = madeFiles(seed);
    const { given } = readCase(files, {});
    const search = new DutySearch(outlookOn(given, given.weeks, given.weeks, 0), seededRandom(seed));
    for (const steps of [1_024, 4_096, 20_480]) {
      search.run((done) => done / steps);
      const duties = given.scenario.nurses.map((nurse, at) => ({ agent: nurse.id, shifts: Array.from(search.duties.subarray(at * 28, at * 28 + 28), (duty) => (duty === 0 ? null : { shift: given.scenario.shifts[Math.floor((duty - 1) / 2)]?.id ?? '', skill: given.scenario.skills[(duty - 1) % 2] ?? '' })) }));
      const { violations, cost } = check(files, duties);
      const lacking = violations.reduce((sum, { message }) => sum + Number(/least (\d+)/.exec(message)?.[1]) - Number(/(\d+) of at least/.exec(message)?.[1]), 0);
      assert.ok(violations.every((breach) => breach.rule === 'cover'), JSON.stringify(violations));
      assert.ok(Math.abs(search.cost - cost - 1_000 * lacking) < 1e-6, `seed ${seed}: ${search.cost} is not ${cost} and ${lacking} lacking`);
      assert.ok(search.bestCost <= search.cost + 1e-6);
    }
  }
});

test('weeks that follow each other cost what all of them cost at once', () => {
  const { given } = readCase(madeFiles(5), {});
  // limits of all weeks together are left out: a week on its own knows a fair share only
  const scenario = { ...given.scenario, nurses: given.scenario.nurses.map((nurse) => ({ ...nurse, total: { least: 0, most: 99 }, weekends: 99 })) };
  const search = new DutySearch(outlookOn({ ...given, scenario }, given.weeks, given.weeks, 0), seededRandom(5));
  search.run((done) => done / 2_048);
  let [borders, sum] = [given.borders, 0];
  for (let week = 0; week < 4; week++) {
    const own = search.duties.filter((_, at) => Math.floor((at % 28) / 7) === week);
    sum += new DutySearch(outlookOn({ scenario, first: week, borders }, given.weeks.slice(week, week + 1), given.weeks, 0), seededRandom(1), own).cost;
    borders = bordersAfter(scenario, borders, own, 7);
  }
  assert.ok(search.cost > 1_000 && Math.abs(sum - search.cost) < 1e-6, `${sum} is not ${search.cost}`);
});

test('a plan covers what must be covered, and knowing all weeks is no worse than guessing them', async () => {
  for (const seed of [1, 2]) {
    const files = madeFiles(seed);
    const [week, all] = [check(files, await plan(files, seed)), check(files, await plan(files, seed, 'all', 300_000))];
    assert.deepEqual([week.violations, all.violations], [[], []], `seed ${seed}`);
    assert.ok(all.cost <= week.cost, `seed ${seed}: ${all.cost} is more than ${week.cost}`);
  }
});

test('the same seed gives the same roster', async () => {
  const files = madeFiles(3);
  assert.deepEqual(await plan(files, 1), await plan(files, 1));
  assert.notDeepEqual(await plan(files, 1), await plan(files, 2));
});

test('a week that nobody could cover as the one before left them is planned again with it', async () => {
  const cell = (line: RegExp, least: string) => (text: string) => text.replace(line, `$1${least}`);
  // Sunday would like two heads late, who then may not come early on Monday, when all four are needed.
  const changes: Readonly<Record<string, readonly ((text: string) => string)[]>> = {
    'WD-made-0.txt': [cell(/^(Late Head .* )\S+$/m, '(0,4)'), cell(/^(Early Head .* )\S+$/m, '(0,0)'), cell(/^(Night Head .* )\S+$/m, '(0,0)')],
    'WD-made-1.txt': [cell(/^(Early Head )\S+/m, '(4,4)'), cell(/^(Late Head )\S+/m, '(0,0)'), cell(/^(Night Head )\S+/m, '(0,0)')],
  };
  const files = madeFiles(3).map(({ name, text }) => ({ name, text: (changes[name] ?? []).reduce((changed, change) => change(changed), text.replaceAll('\r', '')) }));
  const { rows, redone } = await planSkillWeeks(readCase(files, {}).given, { steps: 100_000, seed: 1, decide: 'week' }, alone);
  assert.deepEqual([redone, check(files, rows).violations], [[1], []]);
});

test('a need that nobody can meet is named, and the rest is planned', async () => {
  const files = madeFiles(1).map((file) => (file.name === 'WD-made-0.txt' ? { ...file, text: file.text.replace(/^Late Head \S+/m, 'Late Head (9,9)') } : file));
  const { violations } = check(files, await plan(files, 1));
  assert.ok(violations.length >= 1 && violations.every((breach) => breach.rule === 'cover' && breach.day === 0), JSON.stringify(violations));
  assert.ok(violations.some(({ message }) => /^Mon of week 1, Late, Head: [0-4] of at least 9; no roster can: all shifts of the day need \d+ with this skill and 4 have it$/.test(message)), JSON.stringify(violations));
});

test('which files are taken', () => {
  const files = madeFiles(1);
  const taken = (wanted: Parameters<typeof readCase>[1]): unknown[] => [readCase(files, wanted)].flatMap(({ history, weeks, given }) => [history, weeks, given.weeks.length]);
  assert.deepEqual(taken({}), [0, [0, 1, 2, 3], 4]);
  assert.deepEqual(taken({ weeks: [4, 1, 1] }), [0, [4, 1, 1], 3]);
  assert.deepEqual(taken({ history: 0, weeks: [2] }), [0, [2], 1]);
});

const refusals: readonly [what: string, file: string, from: string | RegExp, to: string, code: string, says: RegExp][] = [
  ['a skill nobody knows', 'WD-made-1.txt', 'Early Head', 'Early Foot', 'unknown_skill', /WD-made-1\.txt, line 5: there is no skill "Foot"/],
  ['a shift nobody knows', 'WD-made-1.txt', 'Early Head', 'Noon Head', 'unknown_shift', /WD-made-1\.txt, line 5: there is no shift "Noon"/],
  ['a nurse nobody knows', 'H0-made-0.txt', 'H1', 'H9', 'unknown_nurse', /H0-made-0\.txt, line 6: there is no nurse "H9"/],
  ['a week of another scenario', 'WD-made-2.txt', 'made', 'other', 'other_scenario', /of the scenario "other" and not of "made"/],
  ['a range the wrong way', 'Sc-made.txt', '(2,4)', '(4,2)', 'invalid_input', /Sc-made\.txt, line 7: \(4,2\): the least is above the most/],
  ['a number that is none', 'Sc-made.txt', 'WEEKS = 4', 'WEEKS = four', 'invalid_input', /line 2: "four" must be a whole number/],
  ['a line too few', 'Sc-made.txt', /^Night 2 Early Late\n/m, '', 'unknown_shift', /line 13: there is no shift "CONTRACTS"/],
  ['a nurse without a border', 'H0-made-0.txt', /^H0 .*\n/m, '', 'gap', /nothing is said of H0/],
  ['a contract nobody knows', 'Sc-made.txt', 'H1 Full', 'H1 Half', 'unknown_contract', /there is no contract "Half"/],
];
for (const [what, name, from, to, code, says] of refusals) {
  test(`refused: ${what}`, () => {
    const files = madeFiles(1).map((file) => (file.name === name ? { ...file, text: file.text.replace(from, to) } : file));
    assert.throws(() => readCase(files, {}), (error) => error instanceof Refusal && error.code === code && says.test(error.message));
  });
}

test('refused: files that are missing, and weeks there are not', () => {
  const files = madeFiles(1);
  const isCode = (code: string) => (error: unknown): boolean => error instanceof Refusal && error.code === code;
  assert.throws(() => readCase(files.filter((file) => !file.name.startsWith('Sc-')), {}), isCode('invalid_files'));
  assert.throws(() => readCase(files.filter((file) => !file.name.startsWith('H0-')), {}), isCode('missing_file'));
  assert.throws(() => readCase(files.filter((file) => !/WD-made-[1-3]/.test(file.name)), {}), isCode('missing_file'));
  assert.throws(() => readCase(files, { weeks: [7] }), isCode('missing_file'));
  assert.throws(() => readCase(files, { history: 3 }), isCode('missing_file'));
  assert.throws(() => readCase(files, { weeks: [0, 1, 2, 3, 4] }), isCode('invalid_option'));
});
