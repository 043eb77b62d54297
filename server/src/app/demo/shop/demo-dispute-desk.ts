import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { DisputeDesk } from '../../../modules/orders/index.ts';

const writer = systemActor('demo bank');

/** The bank behind the demo's disputes: it takes every answer and looks at it for a while. */
export function demoDisputeDesk(db: Database): DisputeDesk {
  return {
    ready: async (_tx, dispute) => (dispute.source === 'demo' ? { ready: true, because: null } : null),
    refresh: async () => {},
    send: async ({ dispute }) => {
      await db.transact(writer, (tx) => tx.run(sql`update orders.dispute set state = 'under_review', changed_at = ${tx.now} where id = ${dispute.id}`));
      return { answer: 'accepted', said: 'the demo bank has it' };
    },
    find: async ({ dispute }) => {
      const row = await db.read(writer, (tx) => tx.one<{ state: string }>(sql`select state from orders.dispute where id = ${dispute.id}`));
      return row.state === 'under_review' ? { happened: 'yes', said: 'the demo bank looks at it' } : { happened: 'no', said: 'the demo bank has no answer' };
    },
  };
}
