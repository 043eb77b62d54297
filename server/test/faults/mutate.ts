/** As much of JSON Schema as the contracts use. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly pattern?: string;
}

export type Random = () => number;

const NASTY: readonly unknown[] = [
  null, true, false, 0, -1, 1e308, -1e308, 2 ** 53, 0.1, '', ' ', '\u0000', 'a\u0000b', '\ud800', '\u202e', '💥'.repeat(50), 'x'.repeat(5000), "'; drop table x; --", '%', '\\', '${7*7}', '{{7*7}}', '../../etc/passwd',
  '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '9999-99-99T99:99:99Z', '2026-02-30T00:00:00Z', '-000001-01-01T00:00:00Z', '+275760-09-13T00:00:00.001Z', 'NaN', [], {}, [[[[]]]], { a: { b: { c: {} } } }, [null], ['\u0000'], { __proto__: null, constructor: 1 },
];

export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** A value the schema would probably accept, with now and then something it should not. `ids` are ids that exist. */
export function almostValid(schema: Schema | undefined, random: Random, ids: readonly string[], depth = 0): unknown {
  if (!schema || random() < 0.08 || depth > 6) return pick(random, NASTY);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(random, schema.enum);
  if (schema.anyOf) return almostValid(pick(random, schema.anyOf), random, ids, depth + 1);
  switch (schema.type) {
    case 'object': return anObject(schema, random, ids, depth);
    case 'array': return Array.from({ length: Math.floor(random() * 3) }, () => almostValid(schema.items, random, ids, depth + 1));
    case 'integer': return Math.floor(random() * 200) + (schema.minimum ?? 0);
    case 'number': return random() * 200;
    case 'boolean': return random() < 0.5;
    case 'null': return null;
    default: return aText(schema, random, ids);
  }
}

function anObject(schema: Schema, random: Random, ids: readonly string[], depth: number): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const wanted = schema.required?.includes(name) ? random() < 0.96 : random() < 0.4;
    if (wanted) made[name] = almostValid(property, random, ids, depth + 1);
  }
  if (random() < 0.05) made[pick(random, ['__proto__', 'constructor', 'unknown', '', '\u0000'])] = pick(random, NASTY);
  return made;
}

function aText(schema: Schema, random: Random, ids: readonly string[]): string {
  if (schema.format === 'uuid' || /36/.test(schema.pattern ?? '')) return pick(random, ids);
  if (schema.format === 'date-time') return new Date(Date.UTC(2026, 0, 1) + random() * 3e10).toISOString();
  if (schema.format === 'email') return `someone${Math.floor(random() * 1e6)}@mutated.test`;
  return pick(random, ['open', 'en', 'Europe/Berlin', '#aabbcc', 'north', '1042', 'from:ana "late parcel"', 'Grüße', `word ${Math.floor(random() * 1e6)}`]);
}

/** JSON that is cut off, doubled, or not JSON at all. */
export function mangle(text: string, random: Random): string {
  const at = Math.floor(random() * text.length);
  return pick(random, [text.slice(0, at), `${text}${text}`, text.replace(/"/, ''), `${text.slice(0, at)}\u0000${text.slice(at)}`, '['.repeat(2000), '{"a":'.repeat(500), 'null', '']);
}
