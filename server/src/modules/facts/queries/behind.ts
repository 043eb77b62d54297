import { compose, joined, part, sql, type SqlPart } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { besides, conditions, keyOf, sourceOf, type Filters, type Question } from './question.ts';

export interface Behind {
  readonly conversation_id: string;
  readonly number: number;
  readonly brand_id: string;
  readonly subject: string;
  readonly at: Date;
  readonly hit: number;
  readonly seconds: number | null;
}

function inCell(by: Question['by'], keys: readonly (string | null)[], timeZone?: string): SqlPart {
  const cell = by.map((dimension, i) => part`(${keyOf(dimension, part`x.at`, timeZone)})::text is not distinct from ${keys[i] ?? null}::text`);
  return cell.length === 0 ? part`true` : joined(cell, part` and `);
}

/** The conversations behind one cell of a measure, newest first. `keys` are those of the cell, one for each dimension. */
export async function behind(tx: Tx, question: Question, keys: readonly (string | null)[], hitsOnly: boolean, limit: number): Promise<Behind[]> {
  return tx.rows<Behind>(compose`
    select x.conversation_id, c.number, x.brand_id, c.subject, x.at, x.hit, ${question.business ? part`x.business_seconds` : part`x.seconds`} as seconds
    from ${sourceOf[question.measure]} x join conversations.conversation c on c.id = x.conversation_id ${besides(question.by, question.filters)}
    where x.at >= ${question.from} and x.at < ${question.to} and ${conditions(question.filters)} and ${inCell(question.by, keys, question.timeZone)} and (${!hitsOnly}::boolean or x.hit <> 0)
    order by x.at desc, x.conversation_id limit ${limit}::integer`);
}

/** The conversations that were open at a moment, in the cell of those keys: of each the span that had begun and not ended. */
export async function openBehind(tx: Tx, at: Date, by: Question['by'], filters: Filters, keys: readonly (string | null)[], limit: number): Promise<Behind[]> {
  return tx.rows<Behind>(compose`
    select x.conversation_id, c.number, x.brand_id, c.subject, x.from_at as at, 0 as hit, null::integer as seconds
    from facts.span x join conversations.conversation c on c.id = x.conversation_id ${besides(by, filters)}
    where x.from_at < ${at} and (x.to_at is null or x.to_at >= ${at}) and ${conditions(filters)} and ${inCell(by, keys)}
    order by x.from_at desc, x.conversation_id limit ${limit}::integer`);
}

/** Days of the period whose figures changed after they were over. */
export async function restatedDays(tx: Tx, from: Date, to: Date): Promise<{ day: string; at: Date }[]> {
  return tx.rows(sql`
    select r.day::text as day, max(r.at) as at from facts.restated r join identity.brand b on b.id = r.brand_id
    where r.day >= (${from}::timestamptz at time zone b.time_zone)::date and r.day <= (${to}::timestamptz at time zone b.time_zone)::date group by r.day order by r.day`);
}

/** Orders placed in the period, by brand and by day of its clock: what contacts are counted per. */
export async function ordersPlaced(tx: Tx, question: Pick<Question, 'from' | 'to' | 'by' | 'filters' | 'timeZone'>): Promise<Map<string, number>> {
  const rows = await tx.rows<{ keys: (string | null)[]; n: number }>(compose`
    select array[${question.by.length === 0 ? part`` : joined(question.by.map((dimension) => part`(${keyOf(dimension, part`x.placed_at`, question.timeZone)})::text`), part`, `)}]::text[] as keys, count(*)::integer as n
    from orders."order" x ${besides(question.by, { reasonKeys: question.filters.reasonKeys })} where x.placed_at >= ${question.from} and x.placed_at < ${question.to} and ${conditions({ brandIds: question.filters.brandIds })}
    group by 1`);
  return new Map(rows.map((row) => [JSON.stringify(row.keys), row.n]));
}
