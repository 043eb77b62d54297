import { isObject } from '../../../../platform/hostile/json-fields.ts';

/** Where something lies in an answer: names with points between; lists on the way are looked through. '' is the answer itself. */
export type Path = string;

/** Everything a path leads to, lists opened. A list that is missing holds nothing; one element may stand without its list. */
export function allAt(value: unknown, path: Path): unknown[] {
  let found = opened(value);
  for (const name of path === '' ? [] : path.split('.')) found = found.flatMap((one) => (isObject(one) && Object.hasOwn(one, name) ? opened(one[name]) : []));
  return found;
}

/** What the first of the paths that leads anywhere leads to. */
export function firstOf(value: unknown, paths: readonly Path[]): unknown[] {
  for (const path of paths) {
    const found = allAt(value, path);
    if (found.length > 0) return found;
  }
  return [];
}

/** The first text behind the paths, in their order; null when none holds one. */
export function textAt(value: unknown, paths: readonly Path[]): string | null {
  for (const path of paths) {
    for (const found of allAt(value, path)) {
      const text = textOf(found);
      if (text !== null) return text;
    }
  }
  return null;
}

/** A text or number, or the text of an XML element that also has attributes. Null when blank. */
function textOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (isObject(value)) return typeof value['#text'] === 'string' ? textOf(value['#text']) : null;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A list within a list is opened, too; a deeper one is none. */
function opened(value: unknown): unknown[] {
  if (value === null || value === undefined || value === '') return [];
  return Array.isArray(value) ? value.flatMap((one: unknown) => (Array.isArray(one) ? (one as unknown[]) : [one])) : [value];
}
