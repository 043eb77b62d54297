import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { open, rooms } from '../server/module-map.mjs';
import { root } from './source-files.ts';

const BEGIN = '<!-- map: written by tools/draw-map.ts -->';
const END = '<!-- /map -->';
const page = path.join(root, 'ARCHITECTURE.md');

/** The module map as a table, lowest floor first; rooms that do not exist yet are in brackets. */
export function drawMap(exists: (name: string) => boolean): string {
  const rows = Object.entries(rooms).sort(([, a], [, b]) => a.floor - b.floor);
  const lines = rows.map(([name, room]) => {
    const label = room.family ? `${name}/*` : name;
    const calls = room.calls.length > 0 ? room.calls.join(' ') : '–';
    return `| ${room.floor} | ${exists(name) ? label : `(${label})`} | ${room.owns} | ${calls} |`;
  });
  const note = `Every module may also call ${open.join(' and ')} when they stand below it. Modules in brackets are not built yet.`;
  return ['| floor | module | owns | may call |', '|---|---|---|---|', ...lines, '', note].join('\n');
}

/** The page with the map of today between its marks; null when the page has no marks. */
export function redraw(text: string): string | null {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) return null;
  return `${text.slice(0, from + BEGIN.length)}\n${drawMap(isBuilt)}\n${text.slice(to)}`;
}

/** One problem when the map in ARCHITECTURE.md is not the one that is checked. */
export function checkMap(): string[] {
  if (!existsSync(page)) return [];
  const text = readFileSync(page, 'utf8');
  return redraw(text) === text ? [] : [`ARCHITECTURE.md: the module map is not that of server/module-map.mjs; run node tools/draw-map.ts (it stands between "${BEGIN}" and "${END}").`];
}

const isBuilt = (name: string): boolean => existsSync(path.join(root, 'server/src/modules', name));

if (import.meta.main) {
  const drawn = existsSync(page) ? redraw(readFileSync(page, 'utf8')) : null;
  if (drawn) writeFileSync(page, drawn);
  else process.stdout.write(`${BEGIN}\n${drawMap(isBuilt)}\n${END}\n`);
}
