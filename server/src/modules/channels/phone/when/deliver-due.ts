import type { Listener } from '../../../../platform/events/listener.ts';
import { REPLY_RELEASED } from '../../../conversations/index.ts';
import { NOTICE_DUE } from '../../../outreach/index.ts';
import { DELIVER_JOB } from '../commands/deliver.ts';

const OURS = new Set(['sms', 'whatsapp']);

/** A notice or an answer that goes to a telephone goes out. History that is written down sends nothing. */
export const deliverDue: Listener = {
  name: 'channels_phone.deliver-due',
  hears: [NOTICE_DUE, REPLY_RELEASED],
  handleBatch: async (tx, events) => {
    const due = events.filter((event) => !event.silent && OURS.has(String(event.payload.channel))).map((event) => (event.name === NOTICE_DUE ? { event, kind: 'notice', id: event.subjectId } : { event, kind: 'reply', id: String(event.payload.message_id) }));
    // A notice may come twice: it goes the next way where the first could not bring it.
    const once = new Map(due.map((one) => [`${one.id} ${String(one.event.payload.channel)}`, one]));
    await tx.scheduleAll([...once.entries()].map(([key, { event, kind, id }]) => ({ kind: DELIVER_JOB, key, brandId: event.brandId, payload: { id, kind, channel: event.payload.channel, due_at: event.at.toISOString() } })));
  },
};
