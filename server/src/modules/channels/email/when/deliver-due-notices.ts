import type { Listener } from '../../../../platform/events/listener.ts';
import { NOTICE_DUE } from '../../../outreach/index.ts';
import { NOTICE_JOB } from '../commands/deliver-notice.ts';

/** A notice that is due by mail goes out. History that is written down tells nobody. */
export const deliverDueNotices: Listener = {
  name: 'channels_email.deliver-notices',
  hears: [NOTICE_DUE],
  handleBatch: async (tx, events) => {
    const due = new Map(events.filter((event) => !event.silent && event.payload.channel === 'email').map((event) => [event.subjectId, event]));
    await tx.scheduleAll([...due.values()].map((event) => ({ kind: NOTICE_JOB, key: event.subjectId, brandId: event.brandId, payload: { decision_id: event.subjectId, due_at: event.at.toISOString() } })));
  },
};
