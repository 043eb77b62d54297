import { Type } from 'typebox';
import { may } from '../../platform/actor/actor.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf } from '../../platform/http/lists.ts';
import { forbidden } from '../../platform/refusal/refusal.ts';
import { askForForecast, keepSettings } from './commands/keep-settings.ts';
import { addOverride, removeOverride } from './commands/override.ts';
import { AccuracyQuery, ForecastAccuracy, ForecastAnswer, ForecastOverride, ForecastQuery, ForecastShare, NewOverride, Planned, SharesQuery, StaffingAsked, StaffingExport, StaffingStep, StaffingView, WhyAsked, WorkforceSettings } from './contract.ts';
import { CausesQuery, ForecastCauses } from './contract-causes.ts';
import { ForecastHandle, ForecastHandleQuery } from './contract-handle.ts';
import { accuracy } from './queries/accuracy.ts';
import { causesOfForecast } from './queries/causes.ts';
import { forecastCsv, forecastOf } from './queries/forecast.ts';
import { handleTimeForecast } from './queries/handle-time.ts';
import { planned } from './queries/planned.ts';
import { sharesOf } from './queries/shares.ts';
import { staffing, staffingCsv, whyStaffing } from './queries/staffing.ts';
import { scheduleRoutes } from './schedule-routes.ts';
import { todayRoutes } from './routes/today-routes.ts';
import { seasonRoutes } from './routes-season.ts';
import { settingsOf } from './store/settings.ts';

const read = { permission: 'workforce.read' };
const write = { permission: 'workforce.write' };
const url = '/api/v1/workforce';

/** What is expected, and how many are needed for it. */
export function routes(app: App): void {
  scheduleRoutes(app);
  const sheet = (reply: { type: (type: string) => { header: (name: string, value: string) => unknown } }, name: string, lines: Iterable<string>): string => {
    reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`);
    return `${[...lines].join('\n')}\n`;
  };
  app.read({ method: 'GET', url: '/api/v1/brands/:id/planned-channels', summary: 'Channels that are planned for, what each is promised and takes, and whether a forecast is there', access: read, params: idParams, response: Planned, slow: true }, (tx, { params }) => planned(tx, params.id));
  app.read({ method: 'GET', url: '/api/v1/brands/:id/workforce-settings', summary: 'How a brand plans', access: write, params: idParams, response: WorkforceSettings }, (tx, { params }) => settingsOf(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/workforce-settings', summary: 'Set the length of an interval and what each channel is promised and takes', access: write, params: idParams, body: WorkforceSettings, response: WorkforceSettings }, async (tx, { actor, params, body }) => {
    if (!may(actor, write.permission, params.id)) throw forbidden(write.permission);
    await keepSettings(tx, params.id, body);
    return settingsOf(tx, params.id);
  });
  app.read({ method: 'GET', url: `${url}/forecast`, summary: 'What came and what is expected of a channel, by interval or day, with bands that 80 and 95 of 100 come to lie in', access: read, query: ForecastQuery, response: ForecastAnswer, slow: true }, (tx, { query }) => forecastOf(tx, query));
  app.read({ method: 'GET', url: `${url}/forecast/export`, summary: 'The same as CSV', access: read, query: ForecastQuery, response: Type.String(), slow: true }, async (tx, { query, reply }) => sheet(reply, 'forecast', forecastCsv(await forecastOf(tx, query))));
  app.read({ method: 'GET', url: `${url}/forecast/accuracy`, summary: 'How far forecasts were off over four weeks, by how long before they were in force', access: read, query: AccuracyQuery, response: ForecastAccuracy, slow: true }, (tx, { query }) => accuracy(tx, { brandId: query.brand_id, channel: query.channel }));
  app.read({ method: 'GET', url: `${url}/forecast/causes`, summary: 'Why days ahead are expected to differ from usual ones: orders, parcels, deliveries and renewals, what each adds, and how far that is believed', access: read, query: CausesQuery, response: ForecastCauses }, (tx, { query }) => causesOfForecast(tx, query));
  app.read({ method: 'GET', url: `${url}/forecast/handle-time`, summary: 'How long contacts of a channel took and are expected to take, by day, with what of it is weekday and hour', access: read, query: ForecastHandleQuery, response: ForecastHandle, slow: true }, (tx, { query }) => handleTimeForecast(tx, query));
  app.read({ method: 'GET', url: `${url}/forecast/shares`, summary: 'What is expected, divided by contact reason or language', access: read, query: SharesQuery, response: listOf(ForecastShare), slow: true }, async (tx, { query }) => ({ data: await sharesOf(tx, query), next_cursor: null }));
  app.write({ method: 'POST', url: `${url}/forecast`, summary: 'Make a brand’s forecast now instead of tonight', access: write, body: Type.Object({ brand_id: Type.String({ format: 'uuid' }) }), response: Type.Object({ making: Type.Boolean() }) }, async (tx, { actor, body }) => {
    if (!may(actor, write.permission, body.brand_id)) throw forbidden(write.permission);
    await askForForecast(tx, body.brand_id);
    return { making: true };
  });
  app.write({ method: 'POST', url: `${url}/overrides`, summary: 'Say that more or fewer come than was foretold, and why', access: write, status: 201, body: NewOverride, response: ForecastOverride }, async (tx, { actor, body }) => {
    if (!may(actor, write.permission, body.brand_id)) throw forbidden(write.permission);
    return addOverride(tx, body);
  });
  app.write({ method: 'DELETE', url: `${url}/overrides/:id`, summary: 'Take such a change back', access: write, params: idParams, response: ForecastOverride }, (tx, { params }) => removeOverride(tx, params.id, true));
  app.write({ method: 'POST', url: `${url}/overrides/:id/back`, summary: 'Let a change that was taken back hold again', access: write, params: idParams, response: ForecastOverride }, (tx, { params }) => removeOverride(tx, params.id, false));
  app.read({ method: 'POST', url: `${url}/staffing`, summary: 'Agents and people by interval, and what they come to; as if other terms held, where that is asked', access: read, body: StaffingAsked, response: StaffingView, slow: true }, (tx, { body }) => staffing(tx, body));
  app.read({ method: 'GET', url: `${url}/staffing/export`, summary: 'Agents and people by interval as CSV', access: read, query: StaffingExport, response: Type.String(), slow: true }, async (tx, { query, reply }) => sheet(reply, 'staffing', staffingCsv(await staffing(tx, query))));
  app.read({ method: 'POST', url: `${url}/staffing/why`, summary: 'How the agents of one interval come about, step by step', access: read, body: WhyAsked, response: listOf(StaffingStep), slow: true }, async (tx, { body }) => ({ data: await whyStaffing(tx, body), next_cursor: null }));
  todayRoutes(app);
  seasonRoutes(app);
}
