import type { App } from '../../platform/http/app.ts';
import { idParams, listOf } from '../../platform/http/lists.ts';
import { changeSettings } from './commands/change-settings.ts';
import { Survey, SurveyQuery, SurveySettings } from './contract.ts';
import { listSurveys } from './queries/list-surveys.ts';
import { settingsOf } from './queries/settings-of.ts';

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/surveys', summary: 'Who was asked or not and why, and what they said', access: { permission: 'conversations.read' }, query: SurveyQuery, response: listOf(Survey) }, async (tx, { query }) => ({ data: await listSurveys(tx, query), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/brands/:id/survey-settings', summary: 'When and whom a brand asks', access: { permission: 'surveys.settings' }, params: idParams, response: SurveySettings }, (tx, { params }) => settingsOf(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/survey-settings', summary: 'Set when and whom a brand asks', access: { permission: 'surveys.settings' }, params: idParams, body: SurveySettings, response: SurveySettings }, async (tx, { params, body }) => {
    await changeSettings(tx, params.id, body);
    return settingsOf(tx, params.id);
  });
}
