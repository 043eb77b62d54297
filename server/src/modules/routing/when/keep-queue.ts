import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import {
  ASSIGNED, CHANGED, CONVERSATION_OPENED, MARKED_SPAM, MERGED, MESSAGE_RECEIVED, REPLY_FAILED, REPLY_UNDONE, REPLY_WRITTEN, RESCUED, SNOOZED, SPLIT, STATUS_CHANGED, TAGGED, UNMERGED, WOKEN, WORDS_ERASED,
} from '../../conversations/index.ts';
import { CUSTOMERS_MERGED, CUSTOMERS_UNMERGED, TIER_CHANGED } from '../../customers/index.ts';
import { CLOCK_MISSED, CLOCK_WARNED } from '../../sla/index.ts';
import { CONVERSATION_TRIAGED } from '../../triage/index.ts';
import { giveBackThese } from '../commands/give-back.ts';
import { keepQueue } from '../commands/keep-queue.ts';
import { wakeRound } from '../commands/wake-round.ts';
import { sitesOf } from '../queries/site-standings.ts';
import { PLACED } from '../events.ts';

/** Keeps the queue: one row for each open conversation that waits for a person. */
export const keepQueueOf: Listener = {
  name: 'routing.keep-queue',
  hears: [
    CONVERSATION_OPENED, MESSAGE_RECEIVED, REPLY_WRITTEN, REPLY_UNDONE, REPLY_FAILED, STATUS_CHANGED, ASSIGNED, CHANGED, TAGGED, SNOOZED, WOKEN, MERGED, UNMERGED, SPLIT, MARKED_SPAM, RESCUED, WORDS_ERASED,
    CONVERSATION_TRIAGED, CLOCK_WARNED, CLOCK_MISSED, PLACED, TIER_CHANGED, CUSTOMERS_MERGED, CUSTOMERS_UNMERGED, 'orders.order_changed', 'orders.order_cancelled',
  ],
  handleBatch: async (tx, events) => {
    const clocks = new Set([CLOCK_WARNED, CLOCK_MISSED]);
    const isBeside = (event: EventRecord): boolean => event.name.startsWith('customers.') || event.name.startsWith('orders.');
    await keepQueue(tx, [...new Set([...events.filter((event) => !clocks.has(event.name) && !isBeside(event)).flatMap(concerned), ...(await waitingBeside(tx, events.filter((event) => isBeside(event) && !event.silent)))])]);
    if (events.some((event) => clocks.has(event.name))) await wakeRound(tx);
    await requeueOfTheAbsent(tx, events.filter((event) => !event.silent && cameBack(event)));
  },
};

/** Somebody has work again that waited for the customer, slept, or was thought to be done. */
function cameBack({ name, payload }: EventRecord): boolean {
  return [MESSAGE_RECEIVED, WOKEN, REPLY_FAILED, RESCUED, UNMERGED].includes(name) || (name === STATUS_CHANGED && payload.to_category === 'open') || (name === CHANGED && payload.undone === true);
}

/** A customer is dearer than before, or an order changed: what waits about them may have to wait elsewhere. */
async function waitingBeside(tx: Tx, events: readonly EventRecord[]): Promise<string[]> {
  if (events.length === 0) return [];
  const orders = events.filter((event) => event.name.startsWith('orders.')).map((event) => event.subjectId);
  const people = events.filter((event) => event.name.startsWith('customers.')).flatMap((event) => [event.subjectId, event.payload.source_id, event.payload.target_id]).filter((id) => typeof id === 'string');
  const rows = await tx.rows<{ id: string }>(sql`
    select w.conversation_id as id from conversations.mention m join routing.waiting w on w.conversation_id = m.conversation_id where m.order_id = any (${orders}::uuid[])
    union select w.conversation_id from conversations.conversation c join routing.waiting w on w.conversation_id = c.id where c.customer_id = any (${people}::uuid[])`);
  return rows.map((row) => row.id);
}

/** A merge or a split concerns both. */
function concerned(event: EventRecord): string[] {
  if (event.name === CHANGED && event.payload.undone !== true && Array.isArray(event.payload.fields) && !event.payload.fields.some((field) => field === 'priority' || field === 'reason_id')) return [];
  return [event.subjectId, event.payload.source_id, event.payload.into].filter((id): id is string => typeof id === 'string');
}

/** The customer wrote again, and whoever has it is gone for today: it does not wait for tomorrow. Who is only away for a while keeps it through the grace. */
async function requeueOfTheAbsent(tx: Tx, events: readonly EventRecord[]): Promise<void> {
  if (events.length === 0) return;
  // Whoever does it themselves is there, whatever their presence says; who never said anything is not.
  const by = new Set(events.map((event) => `${event.subjectId} ${event.actorId ?? ''}`));
  const every = await tx.rows<{ id: string; assignee_id: string }>(sql`
    select c.id, c.assignee_id from conversations.conversation c left join routing.presence p on p.person_id = c.assignee_id
    where c.id = any (${[...new Set(events.map((event) => event.subjectId))]}::uuid[]) and c.assignee_id is not null and coalesce(p.state, 'offline') = 'offline' and c.kind = 'support' and c.category = 'open' and c.snoozed_until is null and c.merged_into_id is null
      and not exists (select from platform.job j where j.kind = 'routing.give_back' and j.key = c.assignee_id::text and j.state = 'ready' and j.run_at > ${tx.now})`);
  const rows = every.filter((row) => !by.has(`${row.id} ${row.assignee_id}`));
  for (const [personId, held] of Map.groupBy(rows, (row) => row.assignee_id)) {
    const isOut = (await sitesOf(tx, personId)).some((site) => site.out);
    await giveBackThese(tx, held.map((row) => row.id), personId, isOut ? 'site_out' : 'owner_off_shift');
  }
}
