import { refuseUnless } from '../../staffing/refuse-unless.ts';
import { readScenario } from './read-scenario.ts';
import { readHistory, readWeek } from './read-week.ts';
import type { Case } from './scenario.ts';

export interface CaseFile {
  readonly name: string;
  readonly text: string;
}

/** A case with what it was read from, for the checker. */
export interface ReadCase {
  readonly given: Case;
  readonly history: number;
  readonly weeks: readonly number[];
  readonly texts: { readonly scenario: string; readonly history: string; readonly weeks: readonly string[] };
}

/**
 * Picks a case out of the files of a folder: the scenario, a state before the first week (the lowest number unless told) and weeks by number
 * (unless told: as many as the scenario has, from the lowest number on).
 * @throws Refusal 422 that says which file is missing or wrong, and where
 */
export function readCase(files: readonly CaseFile[], wanted: { readonly history?: number; readonly weeks?: readonly number[] }): ReadCase {
  const scenarios = files.filter((file) => /^Sc-.+\.txt$/.test(file.name));
  const [only] = scenarios;
  refuseUnless(only !== undefined && scenarios.length === 1, 'invalid_files', 'Sc-*.txt', `One file Sc-….txt is needed and there are ${scenarios.length}.`);
  const scenario = readScenario(only.name, only.text);
  const [histories, demands] = [numbered(files, /^H0-.+-(\d+)\.txt$/), numbered(files, /^WD-.+-(\d+)\.txt$/)];
  const history = wanted.history ?? Math.min(...histories.keys(), Infinity);
  const past = histories.get(history);
  refuseUnless(past !== undefined, 'missing_file', 'H0-*.txt', `The state before the first week, H0-${scenario.name}-${Number.isFinite(history) ? history : 'N'}.txt, is missing.`);
  const { first, borders } = readHistory(past.name, past.text, scenario);
  const due = scenario.weeks - first;
  const weeks = wanted.weeks ?? [...demands.keys()].toSorted((one, other) => one - other).slice(0, due);
  refuseUnless(weeks.length > 0 && (wanted.weeks !== undefined || weeks.length === due), 'missing_file', 'WD-*.txt', `${due} files WD-${scenario.name}-N.txt are needed and there are ${weeks.length}.`);
  refuseUnless(weeks.length <= due, 'invalid_option', 'weeks', `The scenario has ${due} weeks ahead and ${weeks.length} were named.`);
  const chosen = weeks.map((week) => {
    const file = demands.get(week);
    refuseUnless(file !== undefined, 'missing_file', 'WD-*.txt', `What week ${week} needs, WD-${scenario.name}-${week}.txt, is missing.`);
    return file;
  });
  const given = { scenario, first, borders, weeks: chosen.map((file) => readWeek(file.name, file.text, scenario)) };
  return { given, history, weeks, texts: { scenario: only.text, history: past.text, weeks: chosen.map((file) => file.text) } };
}

function numbered(files: readonly CaseFile[], pattern: RegExp): Map<number, CaseFile> {
  return new Map(files.flatMap((file) => {
    const number = pattern.exec(file.name)?.[1];
    return number === undefined ? [] : [[Number(number), file] as const];
  }));
}
