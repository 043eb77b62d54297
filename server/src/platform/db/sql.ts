import { createHash } from 'node:crypto';

/** One statement: constant text with numbered parameters. Prepared once per connection under `name`. */
export interface Sql {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

const prepared = new WeakMap<TemplateStringsArray, { name: string; text: string }>();

/**
 * The only way to write SQL. Interpolations always become parameters, so there is nothing to escape, and the
 * text of a statement never varies, so it can be prepared, checked against the schema and explained.
 */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  let statement = prepared.get(strings);
  if (statement === undefined) {
    const text = strings.reduce((whole, part, i) => whole + (i === 0 ? '' : `$${i}`) + part, '');
    statement = { text, name: 'q' + createHash('sha256').update(text).digest('hex').slice(0, 20) };
    prepared.set(strings, statement);
  }
  return { name: statement.name, text: statement.text, values };
}

const PART = Symbol('part of a statement');

/** A piece of a statement that `compose` puts together. Its text is ours; only values vary. */
export interface SqlPart {
  readonly [PART]: true;
  readonly strings: TemplateStringsArray;
  readonly values: readonly unknown[];
}

export function part(strings: TemplateStringsArray, ...values: readonly unknown[]): SqlPart {
  return { [PART]: true, strings, values };
}

/** Puts parts together where the shape of a question varies (filters of a list). Each shape is prepared once. */
export function compose(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  const collected: unknown[] = [];
  const text = write(strings, values, collected);
  return { text, values: collected, name: 'c' + createHash('sha256').update(text).digest('hex').slice(0, 20) };
}

/** Parts with a word between them: `all(filters, part` and `)`. */
export function joined(parts: readonly SqlPart[], between: SqlPart): SqlPart {
  return parts.reduce((whole, next) => part`${whole}${between}${next}`);
}

function write(strings: TemplateStringsArray, values: readonly unknown[], collected: unknown[]): string {
  return strings.reduce((text, piece, i) => {
    if (i === 0) return piece;
    const value = values[i - 1];
    if (typeof value === 'object' && value !== null && PART in value) {
      const nested = value as SqlPart;
      return text + write(nested.strings, nested.values, collected) + piece;
    }
    return `${text}$${collected.push(value)}${piece}`;
  }, '');
}
