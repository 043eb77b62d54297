import type { Listener } from '../../../../platform/events/listener.ts';
import { REPLY_RELEASED } from '../../../conversations/index.ts';
import { DELIVER_JOB } from '../commands/deliver-reply.ts';

/** A reply whose undo time is over goes out as a mail. History that is written down sends nothing. */
export const deliverReleased: Listener = {
  name: 'channels_email.deliver-released',
  hears: [REPLY_RELEASED],
  handle: async (tx, event) => {
    if (event.silent || event.payload.channel !== 'email') return;
    await tx.schedule({ kind: DELIVER_JOB, key: String(event.payload.message_id), brandId: event.brandId, payload: { message_id: event.payload.message_id } });
  },
};
