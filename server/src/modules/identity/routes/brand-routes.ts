import { Type } from 'typebox';
import { may } from '../../../platform/actor/actor.ts';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { forbidden, notFound } from '../../../platform/refusal/refusal.ts';
import { changeBrand } from '../commands/change-brand.ts';
import { createBrand } from '../commands/create-brand.ts';
import { Brand, BrandChange, NewBrand, type BrandView } from '../contract.ts';
import { holdsInstallation } from '../rules/permissions.ts';
import { brandById, listBrands, type BrandRow } from '../store/brands.ts';
import { wideWrite, type Desk } from './wide-route.ts';

export function brandRoutes(desk: Desk): void {
  const { app } = desk;
  const access = { permission: 'identity.brands' };

  app.read({ method: 'GET', url: '/api/v1/brands', summary: 'Brands you may see', access: 'signed-in', response: listOf(Brand) }, async (tx) => ({ data: (await listBrands(tx)).map(shown), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/brands/:id', summary: 'One brand', access: 'signed-in', params: idParams, response: Brand }, async (tx, { params }) => {
    const brand = await brandById(tx, params.id);
    if (!brand) throw notFound('brand');
    return shown(brand);
  });
  wideWrite(desk, { method: 'POST', url: '/api/v1/brands', summary: 'Add a brand', access, status: 201, body: NewBrand, response: Brand }, async (tx, { actor, body }) => {
    // Someone whose role ends at one brand would not see what they made.
    if (!holdsInstallation(actor)) throw forbidden('identity.brands in every brand');
    return shown(await createBrand(tx, body));
  });
  wideWrite(desk, { method: 'PATCH', url: '/api/v1/brands/:id', summary: 'Change a brand', access, params: idParams, body: Type.Object(BrandChange.properties), response: Brand }, async (tx, { actor, params, body }) => {
    if (!may(actor, 'identity.brands', params.id)) throw notFound('brand');
    return shown(await changeBrand(tx, params.id, body));
  });
}

function shown(brand: BrandRow): BrandView {
  return { ...brand, created_at: brand.created_at.toISOString(), archived_at: brand.archived_at?.toISOString() ?? null };
}
