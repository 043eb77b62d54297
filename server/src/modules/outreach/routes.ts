import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf } from '../../platform/http/lists.ts';
import { chooseWay, waysOf } from './commands/choose-way.ts';
import { changePreferences, preferencesOf } from './commands/preferences.ts';
import { changeSettings, publish, saveDraft, turn } from './commands/programmes.ts';
import { sendTest } from './commands/send-test.ts';
import { channel, Effect, Example, ExampleWish, Notice, NoticeQuery, PreferencesView, PreferencesWish, Preview, ProgrammeShape, ProgrammeView, Settings, trigger, type ProgrammeViewShape } from './contract.ts';
import { incidentRoutes } from './incident-routes.ts';
import { exampleOf } from './queries/example.ts';
import { effectByReason, effectsOf } from './queries/effects.ts';
import { listNotices, noticesBeside } from './queries/notices.ts';
import { previewProgramme } from './queries/preview.ts';
import { settingsOf } from './queries/programmes.ts';
import { EFFECT_DAYS, showProgrammes } from './queries/show-programmes.ts';
import { startOf } from './rules/programme.ts';
import type { OutreachSettings } from './rules/settings.ts';
import { LANGUAGES } from './rules/words/index.ts';

const see = { permission: 'outreach.read' };
const write = { permission: 'outreach.write' };
const ofProgramme = Type.Object({ id: Type.String({ format: 'uuid' }), trigger });
const language = Type.Enum([...LANGUAGES]);
const done = Type.Object({ done: Type.Boolean() });
const url = '/api/v1/brands/:id/notice-programmes';

export function routes(app: App): void {
  app.read({ method: 'GET', url, summary: 'What a brand can tell its customers of, and what telling did', access: see, params: idParams, response: listOf(ProgrammeView), slow: true }, async (tx, { params }) => ({ data: await showProgrammes(tx, params.id), next_cursor: null }));
  app.write({ method: 'PUT', url: `${url}/:trigger`, summary: 'Keep the draft of a programme', access: write, params: ofProgramme, body: ProgrammeShape, response: done }, async (tx, { params, body }) => {
    await saveDraft(tx, params.id, params.trigger, body);
    return { done: true };
  });
  app.read({ method: 'GET', url: `${url}/:trigger/start`, summary: 'Words to begin with in every language, as the house says it', access: see, params: ofProgramme, response: Type.Object({ wordings: ProgrammeShape.properties.wordings }) }, async (_tx, { params }) => ({ wordings: startOf(params.trigger).wordings as ProgrammeViewShape['draft']['wordings'] }));
  app.write({ method: 'POST', url: `${url}/:trigger/publish`, summary: 'Put the draft before a second person; with their yes it is live and on', access: write, params: ofProgramme, body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500 })) }), response: done }, async (tx, { params, body }) => {
    await publish(tx, params.id, params.trigger, body.reason ?? '');
    return { done: true };
  });
  app.write({ method: 'POST', url: `${url}/:trigger/turn`, summary: 'Switch off at once, or on again', access: write, params: ofProgramme, body: Type.Object({ on: Type.Boolean() }), response: done }, async (tx, { params, body }) => {
    await turn(tx, params.id, params.trigger, body.on);
    return { done: true };
  });
  app.write({ method: 'POST', url: `${url}/:trigger/test`, summary: 'Send the draft to the address or number of whoever asks', access: write, params: ofProgramme, body: Type.Object({ language, channel: Type.Optional(channel), to: Type.Optional(Type.String({ maxLength: 40 })) }), response: Type.Object({ address: Type.String() }) }, async (tx, { params, body }) => ({ address: await sendTest(tx, params.id, params.trigger, { language: body.language, channel: body.channel ?? 'email', to: body.to ?? null }) }));
  app.read({ method: 'POST', url: `${url}/:trigger/preview`, summary: 'Whom this would have reached in the last 30 days, and whom not and why', access: see, params: ofProgramme, body: ProgrammeShape, response: Preview, slow: true }, (tx, { params, body }) => previewProgramme(tx, params.id, params.trigger, body));
  app.read({ method: 'POST', url: `${url}/:trigger/example`, summary: 'One wording, filled with an example', access: see, params: ofProgramme, body: ExampleWish, response: Example }, (tx, { params, body }) => exampleOf(tx, params.id, params.trigger, body));
  app.read({ method: 'GET', url: '/api/v1/notices', summary: 'Who was told or not, and why; newest first', access: see, query: NoticeQuery, response: listOf(Notice) }, (tx, { query }) => listNotices(tx, query));
  app.read({ method: 'GET', url: '/api/v1/conversations/:id/notices', summary: 'What the customer of a conversation was told within 30 days', access: { permission: 'conversations.read' }, params: idParams, response: listOf(Notice) }, async (tx, { params }) => ({ data: await noticesBeside(tx, params.id), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/brands/:id/notice-effects', summary: 'Contacts avoided, by programme or for one by contact reason, against its control group', access: see, params: idParams, query: Type.Object({ trigger: Type.Optional(trigger), days: Type.Optional(Type.Integer({ minimum: 14, maximum: 730, default: EFFECT_DAYS })) }), response: listOf(Effect), slow: true }, async (tx, { params, query }) => ({
    data: query.trigger === undefined ? await effectsOf(tx, params.id, query.days ?? EFFECT_DAYS) : await effectByReason(tx, params.id, query.trigger, query.days ?? EFFECT_DAYS), next_cursor: null,
  }));
  app.read({ method: 'GET', url: '/api/v1/brands/:id/outreach-settings', summary: 'Quiet hours, caps and pace of notices', access: see, params: idParams, response: Settings }, async (tx, { params }) => settingsOf(tx, params.id) as Promise<OutreachSettings & { cost_cents: { email: number } }>);
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/outreach-settings', summary: 'Set quiet hours, caps and pace of notices', access: write, params: idParams, body: Settings, response: done }, async (tx, { params, body }) => {
    await changeSettings(tx, params.id, body);
    return { done: true };
  });
  app.read({ method: 'GET', url: '/api/v1/customers/:id/preferences', summary: 'What a customer wants to be told, and by which ways', access: { permission: 'customers.read' }, params: idParams, response: PreferencesView }, async (tx, { params }) => ({ ...(await preferencesOf(tx, params.id)), ways: await waysOf(tx, params.id) }));
  app.write({ method: 'PUT', url: '/api/v1/customers/:id/preferences', summary: 'Set what a customer wants to be told, on their word', access: { permission: 'customers.change' }, params: idParams, body: PreferencesWish, response: Type.Object({ to_confirm: Type.Boolean() }) }, async (tx, { params, body }) => {
    for (const way of body.ways ?? []) await chooseWay(tx, params.id, way.channel, way.wants, 'said to an agent');
    return { to_confirm: (await changePreferences(tx, params.id, body, 'said to an agent')).toConfirm };
  });
  incidentRoutes(app);
}
