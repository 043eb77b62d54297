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
