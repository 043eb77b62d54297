import { Type } from 'typebox';
import { refusedAction, type ActionFault, type OfferedAction } from '../../platform/module/action.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { RULE_ASKED } from './rules/public-events.ts';
import { insertDeliveries } from './store/deliveries.ts';

const shape = Type.Object({ endpoint_id: Type.String({ format: 'uuid' }) });
const GONE: ActionFault = { problem: 'unknown_webhook', part: 'endpoint_id', message: 'This webhook is gone or switched off.' };

/** Tells an endpoint of the brand, by the same road as any news: signed, written down first, tried for a day, never into our own network. */
export function webhookAction(queued: () => void): OfferedAction {
  return {
    kind: 'webhook', does: 'Tells another program by a webhook that is set up for the brand.', undo: 'What was told stays told.', shape, parts: [{ name: 'endpoint_id', kind: 'webhook' }],
    check: async (tx, brandId, { endpoint_id: id }) => ((await isListening(tx, brandId, String(id))) ? null : GONE),
    perform: async (tx, call, { endpoint_id: given }) => {
      const id = String(given);
      if (!(await isListening(tx, call.brandId, id))) throw refusedAction(GONE);
      const body = JSON.stringify({ type: RULE_ASKED, timestamp: tx.now.toISOString(), data: { conversation_id: call.conversationId, brand_id: call.brandId, rule_id: call.askedBy, run_id: call.runId, number: call.number } });
      await insertDeliveries(tx, [{ id: tx.id(), brand_id: call.brandId, endpoint_id: id, type: RULE_ASKED, body }]);
      tx.afterCommit(queued);
      return true;
    },
  };
}

async function isListening(tx: Tx, brandId: string, id: string): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from integrations.endpoint where id = ${id} and brand_id = ${brandId} and removed_at is null and disabled_at is null`)) !== undefined;
}
