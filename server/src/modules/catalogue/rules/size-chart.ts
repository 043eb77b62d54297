import { measures } from '../contract-goods.ts';

export { measures };
export type Measure = (typeof measures)[number];

/** From and to, both included, in millimetres: a body of that measure wears the size. */
export interface Span {
  readonly from_mm: number;
  readonly to_mm: number;
}

export interface SizeRow {
  /** as on the label: "M", "42", "32/34" */
  readonly size: string;
  readonly spans: Readonly<Partial<Record<Measure, Span>>>;
}

/** A brand's own table, the smallest size first. */
export interface SizeChart {
  readonly name: string;
  /** in which it was written; millimetres are kept */
  readonly unit: 'cm' | 'in';
  readonly rows: readonly SizeRow[];
}

/** How a product fits beside its label: small (one takes a size up), true, large. */
export type Runs = 'small' | 'true' | 'large';

const MM: Readonly<Record<SizeChart['unit'], number>> = { cm: 10, in: 25.4 };

/** A length as a person writes it, in whole millimetres. */
export const toMillimetres = (length: number, unit: SizeChart['unit']): number => Math.round(length * MM[unit]);
/** Back again, with one decimal. */
export const fromMillimetres = (millimetres: number, unit: SizeChart['unit']): number => Math.round((millimetres / MM[unit]) * 10) / 10;

const fold = (size: string): string => size.trim().toUpperCase().replaceAll(/\s+/g, '');

/** The row of a size, however it is written; -1 where the chart has none. A variant called "Blue / M" is of size M. */
export function rowOf(chart: SizeChart, written: string): number {
  const whole = chart.rows.findIndex((row) => fold(row.size) === fold(written));
  if (whole >= 0) return whole;
  const parts = written.split(/[,/|·]|\s-\s/).map(fold).filter(Boolean);
  const found = [...new Set(parts.flatMap((part) => chart.rows.findIndex((row) => fold(row.size) === part)).filter((at) => at >= 0))];
  return found.length === 1 ? (found[0] as number) : -1;
}

/** What is wrong with a table as somebody entered it. */
export function faultsOfChart(chart: SizeChart): { field: string; message: string }[] {
  const faults: { field: string; message: string }[] = [];
  if (chart.rows.length === 0) faults.push({ field: 'rows', message: 'has no size' });
  for (const [at, row] of chart.rows.entries()) {
    if (chart.rows.findIndex((one) => fold(one.size) === fold(row.size)) < at) faults.push({ field: `rows.${at}.size`, message: `names the size “${row.size}” twice` });
    if (Object.keys(row.spans).length === 0) faults.push({ field: `rows.${at}`, message: `says no measure of “${row.size}”` });
    for (const [measure, span] of Object.entries(row.spans)) if (span.from_mm > span.to_mm) faults.push({ field: `rows.${at}.${measure}`, message: 'ends before it begins' });
  }
  for (const measure of measures) {
    const froms = chart.rows.flatMap((row) => row.spans[measure] ?? []).map((span) => span.from_mm);
    if (froms.some((from, at) => at > 0 && from < (froms[at - 1] ?? 0))) faults.push({ field: `rows.${measure}`, message: 'goes down from one size to the next: the smallest size comes first' });
  }
  return faults;
}
