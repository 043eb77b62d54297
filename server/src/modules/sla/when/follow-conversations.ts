import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { CALENDAR_CHANGED } from '../../calendars/index.ts';
import {
  ASSIGNED, CHANGED, CONVERSATION_OPENED, MARKED_SPAM, MERGED, MESSAGE_RECEIVED, ORDER_MENTIONED, REPLY_FAILED, REPLY_RELEASED, REPLY_UNDONE, REPLY_WRITTEN, RESCUED, SNOOZED, SPLIT, STATUS_CHANGED, TAGGED, UNMERGED, WOKEN,
} from '../../conversations/index.ts';
import { BRAND_CREATED } from '../../identity/index.ts';
import { REASONS_CHANGED } from '../../taxonomy/index.ts';
import { follow } from '../commands/follow.ts';
import { plantPolicies } from '../commands/save-policies.ts';
import { redateLater } from '../jobs/redate.ts';

/** A brand that was made longer ago than this had a life before it had clocks: they begin now. */
const FRESH_MS = 3_600_000;

/** Follows conversations, a batch of news at a time. One listener for all of it: a brand's policies are there before its first conversation. */
export const followConversations: Listener = {
  name: 'sla.follow-conversations',
  hears: [
    BRAND_CREATED, CALENDAR_CHANGED, REASONS_CHANGED, CONVERSATION_OPENED, MESSAGE_RECEIVED, ORDER_MENTIONED, REPLY_WRITTEN, REPLY_RELEASED, REPLY_UNDONE, REPLY_FAILED, STATUS_CHANGED, ASSIGNED, CHANGED, TAGGED, SNOOZED, WOKEN,
    MERGED, UNMERGED, SPLIT, MARKED_SPAM, RESCUED,
  ],
  handleBatch: async (tx, events) => {
    for (const event of events.filter((one) => one.name === BRAND_CREATED)) await plantPolicies(tx, event.brandId, tx.now.getTime() - event.at.getTime() < FRESH_MS ? event.at : tx.now);
    for (const [name, because] of [[CALENDAR_CHANGED, 'calendar'], [REASONS_CHANGED, 'reasons']] as const) {
      for (const brandId of new Set(events.filter((one) => one.name === name).map((one) => one.brandId))) await redateLater(tx, brandId, because);
    }
    await follow(tx, [...new Set(events.filter((event) => !event.silent).flatMap(concerned))]);
  },
};

/** A merge or a split concerns both. */
function concerned(event: EventRecord): string[] {
  if (event.name === BRAND_CREATED || event.name === CALENDAR_CHANGED || event.name === REASONS_CHANGED) return [];
  // Read or unread, and a new subject, are nothing to a clock.
  if (event.name === CHANGED && event.payload.undone !== true && Array.isArray(event.payload.fields) && !event.payload.fields.some((field) => field === 'priority' || field === 'reason_id')) return [];
  return [event.subjectId, event.payload.source_id, event.payload.into].filter((id): id is string => typeof id === 'string');
}
