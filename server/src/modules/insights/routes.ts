import { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { Actor } from '../../platform/actor/actor.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, timeShape } from '../../platform/http/lists.ts';
import { forbidden } from '../../platform/refusal/refusal.ts';
import { addSchedule, listSchedules, removeSchedule } from './commands/schedule-report.ts';
import { changeReport, listReports, removeReport, reportFor, saveReport } from './commands/save-report.ts';
import { Asked, Behind, Drill, Kpi, KpiQuery, MetricShape, NewReport, PersonAtWork, Report, ReportChange, SavedReport, Schedule, ScheduleBody, Scorecard, Target } from './contract.ts';
import { orderRoutes } from './order-routes.ts';
import { drill } from './queries/drill.ts';
import { exportConversations } from './queries/export-conversations.ts';
import { behindKpi, definitions, kpis } from './queries/kpis.ts';
import { peopleAtWork } from './queries/people-at-work.ts';
import { runReport } from './queries/run-report.ts';
import { scorecard } from './queries/scorecard.ts';
import { listTargets, setTarget } from './queries/targets.ts';
import { csvLines, jsonLines } from './rules/write-figure.ts';

const read = { permission: 'insights.read' };
const share = { permission: 'insights.share' };
const reports = listOf(SavedReport);
const schedules = listOf(Schedule);
const targets = listOf(Target);
const format = Type.Union([Type.Literal('csv'), Type.Literal('jsonl')]);

export function routes(app: App): void {
  figures(app);
  saved(app);
  exports(app);
  orderRoutes(app);
}

function figures(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/kpis', summary: 'Figures with definition, sample and drill-down', access: read, query: KpiQuery, response: listOf(Kpi), slow: true }, async (tx, { query }) => ({ data: await kpis(tx, query), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/kpis/:key/conversations', summary: 'Everything a figure of the floor rests on, newest first, at most 500', access: read, params: Type.Object({ key: Type.String({ maxLength: 40 }) }), query: KpiQuery, response: listOf(Behind), slow: true }, async (tx, { params, query }) => ({ data: await behindKpi(tx, params.key, query), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/floor/people', summary: 'Everybody on the floor: being there, what is before them, what they hold', access: { permission: 'facts.people' }, response: listOf(PersonAtWork) }, async (tx) => ({ data: await peopleAtWork(tx), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/metrics', summary: 'Every figure and its definition', access: read, response: listOf(MetricShape) }, async () => ({ data: definitions(), next_cursor: null }));
  app.read({ method: 'POST', url: '/api/v1/reports/run', summary: 'Run a report: figures by up to two dimensions, over a period, compared', access: read, body: Asked, response: Report, slow: true }, (tx, { body }) => runReport(tx, body));
  app.read({ method: 'POST', url: '/api/v1/reports/behind', summary: 'The conversations behind one number of a report', access: read, body: Drill, response: listOf(Behind), slow: true }, async (tx, { body }) => ({ data: await drill(tx, body.asked, body.metric, body.keys), next_cursor: null }));
  app.read({ method: 'POST', url: '/api/v1/scorecard', summary: 'Satisfaction by channel against targets, and one volume-weighted score', access: read, body: Type.Pick(Asked, ['period', 'from', 'to', 'filters']), response: Scorecard, slow: true }, (tx, { body }) => scorecard(tx, body));
  app.read({ method: 'GET', url: '/api/v1/targets', summary: 'What figures are to reach', access: read, response: targets }, async (tx) => ({ data: await listTargets(tx), next_cursor: null }));
  app.write({ method: 'PUT', url: '/api/v1/targets', summary: 'Set a target, or take it away', access: share, body: Target, response: targets }, async (tx, { body }) => {
    await setTarget(tx, body);
    return { data: await listTargets(tx), next_cursor: null };
  });
}

function saved(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/reports', summary: 'Your reports, and those shared with you', access: read, response: reports }, async (tx, { actor }) => ({ data: await listReports(tx, actor.id), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/reports', summary: 'Save a report', access: read, status: 201, body: NewReport, response: SavedReport }, async (tx, { actor, body }) => {
    if (body.role_ids?.length) mayShare(actor);
    return reportFor(tx, await saveReport(tx, personOf(actor), body), actor.id);
  });
  app.write({ method: 'PATCH', url: '/api/v1/reports/:id', summary: 'Change a report, or with whom it is shared', access: read, params: idParams, body: ReportChange, response: SavedReport }, async (tx, { actor, params, body }) => {
    if (body.role_ids?.length) mayShare(actor);
    await changeReport(tx, params.id, personOf(actor), body);
    return reportFor(tx, params.id, actor.id);
  });
  app.write({ method: 'DELETE', url: '/api/v1/reports/:id', summary: 'Remove a report and its mails', access: read, params: idParams, response: reports }, async (tx, { actor, params }) => {
    await removeReport(tx, params.id, personOf(actor));
    return { data: await listReports(tx, actor.id), next_cursor: null };
  });
  app.read({ method: 'GET', url: '/api/v1/reports/:id/schedules', summary: 'When a report goes out by mail, and to whom', access: read, params: idParams, response: schedules }, async (tx, { actor, params }) => {
    await reportFor(tx, params.id, actor.id);
    return { data: await listSchedules(tx, params.id), next_cursor: null };
  });
  app.write({ method: 'POST', url: '/api/v1/reports/:id/schedules', summary: 'Send a report by mail on weekdays at a time', access: share, status: 201, params: idParams, body: ScheduleBody, response: schedules }, async (tx, { actor, params, body }) => {
    await addSchedule(tx, params.id, personOf(actor), body);
    return { data: await listSchedules(tx, params.id), next_cursor: null };
  });
  app.write({ method: 'DELETE', url: '/api/v1/report-schedules/:id', summary: 'Stop sending a report', access: share, params: idParams, response: Type.Object({}) }, async (tx, { actor, params }) => {
    await removeSchedule(tx, params.id, personOf(actor));
    return {};
  });
}

/** Downloads: the table of a report, or one row a conversation, written while it is read. */
function exports(app: App): void {
  app.read({ method: 'POST', url: '/api/v1/reports/export', summary: 'The table of a report as CSV or JSON lines', access: read, body: Type.Object({ asked: Asked, format }), response: Type.String(), slow: true }, async (tx, { body, reply }) => {
    const report = await runReport(tx, body.asked);
    reply.type(body.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8').header('content-disposition', `attachment; filename="report.${body.format}"`);
    return `${[...(body.format === 'csv' ? csvLines(report) : jsonLines(report))].join('\n')}\n`;
  });
  app.open({ method: 'GET', url: '/api/v1/facts/conversations', summary: 'One row a conversation opened in a period, as CSV or JSON lines', access: read, query: Type.Object({ from: timeShape, to: timeShape, format }), response: Type.Any() }, async ({ actor, query, reply }) => {
    reply.type(query.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8').header('content-disposition', `attachment; filename="conversations.${query.format}"`);
    return reply.send(Readable.from(exportConversations(app.db, actor, { from: new Date(query.from), to: new Date(query.to), format: query.format })));
  });
}

function personOf(actor: Actor): string {
  if (actor.kind !== 'person' || actor.id === null) throw forbidden('being a person');
  return actor.id;
}

function mayShare(actor: Actor): void {
  if (actor.grants.has('insights.share') || actor.kind === 'system') return;
  throw forbidden('insights.share');
}
