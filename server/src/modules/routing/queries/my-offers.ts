import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { OfferView } from '../contract.ts';

interface Row {
  id: string;
  person_id: string;
  conversation_id: string;
  number: number;
  subject: string;
  channel: string;
  brand_id: string;
  customer: string | null;
  preview: string;
  due_at: Date | null;
  waiting_since: Date | null;
  opened_at: Date;
  pool_id: string;
  pool_name: string;
  familiar: boolean;
  senior: boolean;
  offered_at: Date;
  expires_at: Date;
}

/** What is offered to somebody now, the first to run out first. */
export async function offersTo(tx: Tx, personId: string): Promise<OfferView[]> {
  const rows = await tx.rows<Row>(sql`
    select o.id, o.person_id, c.id as conversation_id, c.number, c.subject, c.channel, c.brand_id, k.name as customer, c.preview, c.due_at, c.waiting_since, c.opened_at, g.id as pool_id, g.name as pool_name,
      o.familiar, o.senior, o.offered_at, o.expires_at
    from routing.offer o join conversations.conversation c on c.id = o.conversation_id join routing.pool g on g.id = o.pool_id left join customers.customer k on k.id = c.customer_id
    where o.person_id = ${personId} and o.state = 'open' order by o.expires_at, o.id`);
  return rows.map((row) => ({
    id: row.id, person_id: row.person_id,
    conversation: { id: row.conversation_id, number: row.number, subject: row.subject, channel: row.channel, brand_id: row.brand_id, customer: row.customer, preview: row.preview, due_at: row.due_at?.toISOString() ?? null, waiting_since: (row.waiting_since ?? row.opened_at).toISOString() },
    pool: { id: row.pool_id, name: row.pool_name }, familiar: row.familiar, senior: row.senior, offered_at: row.offered_at.toISOString(), expires_at: row.expires_at.toISOString(),
  }));
}
