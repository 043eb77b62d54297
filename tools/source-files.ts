import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '..');

const ours = ['server/**/*', 'apps/**/*', 'packages/**/*', 'bench/**/*', 'tools/**/*', 'scripts/*', 'bin/*', 'start.mjs'];
const left = /(^|\/)(node_modules|dist|\.cache|coverage|captures)(\/|$)/;

/** Paths, relative to the checkout, of our own files with one of these endings. */
export function listSources(endings: readonly string[]): string[] {
  const found = globSync(ours, { cwd: root, exclude: (name) => left.test(name) });
  return found.map((file) => file.split(path.sep).join('/')).filter((file) => endings.some((ending) => file.endsWith(ending)) && !left.test(file)).sort();
}

export function readSource(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
