import { compose, joined, part, type Sql, type SqlPart } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { integersOf } from '../rules/columns.ts';
import { durations } from '../rules/measures.ts';
import { spreadOf } from '../rules/spread.ts';
import { besides, conditions, keysOf, sourceOf, type Group, type Question } from './question.ts';

interface Row {
  keys: (string | null)[];
  n: number;
  hits: number;
  sum: number;
  squares: number;
  /** every duration, four bytes each */
  data?: Buffer;
}

/** A measure read from the rows of contributions: what the segments must tell too, and what is asked where they cannot. */
export async function measuredByRows(tx: Tx, question: Question): Promise<Group[]> {
  const rows = await tx.rows<Row>(fromRows(question));
  return rows.map(({ keys: key, n, hits, sum, squares, data }) => ({ keys: key, n, hits, sum, squares, spread: data == null ? null : spreadOf(integersOf(data)) }));
}

/** One pass: counts, sums, and every duration as bytes, which is quicker than as rows. */
function fromRows(question: Question): Sql {
  const isScore = !durations.includes(question.measure);
  const value = question.business && !isScore ? part`x.business_seconds` : part`x.seconds`;
  const data = isScore || question.countOnly ? part`` : part`, string_agg(int4send(${value}), '') as data`;
  const sums = question.countOnly ? part`0::float8 as hits, 0::float8 as sum, 0::float8 as squares` : part`coalesce(sum(x.hit), 0)::float8 as hits, coalesce(sum(${value}), 0)::float8 as sum, ${isScore ? part`coalesce(sum(x.business_seconds), 0)` : part`0`}::float8 as squares`;
  return compose`select ${names(question)} as keys, r.* from (
    select ${keys(question)} count(*)::integer as n, ${sums} ${data}
    from ${sourceOf[question.measure]} x ${besides(question.by, question.filters)} where x.at >= ${question.from} and x.at < ${question.to} and ${conditions(question.filters)} ${grouped(question)}) r where r.n > 0`;
}

const letters = [part`a`, part`b`, part`c`] as const;

/** `… as key_a, … as key_b,` */
function keys(question: Question): SqlPart {
  const all = keysOf(question);
  return all.length === 0 ? part`` : part`${joined(all.map((key, i) => part`${key} as key_${letters[i] as SqlPart}`), part`, `)},`;
}

function names(question: Question): SqlPart {
  const all = keysOf(question);
  return all.length === 0 ? part`'{}'::text[]` : part`array[${joined(all.map((_, i) => part`r.key_${letters[i] as SqlPart}::text`), part`, `)}]`;
}

function grouped(question: Question): SqlPart {
  const all = keysOf(question).map((_, i) => part`key_${letters[i] as SqlPart}`);
  return all.length === 0 ? part`` : part`group by ${joined(all, part`, `)}`;
}
