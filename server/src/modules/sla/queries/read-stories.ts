import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { CHANGED, CONVERSATION_OPENED, MERGED, MESSAGE_RECEIVED, REPLY_FAILED, REPLY_UNDONE, REPLY_WRITTEN, RESCUED, SNOOZED, STATUS_CHANGED, WOKEN } from '../../conversations/index.ts';
import type { News, Told } from '../rules/tell-events.ts';
import { withMerges, type Merge, type SaidBy } from '../rules/with-merges.ts';

const NAMES: Readonly<Record<string, News['name']>> = {
  [CONVERSATION_OPENED]: 'opened', [MESSAGE_RECEIVED]: 'received', [REPLY_WRITTEN]: 'written', [REPLY_UNDONE]: 'undone', [REPLY_FAILED]: 'failed', [STATUS_CHANGED]: 'status', [SNOOZED]: 'snoozed', [WOKEN]: 'woken', [RESCUED]: 'rescued', [CHANGED]: 'taken_back',
};

interface NewsRow {
  subject_id: string;
  name: string;
  at: Date;
  payload: { message_id?: string; outbound?: boolean; reopened?: boolean; auto?: boolean; from_category?: string; to_category?: string; fields?: string[]; split_from?: string };
}

interface SaidRow {
  id: string;
  conversation_id: string;
  kind: string;
  at: Date;
  delivery_state: string;
  send_at: string | null;
}

/** What happened in conversations since their brands have clocks, and what was said in them. History that was brought in is not told. */
export async function readStories(tx: Tx, ids: readonly string[]): Promise<Map<string, Told>> {
  const [own, said] = await Promise.all([
    newsOf(tx, ids),
    tx.rows<SaidRow>(sql`
      select id, conversation_id, kind, at, delivery_state, facts ->> 'send_at' as send_at from conversations.message
      where conversation_id = any (${ids as string[]}::uuid[]) and (kind = 'customer' or (kind = 'reply' and author_kind in ('person', 'key') and delivery_state not in ('failed', 'bounced'))) order by at, id`),
  ]);
  // Few conversations have others in them: only theirs are asked for.
  const merges = await mergesInto(tx, [...new Set(own.filter((row) => row.name === MERGED).map((row) => row.subject_id))]);
  const theirs = merges.length === 0 ? [] : await newsOf(tx, merges.map((merge) => merge.sourceId));
  const news = Map.groupBy([...own, ...theirs].filter((row) => row.payload.auto !== true && row.name in NAMES), (row) => row.subject_id);
  const told = new Map([...news].map(([id, rows]) => [id, rows.map(tellingOf)]));
  const sayings = Map.groupBy(said, (row) => row.conversation_id);
  return new Map(ids.map((id) => [id, withMerges(id, told, (sayings.get(id) ?? []).map(saidOf), merges)]));
}

function newsOf(tx: Tx, ids: readonly string[]): Promise<NewsRow[]> {
  return tx.rows<NewsRow>(sql`
    select e.subject_id, e.name, e.at, e.payload from platform.event e
    where e.subject_id = any (${ids as string[]}::uuid[]) and e.name = any (${[...Object.keys(NAMES), MERGED]}) and (e.name <> ${CHANGED} or e.payload ->> 'undone' = 'true') and not e.silent
      and e.at >= (select since from sla.version v where v.brand_id = e.brand_id order by number desc limit 1)
    order by e.seq`);
}

/** Merges that stand, also those into what was merged itself. */
async function mergesInto(tx: Tx, ids: readonly string[]): Promise<Merge[]> {
  if (ids.length === 0) return [];
  const rows = await tx.rows<{ source_id: string; target_id: string; at: Date; message_ids: string[] }>(sql`
    with recursive into_these as (
      select source_id, target_id, at, message_ids from conversations.merge where target_id = any (${ids as string[]}::uuid[]) and undone_at is null
      union all select m.source_id, m.target_id, m.at, m.message_ids from into_these t join conversations.merge m on m.target_id = t.source_id and m.undone_at is null)
    select * from into_these order by at, source_id`);
  return rows.map((row) => ({ sourceId: row.source_id, targetId: row.target_id, at: row.at.getTime(), messageIds: row.message_ids }));
}

function tellingOf(row: NewsRow): News {
  const { payload } = row;
  return {
    name: NAMES[row.name] as News['name'], at: row.at.getTime(), messageId: payload.message_id ?? null, outbound: payload.outbound === true, reopened: payload.reopened === true,
    fromCategory: payload.from_category ?? null, toCategory: payload.to_category ?? null, movedBack: payload.fields?.includes('category') === true, snoozedBack: payload.fields?.includes('snoozed_until') === true, splitOff: payload.split_from !== undefined,
  };
}

function saidOf(row: SaidRow): SaidBy {
  return { messageId: row.id, at: row.at.getTime(), ours: row.kind === 'reply', leavesAt: row.send_at === null ? null : Date.parse(row.send_at), waits: row.delivery_state === 'scheduled' };
}
