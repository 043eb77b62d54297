import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams } from '../../platform/http/lists.ts';
import { conversationFor } from '../conversations/index.ts';
import { askToLearn } from './commands/ask-to-learn.ts';
import { chooseVersion } from './commands/change-model.ts';
import { BrandModel, Drift, ModelFigures, TriageAccuracy, TriageAnswer, TriageSettings, VersionChoice } from './contract.ts';
import { showDrift } from './queries/show-drift.ts';
import { showBrandModel, showFigures } from './queries/show-model.ts';
import { showAccuracy, showReading } from './queries/show-reading.ts';
import { keepSettings, settingsOf } from './queries/settings-of.ts';

const idOrNumber = Type.Object({ id: Type.String({ maxLength: 36 }) });
const ofVersion = Type.Object({ id: Type.String({ format: 'uuid' }), number: Type.Integer({ minimum: 1, maximum: 1_000_000 }) });
const settings = { permission: 'taxonomy.change' };

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/conversations/:id/triage', summary: 'What the newest message of a conversation was read as, and why', access: { permission: 'conversations.read' }, params: idOrNumber, response: TriageAnswer }, async (tx, { params }) => ({ reading: await showReading(tx, (await conversationFor(tx, params.id)).id) }));
  app.read({ method: 'GET', url: '/api/v1/brands/:id/triage-settings', summary: 'Whether conversations are filed by what is read', access: settings, params: idParams, response: TriageSettings }, (tx, { params }) => settingsOf(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/triage-settings', summary: 'Change whether conversations are filed by what is read', access: settings, params: idParams, body: TriageSettings, response: TriageSettings }, async (tx, { params, body }) => {
    await keepSettings(tx, params.id, body);
    return settingsOf(tx, params.id);
  });
  app.read({ method: 'GET', url: '/api/v1/brands/:id/triage-accuracy', summary: 'How often the first guess was what people filed', access: settings, params: idParams, response: TriageAccuracy }, (tx, { params }) => showAccuracy(tx, params.id));
  modelRoutes(app);
}

function modelRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/brands/:id/triage-model', summary: 'What a brand’s messages are read with, and the versions it has learned', access: settings, params: idParams, response: BrandModel }, (tx, { params }) => showBrandModel(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/triage-model', summary: 'Choose the version a brand’s messages are read with; null: the default model', access: settings, params: idParams, body: VersionChoice, response: BrandModel }, async (tx, { params, body }) => {
    await chooseVersion(tx, params.id, body.number);
    return showBrandModel(tx, params.id);
  });
  app.write({ method: 'POST', url: '/api/v1/brands/:id/triage-model/learn', summary: 'Learn the next version from what people filed', access: settings, params: idParams, response: BrandModel, status: 202 }, async (tx, { params }) => {
    await askToLearn(tx, params.id);
    return showBrandModel(tx, params.id);
  });
  app.read({ method: 'GET', url: '/api/v1/brands/:id/triage-model/versions/:number', summary: 'How a version did on conversations it had not seen', access: settings, params: ofVersion, response: ModelFigures }, (tx, { params }) => showFigures(tx, params.id, params.number));
  app.read({ method: 'GET', url: '/api/v1/brands/:id/triage-drift', summary: 'How what is read changes from week to week', access: settings, params: idParams, response: Drift, slow: true }, (tx, { params }) => showDrift(tx, params.id));
}
