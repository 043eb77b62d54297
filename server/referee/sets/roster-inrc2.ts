import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkDuties, crewOf, planSkillWeeks, readCase, type CaseFile, type Crew, type DutyRow, type ReadCase } from '../../src/modules/workforce/index.ts';
import type { Figure, RefereeSet } from '../figure.ts';

/** What is left of a minute for the search, and what an instance without an anchor is given: there only hard rules are looked at. */
const [SECONDS, SHORT, WEEK] = [57, 10, 7];
/** History, weeks, and what the log of the public repository has: mean and best of competition-time runs that decide week by week. */
const ANCHORS: Readonly<Record<string, { readonly history: number; readonly weeks: readonly number[]; readonly mean: number; readonly best: number }>> = {
  n030w4: { history: 1, weeks: [6, 7, 5, 3], mean: 2239, best: 2135 },
  n040w4: { history: 2, weeks: [6, 1, 0, 6], mean: 2195, best: 2080 },
  n050w4: { history: 0, weeks: [7, 2, 7, 2], mean: 1948, best: 1785 },
  n060w4: { history: 1, weeks: [9, 6, 3, 8], mean: 3429, best: 3240 },
  n080w4: { history: 2, weeks: [6, 0, 4, 8], mean: 4194, best: 3995 },
};

/** The public instances in a minute each on two threads, decided week by week and with all weeks known; and the organisers' own solutions, which must break no hard rule. */
export const rosterInrc2: RefereeSet = {
  name: 'roster-inrc2',
  anchor: 'BTS in competition time, week by week, best and mean: n040w4 2080/2195, n050w4 1785/1948, n080w4 3995/4194, n030w4 2135/2239, n060w4 3240/3429',
  async measure(folder) {
    const [crew, figures]: [Crew, Figure[]] = [crewOf(2), []];
    let [broken, organisers] = [0, 0];
    try {
      for (const name of readdirSync(folder).filter((entry) => /^n\d+w\d+$/.test(entry)).toSorted()) {
        const at = path.join(folder, name);
        const files = readdirSync(at).filter((file) => file.endsWith('.txt')).map((file) => ({ name: file, text: readFileSync(path.join(at, file), 'utf8') }));
        for (const solution of readdirSync(at).filter((entry) => entry.startsWith('Solution_H_'))) organisers += brokenBy(files, at, solution);
        const anchor = ANCHORS[name];
        const told = readCase(files, anchor ?? {});
        for (const decide of ['week', 'all'] as const) {
          if (anchor === undefined && decide === 'all') continue;
          const { violations, cost } = checked(told, (await planSkillWeeks(told.given, { seconds: anchor === undefined ? SHORT : SECONDS, seed: 1, decide }, crew)).rows);
          broken += violations.length;
          if (anchor === undefined) figures.push({ what: `${name} history ${told.history} weeks ${told.weeks.join('-')}`, value: cost, unit: 'count' });
          else figures.push({ what: decide === 'week' ? `${name} week by week (best ${anchor.best})` : `${name} all weeks known`, value: cost, atMost: anchor.mean, unit: 'count' });
        }
      }
    } finally {
      await crew.close();
    }
    return [{ what: 'hard rules broken', value: broken, atMost: 0, unit: 'count' }, { what: "hard rules broken by the organisers' solutions", value: organisers, atMost: 0, unit: 'count' }, ...figures];
  },
};

const checked = ({ texts }: ReadCase, rows: readonly DutyRow[]): ReturnType<typeof checkDuties> => checkDuties(texts.scenario, texts.history, texts.weeks, rows);

/** A folder `Solution_H_0-WD_1-2-3-3` holds one file a week, `Sol-name-1-0.txt`, of lines `nurse day shift skill`. */
function brokenBy(files: readonly CaseFile[], at: string, solution: string): number {
  const [history = 0, ...weeks] = (solution.match(/\d+/g) ?? []).map(Number);
  const told = readCase(files, { history, weeks });
  const rows = new Map(told.given.scenario.nurses.map((nurse) => [nurse.id, Array.from<DutyRow['shifts'][number]>({ length: weeks.length * WEEK }).fill(null)]));
  weeks.forEach((demand, week) => {
    const text = readFileSync(path.join(at, solution, `Sol-${told.given.scenario.name}-${demand}-${week}.txt`), 'utf8');
    for (const [, nurse = '', day = '', shift = '', skill = ''] of text.matchAll(/^(\S+) (Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\S+) (\S+)/gm)) (rows.get(nurse) ?? [])[week * WEEK + ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(day)] = { shift, skill };
  });
  return checked(told, [...rows].map(([agent, shifts]) => ({ agent, shifts }))).violations.length;
}
