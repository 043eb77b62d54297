import { Type } from 'typebox';
import { may } from '../../../platform/actor/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams } from '../../../platform/http/lists.ts';
import { forbidden } from '../../../platform/refusal/refusal.ts';
import { changePromotion, importCharts, importPromotions, keepChart, keepPromotion, removeChart, removePromotion, type KeptChart } from '../commands/keep-charts.ts';
import { noteFit, relate, unrelate } from '../commands/know-product.ts';
import { Advice, AdviseAsked, Comparison, FitNote, Imported, ImportTable, ProductPage, ProductSummary, PromotionInput, PromotionShape, Relate, SizeChartInput, SizeChartShape } from '../contract-goods.ts';
import { adviseFor } from '../queries/advise-for.ts';
import { listPromotions } from '../queries/promotions.ts';
import { compare, findProducts, productOfSku, showProduct } from '../queries/show-products.ts';
import { listCharts } from '../queries/size-charts.ts';
import type { Promotion } from '../rules/promotion.ts';

const read = { permission: 'catalogue.read' };
const settings = { permission: 'catalogue.settings' };
const uuid = Type.String({ format: 'uuid' });
const list = <T extends Parameters<typeof Type.Array>[0]>(item: T) => Type.Object({ data: Type.Array(item) });
const done = Type.Object({ ok: Type.Boolean() });

/** A brand is named in the address: whoever may somewhere may not everywhere. */
function inBrand(tx: Tx, brandId: string): void {
  if (!may(tx.actor, settings.permission, brandId)) throw forbidden(settings.permission);
}

export function goodsRoutes(app: App): void {
  productRoutes(app);
  chartRoutes(app);
  promotionRoutes(app);
}

function productRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/products', summary: 'Products by words, or by the SKU of a variant', access: read, query: Type.Object({ brand_id: uuid, q: Type.String({ minLength: 1, maxLength: 100 }) }), response: list(ProductSummary) }, async (tx, { query }) => ({ data: await findProducts(tx, query.brand_id, query.q) }));
  app.read({ method: 'GET', url: '/api/v1/products/by-sku', summary: 'The product a SKU is of; null where none is', access: read, query: Type.Object({ brand_id: uuid, sku: Type.String({ minLength: 1, maxLength: 200 }) }), response: Type.Object({ id: Type.Union([Type.String(), Type.Null()]) }) }, async (tx, { query }) => ({ id: await productOfSku(tx, query.brand_id, query.sku) }));
  app.read({ method: 'GET', url: '/api/v1/products/compare', summary: 'Up to four products side by side', access: read, query: Type.Object({ ids: Type.String({ pattern: '^[0-9a-f-]{36}(,[0-9a-f-]{36}){1,3}$' }) }), response: Comparison }, (tx, { query }) => compare(tx, query.ids.split(',')));
  app.read({ method: 'GET', url: '/api/v1/products/:id', summary: 'One product: variants, stock by place, sizes, what goes with it', access: read, params: idParams, response: ProductPage }, (tx, { params }) => showProduct(tx, params.id));
  app.read({ method: 'POST', url: '/api/v1/products/:id/size', summary: 'Which size somebody should take, and why; changes nothing', access: read, params: idParams, body: AdviseAsked, response: Advice }, (tx, { params, body }) => adviseFor(tx, params.id, body as never));
  app.write({ method: 'PUT', url: '/api/v1/products/:id/fit', summary: 'How it fits beside its label', access: settings, params: idParams, body: FitNote, response: ProductPage }, async (tx, { params, body }) => {
    await noteFit(tx, params.id, body.runs, body.fit_note);
    return showProduct(tx, params.id);
  });
  app.write({ method: 'POST', url: '/api/v1/products/:id/relations', summary: 'It fits with, replaces, or is an accessory of another', access: settings, params: idParams, body: Relate, response: ProductPage }, async (tx, { params, body }) => {
    await relate(tx, params.id, { other: body.product_id, kind: body.kind, direction: body.direction });
    return showProduct(tx, params.id);
  });
  app.write({ method: 'POST', url: '/api/v1/products/:id/relations/remove', summary: 'It does so no longer', access: settings, params: idParams, body: Relate, response: ProductPage }, async (tx, { params, body }) => {
    await unrelate(tx, params.id, { other: body.product_id, kind: body.kind, direction: body.direction });
    return showProduct(tx, params.id);
  });
}

