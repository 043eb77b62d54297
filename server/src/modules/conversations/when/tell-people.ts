import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { notify, type Kind } from '../../notifications/index.ts';
import { ACTION_FAILED, ACTION_REFUSED } from '../../orders/index.ts';
import { ASSIGNED, MESSAGE_RECEIVED, NOTE_WRITTEN, REPLY_FAILED, WOKEN } from '../events.ts';

/** Tells the people a piece of news concerns: who was mentioned, who it was given to, whose customer wrote again. */
export const tellPeople: Listener = {
  name: 'conversations.tell-people',
  hears: [NOTE_WRITTEN, ASSIGNED, MESSAGE_RECEIVED, WOKEN, REPLY_FAILED, ACTION_FAILED, ACTION_REFUSED],
  concerns: (_tx, events) => events.some(isNews),
  handle: async (tx, event) => {
    if (!isNews(event)) return;
    const conversation = await tx.maybe<{ number: number; assignee_id: string | null }>(sql`select number, assignee_id from conversations.conversation where id = ${event.subjectId}`);
    if (!conversation) return;
    for (const { kind, people } of await concerned(tx, event, conversation.assignee_id)) {
      const others = people.filter((id) => id !== event.actorId);
      if (others.length > 0) await notify(tx, { kind, brandId: event.brandId, personIds: others, subjectKind: 'conversation', subjectId: event.subjectId, number: conversation.number });
    }
  },
};

const isNews = ({ silent, name, payload }: EventRecord): boolean => !silent && !(name === MESSAGE_RECEIVED && (payload.opened === true || payload.auto === true));

async function concerned(tx: Tx, event: EventRecord, assigneeId: string | null): Promise<{ kind: Kind; people: string[] }[]> {
  const owner = assigneeId === null ? [] : [assigneeId];
  switch (event.name) {
    case NOTE_WRITTEN: {
      const mentioned = strings(event.payload.mentions);
      const teams = await tx.rows<{ person_id: string }>(sql`select person_id from identity.team_member where team_id = any (${strings(event.payload.team_mentions)})`);
      const people = [...new Set([...mentioned, ...teams.map((row) => row.person_id)])];
      const followers = await tx.rows<{ person_id: string }>(sql`select person_id from conversations.follower where conversation_id = ${event.subjectId}`);
      return [{ kind: 'mentioned', people }, { kind: 'followed_changed', people: followers.map((row) => row.person_id).filter((id) => !people.includes(id)) }];
    }
    case ASSIGNED:
      return typeof event.payload.to === 'string' && event.payload.to !== event.payload.from ? [{ kind: 'assigned', people: [event.payload.to] }] : [];
    case MESSAGE_RECEIVED:
      return [{ kind: 'customer_replied', people: owner }];
    case WOKEN:
      return event.actorKind === 'system' ? [{ kind: 'snooze_over', people: owner }] : [];
    case ACTION_FAILED:
    case ACTION_REFUSED:
      return [{ kind: 'action_failed', people: typeof event.payload.asked_by === 'string' ? [event.payload.asked_by] : owner }];
    default:
      return [{ kind: 'reply_failed', people: owner }];
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}
