import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { time, type Told } from './source.ts';

export interface CoreRow {
  id: string;
  brand_id: string;
  number: number;
  /** false for side threads, spam and what was merged into another one: no rule looks at them */
  counts: boolean;
  channel: string;
  category: string;
  status_id: string;
  priority: number;
  assignee_id: string | null;
  team_id: string | null;
  reasons: string[];
  other_reason_ids: string[];
  tags: string[] | null;
  subject: string;
  has_attachments: boolean;
  opened_at: Date;
  waiting_since: Date | null;
  resolved_at: Date | null;
}

const PRIORITIES = ['low', 'normal', 'high', 'urgent'];

export function coreOf(tx: Tx, ids: readonly string[]): Promise<CoreRow[]> {
  return tx.rows<CoreRow>(sql`
    select c.id, c.brand_id, c.number, (c.kind = 'support' and c.category <> 'spam' and c.merged_into_id is null) as counts, c.channel, c.category, c.status_id, c.priority, c.assignee_id, c.team_id,
      array_remove(array[c.reason_id, r.parent_id], null)::text[] as reasons, c.other_reason_ids, (select array_agg(x.tag_id::text order by x.tag_id) from conversations.tagging x where x.conversation_id = c.id) as tags,
      c.subject, c.has_attachments, c.opened_at, c.waiting_since, c.resolved_at
    from conversations.conversation c left join taxonomy.reason r on r.id = c.reason_id where c.id = any (${ids as string[]}::uuid[])`);
}

/** What a conversation holds itself. */
export function toldOf(row: CoreRow): Told {
  return {
    facts: {
      channel: row.channel, category: row.category, status: row.status_id, priority: PRIORITIES[row.priority] ?? 'normal', assignee: row.assignee_id, team: row.team_id,
      reason: row.reasons.length === 0 ? null : row.reasons, other_reasons: row.other_reason_ids, tags: row.tags ?? [], subject: row.subject, has_attachments: row.has_attachments,
    },
    moments: { hours_since_opened: time(row.opened_at), hours_since_resolved: time(row.resolved_at) },
  };
}
