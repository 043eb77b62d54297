import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { matrixOf } from '../queries/matrix-of.ts';
import type { EscalationKind } from '../rules/matrix.ts';
import { noticed, type Seen } from '../rules/signals.ts';
import { concern, holdKind, raise, type Concerned } from './raise.ts';

/** What was closed so recently is not raised again for the same conversation by itself: whoever closed it is still at it. */
const RESTS_MS = 24 * 3_600_000;

/** Raises what shows in a conversation by itself. What is open for it already, or was closed within a day, is left as it is. */
export async function raiseNoticed(tx: Tx, conversation: Concerned, seen: Seen): Promise<void> {
  await raiseAllNoticed(tx, [{ conversation, seen }]);
}

export interface Noticing {
  readonly conversation: Concerned;
  readonly seen: Seen;
}

/** The same for many, one after the other. */
export async function raiseAllNoticed(tx: Tx, all: readonly Noticing[]): Promise<void> {
  const kinds = new Map<string, readonly EscalationKind[]>();
  for (const brandId of new Set(all.map(({ conversation }) => conversation.brand_id))) kinds.set(brandId, (await matrixOf(tx, brandId)).kinds);
  for (const { conversation, seen } of all) await raiseOf(tx, kinds.get(conversation.brand_id) as readonly EscalationKind[], conversation, seen);
}

async function raiseOf(tx: Tx, kinds: readonly EscalationKind[], conversation: Concerned, seen: Seen): Promise<void> {
  for (const { kind, because } of noticed(kinds, seen)) {
    await holdKind(tx, conversation.brand_id, kind.key);
    if (await known(tx, conversation.id, kind.key)) continue;
    const about = kind.gather === null ? [conversation] : await gathered(tx, conversation, kind);
    const [first, ...rest] = about;
    if (first !== undefined) await raise(tx, [first, ...rest], { kind, because, note: '' });
  }
}

async function known(tx: Tx, conversationId: string, kind: string): Promise<boolean> {
  return undefined !== (await tx.maybe(sql`
    select 1 from escalations.concern k join escalations.escalation e on e.id = k.escalation_id
    where k.conversation_id = ${conversationId} and e.kind = ${kind} and (e.closed_at is null or e.closed_at > ${new Date(tx.now.getTime() - RESTS_MS)}) limit 1`));
}

/** The conversations to raise it for: none while they are too few, and none when it is open already and takes this one in. */
async function gathered(tx: Tx, conversation: Concerned, kind: EscalationKind): Promise<Concerned[]> {
  const { count, within_seconds: within } = kind.gather ?? { count: 1, within_seconds: 0 };
  const open = await tx.maybe<{ id: string; brand_id: string }>(sql`select id, brand_id from escalations.escalation where brand_id = ${conversation.brand_id} and kind = ${kind.key} and closed_at is null order by raised_at limit 1`);
  if (open !== undefined) {
    await concern(tx, open, kind, conversation);
    return [];
  }
  await tx.run(sql`
    insert into escalations.sighting (brand_id, kind, conversation_id, at) values (${conversation.brand_id}, ${kind.key}, ${conversation.id}, ${tx.now})
    on conflict (brand_id, kind, conversation_id) do update set at = excluded.at`);
  const since = new Date(tx.now.getTime() - within * 1000);
  const together = await tx.rows<Concerned>(sql`
    select c.id, c.brand_id, c.number, c.priority from escalations.sighting s join conversations.conversation c on c.id = s.conversation_id
    where s.brand_id = ${conversation.brand_id} and s.kind = ${kind.key} and s.at > ${since} and c.merged_into_id is null order by s.at, c.id`);
  if (together.length < count) return [];
  await tx.run(sql`delete from escalations.sighting where brand_id = ${conversation.brand_id} and kind = ${kind.key}`);
  return together;
}
