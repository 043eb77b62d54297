import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Rows of a file with a header; quoted cells may hold commas. */
export function csvRows(folder: string, file: string): Record<string, string>[] {
  const [head = [], ...rows] = readFileSync(path.join(folder, file), 'utf8').trim().split(/\r?\n/).map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"')));
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}

/** The largest relative error of [found, expected]; values below 1e-9 by their difference, held to 1e-12 where others are to 1e-9. */
export function farthest(pairs: readonly (readonly [found: number, expected: number])[]): number {
  return pairs.reduce((worst, [found, expected]) => {
    const off = found === expected ? 0 : Math.abs(expected) < 1e-9 ? Math.abs(found - expected) * 1e3 : Math.abs(found / expected - 1);
    return Number.isNaN(off) ? Infinity : Math.max(worst, off);
  }, 0);
}
