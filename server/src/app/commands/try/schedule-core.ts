import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { answerOf, checkDuties, checkTours, crewOf, planSkillWeeks, planTours, planWeeks, readCase, readInstance, readProblem, tourRows, type CaseFile, type Crew, type Effort, type RosterFile } from '../../../modules/workforce/index.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { textField, TryError, type TryCore } from './core.ts';

const help = [
  'keepdesk try schedule --format wfm FILE [--seconds 200] [--steps N] [--seed 1] [--workers 2] [--days-off running|calendar]',
  'keepdesk try schedule --format shift-scheduling FILE [--seconds 60] [--steps N] [--seed 1] [--workers 2]',
  'keepdesk try schedule --format inrc2 FOLDER [--history N] [--weeks 6-1-0-6] [--decide week|all] [--seconds 60] [--steps N] [--seed 1] [--workers 2]',
  '',
  'wfm: groups of agents with skills, types of shift with starts and lunches, and what each queue needs by interval, in JSON. Weeks are Monday to Sunday,',
  '     each taken to be cyclic: what runs past Sunday midnight covers its own Monday. Beside these "leave":[{"agent":"V-01","days":[0,1]}] is read.',
  'Out: {"feasible","cost","bound","violations":[…],"weeks":[{"cost","bound","excess",…}],"shortage":[{…,"why"}],"wishes_missed","first_feasible_seconds","roster":[…],"seconds"}',
  '     cost        shortage and paid hours by the prices of the file, reckoned by a checker that shares nothing with the planner',
  '     bound       what no roster can undercut (linear program of each week); null where it was not found in time',
  '     excess      (cost − bound) / agent-hours required',
  '     violations  hard rules that are broken: one shift a day, 11 hours of rest, six days in a row, two days off beside each other in a week, shifts a week,',
  '                 the share of short shifts, leave, shifts that the file knows',
  '     roster      [{"agent","group","shifts":[{"day","type","start_h","lunch_start_h"}]}]: days since the first Monday, hours since midnight of the day',
  '',
  'shift-scheduling: the public text format of Curtois & Qu (SECTION_HORIZON, SECTION_SHIFTS, SECTION_STAFF, …); from standard input as {"text":"…"}.',
  'Out: {"feasible","cost","bound","violations":[…],"roster":[{"agent","shifts":["D",null,…]}],"seconds"}; bound: what no tours can undercut; null with --steps, and where it was not found in time',
  '',
  'inrc2: rosters by shift and skill, week after week: the public text format of the Second International Nurse Rostering Competition. The folder holds one Sc-*.txt,',
  '       a state before the first week (H0-*-N.txt) and what weeks need (WD-*-N.txt); from standard input as {"files":{"Sc-x.txt":"…",…}}.',
  'Out: {"feasible","cost","bound":null,"violations":[…],"roster":[{"agent","shifts":[{"shift","skill"},null,…]}],"history","weeks","decide","redone","parts","seconds"}',
  '     history, weeks  which files were taken: the lowest number of the one and as many of the other as the scenario has weeks, from the lowest number on, unless told',
  '     decide      week: each week is decided knowing nothing of the later ones, as in the competition; all: all weeks are known at once',
  '     redone      weeks of the scenario (from 1) whose least nobody could have met as the weeks before left them: planned again together with those',
  '     parts       what each soft rule costs; cost is their sum. Shifts in all and weekends are reckoned when the last week of the scenario is there',
  '     violations  hard rules that are broken: least cover (with why, where no roster can meet it), forbidden successions, skills',
  '',
  '--seconds   how long is searched; there is a roster all the time after the first few seconds',
  '--steps     so many steps for each search instead: the same seed then gives the same roster on every machine',
  '--days-off  running: Sunday and the Monday that follows are two days off of the week that ends; calendar: only two days from Monday to Sunday are',
  '',
  'Example: two agents, one queue, open on all days from 9 to 13',
  `  echo '{"interval_min":60,"queues":["mail"],"groups":[{"id":"M","skills":["mail"],"agents":2,"hour_cost":1}],"shift_types":[{"id":"H","span_h":4,"unpaid_lunch_h":0,"lunch_start_offset_h":[],"paid_h":4}],"shift_start_h":[9],"limits":{"shifts_per_agent_per_week":5,"max_share_short_shifts":1},"objective":{"paid_hour_weight":0.001,"shortage_tier1_share_of_requirement":0.1,"shortage_tier1_per_agent_hour":1,"shortage_tier2_per_agent_hour":5},"required_agents":[{"mail":[${Array.from({ length: 168 }, (_, hour) => (hour % 24 >= 9 && hour % 24 < 13 ? 1 : 0)).join(',')}]}]}' | keepdesk try schedule --seconds 1`,
].join('\n');

const SECONDS = { wfm: 200, 'shift-scheduling': 60, inrc2: 60 } as const;
type Options = Readonly<Record<string, string>>;
/** Left of the time given for checking and writing the answer, a twentieth of it at most. */
const ANSWERING = 3;

