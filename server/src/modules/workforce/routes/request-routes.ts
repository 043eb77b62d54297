import { Type } from 'typebox';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf, pageOf, pageQuery, readCursor } from '../../../platform/http/lists.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { listSites } from '../../identity/index.ts';
import { Leave } from '../../people/index.ts';
import { decideLeaveRequest } from '../commands/decide-leave-request.ts';
import { decideSwap } from '../commands/swaps.ts';
import { RequestDecision, Swap, WeekRequest, WeekSettings } from '../contract-own-week.ts';
import { weekRequests } from '../queries/requests.ts';
import { weekSettings, writeWeekSettings } from '../store/week-settings.ts';

const write = { permission: 'workforce.write' };
const url = '/api/v1/workforce/requests';

/** What waits for a planner, and what the rules ask of leave and swaps. */
export function requestRoutes(app: App): void {
  app.read({ method: 'GET', url, summary: 'Leave and swaps that wait for a planner, oldest first', access: write, query: Type.Object(pageQuery), response: listOf(WeekRequest) }, async (tx, { query }) => {
    const limit = query.limit ?? 50;
    const after = readCursor(query.cursor);
    const rest = (await weekRequests(tx)).filter((one) => after === null || one.asked_at > after.at || (one.asked_at === after.at && one.id > after.id));
    return pageOf(rest.slice(0, limit + 1), limit, (row) => ({ at: row.asked_at, id: row.id }));
  });
  app.write({ method: 'POST', url: `${url}/leave/:id/decide`, summary: 'Grant or refuse leave that was put to a person; granted, it ends the shifts in its days', access: write, params: idParams, body: RequestDecision, response: Leave }, (tx, { params, body }) => decideLeaveRequest(tx, params.id, body));
  app.write({ method: 'POST', url: `${url}/swap/:id/decide`, summary: 'Agree to a swap, or refuse it', access: write, params: idParams, body: RequestDecision, response: Swap }, (tx, { params, body }) => decideSwap(tx, params.id, body.state, body.because));
  app.read({ method: 'GET', url: '/api/v1/sites/:id/week-settings', summary: 'What the rules of a site ask of leave and swaps', access: write, params: idParams, response: WeekSettings }, (tx, { params }) => weekSettings(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/sites/:id/week-settings', summary: 'Set how many may be away, how many days ahead leave is asked for, how many may be missing, and who agrees to swaps', access: write, params: idParams, body: WeekSettings, response: WeekSettings }, async (tx, { params, body }) => {
    if (!(await listSites(tx)).some((one) => one.id === params.id)) throw notFound('site');
    await writeWeekSettings(tx, params.id, body);
    await record(tx, { action: 'workforce.week_settings_changed', subjectKind: 'site', subjectId: params.id, facts: { ...body } });
    return weekSettings(tx, params.id);
  });
}
