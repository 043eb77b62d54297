import type { App } from '../../../platform/http/app.ts';
import { may } from '../../../platform/actor/actor.ts';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { judgeUrl } from '../../../platform/outbound/index.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { vendorOf } from '../../connections/index.ts';
import { askCustomShop } from './commands/ask-custom-shop.ts';
import { CustomShop, CustomShopMade, CustomShopTest, NewCustomShop, type CustomShopView } from './contract.ts';
import { secretPurpose, type CustomPorts } from './ports.ts';
import { newSecret } from './rules/signature.ts';
import { addCustomShop, customShopById, customShopOf, customShops, removeCustomShop, type CustomShopRow } from './store/custom-shops.ts';

const access = { permission: 'commerce.settings' };

export const routes = (ports: CustomPorts) => (app: App): void => {
  app.read({ method: 'GET', url: '/api/v1/commerce/custom', summary: 'Shops of one’s own making that carry out what is asked', access, response: listOf(CustomShop) }, async (tx) => ({ data: (await customShops(tx)).map(view), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/commerce/custom', summary: 'Connect a shop of one’s own making', access, status: 201, body: NewCustomShop, response: CustomShopMade }, async (tx, { body, actor }) => {
    if (!may(actor, 'commerce.settings', body.brand_id)) throw forbidden('commerce.settings');
    if (ports.vendors.includes(vendorOf(body.source))) throw invalid('Orders of this source have a connection of their own.', [{ field: 'source', message: body.source }]);
    if (body.mode === 'calls' && body.url === undefined) throw invalid('Say at which address the shop is asked.', [{ field: 'url', message: 'url_needed' }]);
    const verdict = body.mode === 'calls' ? judgeUrl(body.url ?? '', { allowHosts: ports.allowPrivate }) : null;
    if (verdict !== null && !verdict.allowed) throw invalid('This address cannot be asked from here.', [{ field: 'url', message: verdict.because }]);
    if (await customShopOf(tx, body.brand_id, body.source)) throw conflict('shop_connected', 'A shop is connected to orders of this source already.');
    const id = tx.id();
    const secret = newSecret();
    await addCustomShop(tx, { id, brand_id: body.brand_id, name: body.name.trim(), source: body.source, mode: body.mode, url: body.mode === 'calls' ? (body.url ?? null) : null, secret: ports.vault.seal(secret, secretPurpose(id)), kinds: body.kinds });
    await record(tx, { action: 'commerce.custom_shop_connected', subjectKind: 'shop', subjectId: id, brandId: body.brand_id, facts: { mode: body.mode } });
    return { shop: view((await customShopById(tx, id)) as CustomShopRow), secret };
  });
  app.open({ method: 'POST', url: '/api/v1/commerce/custom/:id/test', summary: 'Send a shop a signed test', access, params: idParams, response: CustomShopTest }, async ({ actor, params }) => {
    const shop = await app.db.read(actor, (tx) => customShopById(tx, params.id));
    if (!shop || shop.mode !== 'calls') throw notFound('shop that is called');
    try {
      return { ok: true, said: (await askCustomShop(ports, shop, `test-${shop.id}-${ports.db.clock.now().getTime()}`, JSON.stringify({ type: 'test' }))).slice(0, 300) };
    } catch (error) {
      return { ok: false, said: (error as Error).message.slice(0, 300) };
    }
  });
  app.write({ method: 'DELETE', url: '/api/v1/commerce/custom/:id', summary: 'Disconnect a shop; its orders stay', access, params: idParams, response: listOf(CustomShop) }, async (tx, { params }) => {
    const shop = await customShopById(tx, params.id);
    if (!shop || (await removeCustomShop(tx, params.id)) === 0) throw notFound('shop');
    await record(tx, { action: 'commerce.custom_shop_removed', subjectKind: 'shop', subjectId: params.id, brandId: shop.brand_id });
    return { data: (await customShops(tx)).map(view), next_cursor: null };
  });
};

function view(row: CustomShopRow): CustomShopView {
  return {
    id: row.id, brand_id: row.brand_id, name: row.name, source: row.source, mode: row.mode, url: row.url, kinds: row.kinds, last_answer_at: row.last_answer_at?.toISOString() ?? null, last_order_at: row.last_order_at?.toISOString() ?? null, last_fetched_at: row.last_fetched_at?.toISOString() ?? null,
    error: row.error, failing_since: row.error_at?.toISOString() ?? null, created_at: row.created_at.toISOString(),
  };
}
