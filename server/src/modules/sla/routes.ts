import { Type, type Static } from 'typebox';
import type { Tx } from '../../platform/db/tx.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf } from '../../platform/http/lists.ts';
import { invalid, notFound } from '../../platform/refusal/refusal.ts';
import { calendarsOf, timelineOf, type WorkCalendar } from '../calendars/index.ts';
import { savePolicies } from './commands/save-policies.ts';
import { Caught, Clocks, DueAnswer, DueQuestion, Policies, PoliciesChange, PoliciesDraft, PoliciesVersion, PolicyCheck, Redating, versionsQuery } from './contract.ts';
import { checkDraft } from './queries/check-draft.ts';
import { showPolicies } from './queries/policies-of.ts';
import { previewPolicies } from './queries/preview.ts';
import { showClocks, showProgress } from './queries/show-clocks.ts';
import { showVersions } from './queries/show-versions.ts';
import { aroundTheClock } from './rules/around-the-clock.ts';
import type { Policy } from './rules/policy.ts';

const idOrNumber = Type.Object({ id: Type.String({ maxLength: 36 }) });
const settings = { permission: 'sla.settings' } as const;

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/brands/:id/sla-policies', summary: 'How soon a brand wants to answer, in the order policies are tried', access: settings, params: idParams, response: Policies }, (tx, { params }) => showPolicies(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/sla-policies', summary: 'Save a brand’s policies as its next version; open clocks are dated anew', access: settings, params: idParams, body: PoliciesChange, response: Policies }, async (tx, { params, body }) => {
    await savePolicies(tx, params.id, body.version, body.policies as Policy[], body.restored_from ?? null);
    return showPolicies(tx, params.id);
  });
  app.read({ method: 'POST', url: '/api/v1/brands/:id/sla-policies/preview', summary: 'What each policy would catch, and what would be missed', access: settings, params: idParams, body: PoliciesDraft, response: Caught, slow: true }, (tx, { params, body }) => previewPolicies(tx, params.id, body.policies as Policy[], body.days ?? null));
  app.read({ method: 'POST', url: '/api/v1/brands/:id/sla-policies/check', summary: 'What would keep these policies from being saved, and what they would change', access: settings, params: idParams, body: PoliciesDraft, response: PolicyCheck }, (tx, { params, body }) => checkDraft(tx, params.id, body.policies as Policy[]));
  app.read({ method: 'GET', url: '/api/v1/brands/:id/sla-policies/versions', summary: 'Who changed what in a brand’s policies, the newest first', access: settings, params: idParams, query: versionsQuery, response: listOf(PoliciesVersion) }, async (tx, { params, query }) => ({ data: await showVersions(tx, params.id, query.limit ?? 20, query.before ?? null), next_cursor: null }));
  app.read({ method: 'POST', url: '/api/v1/brands/:id/due-time', summary: 'When something that begins at a moment would be due, in the brand’s hours or in others', access: 'signed-in', params: idParams, body: DueQuestion, response: DueAnswer }, (tx, { params, body }) => dueTime(tx, params.id, body));
  app.read({ method: 'GET', url: '/api/v1/conversations/:id/clocks', summary: 'The clocks of a conversation, running and ended', access: { permission: 'conversations.read' }, params: idOrNumber, response: Clocks }, (tx, { params }) => showClocks(tx, params.id));
  app.read({ method: 'GET', url: '/api/v1/sla/progress', summary: 'How far dating open clocks anew has come, brand by brand', access: settings, response: listOf(Redating) }, async (tx) => ({ data: await showProgress(tx), next_cursor: null }));
}

async function dueTime(tx: Tx, brandId: string, asked: Static<typeof DueQuestion>): Promise<Static<typeof DueAnswer>> {
  const calendar = asked.hours === 'always' ? aroundTheClock : ((asked.calendar as WorkCalendar | undefined) ?? (await calendarsOf(tx, brandId)).get(asked.calendar_id ?? brandId));
  if (calendar === undefined) throw notFound('calendar');
  const start = Date.parse(asked.start);
  try {
    new Intl.DateTimeFormat('en', { timeZone: calendar.time_zone });
  } catch {
    throw invalid('There is no such time zone.', [{ field: 'calendar.time_zone', message: calendar.time_zone }]);
  }
  const due = timelineOf(calendar, start).after(start, asked.seconds * 1000);
  return Number.isFinite(due) ? { due_at: new Date(due).toISOString(), notice: null } : { due_at: null, notice: 'These hours never come to so much working time, so nothing would ever be due.' };
}
