import { Type } from 'typebox';
import type { Tx } from '../../platform/db/tx.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams } from '../../platform/http/lists.ts';
import { Refusal } from '../../platform/refusal/refusal.ts';
import { record } from '../audit/index.ts';
import { Telling, TellingChange } from './contract.ts';
import { TELL_JOB } from './jobs/tell.ts';
import { showTelling, tellableFor } from './queries/show-telling.ts';
import { keepTelling, tellAgain } from './store/tidings.ts';

const access = { permission: 'commerce.settings' };
const url = '/api/v1/connections/:id/telling';

export function routes(app: App): void {
  app.read({ method: 'GET', url, summary: 'What a connected service is told of what happens here, and how that goes', access, params: idParams, response: Telling }, (tx, { params }) => showTelling(tx, params.id));
  app.write({ method: 'PUT', url, summary: 'Choose what a connected service is told of', access, params: idParams, body: TellingChange, response: Telling }, async (tx, { params, body }) => {
    const place = await tellableFor(tx, params.id);
    if (body.kinds.length > 0 && place.missing !== null) throw new Refusal(422, 'permission_missing', `The keys of this connection lack ${place.missing}. Give keys that have it, then choose what it is told.`);
    await keepTelling(tx, { connection_id: params.id, brand_id: place.brandId, kinds: body.kinds, only_consented: body.only_consented });
    await record(tx, { action: 'marketing.telling_changed', subjectKind: 'connection', subjectId: params.id, brandId: place.brandId, facts: { kinds: body.kinds.length, only_consented: body.only_consented } });
    await wake(tx, params.id, place.brandId);
    return showTelling(tx, params.id);
  });
  app.write({ method: 'POST', url: `${url}/again`, summary: 'Tell a connected service once more what it refused', access, params: idParams, response: Type.Object({ waiting: Type.Integer() }) }, async (tx, { params }) => {
    const place = await tellableFor(tx, params.id);
    const waiting = await tellAgain(tx, params.id);
    await wake(tx, params.id, place.brandId);
    return { waiting };
  });
}

const wake = (tx: Tx, connectionId: string, brandId: string): Promise<void> => tx.schedule({ kind: TELL_JOB, key: connectionId, brandId, payload: { connection_id: connectionId } });
