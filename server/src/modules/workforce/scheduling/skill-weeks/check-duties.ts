/** Somebody's days: the shift and the skill it is done with, or null for a day off. */
export interface DutyRow {
  readonly agent: string;
  readonly shifts: readonly ({ readonly shift: string; readonly skill: string } | null)[];
}

export interface DutyBreach {
  readonly rule: 'unknown' | 'cover' | 'succession' | 'skill';
  readonly who: string | null;
  readonly day: number;
  readonly message: string;
}

/** What each soft rule costs: cover that is not the best, runs of shifts and of work, days off, wishes, half weekends, shifts in all, weekends. */
export interface Parts {
  cover: number;
  runs: number;
  days_off: number;
  wishes: number;
  half_weekends: number;
  shifts: number;
  weekends: number;
}

const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

interface Said {
  readonly shifts: ReadonlyMap<string, { readonly run: readonly number[]; readonly not: readonly string[] }>;
  readonly contracts: ReadonlyMap<string, { readonly total: readonly number[]; readonly work: readonly number[]; readonly off: readonly number[]; readonly weekends: number; readonly whole: boolean }>;
  readonly nurses: readonly { readonly id: string; readonly contract: string; readonly skills: readonly string[] }[];
  readonly past: ReadonlyMap<string, readonly string[]>;
  /** whether the last week is the last of the scenario */
  readonly ends: boolean;
}

/**
 * Every hard rule that a roster breaks and what it costs, read from the texts of the scenario, of the state before and of its weeks alone.
 * A run that began before counts in full for its least, and only its days from the first one on for its most; a run that may still go on is not too short.
 * Shifts in all and weekends are reckoned when the last week of the scenario is there.
 */
export function checkDuties(scenario: string, history: string, weeks: readonly string[], rows: readonly DutyRow[]): { readonly violations: DutyBreach[]; readonly cost: number; readonly parts: Parts } {
  const said = read(scenario, history, weeks.length);
  const parts: Parts = { cover: 0, runs: 0, days_off: 0, wishes: 0, half_weekends: 0, shifts: 0, weekends: 0 };
  const violations = [...unknowns(said, rows, weeks.length), ...coverOf(said, weeks, rows, parts)];
  for (const nurse of said.nurses) {
    const days = rows.find((row) => row.agent === nurse.id)?.shifts ?? [];
    const shifts = Array.from({ length: weeks.length * 7 }, (_, day) => days[day]?.shift ?? '');
    violations.push(...successions(said, nurse.id, shifts));
    runsOf(said, nurse, shifts, parts);
    totalsOf(said, nurse, shifts, parts);
  }
  return { violations, cost: Object.values(parts).reduce((sum: number, part: number) => sum + part, 0), parts };
}

const pair = (text: string | undefined): number[] => (text ?? '').replace(/[()]/g, '').split(',').map(Number);

/** What stands under a word, to the next line in capitals. */
function under(text: string, word: string): string[][] {
  const found = new RegExp(`^${word}\\b[^\\n]*\\n((?:(?![A-Z_]{5,}\\b(?:\\s*=|\\s*$))[^\\n]*\\n?)*)`, 'm').exec(text.replaceAll('\r', ''));
  return (found?.[1] ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => line.split(/\s+/));
}

function read(scenario: string, history: string, weeks: number): Said {
  const not = new Map(under(scenario, 'FORBIDDEN_SHIFT_TYPES_SUCCESSIONS').map(([shift = '', , ...next]) => [shift, next]));
  const past = new Map(under(history, 'NURSE_HISTORY').map(([id = '', ...cells]) => [id, cells]));
  return {
    shifts: new Map(under(scenario, 'SHIFT_TYPES').map(([id = '', run]) => [id, { run: pair(run), not: not.get(id) ?? [] }])),
    contracts: new Map(under(scenario, 'CONTRACTS').map(([id = '', total, work, off, weekends, whole]) => [id, { total: pair(total), work: pair(work), off: pair(off), weekends: Number(weekends), whole: whole === '1' }])),
    nurses: under(scenario, 'NURSES').map(([id = '', contract = '', , ...skills]) => ({ id, contract, skills })),
    past,
    ends: Number(/^HISTORY\s+(\d+)/m.exec(history)?.[1] ?? 0) + weeks >= Number(/^WEEKS = (\d+)/m.exec(scenario)?.[1] ?? 0),
  };
}

function unknowns(said: Said, rows: readonly DutyRow[], weeks: number): DutyBreach[] {
  return rows.flatMap(({ agent, shifts }) => {
    const nurse = said.nurses.find((one) => one.id === agent);
    if (nurse === undefined || shifts.length !== weeks * 7 || rows.filter((row) => row.agent === agent).length > 1) return [{ rule: 'unknown' as const, who: agent, day: 0, message: `one row with ${weeks * 7} days of a nurse of the scenario is due` }];
    return shifts.flatMap((one, day): DutyBreach[] => {
      if (one === null) return [];
      if (!said.shifts.has(one.shift)) return [{ rule: 'unknown', who: agent, day, message: `there is no shift "${one.shift}"` }];
      return nurse.skills.includes(one.skill) ? [] : [{ rule: 'skill', who: agent, day, message: `has not the skill ${one.skill}` }];
    });
  });
}

