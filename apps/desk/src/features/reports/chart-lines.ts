import type { Report } from '@keepdesk/client';
import { dayAfter, dayIn } from './asked-search.ts';

type Row = Report['rows'][number];
export interface Line {
  name: string;
  values: (number | null)[];
}

const MOST_LINES = 5;
const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

/** Every step of time there is, in order: also those in which nothing came. */
export function stepsOf(report: Pick<Report, 'period' | 'time_zone'>, dimension: string): string[] {
  if (dimension === 'hour') return hours;
  const [first, last] = [dayIn(report.period.from, report.time_zone), dayIn(new Date(Date.parse(report.period.to) - 1).toISOString(), report.time_zone)];
  const steps: string[] = [];
  for (let day = beginOf(dimension, first); day <= last; day = dimension === 'month' ? beginOf('month', dayAfter(day, 31)) : dayAfter(day, dimension === 'week' ? 7 : 1)) steps.push(day);
  return steps;
}

function beginOf(dimension: string, day: string): string {
  if (dimension === 'month') return `${day.slice(0, 8)}01`;
  // Weeks begin on Monday, as the server counts them.
  return dimension === 'week' ? dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7)) : day;
}

/** A step without contacts counts none; a share or a duration of nothing is a gap, and so is what was cut off. */
const nothingOf = (report: Report, metricAt: number): number | null => (report.metrics[metricAt]?.unit === 'count' && !report.cut ? 0 : null);

/** The cells of one figure, step by step. */
export function cellsOf(report: Report, metricAt: number, steps: readonly string[]): (Row['cells'][number] | undefined)[] {
  const byStep = new Map(report.rows.map((row) => [row.keys[0]?.id, row.cells[metricAt]]));
  return steps.map((step) => byStep.get(step));
}

export function valuesOf(report: Report, metricAt: number, cells: ReadonlyArray<Row['cells'][number] | undefined>): (number | null)[] {
  return cells.map((cell) => (cell === undefined ? nothingOf(report, metricAt) : cell.value));
}

/** A line for each of what a figure is divided by besides time: the five that rest on most. */
export function linesOf(report: Report, metricAt: number, timeAt: number, steps: readonly string[], say: (key: Row['keys'][number]) => string): Line[] {
  const lines = new Map<string, { name: string; n: number; values: Map<string | null, number | null> }>();
  for (const row of report.rows) {
    const key = row.keys[1 - timeAt];
    if (key === undefined) continue;
    const line = lines.get(key.id ?? '') ?? { name: say(key), n: 0, values: new Map<string | null, number | null>() };
    line.n += row.cells[metricAt]?.n ?? 0;
    line.values.set(row.keys[timeAt]?.id ?? null, row.cells[metricAt]?.value ?? null);
    lines.set(key.id ?? '', line);
  }
  const nothing = nothingOf(report, metricAt);
  return [...lines.values()].sort((a, b) => b.n - a.n).slice(0, MOST_LINES).map((line) => ({ name: line.name, values: steps.map((step) => (line.values.has(step) ? (line.values.get(step) ?? null) : nothing)) }));
}
