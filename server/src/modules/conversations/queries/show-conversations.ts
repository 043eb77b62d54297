import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ConversationView } from '../contract.ts';
import { priorityName } from '../rules/priority.ts';
import type { ConversationRow } from '../store/conversations.ts';

type Shown = ConversationRow & {
  status_name: string;
  customer_name: string | null;
  assignee_name: string | null;
  team_name: string | null;
  merged_number: number | null;
  tags: { id: string; name: string }[] | null;
};

/** Conversations as every screen and the API show them, in the order asked for, in one statement. */
export async function showConversations(tx: Tx, ids: readonly string[]): Promise<ConversationView[]> {
  if (ids.length === 0) return [];
  const rows = await tx.rows<Shown>(sql`
    select c.*, s.name as status_name, coalesce(nullif(p.name, ''), (select value from customers.handle where customer_id = c.customer_id order by created_at limit 1), '') as customer_name,
      a.name as assignee_name, t.name as team_name, m.number as merged_number,
      (select json_agg(json_build_object('id', g.id, 'name', g.name) order by lower(g.name)) from conversations.tagging x join taxonomy.tag g on g.id = x.tag_id where x.conversation_id = c.id) as tags
    from conversations.conversation c
    join conversations.status s on s.id = c.status_id
    left join customers.customer p on p.id = c.customer_id
    left join identity.person a on a.id = c.assignee_id
    left join identity.team t on t.id = c.team_id
    left join conversations.conversation m on m.id = c.merged_into_id
    where c.id = any (${ids})`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [view(row)] : [];
  });
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function view(row: Shown): ConversationView {
  return {
    id: row.id, number: row.number, brand_id: row.brand_id, subject: row.subject, kind: row.kind, parent_id: row.parent_id, channel: row.channel,
    customer: row.customer_id === null ? null : { id: row.customer_id, name: row.customer_name ?? '' },
    status: { id: row.status_id, name: row.status_name, category: row.category },
    priority: priorityName(row.priority),
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
    team: row.team_id === null ? null : { id: row.team_id, name: row.team_name ?? '' },
    tags: row.tags ?? [], reason_id: row.reason_id, other_reason_ids: row.other_reason_ids, unread: row.unread, preview: row.preview, preview_from: row.preview_from,
    has_attachments: row.has_attachments, message_count: row.message_count, opened_at: row.opened_at.toISOString(), last_message_at: row.last_message_at.toISOString(),
    waiting_since: iso(row.waiting_since), due_at: iso(row.due_at), first_reply_at: iso(row.first_reply_at), resolved_at: iso(row.resolved_at), snoozed_until: iso(row.snoozed_until),
    merged_into: row.merged_into_id === null ? null : { id: row.merged_into_id, number: row.merged_number ?? 0 },
    notice: row.notice,
  };
}
