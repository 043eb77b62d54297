import { sql } from '../../platform/db/sql.ts';
import { defineModule } from '../../platform/module/module.ts';
import { REPLY_WRITTEN } from '../conversations/index.ts';
import { actions } from './actions.ts';
import { routes } from './routes.ts';

export const macros = defineModule({
  name: 'macros',
  routes,
  actions,
  listeners: [{
    name: 'macros.count-uses',
    hears: [REPLY_WRITTEN],
    handleBatch: async (tx, events) => {
      await tx.run(sql`
        update macros.macro m set uses = uses + used.times, last_used_at = ${tx.now}
        from (select (facts ->> 'macro_id')::uuid as id, count(*) as times from conversations.message where id = any (${events.map((event) => String(event.payload.message_id))}) and facts ? 'macro_id' group by 1) used
        where m.id = used.id`);
    },
  }],
  permissions: { 'macros.change': 'Make and change macros' },
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
