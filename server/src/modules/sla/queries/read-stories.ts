import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { CHANGED, CONVERSATION_OPENED, MESSAGE_RECEIVED, REPLY_FAILED, REPLY_UNDONE, REPLY_WRITTEN, RESCUED, SNOOZED, STATUS_CHANGED, WOKEN } from '../../conversations/index.ts';
import type { News, Said } from '../rules/tell-events.ts';

export interface Told {
  readonly news: readonly News[];
  readonly said: readonly Said[];
}

const NAMES: Readonly<Record<string, News['name']>> = {
  [CONVERSATION_OPENED]: 'opened', [MESSAGE_RECEIVED]: 'received', [REPLY_WRITTEN]: 'written', [REPLY_UNDONE]: 'undone', [REPLY_FAILED]: 'failed', [STATUS_CHANGED]: 'status', [SNOOZED]: 'snoozed', [WOKEN]: 'woken', [RESCUED]: 'rescued', [CHANGED]: 'taken_back',
};

interface NewsRow {
  subject_id: string;
  name: string;
  at: Date;
  payload: { message_id?: string; outbound?: boolean; reopened?: boolean; auto?: boolean; from_category?: string; to_category?: string; fields?: string[] };
}

interface SaidRow {
  conversation_id: string;
  kind: string;
  at: Date;
  delivery_state: string;
  send_at: string | null;
}

/** What happened in conversations since their brands have clocks, and what was said in them. History that was brought in is not told. */
export async function readStories(tx: Tx, ids: readonly string[]): Promise<Map<string, Told>> {
  const [news, said] = await Promise.all([
    tx.rows<NewsRow>(sql`
      select e.subject_id, e.name, e.at, e.payload from platform.event e
      where e.subject_id = any (${ids as string[]}::uuid[]) and e.name = any (${Object.keys(NAMES)}) and (e.name <> ${CHANGED} or e.payload ->> 'undone' = 'true') and not e.silent
        and e.at >= (select since from sla.version v where v.brand_id = e.brand_id order by number desc limit 1)
      order by e.seq`),
    tx.rows<SaidRow>(sql`
      select conversation_id, kind, at, delivery_state, facts ->> 'send_at' as send_at from conversations.message
      where conversation_id = any (${ids as string[]}::uuid[]) and (kind = 'customer' or (kind = 'reply' and author_kind in ('person', 'key') and delivery_state not in ('failed', 'bounced'))) order by at, id`),
  ]);
  const told = new Map(ids.map((id) => [id, { news: [] as News[], said: [] as Said[] }]));
  for (const row of news) if (row.payload.auto !== true) told.get(row.subject_id)?.news.push(newsOf(row));
  for (const row of said) told.get(row.conversation_id)?.said.push(saidOf(row));
  return told;
}

function newsOf(row: NewsRow): News {
  const { payload } = row;
  return {
    name: NAMES[row.name] as News['name'], at: row.at.getTime(), messageId: payload.message_id ?? null, outbound: payload.outbound === true, reopened: payload.reopened === true,
    fromCategory: payload.from_category ?? null, toCategory: payload.to_category ?? null, movedBack: payload.fields?.includes('category') === true, snoozedBack: payload.fields?.includes('snoozed_until') === true,
  };
}

function saidOf(row: SaidRow): Said {
  return { at: row.at.getTime(), ours: row.kind === 'reply', leavesAt: row.send_at === null ? null : Date.parse(row.send_at), waits: row.delivery_state === 'scheduled' };
}
