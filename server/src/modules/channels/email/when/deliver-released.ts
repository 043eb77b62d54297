import type { Listener } from '../../../../platform/events/listener.ts';
import { REPLY_RELEASED } from '../../../conversations/index.ts';
import { DELIVER_JOB } from '../commands/deliver-reply.ts';

/** What was written on a page of ours is answered by mail, like mail. */
const answeredByMail = new Set(['email', 'portal']);

/** A reply whose undo time is over goes out as a mail. History that is written down sends nothing. */
export const deliverReleased: Listener = {
  name: 'channels_email.deliver-released',
  hears: [REPLY_RELEASED],
  handle: async (tx, event) => {
    if (event.silent || !answeredByMail.has(String(event.payload.channel))) return;
    await tx.schedule({ kind: DELIVER_JOB, key: String(event.payload.message_id), brandId: event.brandId, payload: { message_id: event.payload.message_id } });
  },
};
