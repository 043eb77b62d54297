import type { Listener } from '../../../platform/events/listener.ts';
import { MESSAGE_RECEIVED, type MessageReceived } from '../../conversations/index.ts';
import { triageMessages } from '../commands/triage-messages.ts';

/** Reads what customers write as it comes in; not what programs answer, and not history that is brought in. */
export const messageReceived: Listener = {
  name: 'triage.message-received',
  hears: [MESSAGE_RECEIVED],
  handleBatch: async (tx, events) => {
    const ids = events.flatMap((event) => {
      const { message_id: id, auto, junk } = event.payload as unknown as MessageReceived;
      return event.silent || auto || junk ? [] : [id];
    });
    if (ids.length > 0) await triageMessages(tx, ids);
  },
};
