import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { CLOCK_MISSED } from '../../sla/index.ts';
import { raiseNoticed } from '../commands/raise-noticed.ts';
import type { Concerned } from '../commands/raise.ts';
import { nothingSeen } from '../rules/signals.ts';

/** Owner and lead were told already; what misses its deadlines in numbers is for whoever can do something about it. */
export const deadlineMissed: Listener = {
  name: 'escalations.deadline-missed',
  hears: [CLOCK_MISSED],
  begins: 'now',
  handleBatch: async (tx, events) => {
    const live = events.filter((event) => !event.silent);
    const rows = await tx.rows<Concerned>(sql`
      select id, brand_id, number, priority from conversations.conversation where id = any (${[...new Set(live.map((event) => event.subjectId))]}::uuid[]) and merged_into_id is null and category <> 'spam' order by id`);
    for (const conversation of rows) {
      const metric = live.find((event) => event.subjectId === conversation.id)?.payload.metric;
      await raiseNoticed(tx, conversation, { ...nothingSeen, deadlineMissed: String(metric) });
    }
  },
};
