import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { chatOpen } from '../ports.ts';
import type { Occasion, SurveyKind } from '../rules/decide.ts';
import { languageOf } from '../rules/words.ts';

export interface Found {
  readonly occasion: Occasion;
  readonly brandId: string;
  readonly channel: string;
  readonly agentId: string | null;
  readonly language: string;
}

interface Row {
  brand_id: string;
  category: string;
  kind: string;
  channel: string;
  merged: boolean;
  agent_id: string | null;
  human_messages: number;
  replies: number;
  bounced: boolean;
  answered: boolean;
  customer_id: string | null;
  erased: boolean;
  locale: string | null;
  brand_locale: string;
  unsubscribed: boolean;
  address: string | null;
  address_bounced: boolean;
  asked_at: Date | null;
  asked_this_at: Date | null;
}

/** What is known about a conversation and its customer, for deciding whether to ask; undefined when it is gone. */
export async function occasionOf(tx: Tx, conversationId: string, kind: SurveyKind): Promise<Found | undefined> {
  const row = await tx.maybe<Row>(sql`
    select c.brand_id, c.category, c.kind, c.channel, c.merged_into_id is not null as merged, c.assignee_id as agent_id, b.locale as brand_locale,
      (select count(*)::integer from conversations.message m where m.conversation_id = c.id and m.kind = 'customer') as human_messages,
      (select count(*)::integer from conversations.message m where m.conversation_id = c.id and m.kind = 'reply' and m.delivery_state not in ('failed', 'bounced')) as replies,
      exists (select from conversations.message m where m.conversation_id = c.id and m.kind = 'reply' and m.delivery_state = 'bounced') as bounced,
      exists (select from surveys.survey s where s.conversation_id = c.id and s.kind = ${kind} and s.answered_at is not null) as answered,
      k.id as customer_id, k.erased_at is not null as erased, k.locale, h.value as address,
      exists (select from customers.consent o where o.customer_id = k.id and o.purpose = 'survey' and o.channel = 'email' and not o.granted) as unsubscribed,
      exists (select from surveys.bounced x where x.brand_id = c.brand_id and x.address = lower(h.value)) as address_bounced,
      q.asked_at, q.asked_this_at
    from conversations.conversation c join identity.brand b on b.id = c.brand_id
    left join customers.customer own on own.id = c.customer_id left join customers.customer k on k.id = coalesce(own.merged_into_id, own.id)
    left join lateral (
      select h.value from customers.handle h where h.customer_id = k.id and h.kind = 'email'
      order by exists (select from conversations.message m where m.conversation_id = c.id and m.kind = 'customer' and lower(m.sender ->> 'address') = lower(h.value)) desc, h.created_at limit 1) h on true
    -- One that is on its way out will have been asked.
    left join lateral (
      select max(x.at) as asked_at, max(x.at) filter (where x.kind = ${kind}) as asked_this_at
      from (select s.kind, s.asked_at as at from surveys.survey s where s.customer_id = k.id and s.asked_at is not null
        union all select s.kind, s.decided_at from surveys.survey s where s.customer_id = k.id and s.state = 'due') x) q on true
    where c.id = ${conversationId}`);
  if (row === undefined) return undefined;
  return {
    brandId: row.brand_id, channel: row.channel, agentId: row.agent_id, language: languageOf(row.locale, row.brand_locale),
    occasion: {
      kind, now: tx.now,
      conversation: { category: row.category, side: row.kind === 'side', merged: row.merged, humanMessages: row.human_messages, replies: row.replies, channel: row.channel, chatOpen: row.channel === 'chat' && (await chatOpen.get()(tx, conversationId)), answered: row.answered },
      customer: row.customer_id === null ? null : { id: row.customer_id, erased: row.erased, unsubscribed: row.unsubscribed, address: row.address, addressBounced: row.address_bounced || row.bounced, askedAt: row.asked_at, askedThisAt: row.asked_this_at },
    },
  };
}
