import { EVERY_BRAND } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import type { PersonAtWorkView } from '../contract.ts';

interface Row {
  person_id: string;
  name: string;
  state: PersonAtWorkView['state'];
  note: string;
  because: string | null;
  since: Date | null;
  handling: { id: string; number: number; subject: string; channel: string; brand_id: string; since: string } | null;
  open: number;
  waiting: number;
  chats: number;
  longest_wait_at: Date | null;
}

/** Everybody who works in the brands one may see: being there, what is before them, and what they hold. Who works comes first. */
export async function peopleAtWork(tx: Tx): Promise<PersonAtWorkView[]> {
  const brands = tx.actor.brands === EVERY_BRAND ? null : [...tx.actor.brands, ALL_BRANDS];
  const rows = await tx.rows<Row>(sql`
    with held as (
      select assignee_id, count(*) filter (where category = 'open' and snoozed_until is null)::int as open, count(*) filter (where category = 'waiting')::int as waiting,
        count(*) filter (where category = 'open' and channel = 'chat')::int as chats, min(waiting_since) filter (where category = 'open') as longest_wait_at
      from conversations.conversation where category in ('open', 'waiting') and assignee_id is not null and merged_into_id is null group by 1)
    select p.id as person_id, p.name, coalesce(s.state, 'offline') as state, coalesce(s.note, '') as note, s.because, s.since, coalesce(held.open, 0) as open, coalesce(held.waiting, 0) as waiting, coalesce(held.chats, 0) as chats, held.longest_wait_at,
      (select json_build_object('id', c.id, 'number', c.number, 'subject', c.subject, 'channel', c.channel, 'brand_id', c.brand_id, 'since', h.from_at) from facts.handling h join conversations.conversation c on c.id = h.conversation_id where h.person_id = p.id and h.to_at is null limit 1) as handling
    from identity.person p left join routing.presence s on s.person_id = p.id left join held on held.assignee_id = p.id
    where p.disabled_at is null and exists (select from identity.role_assignment a where a.person_id = p.id and (${brands}::uuid[] is null or a.brand_id = any (${brands}::uuid[])))
    order by case coalesce(s.state, 'offline') when 'busy' then 0 when 'available' then 0 when 'offline' then 2 else 1 end, p.name, p.id`);
  return rows.map((row) => ({
    ...row, since: row.since?.toISOString() ?? null, longest_wait_at: row.longest_wait_at?.toISOString() ?? null, handling: row.handling && { ...row.handling, since: new Date(row.handling.since).toISOString() },
  }));
}
