import type { App } from '../../../platform/http/app.ts';
import { idParams } from '../../../platform/http/lists.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { brandById } from '../../identity/index.ts';
import { changeSettings, newSecret } from '../commands/change-settings.ts';
import { PortalPreview, PortalSecret, PortalSettings, PortalSettingsChange, PreviewShown } from '../contract.ts';
import type { PortalPorts } from '../ports.ts';
import { showSettings } from '../queries/show-settings.ts';
import { document, type Setting } from '../rules/page-frame.ts';
import { findPage } from '../rules/pages/find-pages.ts';
import { orderPage } from '../rules/pages/order-page.ts';
import { sampleOrder } from '../rules/sample-order.ts';
import { startingChoices } from '../rules/settings.ts';
import { wordsOf } from '../rules/words/index.ts';
import type { Doors } from './doors.ts';

const access = { permission: 'portal.settings' };
const PATH = '/api/v1/portal-settings/:id';

/** How a brand sets its portal up; `:id` is the brand. */
export function settingRoutes(app: App, ports: PortalPorts, doors: Doors): void {
  app.read({ method: 'GET', url: PATH, summary: 'How a brand’s portal is set up, and where it stands', access, params: idParams, response: PortalSettings }, (tx, { params }) => showSettings(tx, params.id, ports.publicUrl));
  app.write({ method: 'PATCH', url: PATH, summary: 'Set a brand’s portal up: on or off, look, domain, languages, what shoppers may do', access, params: idParams, body: PortalSettingsChange, response: PortalSettings }, async (tx, { params, body }) => {
    if ((await brandById(tx, params.id)) === undefined) throw notFound('brand');
    await changeSettings(tx, params.id, body);
    tx.afterCommit(() => doors.forget());
    return showSettings(tx, params.id, ports.publicUrl);
  });
  app.write({ method: 'POST', url: `${PATH}/secret`, summary: 'A new secret with which the shop vouches for who is signed in; shown this once', access, params: idParams, response: PortalSecret }, async (tx, { params }) => {
    if ((await brandById(tx, params.id)) === undefined) throw notFound('brand');
    tx.afterCommit(() => doors.forget());
    return { secret: await newSecret(tx, ports.vault, params.id) };
  });
  app.read({ method: 'POST', url: `${PATH}/preview`, summary: 'A page of the portal in a look that is not saved, with an order nobody placed', access, params: idParams, body: PortalPreview, response: PreviewShown }, async (tx, { params, body }) => {
    const brand = await brandById(tx, params.id);
    if (brand === undefined) throw notFound('brand');
    const setting: Setting = { words: wordsOf(body.language), language: body.language, zone: brand.time_zone, brand, base: '', welcome: body.welcome ?? '', helps: false, choices: { ...startingChoices(brand.color), look: body.look, languages: [body.language] } };
    const page = body.page === 'find' ? findPage(setting) : orderPage(setting, sampleOrder(tx.now), tx.now.toISOString(), null);
    // Shown in a frame without rights: no script of ours runs in it either.
    return { html: document(setting, page).text.replace('<script src="/p/portal.js" defer></script>', '') };
  });
}
