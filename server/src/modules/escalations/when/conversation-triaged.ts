import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { CHANGED } from '../../conversations/index.ts';
import { CONVERSATION_TRIAGED, type Intent, type UrgencyReason } from '../../triage/index.ts';
import { raiseAllNoticed, type Noticing } from '../commands/raise-noticed.ts';
import type { Concerned } from '../commands/raise.ts';
import { nothingSeen, type Seen } from '../rules/signals.ts';

/** What a message was read as, and what people file, may ask for an escalation. */
export const conversationTriaged: Listener = {
  name: 'escalations.conversation-triaged',
  hears: [CONVERSATION_TRIAGED, CHANGED],
  begins: 'now',
  handleBatch: async (tx, events) => {
    const live = events.filter((event) => !event.silent);
    await raiseAllNoticed(tx, await fromReadings(tx, live.filter((event) => event.name === CONVERSATION_TRIAGED)));
    await raiseAllNoticed(tx, await fromFiling(tx, live.filter(isFiling)));
  },
};

type Read = Concerned & Pick<Seen, 'confidence' | 'urgency' | 'sentiment'> & { reason_key: string; filed_key: string | null; out_of_scope: boolean; intents: Intent[]; urgency_because: UrgencyReason[]; vip: boolean };

async function fromReadings(tx: Tx, events: readonly EventRecord[]): Promise<Noticing[]> {
  const ids = events.map((event) => event.payload.message_id);
  if (ids.length === 0) return [];
  const rows = await tx.rows<Read>(sql`
    select c.id, c.brand_id, c.number, c.priority, r.reason_key, f.key as filed_key, r.out_of_scope, r.confidence, r.intents, r.urgency_because, r.urgency, r.sentiment, coalesce(k.vip, false) as vip
    from triage.reading r join conversations.conversation c on c.id = r.conversation_id left join taxonomy.reason f on f.id = c.reason_id left join customers.customer k on k.id = c.customer_id
    where r.message_id = any (${ids}::uuid[]) and c.kind = 'support' and c.category <> 'spam' and c.merged_into_id is null order by r.message_id`);
  return rows.map((row) => ({
    conversation: row,
    seen: {
      reason: row.filed_key ?? (row.out_of_scope ? null : row.reason_key), confidence: row.filed_key === null ? row.confidence : 1, intents: row.intents, urgentBecause: row.urgency_because,
      urgency: row.urgency, sentiment: row.sentiment, askedBefore: row.urgency_because.includes('repeated_contact'), vip: row.vip, refundWaits: false, deadlineMissed: null,
    },
  }));
}

/** Keepdesk's own filing was read from a message and was noticed there. */
const isFiling = ({ name, actorKind, payload }: EventRecord): boolean => name === CHANGED && actorKind === 'person' && Array.isArray(payload.fields) && payload.fields.includes('reason_id') && typeof payload.reason_id === 'string';

async function fromFiling(tx: Tx, events: readonly EventRecord[]): Promise<Noticing[]> {
  if (events.length === 0) return [];
  const rows = await tx.rows<Concerned & { key: string }>(sql`
    select c.id, c.brand_id, c.number, c.priority, f.key from conversations.conversation c join taxonomy.reason f on f.id = c.reason_id
    where c.id = any (${[...new Set(events.map((event) => event.subjectId))]}::uuid[]) and c.kind = 'support' and c.category not in ('spam', 'resolved') and c.merged_into_id is null order by c.id`);
  return rows.map((row) => ({ conversation: row, seen: { ...nothingSeen, reason: row.key, confidence: 1 } }));
}
