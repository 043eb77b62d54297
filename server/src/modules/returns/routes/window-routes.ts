import { may } from '../../../platform/actor/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams } from '../../../platform/http/lists.ts';
import { OVERRIDE } from '../commands/decide-return.ts';
import { DAYS_ALONE, extendWindow, takeExtensionBack } from '../commands/extend-window.ts';
import { Extend, WindowShape, type WindowView } from '../contract.ts';
import { windowOf } from '../queries/window-of.ts';

const ofOrder = { params: idParams, response: WindowShape };

/** Until when an order may be sent back, and letting it be longer. */
export function windowRoutes(app: App): void {
  app.read({ ...ofOrder, method: 'GET', url: '/api/v1/orders/:id/return-window', summary: 'Until when an order may be sent back for a change of mind', access: { permission: 'returns.read' } }, (tx, { params }) => shown(tx, params.id));
  app.write({ ...ofOrder, method: 'PUT', url: '/api/v1/orders/:id/return-window', summary: 'Let an order be sent back for longer than the policy says', access: { permission: 'returns.write' }, body: Extend }, async (tx, { params, body }) => {
    await extendWindow(tx, { orderId: params.id, until: body.until, reason: body.reason, conversationId: body.conversation_id ?? null });
    return shown(tx, params.id);
  });
  app.write({ ...ofOrder, method: 'DELETE', url: '/api/v1/orders/:id/return-window', summary: 'Take that back: the policy holds again', access: { permission: 'returns.write' } }, async (tx, { params }) => {
    await takeExtensionBack(tx, params.id);
    return shown(tx, params.id);
  });
}

async function shown(tx: Tx, orderId: string): Promise<WindowView> {
  const { brandId, begun, usual, today, extended } = await windowOf(tx, orderId);
  return { begun, usual, today, days_alone: may(tx.actor, OVERRIDE, brandId) ? null : DAYS_ALONE, extended: extended === null ? null : { until: extended.until, reason: extended.reason, by: extended.by } };
}