function coverOf(said: Said, weeks: readonly string[], rows: readonly DutyRow[], parts: Parts): DutyBreach[] {
  const found: DutyBreach[] = [];
  weeks.forEach((text, week) => {
    const requirements = under(text, 'REQUIREMENTS');
    for (const [shift = '', skill = '', ...cells] of requirements) {
      cells.forEach((cell, weekday) => {
        const [least = 0, best = 0] = pair(cell);
        const there = rows.filter((row) => row.shifts[week * 7 + weekday]?.shift === shift && row.shifts[week * 7 + weekday]?.skill === skill).length;
        parts.cover += 30 * Math.max(0, best - there);
        if (there >= least) return;
        const due = requirements.reduce((sum, row) => sum + (row[1] === skill ? (pair(row[2 + weekday])[0] ?? 0) : 0), 0);
        const able = said.nurses.filter((nurse) => nurse.skills.includes(skill)).length;
        const why = due > able ? `; no roster can: all shifts of the day need ${due} with this skill and ${able} have it` : '';
        found.push({ rule: 'cover', who: null, day: week * 7 + weekday, message: `${DAY_NAMES[weekday] ?? ''} of week ${week + 1}, ${shift}, ${skill}: ${there} of at least ${least}${why}` });
      });
    }
    for (const [id = '', shift = '', name = ''] of under(text, 'SHIFT_OFF_REQUESTS')) {
      const works = rows.find((row) => row.agent === id)?.shifts[week * 7 + DAY_NAMES.indexOf(name)]?.shift;
      if (works !== undefined && (shift === 'Any' || shift === works)) parts.wishes += 10;
    }
  });
  return found;
}

function successions(said: Said, who: string, shifts: readonly string[]): DutyBreach[] {
  return shifts.flatMap((shift, day) => {
    const before = day === 0 ? (said.past.get(who)?.[2] ?? '') : (shifts[day - 1] ?? '');
    return shift !== '' && said.shifts.get(before)?.not.includes(shift) === true ? [{ rule: 'succession' as const, who, day, message: `${shift} may not follow ${before}` }] : [];
  });
}

interface Run {
  readonly what: string;
  /** days before the first one */
  readonly before: number;
  length: number;
  open: boolean;
}

/** Equal days beside each other, the first run with what was there before. */
function runs(what: readonly string[], pastWhat: string, pastLength: number): Run[] {
  const found: Run[] = [{ what: pastWhat, before: pastLength, length: 0, open: true }];
  for (const one of what) {
    const last = found.at(-1) as Run;
    if (last.what === one) last.length++;
    else {
      last.open = false;
      found.push({ what: one, before: 0, length: 1, open: true });
    }
  }
  return found;
}

function misses(run: Run, [least = 0, most = 0]: readonly number[]): number {
  const whole = run.before + run.length;
  // days before the first one were charged in their own week
  const over = Math.max(0, whole - most) - Math.max(0, run.before - most);
  return over + (run.open || whole === 0 ? 0 : Math.max(0, least - whole));
}

function runsOf(said: Said, nurse: Said['nurses'][number], shifts: readonly string[], parts: Parts): void {
  const contract = said.contracts.get(nurse.contract);
  const [, , last = 'None', same, work, off] = said.past.get(nurse.id) ?? [];
  const ended = last === 'None' ? '' : last;
  for (const run of runs(shifts, ended, Number(same ?? 0))) if (run.what !== '') parts.runs += 15 * misses(run, said.shifts.get(run.what)?.run ?? []);
  for (const run of runs(shifts.map((shift) => (shift === '' ? '' : 'work')), ended === '' ? '' : 'work', Number((ended === '' ? off : work) ?? 0))) {
    if (run.what === '') parts.days_off += 30 * misses(run, contract?.off ?? []);
    else parts.runs += 30 * misses(run, contract?.work ?? []);
  }
}

function totalsOf(said: Said, nurse: Said['nurses'][number], shifts: readonly string[], parts: Parts): void {
  const contract = said.contracts.get(nurse.contract);
  const [shiftsBefore, weekendsBefore] = (said.past.get(nurse.id) ?? []).map(Number);
  const weekends = Array.from({ length: shifts.length / 7 }, (_, week) => [5, 6].filter((day) => shifts[week * 7 + day] !== '').length);
  if (contract?.whole === true) parts.half_weekends += 30 * weekends.filter((days) => days === 1).length;
  if (!said.ends) return;
  const [least = 0, most = 0] = contract?.total ?? [];
  const total = (shiftsBefore ?? 0) + shifts.filter((shift) => shift !== '').length;
  parts.shifts += 20 * (Math.max(0, least - total) + Math.max(0, total - most));
  parts.weekends += 30 * Math.max(0, (weekendsBefore ?? 0) + weekends.filter((days) => days > 0).length - (contract?.weekends ?? 0));
}
