import type { CellView, ReportView } from '../contract.ts';

/** A figure in words of a language: seconds in the two units that matter, shares in percent. */
export function writeFigure(value: number | null, unit: string, locale: string): string {
  if (value === null) return '–';
  if (unit === 'ratio') return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
  if (unit === 'seconds') return writeSpan(value, locale);
  return new Intl.NumberFormat(locale, { maximumFractionDigits: unit === 'count' ? 0 : 2 }).format(value);
}

function writeSpan(seconds: number, locale: string): string {
  const units = [['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]] as const;
  const whole = Math.round(seconds);
  const found = units.findIndex(([, size]) => whole >= size);
  const at = found === -1 ? units.length - 1 : found;
  const parts: string[] = [];
  let left = whole;
  for (const [unit, size] of units.slice(at, at + 2)) {
    const n = Math.floor(left / size);
    left -= n * size;
    if (n > 0 || parts.length === 0) parts.push(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(n));
  }
  return parts.join(' ');
}

export const csvCell = (value: string): string => {
  // A cell that begins like a formula is text in a spreadsheet, not a command.
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The lines of a report as a table: keys, then of each figure its value, sample and interval. */
export function* csvLines(report: ReportView): Generator<string> {
  const head = report.metrics.flatMap((metric) => [metric.key, `${metric.key}_n`, `${metric.key}_low`, `${metric.key}_high`, ...(report.compared_with === null ? [] : [`${metric.key}_before`])]);
  yield [...report.by, ...head].map(csvCell).join(',');
  const cells = (cell: CellView): string[] => [cell.value, cell.n, cell.interval?.[0] ?? null, cell.interval?.[1] ?? null, ...(report.compared_with === null ? [] : [cell.before ?? null])].map((value) => (value === null ? '' : String(value)));
  for (const row of report.rows) yield [...row.keys.map((key) => csvCell(key.name)), ...row.cells.flatMap(cells)].join(',');
  if (report.rows.length === 0 || report.by.length > 0) yield [...report.by.map((_, i) => (i === 0 ? 'total' : '')), ...report.total.flatMap(cells)].join(',');
}

/** One JSON object a line, with ids beside names. */
export function* jsonLines(report: ReportView): Generator<string> {
  const cells = (row: readonly CellView[]): Record<string, CellView> => Object.fromEntries(report.metrics.map((metric, m) => [metric.key, row[m] as CellView]));
  for (const row of report.rows) yield JSON.stringify({ ...Object.fromEntries(report.by.map((dimension, i) => [dimension, row.keys[i]])), ...cells(row.cells) });
  yield JSON.stringify({ total: true, ...cells(report.total) });
}
