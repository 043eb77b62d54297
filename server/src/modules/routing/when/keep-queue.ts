import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import {
  ASSIGNED, CHANGED, CONVERSATION_OPENED, MARKED_SPAM, MERGED, MESSAGE_RECEIVED, REPLY_FAILED, REPLY_UNDONE, REPLY_WRITTEN, RESCUED, SNOOZED, SPLIT, STATUS_CHANGED, TAGGED, UNMERGED, WOKEN, WORDS_ERASED,
} from '../../conversations/index.ts';
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
    CONVERSATION_TRIAGED, CLOCK_WARNED, CLOCK_MISSED, PLACED,
  ],
  handleBatch: async (tx, events) => {
    const clocks = new Set([CLOCK_WARNED, CLOCK_MISSED]);
    await keepQueue(tx, [...new Set(events.filter((event) => !clocks.has(event.name)).flatMap(concerned))]);
    if (events.some((event) => clocks.has(event.name))) await wakeRound(tx);
    await requeueOfTheAbsent(tx, [...new Set(events.filter((event) => !event.silent && (event.name === MESSAGE_RECEIVED || event.name === WOKEN)).map((event) => event.subjectId))]);
  },
};

/** A merge or a split concerns both. */
function concerned(event: EventRecord): string[] {
  if (event.name === CHANGED && event.payload.undone !== true && Array.isArray(event.payload.fields) && !event.payload.fields.some((field) => field === 'priority' || field === 'reason_id')) return [];
  return [event.subjectId, event.payload.source_id, event.payload.into].filter((id): id is string => typeof id === 'string');
}

/** The customer wrote again, and whoever has it is gone for today: it does not wait for tomorrow. Who is only away for a while keeps it through the grace. */
async function requeueOfTheAbsent(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.rows<{ id: string; assignee_id: string }>(sql`
    select c.id, c.assignee_id from conversations.conversation c join routing.presence p on p.person_id = c.assignee_id and p.state = 'offline'
    where c.id = any (${ids as string[]}::uuid[]) and c.category = 'open' and c.snoozed_until is null and c.merged_into_id is null
      and not exists (select from platform.job j where j.kind = 'routing.give_back' and j.key = c.assignee_id::text and j.state = 'ready' and j.run_at > ${tx.now})`);
  for (const [personId, held] of Map.groupBy(rows, (row) => row.assignee_id)) {
    const isOut = (await sitesOf(tx, personId)).some((site) => site.out);
    await giveBackThese(tx, held.map((row) => row.id), personId, isOut ? 'site_out' : 'owner_off_shift');
  }
}
