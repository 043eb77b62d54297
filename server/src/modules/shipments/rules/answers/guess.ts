import { isObject } from '../../../../platform/hostile/json-fields.ts';
import { allAt, textAt, type Path } from './paths.ts';

// Carriers wrap the same list differently from door to door, and rename a field between versions. Where the documented place is empty,
// these look for it by what it holds and how it is called.

/** More is not looked through. */
const [MOST_NODES, DEEPEST] = [20_000, 12];

/** Objects anywhere in an answer under which one of the lists of events lies; the outermost of each branch. */
export function parcelsAnywhere(answer: unknown, events: readonly Path[]): unknown[] {
  const wanted = events.filter((path) => path !== '');
  const found: unknown[] = [];
  const open: [node: unknown, depth: number][] = [[answer, 0]];
  for (let seen = 0; open.length > 0 && seen < MOST_NODES; seen++) {
    const [node, depth] = open.shift() as [unknown, number];
    if (isObject(node) && wanted.some((path) => allAt(node, path).some(isObject))) found.push(node);
    else if (depth < DEEPEST && typeof node === 'object' && node !== null) for (const inner of Object.values(node)) if (typeof inner === 'object' && inner !== null) open.push([inner, depth + 1]);
  }
  return found;
}

const NAMES = {
  moment: /^(?:.*(?:date_?time|timestamp|time_?stamp|occurred(?:_?at)?|event_?at)|at|when)$/i,
  date: /date|day/i,
  time: /time|hour/i,
  code: /^(?!.*(?:zip|post|country|state|province|area|site)).*code/i,
  description: /desc|text|message|label|status|event|remark/i,
} as const;

/** The text of the first field of an event that is called like this; null when none is. */
export function fieldCalled(row: unknown, what: keyof typeof NAMES): string | null {
  if (!isObject(row)) return null;
  for (const name of Object.keys(row)) {
    if (!NAMES[what].test(name) || (what === 'description' && NAMES.code.test(name))) continue;
    const text = textAt(row, [name]);
    if (text !== null) return text;
  }
  return null;
}
