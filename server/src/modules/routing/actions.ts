import { Type } from 'typebox';
import type { OfferedAction } from '../../platform/module/action.ts';
import { sql } from '../../platform/db/sql.ts';
import { reassign } from './commands/reassign.ts';
import { poolById } from './queries/pools.ts';

/** What rules may ask of routing: the same as what a lead does by hand. */
export const actions: readonly OfferedAction[] = [{
  kind: 'put_in_pool', does: 'Puts the conversation into a pool’s queue; whoever has it has it no longer.', undo: 'Put it elsewhere by hand.', shape: Type.Object({ pool_id: Type.String({ format: 'uuid' }) }), parts: [{ name: 'pool_id', kind: 'pool' }],
  check: async (tx, brandId, { pool_id: id }) => {
    const pool = await poolById(tx, String(id));
    return pool?.brand_ids.includes(brandId) === true ? null : { problem: 'unknown_pool', part: 'pool_id', message: 'This pool is gone, or does not work for the brand.' };
  },
  foresee: (known) => ({ ...known, assignee: null }),
  // What is closed waits in no queue.
  perform: async (tx, call, { pool_id: id }) => {
    const now = await tx.one<{ open: boolean; there: boolean }>(sql`
      select c.category in ('open', 'waiting') as open, c.assignee_id is null and exists (select from routing.placement p where p.conversation_id = c.id and p.pool_id = ${String(id)}::uuid) as there from conversations.conversation c where c.id = ${call.conversationId}`);
    if (!now.open || now.there) return false;
    await reassign(tx, call.conversationId, { pool_id: String(id) }, { id: null, name: tx.actor.name });
    return true;
  },
}];
