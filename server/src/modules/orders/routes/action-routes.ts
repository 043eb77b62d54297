import { Type } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf, pageOf, pageQuery, readCursor } from '../../../platform/http/lists.ts';
import { invalid, Refusal } from '../../../platform/refusal/refusal.ts';
import { Actionable, ActionReport, AskAction, OrderAction, Preview, PreviewAction, Settle, SoldVariants, type ActionReportInput } from '../contract.ts';
import { askAction, judgeAsking } from '../commands/ask-action.ts';
import { orderFrom } from '../commands/order-from.ts';
import { putOrder } from '../commands/put-order.ts';
import { askAgain, checkNow, settleByHand, takeReport, withdraw } from '../commands/settle-action.ts';
import { askedFrom, ownShopsHeard } from '../ports.ts';
import { actionable, oneAction, showActions } from '../queries/show-actions.ts';
import { soldFor } from '../queries/sold-variants.ts';
import { orderState } from '../queries/order-state.ts';
import { actionStates } from '../rules/action-steps.ts';
import type { ActionWish } from '../rules/judge-action.ts';
import { actionFor, orderAtShop, type ActionRow } from '../store/actions.ts';
import type { Tx } from '../../../platform/db/tx.ts';

const read = { permission: 'orders.read' };
const act = { permission: 'orders.act' };
const write = { permission: 'orders.write' };
const perAction = { access: act, params: idParams, response: OrderAction };

