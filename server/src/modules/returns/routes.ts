import { Type } from 'typebox';
import { may } from '../../platform/actor/actor.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageQuery } from '../../platform/http/lists.ts';
import { Board, PreviewReturn, ReturnPreview, ReturnShape, returnStates, ReturnSummary, StartReturn, StartShape, Turnaround } from './contract.ts';
import { OVERRIDE } from './commands/decide-return.ts';
import { lookAt, requestReturn, type AskedLine } from './commands/request-return.ts';
import { showReturn } from './queries/one-return.ts';
import { board, listReturns } from './queries/show-returns.ts';
import { startOf } from './queries/start-return.ts';
import { turnaround } from './queries/turnaround.ts';
import { labelRoutes } from './routes/label-routes.ts';
import { movingRoutes } from './routes/moving-routes.ts';
import { policyRoutes } from './routes/policy-routes.ts';
import { windowRoutes } from './routes/window-routes.ts';

const read = { permission: 'returns.read' };
const write = { permission: 'returns.write' };
const uuid = Type.String({ format: 'uuid' });
const flag = Type.Optional(Type.Boolean());
const filters = {
  ...pageQuery, state: Type.Optional(Type.String({ pattern: `^(${returnStates.join('|')})(,(${returnStates.join('|')}))*$`, description: 'one stage, or several with commas' })), brand_id: Type.Optional(uuid), customer_id: Type.Optional(uuid), order_id: Type.Optional(uuid),
  conversation_id: Type.Optional(uuid), number: Type.Optional(Type.String({ maxLength: 60 })), late: flag, problem: flag, order: Type.Optional(Type.Enum(['newest', 'due'], { description: 'due: of those that are open, what is due next first' })),
};
const period = Type.Object({ brand_id: Type.Optional(uuid), from: Type.Optional(Type.String({ format: 'date-time' })), to: Type.Optional(Type.String({ format: 'date-time' })) });

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/returns', summary: 'Returns, newest first', access: read, query: Type.Object(filters), response: listOf(ReturnSummary) }, (tx, { query }) =>
    listReturns(tx, { ...query, states: query.state?.split(','), brandId: query.brand_id, customerId: query.customer_id, orderId: query.order_id, conversationId: query.conversation_id, due: query.order === 'due' }));
  app.read({ method: 'GET', url: '/api/v1/returns/board', summary: 'How many returns stand in each open stage, how many are late, what needs somebody', access: read, query: Type.Object({ brand_id: Type.Optional(uuid) }), response: Board }, (tx, { query }) => board(tx, query.brand_id ?? null));
  app.read({ method: 'GET', url: '/api/v1/returns/start', summary: 'What of an order may be sent back, for which reasons, and what could come instead', access: read, query: Type.Object({ order_id: uuid, conversation_id: Type.Optional(uuid) }), response: StartShape }, (tx, { query }) => startOf(tx, query.order_id, query.conversation_id ?? null));
  app.read({ method: 'GET', url: '/api/v1/returns/turnaround', summary: 'How long refunds take once goods are here, by reason and brand, and what is sent back for which reason', access: read, query: period, response: Turnaround, slow: true }, (tx, { query }) => {
    const to = query.to === undefined ? tx.now : new Date(query.to);
    return turnaround(tx, query.brand_id ?? null, query.from === undefined ? new Date(to.getTime() - 30 * 86_400_000) : new Date(query.from), to);
  });
  app.read({ method: 'POST', url: '/api/v1/returns/preview', summary: 'What the policy would decide, why, and what could be had; changes nothing', access: read, body: PreviewReturn, response: ReturnPreview }, async (tx, { body }) => {
    const looked = await lookAt(tx, { orderId: body.order_id, kind: body.kind ?? 'return', lines: body.lines as AskedLine[] });
    return { judged: looked.judged as never, sends_back: looked.sendsBack, may_override: may(tx.actor, OVERRIDE, looked.found.known.at.brandId), policy_version: looked.version.number };
  });
  app.write({ method: 'POST', url: '/api/v1/returns', summary: 'Start a return, an exchange or a claim; judged by the policy at once', access: write, status: 201, body: StartReturn, response: ReturnShape }, async (tx, { body, actor }) => {
    const held = await requestReturn(tx, {
      orderId: body.order_id, conversationId: body.conversation_id ?? null, kind: body.kind ?? 'return', channel: actor.kind === 'person' ? 'agent' : 'api', lines: body.lines as AskedLine[], note: body.note ?? '', key: body.key ?? null,
      anyway: body.anyway ?? null, refuse: body.refuse ?? false,
    });
    return showReturn(tx, held.row.id);
  });
  app.read({ method: 'GET', url: '/api/v1/returns/:id', summary: 'One return with its story', access: read, params: idParams, response: ReturnShape }, (tx, { params }) => showReturn(tx, params.id));
  movingRoutes(app);
  labelRoutes(app);
  policyRoutes(app);
  windowRoutes(app);
}
