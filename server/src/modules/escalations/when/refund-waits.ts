import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { ACTION_WAITING } from '../../orders/index.ts';
import { raiseNoticed } from '../commands/raise-noticed.ts';
import type { Concerned } from '../commands/raise.ts';
import { nothingSeen } from '../rules/signals.ts';

/** A refund is more than whoever asked for it may give: it waits for a second person, and somebody has to carry the exception. */
export const refundWaits: Listener = {
  name: 'escalations.refund-waits',
  hears: [ACTION_WAITING],
  begins: 'now',
  handle: async (tx, event) => {
    const { kind, conversation_id: id } = event.payload;
    if (event.silent || kind !== 'refund' || typeof id !== 'string') return;
    const conversation = await tx.maybe<Concerned>(sql`select id, brand_id, number, priority from conversations.conversation where id = ${id}`);
    if (conversation) await raiseNoticed(tx, conversation, { ...nothingSeen, refundWaits: true });
  },
};
