import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageQuery } from '../../platform/http/lists.ts';
import { cancelRehearsal, deleteRehearsal, markBaseline, startRehearsal } from './commands/rehearse.ts';
import { Baseline, Came, NewRehearsal, RehearsalAnswer, RehearsalRow, Supposed, SupposedAsked } from './contract-rehearsal.ts';
import { cameOf } from './queries/came-beside.ts';
import { rehearsalCsv, showRehearsal, showRehearsals, supposed } from './queries/rehearsals.ts';

const write = { permission: 'workforce.write' };
const url = '/api/v1/workforce/rehearsals';

/** Days that are played before they come. */
export function rehearsalRoutes(app: App): void {
  app.read({ method: 'GET', url, summary: 'Rehearsals of a brand, the newest first', access: write, query: Type.Object({ brand_id: Type.String({ format: 'uuid' }), ...pageQuery }), response: listOf(RehearsalRow) }, (tx, { query }) => showRehearsals(tx, query.brand_id, { ...query, limit: query.limit ?? 50 }));
  app.read({ method: 'POST', url: `${url}/supposed`, summary: 'What a rehearsal of these days would suppose, with where each figure comes from', access: write, body: SupposedAsked, response: Supposed, slow: true }, (tx, { body }) => supposed(tx, body));
  app.write({ method: 'POST', url, summary: 'Have days played before they come, as planned and otherwise', access: write, status: 201, body: NewRehearsal, response: RehearsalAnswer }, async (tx, { body }) => showRehearsal(tx, await startRehearsal(tx, body)));
  app.read({ method: 'GET', url: `${url}/:id`, summary: 'One rehearsal: how far it is, what it supposes, what each plan came to', access: write, params: idParams, response: RehearsalAnswer }, (tx, { params }) => showRehearsal(tx, params.id));
  app.read({ method: 'GET', url: `${url}/:id/came`, summary: 'What came in its days, as far as they are over, beside what was rehearsed', access: write, params: idParams, response: Came, slow: true }, (tx, { params }) => cameOf(tx, params.id));
  app.read({ method: 'GET', url: `${url}/:id/export`, summary: 'Every interval of every plan as CSV', access: write, params: idParams, response: Type.String() }, async (tx, { params, reply }) => {
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="rehearsal.csv"');
    return `${[...rehearsalCsv(await showRehearsal(tx, params.id))].join('\n')}\n`;
  });
  app.write({ method: 'POST', url: `${url}/:id/cancel`, summary: 'End a rehearsal that is under way', access: write, params: idParams, response: RehearsalRow }, async (tx, { params }) => {
    await cancelRehearsal(tx, params.id);
    return showRehearsal(tx, params.id);
  });
  app.write({ method: 'POST', url: `${url}/:id/baseline`, summary: 'Keep it to lay beside it what came, or no longer', access: write, params: idParams, body: Baseline, response: RehearsalRow }, async (tx, { params, body }) => {
    await markBaseline(tx, params.id, body.baseline);
    return showRehearsal(tx, params.id);
  });
  app.write({ method: 'DELETE', url: `${url}/:id`, summary: 'Delete a rehearsal', access: write, params: idParams, response: Type.Object({ deleted: Type.Boolean() }) }, async (tx, { params }) => {
    await deleteRehearsal(tx, params.id);
    return { deleted: true };
  });
}
