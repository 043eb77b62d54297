import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict } from '../../../platform/refusal/refusal.ts';
import { ASSIGNED } from '../events.ts';
import { caps, channelsAtOnce } from '../ports.ts';
import { holdConversation, type ConversationRow } from '../store/conversations.ts';

/** How long a conversation that is spoken stays in hand while the customer is silent. */
const SPOKEN_MS = 15 * 60_000;
/** A note this fresh is for whoever has it next. */
const NOTE_MS = 30 * 60_000;

export type Hand = Pick<ConversationRow, 'id' | 'brand_id' | 'channel' | 'kind' | 'category' | 'snoozed_until' | 'merged_into_id' | 'assignee_id' | 'last_message_at'>;

/** Whether it is in the hands of whoever it belongs to: open and awake, or spoken with a moment ago. */
export function isInHand(tx: Tx, row: Hand): boolean {
  if (row.assignee_id === null || row.merged_into_id !== null || row.kind !== 'support') return false;
  if (row.category === 'open') return row.snoozed_until === null;
  return row.category === 'waiting' && row.channel in channelsAtOnce.get() && row.last_message_at.getTime() > tx.now.getTime() - SPOKEN_MS;
}

/** Whether somebody has one more in hand by a change. */
export const takesHand = (tx: Tx, before: Hand, after: Hand): boolean => isInHand(tx, after) && !(before.assignee_id === after.assignee_id && isInHand(tx, before));

/** Refuses a change by which somebody would have more in hand than they may. */
export async function refuseOverfull(tx: Tx, before: Hand, after: Hand): Promise<void> {
  if (!takesHand(tx, before, after) || after.assignee_id === null) return;
  await caps.get().hold(tx, [after.assignee_id]);
  const refusal = await caps.get().refusal(tx, after.assignee_id, taking(after));
  if (refusal !== null) throw conflict('no_room', refusal, [{ field: 'assignee_id', message: 'has no room', conversation_id: after.id, person_id: after.assignee_id }]);
}

/** Whether somebody has room for a conversation, asked before a program gives it to them: a program is not refused, it leaves it where it is. */
export async function hasRoomFor(tx: Tx, personId: string, conversationId: string): Promise<boolean> {
  const row = await holdConversation(tx, conversationId);
  const after = { ...row, assignee_id: personId };
  if (!takesHand(tx, row, after)) return true;
  await caps.get().hold(tx, [personId]);
  return (await caps.get().refusal(tx, personId, taking(after))) === null;
}

/** Who gives a conversation from one tier to another says why: whoever has it next reads that before anything else. */
export async function refuseWithoutNote(tx: Tx, before: Hand, after: Hand): Promise<void> {
  if (tx.actor.kind !== 'person' || before.assignee_id === null || after.assignee_id === null || before.assignee_id === after.assignee_id) return;
  if (!(await caps.get().apart(tx, before.assignee_id, after.assignee_id))) return;
  const note = await tx.maybe(sql`select 1 from conversations.message where conversation_id = ${after.id} and kind = 'note' and author_id = ${tx.actor.id} and at > ${new Date(tx.now.getTime() - NOTE_MS)} limit 1`);
  if (!note) throw conflict('note_needed', 'They work in another tier: write a note for them first, then give it to them.', [{ field: 'note', message: 'is needed between tiers', conversation_id: after.id }]);
}

/**
 * Something comes back to whoever it belonged to without anybody asking: it woke, it was reopened, a reply was undone.
 * Where they have no room for it any more it belongs to nobody, and says so. Answers whether they keep it.
 */
export async function keepOrLetGo(tx: Tx, before: Hand, after: Hand): Promise<boolean> {
  if (!takesHand(tx, before, after) || after.assignee_id === null) return true;
  await caps.get().hold(tx, [after.assignee_id]);
  if (await caps.get().comesBack(tx, after.assignee_id, taking(after))) return true;
  tx.post(sql`update conversations.conversation set assignee_id = null where id = ${after.id}`);
  await tx.announce({ name: ASSIGNED, brandId: after.brand_id, subjectId: after.id, payload: { from: after.assignee_id, to: null, because: 'no_room' } });
  return false;
}

/** People who might get something by a change of these conversations are held before the first is changed. */
export async function holdTakers(tx: Tx, rows: readonly Hand[], to: string | null | undefined, reopens: boolean): Promise<void> {
  const takers = new Set(to ? [to] : []);
  if (reopens && to === undefined) for (const row of rows) if (row.assignee_id !== null) takers.add(row.assignee_id);
  await holdPeople(tx, [...takers]);
}

/** All who might get something in this transaction, in the order everybody holds them in. */
export async function holdPeople(tx: Tx, personIds: readonly (string | null)[]): Promise<void> {
  const people = [...new Set(personIds)].filter((id) => id !== null);
  if (people.length > 0) await caps.get().hold(tx, people);
}

/** What these people have in hand, by channel, across all brands. */
export async function inHand(tx: Tx, personIds: readonly string[]): Promise<Map<string, Record<string, number>>> {
  const rows = await tx.rows<{ person_id: string; channel: string; many: number }>(sql`
    select person_id, channel, count(*)::integer as many from conversations.in_hand(${personIds as string[]}::uuid[], '{}', ${spokenChannels()}::text[], ${spokenSince(tx)}) group by 1, 2`);
  const all = new Map<string, Record<string, number>>();
  for (const { person_id, channel, many } of rows) all.set(person_id, { ...all.get(person_id), [channel]: many });
  return all;
}

export const spokenChannels = (): string[] => Object.keys(channelsAtOnce.get());
export const spokenSince = (tx: Tx): Date => new Date(tx.now.getTime() - SPOKEN_MS);

const taking = (row: Hand) => ({ conversationId: row.id, brandId: row.brand_id, channel: row.channel });
