import { Type } from 'typebox';
import { may } from '../../../platform/actor/actor.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams } from '../../../platform/http/lists.ts';
import { ByHand, Decide, Inspect, Receive, resolutions, ReturnShape, Settle, SettlePlan, Words } from '../contract.ts';
import { cancelReturn, decideReturn, OVERRIDE } from '../commands/decide-return.ts';
import { inspectReturn, receiveReturn, type Inspection } from '../commands/receive-return.ts';
import { exchangeEarly, finishByHand, giveUpStep, settleReturn, tryAgain } from '../commands/settle-return.ts';
import { showReturn } from '../queries/one-return.ts';
import { planFor } from '../queries/plan-for.ts';
import { holdOwn } from '../store/returns.ts';

const write = { permission: 'returns.write' };
const one = { access: write, params: idParams, response: ReturnShape } as const;
const stepParams = Type.Object({ id: idParams.properties.id, position: Type.Integer({ minimum: 1, maximum: 1000 }) });
const step = { access: write, params: stepParams, response: ReturnShape } as const;

/** What moves a return on. Each is one transaction and answers with the return as it stands. */
export function movingRoutes(app: App): void {
  app.write({ ...one, method: 'POST', url: '/api/v1/returns/:id/decide', summary: 'Take it back, or not; against the policy a second person may have to agree', body: Decide }, async (tx, { params, body }) => showReturn(tx, (await decideReturn(tx, params.id, body.approve, body.words ?? '', body.after_all ?? false)).row.id));
  app.write({ ...one, method: 'POST', url: '/api/v1/returns/:id/cancel', summary: 'The customer keeps it after all, or it was a mistake', body: Words }, async (tx, { params, body }) => showReturn(tx, (await cancelReturn(tx, params.id, body.words ?? '')).row.id));
  app.write({ ...one, method: 'POST', url: '/api/v1/returns/:id/receive', summary: 'Pieces came; several parcels add up', body: Receive }, async (tx, { params, body }) => showReturn(tx, (await receiveReturn(tx, params.id, body.lines, body.words ?? '')).row.id));
  app.write({ ...one, method: 'POST', url: '/api/v1/returns/:id/inspect', summary: 'Say of every line that came what becomes of it', body: Inspect }, async (tx, { params, body }) => showReturn(tx, (await inspectReturn(tx, params.id, body.lines as Inspection[], body.words ?? '')).row.id));
  app.write({ method: 'POST', url: '/api/v1/returns/:id/settle/preview', summary: 'What settling would do, exactly; changes nothing', access: write, params: idParams, body: Type.Object({ resolution: Type.Optional(Type.Enum([...resolutions])), early: Type.Optional(Type.Boolean()) }), response: SettlePlan }, async (tx, { params, body }) => {
    const held = await holdOwn(tx, params.id);
    const planned = await planFor(tx, held, body.resolution ?? null, body.early === true ? 'early' : 'settle');
    return {
      total: { amount_minor: planned.total_minor, currency: held.row.currency ?? 'EUR' }, against: planned.against, may: !planned.against || may(tx.actor, OVERRIDE, held.row.brand_id),
      steps: planned.steps.map(({ kind, amount_minor, bonus_minor, fee_minor, shipping_minor, lines, restock }) => ({ kind, amount_minor, bonus_minor, fee_minor, shipping_minor, lines: [...lines], restock })),
    };
  });
  app.write({ ...one, method: 'POST', url: '/api/v1/returns/:id/settle', summary: 'Pay, send or credit what was found; each step happens once', body: Settle }, async (tx, { params, body }) => showReturn(tx, (await settleReturn(tx, params.id, { resolution: body.resolution ?? null, words: body.words ?? '', expectsMinor: body.expects_minor ?? null })).row.id));
  app.write({ ...one, method: 'POST', url: '/api/v1/returns/:id/exchange-now', summary: 'Send the new goods before the old ones are back', body: Words }, async (tx, { params, body }) => showReturn(tx, (await exchangeEarly(tx, params.id, body.words ?? '')).row.id));
  app.write({ ...step, method: 'POST', url: '/api/v1/returns/:id/steps/:position/done', summary: 'Somebody did this step by hand, or it needs no doing any more', body: ByHand }, async (tx, { params, body }) => showReturn(tx, (await finishByHand(tx, params.id, params.position, body.reference ?? '', body.words ?? '')).row.id));
  app.write({ ...step, method: 'POST', url: '/api/v1/returns/:id/steps/:position/again', summary: 'Ask the shop once more for what surely did not happen' }, async (tx, { params }) => showReturn(tx, (await tryAgain(tx, params.id, params.position)).row.id));
  app.write({ ...step, method: 'POST', url: '/api/v1/returns/:id/steps/:position/give-up', summary: 'Settle what this step was for in another way', body: Words }, async (tx, { params, body }) => showReturn(tx, (await giveUpStep(tx, params.id, params.position, body.words ?? '')).row.id));
}
