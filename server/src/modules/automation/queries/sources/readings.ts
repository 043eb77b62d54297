import { sql } from '../../../../platform/db/sql.ts';
import { sentimentOf } from '../../../triage/index.ts';
import type { Facts } from '../../rules/condition.ts';
import type { ReadSource } from './source.ts';

export interface ReadingRow {
  language: string;
  sentiment: number;
  urgency: number;
  confidence: number;
  out_of_scope: boolean;
  intents: string[];
  reasons: string[];
}

/** What triage read a message as, to rules; chances and urgency in percent. */
export function readAs(row: ReadingRow): Facts {
  return {
    language: row.language, feeling: sentimentOf(row.sentiment).label, urgency: Math.round(row.urgency * 100), read_reason: row.reasons.length === 0 ? null : row.reasons, read_confidence: Math.round(row.confidence * 100),
    out_of_scope: row.out_of_scope, intents: row.intents,
  };
}

/** What the customer's newest message was read as. */
export const readings: ReadSource = async (tx, ids) => {
  const rows = await tx.rows<ReadingRow & { id: string }>(sql`
    select c.id, t.language, t.sentiment, t.urgency, t.confidence, t.out_of_scope, t.intents, array_remove(array[r.id, r.parent_id], null)::text[] as reasons
    from unnest(${ids as string[]}::uuid[]) c(id)
    join lateral (select * from triage.reading x where x.conversation_id = c.id order by x.at desc, x.message_id desc limit 1) t on true
    left join taxonomy.reason r on r.brand_id = t.brand_id and r.key = t.reason_key`);
  return new Map(rows.map((row) => [row.id, { facts: readAs(row) }]));
};
