import { may } from '../../../platform/actor/actor.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams } from '../../../platform/http/lists.ts';
import { forbidden } from '../../../platform/refusal/refusal.ts';
import { Type } from 'typebox';
import { doProposal, grantException, removeException, undoAction } from '../commands/day-actions.ts';
import { DoProposal, NewException, Today, TodayQuery } from '../contract-today.ts';
import { today } from '../queries/today.ts';

const url = '/api/v1/workforce/today';
const write = { permission: 'workforce.write' };

/** The day that runs: actual against plan, what can be done about the rest, and who is where. */
export function todayRoutes(app: App): void {
  const own = (actor: Parameters<typeof may>[0], brandId: string): void => {
    if (!may(actor, write.permission, brandId)) throw forbidden(write.permission);
  };
  app.read({ method: 'GET', url, summary: 'The day that runs: what came and what is expected now, who is needed, planned and there, what can be done about the rest, and who keeps to the plan', access: write, query: TodayQuery, response: Today, slow: true }, (tx, { query }) => today(tx, query.brand_id));
  app.write({ method: 'POST', url: `${url}/do`, summary: 'Do what is proposed, by the key it was shown with', access: write, body: DoProposal, response: Today }, async (tx, { actor, body }) => {
    own(actor, body.brand_id);
    await doProposal(tx, body.brand_id, body.key);
    return today(tx, body.brand_id);
  });
  app.write({ method: 'POST', url: `${url}/actions/:id/undo`, summary: 'Take back what was done, while it has not begun', access: write, params: idParams, response: Today }, async (tx, { params }) => today(tx, await undoAction(tx, params.id)));
  app.write({ method: 'POST', url: `${url}/exceptions`, summary: 'Say that a time somebody was elsewhere than planned counts as kept, and why', access: write, status: 201, body: NewException, response: Today }, async (tx, { actor, body }) => {
    own(actor, body.brand_id);
    await grantException(tx, body);
    return today(tx, body.brand_id);
  });
  app.write({ method: 'DELETE', url: `${url}/exceptions/:id`, summary: 'Take such an exception back', access: write, params: idParams, query: Type.Object({ brand_id: Type.String({ format: 'uuid' }) }), response: Today }, async (tx, { actor, params, query }) => {
    own(actor, query.brand_id);
    await removeException(tx, query.brand_id, params.id);
    return today(tx, query.brand_id);
  });
}