/** `keepdesk try schedule`: a named roster for a problem. */
export function scheduleCore(options: Options): TryCore {
  const format = options['format'] ?? 'wfm';
  if (format === 'wfm') {
    const run = async (input: unknown): Promise<unknown> => timed(options, async (crew) => weeks(input, options, crew));
    return { help, run, runPath: async (file) => run(jsonIn(await textAt(file), file)) };
  }
  if (format === 'shift-scheduling') {
    const run = async (text: string): Promise<unknown> => timed(options, async (crew) => tours(text, options, crew));
    return { help, run: (input) => run(textField(input, 'text')), runPath: async (file) => run(await textAt(file)) };
  }
  if (format === 'inrc2') {
    const run = async (files: readonly CaseFile[]): Promise<unknown> => timed(options, async (crew) => skillWeeks(files, options, crew));
    return { help, run: (input) => run(filesIn(input)), runPath: async (folder) => run(await filesAt(folder)) };
  }
  return refusing(`The format "${format}" is not known; "wfm", "shift-scheduling" and "inrc2" are.`);
}

function refusing(message: string): TryCore {
  const refuse = (): never => {
    throw new TryError('unknown_format', message);
  };
  return { help, run: refuse, runPath: refuse };
}

async function timed(options: Options, decide: (crew: Crew) => Promise<object>): Promise<unknown> {
  const began = performance.now();
  const crew = crewOf(numberOf(options, 'workers', 2, 1, 64));
  try {
    return { ...(await decide(crew)), seconds: Math.round(performance.now() - began) / 1000 };
  } catch (error) {
    if (error instanceof Refusal) throw new TryError(error.code, error.message);
    throw error;
  } finally {
    await crew.close();
  }
}

async function weeks(input: unknown, options: Options, crew: Crew): Promise<object> {
  const daysOff = options['days-off'] ?? 'running';
  if (daysOff !== 'running' && daysOff !== 'calendar') throw new TryError('invalid_option', '--days-off must be "running" or "calendar"');
  const problem = readProblem(input, daysOff);
  return answerOf(problem, input as RosterFile, await planWeeks(problem, effortOf(options, SECONDS.wfm), crew));
}

async function tours(text: string, options: Options, crew: Crew): Promise<object> {
  const instance = readInstance(text);
  const { tours: planned, bound } = await planTours(instance, effortOf(options, SECONDS['shift-scheduling']), crew);
  const roster = tourRows(instance, planned);
  const { violations, cost } = checkTours(text, roster);
  return { feasible: violations.length === 0, cost, bound, violations, roster };
}

async function skillWeeks(files: readonly CaseFile[], options: Options, crew: Crew): Promise<object> {
  const decide = options['decide'] ?? 'week';
  if (decide !== 'week' && decide !== 'all') throw new TryError('invalid_option', '--decide must be "week" or "all"');
  const listed = options['weeks'];
  if (listed !== undefined && !/^\d{1,4}(-\d{1,4})*$/.test(listed)) throw new TryError('invalid_option', '--weeks must be numbers like 6-1-0-6');
  const { given, history, weeks, texts } = readCase(files, {
    ...(options['history'] === undefined ? {} : { history: numberOf(options, 'history', 0, 0, 9_999) }),
    ...(listed === undefined ? {} : { weeks: listed.split('-').map(Number) }),
  });
  const { rows: roster, redone } = await planSkillWeeks(given, { ...effortOf(options, SECONDS.inrc2), decide }, crew);
  const { violations, cost, parts } = checkDuties(texts.scenario, texts.history, texts.weeks, roster);
  return { feasible: violations.length === 0, cost, bound: null, violations, roster, history, weeks, decide, redone: redone.map((week) => given.first + week + 1), parts };
}

async function filesAt(folder: string): Promise<CaseFile[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    throw new TryError('unreadable_folder', `${folder} cannot be read as a folder`);
  }
  return Promise.all(names.filter((name) => /^(Sc|H0|WD)-.+\.txt$/.test(name)).toSorted().map(async (name) => ({ name, text: await textAt(path.join(folder, name)) })));
}

function filesIn(input: unknown): CaseFile[] {
  const files = typeof input === 'object' && input !== null && 'files' in input ? input.files : undefined;
  if (typeof files !== 'object' || files === null) throw new TryError('invalid_input', '"files" must be an object of texts by name');
  return Object.keys(files).map((name) => ({ name, text: textField(files, name) }));
}

function effortOf(options: Options, usual: number): Effort {
  const seed = numberOf(options, 'seed', 1, 0, 2 ** 31);
  if (options['steps'] !== undefined) return { steps: numberOf(options, 'steps', 0, 1, 1e10), seed };
  const seconds = numberOf(options, 'seconds', usual, 0.1, 86_400);
  return { seconds: seconds - Math.min(ANSWERING, seconds / 20), seed };
}

function numberOf(options: Options, name: string, usual: number, least: number, most: number): number {
  const value = Number(options[name] ?? usual);
  if (!(value >= least && value <= most)) throw new TryError('invalid_option', `--${name} must be a number from ${least} to ${most}`);
  return value;
}

async function textAt(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new TryError('unreadable_file', `${file} cannot be read`);
  }
}

function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TryError('invalid_json', `${file} is not JSON`);
  }
}
