import { isObject, resolved, type Json } from './operations.ts';

type Direction = 'request' | 'answer';

/**
 * A document as one direction reads it. Where a shape is put together (`allOf`) of parts that each allow nothing else, no value would ever
 * do: what is meant is their sum, closed. And what only the other direction has is not required (`readOnly` of a request, `writeOnly` of an answer).
 */
export function readAs(spec: Json, direction: Direction): Json {
  return readShape(spec, direction, spec) as Json;
}

/** The same of one shape out of it. */
export function readShape(spec: Json, direction: Direction, shape: unknown): unknown {
  const absent = direction === 'request' ? 'readOnly' : 'writeOnly';
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    const whole = isSum(spec, value) ? sumOf(spec, value) : value;
    const inner: Record<string, unknown> = Object.fromEntries(Object.entries(whole).map(([name, one]) => [name, visit(one)]));
    if (Array.isArray(inner.required) && isObject(whole.properties)) {
      const properties = whole.properties;
      inner.required = inner.required.filter((name) => !marked(spec, properties[String(name)], absent));
    }
    return inner;
  };
  return visit(shape);
}

function marked(spec: Json, property: unknown, mark: string): boolean {
  if (!isObject(property)) return false;
  if (property[mark] !== undefined) return property[mark] === true;
  const named = resolved(spec, property);
  return isObject(named) && named[mark] === true;
}

/** An object of several parts of which at least one allows nothing beside it. */
function isSum(spec: Json, value: Json): boolean {
  const parts = partsOf(spec, value);
  return Array.isArray(value.allOf) && parts.every((part) => isObject(part.properties) || part === value) && parts.some((part) => part.additionalProperties === false);
}

/** The shape itself and all it is made of. */
function partsOf(spec: Json, value: Json, depth = 0): Json[] {
  if (depth > 12 || !Array.isArray(value.allOf)) return [value];
  return [value, ...value.allOf.flatMap((part: unknown) => {
    const found = resolved(spec, part);
    return isObject(found) ? withoutSelf(partsOf(spec, found, depth + 1), found) : [];
  })];
}

/** A part that only joins others says nothing itself. */
const withoutSelf = (parts: Json[], self: Json): Json[] => (Array.isArray(self.allOf) && self.properties === undefined ? [...parts.filter((part) => part !== self), { properties: {}, required: self.required, additionalProperties: self.additionalProperties }] : parts);

function sumOf(spec: Json, value: Json): Json {
  const { allOf: _parts, ...rest } = value;
  const parts = partsOf(spec, value);
  return {
    ...rest, type: 'object', additionalProperties: false, properties: Object.assign({}, ...parts.map((part) => part.properties ?? {})) as unknown,
    required: [...new Set(parts.flatMap((part) => (Array.isArray(part.required) ? (part.required as string[]) : [])))],
  };
}
