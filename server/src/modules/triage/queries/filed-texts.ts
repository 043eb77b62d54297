import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { followReasons, type ReasonToday } from '../rules/brand/follow-reasons.ts';
import type { FiledText } from '../rules/brand/teaching.ts';
import type { Learned } from '../rules/brand/when-to-learn.ts';
import { wholeText } from '../rules/triage-message.ts';

const reader = systemActor('triage');
/** The newest are read; what is older says little of today's customers. */
const MOST = 20_000;
const AT_ONCE = 250;

/** Today's keys of every reason of a brand, by its id. */
export async function followedReasons(tx: Tx, brandId: string): Promise<{ byId: Map<string, readonly string[]>; byKey: Map<string, readonly string[]> }> {
  const rows = await tx.rows<ReasonToday>(sql`
    select id, key, retired_version is not null as retired, replaced_by_id as "replacedById", split_from_id as "splitFromId" from taxonomy.reason where brand_id = ${brandId} order by key`);
  const byId = followReasons(rows);
  return { byId, byKey: new Map(rows.map((row) => [row.key, byId.get(row.id) ?? []])) };
}

/**
 * What people filed, newest first, with the text that was read then, some at a time. What was merged away, marked as spam or
 * erased teaches nothing, nor does a reason that is several today.
 */
export async function* filedTexts(db: Database, brandId: string, byId: ReadonlyMap<string, readonly string[]>): AsyncGenerator<FiledText[]> {
  let before: { at: Date; id: string } = { at: new Date(8.64e15), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  for (let read = 0; read < MOST; read += AT_ONCE) {
    const rows = await db.read(reader, (tx) => tx.rows<{ id: string; customer_id: string | null; reason_id: string; at: Date; subject: string; text: string | null }>(sql`
      select v.conversation_id as id, c.customer_id, v.reason_id, v.at, c.subject, left(m.text, 4000) as text
      from (select * from triage.verdict where brand_id = ${brandId} and not left_as_filed and (at, conversation_id) < (${before.at}, ${before.id}::uuid) order by at desc, conversation_id desc limit ${AT_ONCE}) v
      left join conversations.conversation c on c.id = v.conversation_id and c.merged_into_id is null and c.erased_at is null and c.kind = 'support' and c.category <> 'spam'
      left join conversations.message m on m.id = v.message_id and m.conversation_id = c.id and m.kind = 'customer' order by v.at desc, v.conversation_id desc`));
    const last = rows.at(-1);
    if (last === undefined) return;
    before = { at: last.at, id: last.id };
    yield rows.flatMap(({ id, customer_id: customerId, reason_id: reasonId, at, subject, text }) => {
      const [key, ...others] = byId.get(reasonId) ?? [];
      return text === null || key === undefined || others.length > 0 ? [] : [{ conversationId: id, customerId, text: wholeText({ subject, text }), key, filedAt: at.getTime() }];
    });
  }
}

/** How much a brand's people have filed that can be learned from, and since when its last version stands. */
export async function learnedSoFar(tx: Tx, brandId: string): Promise<Learned> {
  const row = await tx.one<{ filed: number; since_last: number; taught: number | null; learned_at: Date | null; failed_at: Date | null }>(sql`
    with last as (select taught, learned_at from triage.model where brand_id = ${brandId} order by number desc limit 1),
      filed as (
        select v.at from triage.verdict v
        join conversations.conversation c on c.id = v.conversation_id and c.merged_into_id is null and c.erased_at is null and c.kind = 'support' and c.category <> 'spam'
        where v.brand_id = ${brandId} and not v.left_as_filed order by v.at desc limit ${MOST})
    select (select count(*)::integer from filed) as filed, (select count(*)::integer from filed where at > coalesce((select learned_at from last), '-infinity')) as since_last,
      (select taught from last) as taught, (select learned_at from last) as learned_at,
      (select finished_at from triage.learning where brand_id = ${brandId} and state = 'failed') as failed_at`);
  return { filed: row.filed, sinceLast: row.since_last, taughtLast: row.taught, lastAt: row.failed_at ?? row.learned_at };
}