export function actionRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/orders/:id/actions', summary: 'What may be done to an order now, who is asking, and what was done', access: read, params: idParams, query: Type.Object({ conversation_id: Type.Optional(Type.String({ format: 'uuid' })) }), response: Actionable }, (tx, { params, query }) => actionable(tx, params.id, query.conversation_id ?? null));
  app.read({ method: 'GET', url: '/api/v1/orders/:id/products', summary: 'What the shop sells in the order’s currency, by words or SKU, with what is left of it', access: read, params: idParams, query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }), response: SoldVariants }, async (tx, { params, query }) => ({ data: await soldFor(tx, params.id, query.q) }));
  app.write({ method: 'POST', url: '/api/v1/orders/:id/actions/preview', summary: 'What an action would do, exactly; changes nothing', access: act, params: idParams, body: PreviewAction, response: Preview }, async (tx, { params, body }) => {
    const conversationId = body.conversation_id ?? null;
    try {
      const judged = await judgeAsking(tx, { orderId: params.id, conversationId, wish: body.wish as ActionWish, reason: body.reason ?? '' });
      const { authority } = judged;
      return { possible: true, because: null, consequence: judged.consequence as never, authority: { answer: authority.answer, because: authority.answer === 'approval' ? authority.because : null }, risk: { level: judged.risk.level, reasons: [...judged.risk.reasons] }, proof: judged.proof };
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 422) throw error;
      const { email } = await orderState(tx, params.id);
      const from = conversationId === null ? undefined : await askedFrom.get()(tx, conversationId, email);
      return { possible: false, because: error.code, consequence: null, authority: null, risk: null, proof: from?.proof ?? { method: 'none', at: null } };
    }
  });
  app.write({ method: 'POST', url: '/api/v1/orders/:id/actions', summary: 'Cancel, refund, re-address, send again or give credit; the same key twice is one action', access: act, status: 201, params: idParams, body: AskAction, response: OrderAction }, async (tx, { params, body }) =>
    oneAction(tx, await askAction(tx, { orderId: params.id, conversationId: body.conversation_id ?? null, wish: body.wish as ActionWish, reason: body.reason ?? '', key: body.key })));
  app.read(
    { method: 'GET', url: '/api/v1/order-actions', summary: 'Actions on orders, newest first; a shop that fetches its work asks with ?state=asked', access: read, query: Type.Object({ ...pageQuery, state: Type.Optional(Type.Enum([...actionStates, 'open'])), order_id: Type.Optional(Type.String({ format: 'uuid' })), brand_id: Type.Optional(Type.String({ format: 'uuid' })) }), response: listOf(OrderAction) },
    async (tx, { query, actor }) => {
      // A shop that fetches its work asks with its key.
      if (query.state === 'asked' && actor.kind === 'key') ownShopsHeard.get().fetched(tx.actor.brands);
      const limit = query.limit ?? 50;
      const after = readCursor(query.cursor);
      const states = query.state === undefined ? actionStates : query.state === 'open' ? (['waiting_approval', 'asked', 'sending', 'unknown'] as const) : [query.state];
      const rows = await tx.rows<ActionRow>(sql`
        select * from orders.action where state = any (${states as readonly string[] as string[]}) and (${query.order_id ?? null}::uuid is null or order_id = ${query.order_id ?? null}) and (${query.brand_id ?? null}::uuid is null or brand_id = ${query.brand_id ?? null})
          and (${after?.at ?? null}::timestamptz is null or (asked_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
        order by asked_at desc, id desc limit ${limit + 1}`);
      const page = pageOf(rows, limit, (row) => ({ at: row.asked_at.toISOString(), id: row.id }));
      return { data: await showActions(tx, page.data), next_cursor: page.next_cursor };
    },
  );
  app.read({ method: 'GET', url: '/api/v1/order-actions/:id', summary: 'One action, with all that is known of it', access: read, params: idParams, response: OrderAction }, async (tx, { params }) => oneAction(tx, await actionFor(tx, params.id)));
  app.write({ ...perAction, method: 'POST', url: '/api/v1/order-actions/:id/check', summary: 'Look into the shop now whether it happened' }, async (tx, { params }) => oneAction(tx, await checkNow(tx, params.id)));
  app.write({ ...perAction, method: 'POST', url: '/api/v1/order-actions/:id/settle', summary: 'Say how it ended, where the shop cannot tell', body: Settle }, async (tx, { params, body }) => oneAction(tx, await settleByHand(tx, params.id, body.happened, body.note)));
  app.write({ ...perAction, method: 'POST', url: '/api/v1/order-actions/:id/again', summary: 'Ask once more for what surely did not happen' }, async (tx, { params }) => oneAction(tx, await askAgain(tx, params.id)));
  app.write({ ...perAction, method: 'POST', url: '/api/v1/order-actions/:id/withdraw', summary: 'Take back what has not left yet' }, async (tx, { params }) => oneAction(tx, await withdraw(tx, params.id)));
  app.write({ method: 'POST', url: '/api/v1/order-actions/:id/result', summary: 'A shop reports what became of an action it fetched', access: write, params: idParams, body: ActionReport, response: OrderAction }, async (tx, { params, body }) => oneAction(tx, await takeReportOf(tx, params.id, body)));
}

/** A report of a shop that fetches; the order as it is now is written first, so that whoever reads of the end sees its effect. */
export async function takeReportOf(tx: Tx, id: string, report: ActionReportInput): Promise<ActionRow> {
  const order = await orderAtShop(tx, (await actionFor(tx, id)).order_id);
  if (report.state === 'done' && report.order === undefined) throw invalid('Send the order as it is now with a result that is done.', [{ field: 'order', message: 'order_needed' }]);
  if (report.order !== undefined && order) {
    if (report.order.source_id !== order.sourceId) throw invalid('This is another order than the action is about.', [{ field: 'order.source_id', message: report.order.source_id }]);
    ownShopsHeard.get().wrote(tx, order.brandId, order.source);
    await putOrder(tx, orderFrom({ ...report.order, brand_id: order.brandId, source: order.source }, tx.now));
  }
  return takeReport(tx, id, { state: report.state, said: report.message ?? '', result: { ...(report.reference === undefined ? {} : { reference: report.reference }), ...(report.code === undefined ? {} : { code: report.code }) } });
}