function chartRoutes(app: App): void {
  const kept = async (tx: Tx, brandId: string) => ({ data: await listCharts(tx, brandId) });
  app.read({ method: 'GET', url: '/api/v1/brands/:id/size-charts', summary: 'A brand’s tables of sizes', access: read, params: idParams, response: list(SizeChartShape) }, (tx, { params }) => kept(tx, params.id));
  app.write({ method: 'POST', url: '/api/v1/brands/:id/size-charts', summary: 'A new table of sizes', access: settings, params: idParams, body: SizeChartInput, response: list(SizeChartShape) }, async (tx, { params, body }) => {
    inBrand(tx, params.id);
    await keepChart(tx, params.id, null, body as KeptChart);
    return kept(tx, params.id);
  });
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/size-charts/:chart', summary: 'Change a table of sizes', access: settings, params: Type.Object({ id: idParams.properties.id, chart: idParams.properties.id }), body: SizeChartInput, response: list(SizeChartShape) }, async (tx, { params, body }) => {
    inBrand(tx, params.id);
    await keepChart(tx, params.id, params.chart, body as KeptChart);
    return kept(tx, params.id);
  });
  app.write({ method: 'DELETE', url: '/api/v1/size-charts/:id', summary: 'Throw a table of sizes away', access: settings, params: idParams, response: done }, async (tx, { params }) => {
    await removeChart(tx, params.id);
    return { ok: true };
  });
  app.write({ method: 'POST', url: '/api/v1/brands/:id/size-charts/import', summary: 'Tables of sizes as CSV: chart, unit, categories, size, and a column for each measure', access: settings, params: idParams, body: ImportTable, response: Imported }, (tx, { params, body }) => {
    inBrand(tx, params.id);
    return importCharts(tx, params.id, body.csv);
  });
}

function promotionRoutes(app: App): void {
  const kept = async (tx: Tx, brandId: string) => ({ data: await listPromotions(tx, brandId) });
  app.read({ method: 'GET', url: '/api/v1/brands/:id/promotions', summary: 'Codes, wherever they are kept', access: read, params: idParams, response: list(PromotionShape) }, (tx, { params }) => kept(tx, params.id));
  app.write({ method: 'POST', url: '/api/v1/brands/:id/promotions', summary: 'A new code', access: settings, params: idParams, body: PromotionInput, response: list(PromotionShape) }, async (tx, { params, body }) => {
    inBrand(tx, params.id);
    await keepPromotion(tx, params.id, null, body as Promotion);
    return kept(tx, params.id);
  });
  app.write({ method: 'PUT', url: '/api/v1/promotions/:id', summary: 'Change a code that was entered here', access: settings, params: idParams, body: PromotionInput, response: done }, async (tx, { params, body }) => {
    await changePromotion(tx, params.id, body as Promotion);
    return { ok: true };
  });
  app.write({ method: 'DELETE', url: '/api/v1/promotions/:id', summary: 'Throw a code away that was entered here', access: settings, params: idParams, response: done }, async (tx, { params }) => {
    await removePromotion(tx, params.id);
    return { ok: true };
  });
  app.write({ method: 'POST', url: '/api/v1/brands/:id/promotions/import', summary: 'Codes as CSV: code, kind, value, currency, minimum, from, until …', access: settings, params: idParams, body: ImportTable, response: Imported }, (tx, { params, body }) => {
    inBrand(tx, params.id);
    return importPromotions(tx, params.id, body.csv);
  });
}
