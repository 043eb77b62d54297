import { blocksOf, intervalsInABlock } from './cover.ts';
import { DAYS, type Problem } from './problem.ts';

/** A linear program by rows: lower ≤ A·x ≤ upper, x from 0 to its upper bound, costs to be least. */
export interface LinearProgram {
  readonly costs: Float64Array;
  readonly uppers: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

interface Rows {
  readonly indices: number[];
  readonly values: number[];
  readonly starts: number[];
  readonly lower: number[];
  readonly upper: number[];
}

/**
 * One week as a linear program whose optimum no schedule can undercut (set covering of Dantzig 1954 with people who may change the queue): shifts by
 * group, day and kind in fractions; people at work by group and block of intervals; people by group, queue and interval; shortage by queue and
 * interval in two parts. Rest, days off and names are left out, so a roster that keeps them can only cost more.
 */
export function weekProgram(problem: Problem, week: number): LinearProgram {
  const { groups, prices } = problem;
  const required = problem.required[week] as readonly Float64Array[];
  const intervals = (required[0] as Float64Array).length;
  const inBlock = intervalsInABlock(problem);
  const hours = problem.intervalMinutes / 60;
  const blocks = intervals / inBlock;
  const [costs, uppers]: [number[], number[]] = [[], []];
  const column = (cost: number, upper = Infinity): number => {
    uppers.push(upper);
    return costs.push(cost) - 1;
  };
  const rows: Rows = { indices: [], values: [], starts: [0], lower: [], upper: [] };
  const atWork = groups.map((group, at) => {
    const terms = shiftColumns(problem, at, blocks, inBlock * hours, column, rows);
    return Array.from({ length: blocks }, (_, block) => {
      const people = column(0, group.agents);
      addRow(rows, [[people, -1], ...(terms[block] ?? []).map((shift): [number, number] => [shift, 1])], 0, 0);
      return people;
    });
  });
  for (let interval = 0; interval < intervals; interval++) {
    const block = Math.floor(interval / inBlock);
    const serving: [number, number][][] = required.map(() => []);
    groups.forEach((group, at) => {
      const people = (atWork[at] as number[])[block] as number;
      if (group.skills.length === 1) serving[group.skills[0] as number]?.push([people, 1]);
      else addRow(rows, [[people, -1], ...group.skills.map((queue): [number, number] => {
        const share = column(0);
        serving[queue]?.push([share, 1]);
        return [share, 1];
      })], -Infinity, 0);
    });
    required.forEach((row, queue) => {
      const need = row[interval] as number;
      if (need === 0) return;
      addRow(rows, [...(serving[queue] ?? []), [column(prices.first * hours, prices.firstShare * need), 1], [column(prices.second * hours, need), 1]], need, Infinity);
    });
  }
  return { costs: Float64Array.from(costs), uppers: Float64Array.from(uppers), rowLower: Float64Array.from(rows.lower), rowUpper: Float64Array.from(rows.upper), starts: Int32Array.from(rows.starts), indices: Int32Array.from(rows.indices), values: Float64Array.from(rows.values) };
}

/** Columns for the shifts of a group with their limits; answers which of them cover each block. */
function shiftColumns(problem: Problem, at: number, blocks: number, blockHours: number, column: (cost: number, upper?: number) => number, rows: Rows): number[][] {
  const group = problem.groups[at] as Problem['groups'][number];
  const covering: number[][] = Array.from({ length: blocks }, () => []);
  const [all, short]: [number[], number[]] = [[], []];
  for (let day = 0; day < DAYS; day++) {
    const ofDay = problem.kinds.map((kind) => {
      const shift = column(problem.prices.paidHour * group.hourCost * kind.paidHours);
      for (const block of blocksOf(kind, blockHours)) covering[(day * (blocks / DAYS) + block) % blocks]?.push(shift);
      if (kind.short) short.push(shift);
      return shift;
    });
    all.push(...ofDay);
    addRow(rows, ofDay.map((shift) => [shift, 1]), -Infinity, group.agents);
  }
  addRow(rows, all.map((shift) => [shift, 1]), -Infinity, group.agents * problem.shiftsAWeek);
  if (short.length > 0) addRow(rows, short.map((shift) => [shift, 1]), -Infinity, Math.floor(problem.shortShare * problem.shiftsAWeek * group.agents + 1e-9));
  return covering;
}

function addRow(rows: Rows, terms: readonly (readonly [column: number, value: number])[], lower: number, upper: number): void {
  for (const [column, value] of terms) {
    rows.indices.push(column);
    rows.values.push(value);
  }
  rows.starts.push(rows.indices.length);
  rows.lower.push(lower);
  rows.upper.push(upper);
}
