import { Type } from 'typebox';
import { may } from '../../../platform/actor/actor.ts';
import type { App } from '../../../platform/http/app.ts';
import { forbidden } from '../../../platform/refusal/refusal.ts';
import { ChangeMatrix, Matrix, TriedAuthority, TryAuthority, type MatrixView } from '../contract.ts';
import { changeAuthority } from '../commands/change-authority.ts';
import { carePolicy, limitsOfRoles } from '../queries/limits.ts';
import type { CarePolicy } from '../rules/authority.ts';
import { tryAuthority } from '../queries/try-authority.ts';
import type { Tx } from '../../../platform/db/tx.ts';

const settings = { permission: 'orders.authority' };

/** Who may do what alone, by role, and what is asked for where nobody proved to be the buyer. */
export function authorityRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/order-authority', summary: 'What each role may do to orders alone', access: settings, query: Type.Object({ brand_id: Type.String({ format: 'uuid' }) }), response: Matrix }, (tx, { query }) => matrix(tx, query.brand_id));
  app.read({ method: 'POST', url: '/api/v1/order-authority/try', summary: 'What a person would be answered if they asked for this now', access: settings, body: TryAuthority, response: TriedAuthority }, (tx, { body, actor }) => {
    if (!may(actor, 'orders.authority', body.brand_id)) throw forbidden('orders.authority');
    return tryAuthority(tx, body);
  });
  app.write({ method: 'PUT', url: '/api/v1/order-authority', summary: 'Change what roles may do to orders alone', access: settings, body: ChangeMatrix, response: Matrix }, async (tx, { body, actor }) => {
    if (!may(actor, 'orders.authority', body.brand_id)) throw forbidden('orders.authority');
    await changeAuthority(tx, { brandId: body.brand_id, care: { unproven: body.unproven, raised: body.risk_raised, high: body.risk_high } as Partial<CarePolicy>, limits: body.limits ?? [], drop: body.drop ?? [] });
    return matrix(tx, body.brand_id);
  });
}

async function matrix(tx: Tx, brandId: string): Promise<MatrixView> {
  const [roles, care] = [await limitsOfRoles(tx, brandId), await carePolicy(tx, brandId)];
  return { unproven: care.unproven, risk_raised: care.raised, risk_high: care.high, roles: roles.map((role) => ({ ...role, limits: [...role.limits], for_reasons: [...role.for_reasons] })) };
}
