import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { EventSpan } from '../src/modules/workforce/index.ts';

/** A real series and the protocol it is measured by. */
export interface VolumeSeries {
  readonly name: string;
  readonly start: string;
  readonly stepSeconds: number;
  readonly timeZone: string;
  /** Whose holidays are known beforehand; '' for none. */
  readonly country: string;
  readonly values: readonly (number | null)[];
  /** First origin, then one every `horizon`. */
  readonly from: number;
  readonly horizon: number;
  readonly events?: readonly EventSpan[];
  /** Rows reported by themselves. */
  readonly marked?: ReadonlySet<number>;
}

const DAY_MS = 86_400_000;

/** Days since 1970 of a date that begins a text. */
export const dayAt = (text: string): number => Date.parse(`${text.slice(0, 10)}T00:00Z`) / DAY_MS;
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Rows of a plain CSV, gzipped when its name ends in .gz; no field of these sets is quoted. */
export function csvRows(folder: string, file: string): Record<string, string>[] {
  const bytes = readFileSync(path.join(folder, file));
  const [head = '', ...lines] = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/);
  const columns = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, at) => [columns[at] ?? '', value])));
}

/** Counts at places, laid on a grid of whole days in between; what no row names is `gap`. */
export function gridOf(points: readonly { readonly day: number; readonly slot: number; readonly count: number }[], slots: number, gap: (day: number, slot: number) => number | null): { first: number; values: (number | null)[] } {
  const days = points.map(({ day }) => day);
  const [first, last] = [days.reduce((a, b) => Math.min(a, b), Infinity), days.reduce((a, b) => Math.max(a, b), -Infinity)];
  const values: (number | null)[] = Array.from({ length: (last - first + 1) * slots }, (_, at) => gap(first + Math.floor(at / slots), at % slots));
  const met = new Set<number>();
  for (const { day, slot, count } of points) {
    const at = (day - first) * slots + slot;
    values[at] = met.has(at) ? (values[at] ?? 0) + count : count;
    met.add(at);
  }
  return { first, values };
}

/** The date the set is split at where the folder goes on behind it, else an earlier one inside the open part. */
export function originDay(lastDay: number, split: string, inside: string): number {
  return lastDay > dayAt(split) ? dayAt(split) : dayAt(inside);
}
