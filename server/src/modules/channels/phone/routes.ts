import { may } from '../../../platform/actor/actor.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { forbidden, Refusal } from '../../../platform/refusal/refusal.ts';
import { PlaceRefused, SlowDown } from '../../connections/index.ts';
import { Template, Way } from './contract.ts';
import type { PhonePorts } from './ports.ts';
import { waysOf } from './queries/ways.ts';

const see = { permission: 'outreach.read' };

export const routes = (ports: PhonePorts) => (app: App): void => {
  app.read({ method: 'GET', url: '/api/v1/brands/:id/phone-ways', summary: 'By which ways besides mail a brand can reach its customers, and which are connected', access: see, params: idParams, response: listOf(Way) }, async (tx, { params }) => ({ data: await waysOf(ports, tx, params.id), next_cursor: null }));
  app.open({ method: 'GET', url: '/api/v1/brands/:id/phone-templates', summary: 'Templates WhatsApp knows of a brand, and which it has agreed to; asked there now', access: see, params: idParams, response: listOf(Template) }, async ({ actor, params }) => {
    if (!may(actor, 'outreach.read', params.id)) throw forbidden('outreach.read');
    const place = (await app.db.read(actor, (tx) => ports.texter.places(tx, params.id))).find((one) => one.channel === 'whatsapp');
    if (place === undefined) return { data: [], next_cursor: null };
    const found = await ports.texter.templates(place.connectionId).catch((error: unknown) => {
      if (error instanceof PlaceRefused || error instanceof SlowDown) throw new Refusal(422, 'place_refused', `WhatsApp does not tell its templates: ${error.message}`);
      throw error;
    });
    return { data: [...found], next_cursor: null };
  });
};
