import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageOf, pageQuery, readCursor } from '../../platform/http/lists.ts';
import { invalid, notFound } from '../../platform/refusal/refusal.ts';
import { keepTerms } from './commands/keep-terms.ts';
import { askLeave, decideLeave } from './commands/ask-leave.ts';
import { Leave, LeaveDecision, LeaveQuery, NewLeave, PersonTerms, Sheet, SheetRead, Terms } from './contract.ts';
import { readTermsSheet, termsCsv } from './commands/terms-sheet.ts';
import { leaveBetween } from './store/leave.ts';
import { termsOf } from './store/terms.ts';

const write = { permission: 'workforce.write' };

/** What was agreed with people, and when they are away. Only who plans sees it of others. */
export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/people-terms', summary: 'What was agreed with people: hours, site, availability, since when', access: write, query: Type.Object({ ...pageQuery, site_id: Type.Optional(Type.String({ format: 'uuid' })) }), response: listOf(PersonTerms) }, async (tx, { query }) => {
    const limit = query.limit ?? 50;
    return pageOf(await termsOf(tx, { siteId: query.site_id ?? null }, { limit: limit + 1, after: readCursor(query.cursor) }), limit, (row) => ({ at: 'name', id: row.person_id }));
  });
  app.read({ method: 'GET', url: '/api/v1/people-terms/export', summary: 'The same as CSV', access: write, response: Type.String() }, async (tx, { reply }) => {
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="people.csv"');
    return `${[...termsCsv(await termsOf(tx))].join('\n')}\n`;
  });
  app.write({ method: 'POST', url: '/api/v1/people-terms/import', summary: 'Take such a sheet in; lines that cannot be read are said, the others kept', access: write, body: Sheet, response: SheetRead }, (tx, { body }) => readTermsSheet(tx, body.csv));
  app.read({ method: 'GET', url: '/api/v1/me/terms', summary: 'What was agreed with yourself', access: { permission: 'workforce.read' }, response: PersonTerms }, async (tx) => {
    const [own] = tx.actor.id === null ? [] : await termsOf(tx, { personIds: [tx.actor.id] });
    if (!own) throw notFound('person');
    return own;
  });
  app.write({ method: 'PUT', url: '/api/v1/people/:id/terms', summary: 'Put down what was agreed with somebody', access: write, params: idParams, body: Terms, response: PersonTerms }, (tx, { params, body }) => keepTerms(tx, params.id, body));
  app.read({ method: 'GET', url: '/api/v1/leave', summary: 'Who is away or wants to be, between two days', access: write, query: LeaveQuery, response: listOf(Leave) }, async (tx, { query }) => {
    if (query.to < query.from) throw invalid('The last day is before the first.', [{ field: 'to', message: 'must not be before the first day' }]);
    const limit = query.limit ?? 200;
    return pageOf(await leaveBetween(tx, { from: query.from, to: query.to, states: ['asked', 'granted', 'refused', 'withdrawn'] }, { limit: limit + 1, after: readCursor(query.cursor) }), limit, (row) => ({ at: row.from, id: row.id }));
  });
  app.read({ method: 'GET', url: '/api/v1/my-leave', summary: 'Leave of your own between two days: granted, refused, asked for or withdrawn', access: 'signed-in', query: LeaveQuery, response: listOf(Leave) }, async (tx, { actor, query }) => {
    if (actor.kind !== 'person' || actor.id === null) throw notFound('person');
    const limit = query.limit ?? 200;
    return pageOf(await leaveBetween(tx, { from: query.from, to: query.to, personIds: [actor.id], states: ['asked', 'granted', 'refused', 'withdrawn'] }, { limit: limit + 1, after: readCursor(query.cursor) }), limit, (row) => ({ at: row.from, id: row.id }));
  });
  app.write({ method: 'POST', url: '/api/v1/leave', summary: 'Put down leave of somebody: asked for, or granted', access: write, status: 201, body: NewLeave, response: Leave }, (tx, { body }) => askLeave(tx, body));
  app.write({ method: 'POST', url: '/api/v1/leave/:id/decide', summary: 'Grant, refuse or withdraw leave', access: write, params: idParams, body: LeaveDecision, response: Leave }, (tx, { params, body }) => decideLeave(tx, params.id, body));
}
