import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageQuery } from '../../platform/http/lists.ts';
import { invalid } from '../../platform/refusal/refusal.ts';
import { editPlan } from './commands/edit-plan.ts';
import { discardPlan, makePlan, stopPlan } from './commands/make-plan.ts';
import { publishPlan } from './commands/publish-plan.ts';
import { readShiftSheet, shiftsCsv } from './commands/shift-sheet.ts';
import { coverageOf } from './queries/coverage.ts';
import { differenceOf } from './queries/diff.ts';
import { listPlans, showPlan } from './queries/plans.ts';
import { scheduleOf } from './queries/schedule.ts';
import { calendarFile } from './rules/calendar-file.ts';
import { Coverage, NewPlan, Plan, PlanDiff, PlanEdit, PlanEdited, PlanWhole, PublishAsked, Schedule, ScheduleQuery, ShiftsRead } from './contract-schedule.ts';
import { draftShifts, planById } from './store/plans.ts';

const read = { permission: 'workforce.read' };
const write = { permission: 'workforce.write' };
const url = '/api/v1/workforce';

/** Some weeks, whatever clock they are told by. */
const around = (from: string, weeks: number): { from: Date; to: Date } => ({ from: new Date(Date.parse(from) - 86_400_000), to: new Date(Date.parse(from) + (weeks * 7 + 1) * 86_400_000) });

/** Who works when: drafts, publishing, and what is in force. */
export function scheduleRoutes(app: App): void {
  app.read({ method: 'GET', url: `${url}/schedule`, summary: 'Who works when in some weeks: as published (also as it was at a moment), or as a draft has it', access: read, query: ScheduleQuery, response: Schedule, slow: true }, (tx, { query }) => scheduleOf(tx, query));
  app.read({ method: 'GET', url: `${url}/schedule/coverage`, summary: 'Who has to be on contacts and who is, by the quarter of an hour', access: read, query: ScheduleQuery, response: Coverage, slow: true }, async (tx, { query }) => {
    const plan = query.plan_id === undefined ? null : await planById(tx, query.plan_id);
    if (plan === null && query.brand_id === undefined) throw invalid('Say of which brand, or of which plan.', [{ field: 'brand_id', message: 'needed without plan_id' }]);
    return coverageOf(tx, { brandIds: query.brand_id !== undefined ? [query.brand_id] : (plan?.brand_ids ?? []), from: query.from, weeks: query.weeks ?? 1, shifts: plan === null ? null : await draftShifts(tx, plan.id, null, around(query.from, query.weeks ?? 1)), personIds: plan?.person_ids ?? null });
  });
  app.read({ method: 'GET', url: `${url}/schedule/export`, summary: 'Shifts as CSV', access: read, query: ScheduleQuery, response: Type.String(), slow: true }, async (tx, { query, reply }) => {
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="schedule.csv"');
    return `${[...shiftsCsv(await scheduleOf(tx, query))].join('\n')}\n`;
  });
  app.read({ method: 'GET', url: `${url}/schedule/calendar`, summary: 'Shifts as iCalendar', access: read, query: Type.Object({ ...ScheduleQuery.properties, person_id: Type.Optional(Type.String({ format: 'uuid' })) }), response: Type.String(), slow: true }, async (tx, { query, reply }) => {
    const found = await scheduleOf(tx, query);
    const names = new Map(found.people.map((one) => [one.id, one.name]));
    const one = query.person_id === undefined ? undefined : found.people.find((person) => person.id === query.person_id);
    reply.type('text/calendar; charset=utf-8').header('content-disposition', 'attachment; filename="schedule.ics"');
    return calendarFile(one?.name ?? 'Keepdesk', query.person_id === undefined ? found.shifts : found.shifts.filter((shift) => shift.person_id === query.person_id), { shift: (shift) => names.get(shift.person_id) ?? '', zone: one?.time_zone ?? 'UTC' }, tx.now);
  });
  planRoutes(app);
}

function planRoutes(app: App): void {
  app.read({ method: 'GET', url: `${url}/plans`, summary: 'Schedules that are being made or were', access: write, query: Type.Object(pageQuery), response: listOf(Plan) }, (tx, { query }) => listPlans(tx, query));
  app.write({ method: 'POST', url: `${url}/plans`, summary: 'Begin a schedule of some weeks: searched for, as it is published, or from nothing', access: write, status: 201, body: NewPlan, response: PlanWhole }, (tx, { body }) => makePlan(tx, body));
  app.read({ method: 'GET', url: `${url}/plans/:id`, summary: 'How far a schedule is, what it comes to, and why anything is short', access: write, params: idParams, response: PlanWhole }, (tx, { params }) => showPlan(tx, params.id));
  app.write({ method: 'POST', url: `${url}/plans/:id/stop`, summary: 'End a search with the best so far', access: write, params: idParams, response: PlanWhole }, (tx, { params }) => stopPlan(tx, params.id));
  app.write({ method: 'DELETE', url: `${url}/plans/:id`, summary: 'Throw a draft away', access: write, params: idParams, response: PlanWhole }, (tx, { params }) => discardPlan(tx, params.id));
  app.write({ method: 'POST', url: `${url}/plans/:id/edits`, summary: 'Put shifts into a draft or take them away; what they break is said', access: write, params: idParams, body: PlanEdit, response: PlanEdited }, (tx, { params, body }) => editPlan(tx, params.id, body));
  app.write({ method: 'POST', url: `${url}/plans/:id/import`, summary: 'Take shifts of a sheet into a draft', access: write, params: idParams, body: Type.Object({ version: Type.Integer({ minimum: 0 }), csv: Type.String({ maxLength: 900_000 }) }), response: ShiftsRead }, (tx, { params, body }) => readShiftSheet(tx, params.id, body.version, body.csv));
  app.read({ method: 'GET', url: `${url}/plans/:id/diff`, summary: 'Who would gain, lose or change what, were it published now', access: write, params: idParams, response: PlanDiff, slow: true }, async (tx, { params }) => (await differenceOf(tx, await planById(tx, params.id))).view);
  app.write({ method: 'POST', url: `${url}/plans/:id/publish`, summary: 'Put a draft in force; whoever’s shifts change is told', access: write, params: idParams, body: PublishAsked, response: PlanWhole }, (tx, { params, body }) => publishPlan(tx, params.id, body));
}
