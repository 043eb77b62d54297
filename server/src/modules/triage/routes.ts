import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams } from '../../platform/http/lists.ts';
import { conversationFor } from '../conversations/index.ts';
import { TriageAccuracy, TriageAnswer, TriageSettings } from './contract.ts';
import { keepSettings, settingsOf } from './queries/settings-of.ts';
import { showAccuracy, showReading } from './queries/show-reading.ts';

const idOrNumber = Type.Object({ id: Type.String({ maxLength: 36 }) });
const settings = { permission: 'taxonomy.change' };

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/conversations/:id/triage', summary: 'What the newest message of a conversation was read as, and why', access: { permission: 'conversations.read' }, params: idOrNumber, response: TriageAnswer }, async (tx, { params }) => ({ reading: await showReading(tx, (await conversationFor(tx, params.id)).id) }));
  app.read({ method: 'GET', url: '/api/v1/brands/:id/triage-settings', summary: 'Whether conversations are filed by what is read', access: settings, params: idParams, response: TriageSettings }, (tx, { params }) => settingsOf(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/triage-settings', summary: 'Change whether conversations are filed by what is read', access: settings, params: idParams, body: TriageSettings, response: TriageSettings }, async (tx, { params, body }) => {
    await keepSettings(tx, params.id, body);
    return settingsOf(tx, params.id);
  });
  app.read({ method: 'GET', url: '/api/v1/brands/:id/triage-accuracy', summary: 'How often the first guess was what people filed', access: settings, params: idParams, response: TriageAccuracy }, (tx, { params }) => showAccuracy(tx, params.id));
}
