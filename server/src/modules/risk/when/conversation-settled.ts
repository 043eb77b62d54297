import type { Listener } from '../../../platform/events/listener.ts';
import { STATUS_CHANGED } from '../../conversations/index.ts';
import { learnTonight } from '../jobs/learn.ts';
import { foretell } from '../commands/foretell.ts';

/** A conversation was settled: whether they write again is said while nobody knows. */
export const conversationSettled: Listener = {
  name: 'risk.conversation-settled',
  hears: [STATUS_CHANGED],
  handleBatch: async (tx, events) => {
    const settled = events.filter((event) => event.payload.to_category === 'resolved' && event.payload.from_category !== 'resolved');
    const brandIds = await foretell(tx, settled.map((event) => ({ conversationId: event.subjectId, at: event.at })));
    for (const brandId of brandIds) await learnTonight(tx, brandId);
  },
};
