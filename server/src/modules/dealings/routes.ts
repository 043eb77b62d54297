import { Type } from 'typebox';
import { may } from '../../platform/actor/actor.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageQuery } from '../../platform/http/lists.ts';
import { invalid } from '../../platform/refusal/refusal.ts';
import { customerFor } from '../customers/index.ts';
import { Dealing, dealingKinds, type DealingKind } from './contract.ts';
import { dealingsOf } from './queries/dealings-of.ts';
import { readEnd } from './queries/page-end.ts';
import { seenKinds } from './rules/seen-kinds.ts';

export function routes(app: App): void {
  app.read(
    {
      method: 'GET', url: '/api/v1/customers/:id/timeline', summary: 'Everything between a customer and the brand, newest first: orders, payments, parcels, returns, subscriptions, points, credit, reviews, conversations', access: { permission: 'customers.read' }, params: idParams,
      query: Type.Object({ ...pageQuery, kinds: Type.Optional(Type.String({ maxLength: 200, description: `some of ${dealingKinds.join(', ')}, with commas between; all where it is left out` })) }), response: listOf(Dealing),
    },
    async (tx, { actor, params, query }) => {
      const customer = await customerFor(tx, params.id);
      const kinds = seenKinds(kindsOf(query.kinds), (permission) => may(actor, permission, customer.brand_id));
      return dealingsOf(tx, params.id, { kinds, limit: query.limit ?? 50, after: readEnd(query.cursor) });
    },
  );
}

function kindsOf(text: string | undefined): DealingKind[] {
  const asked = (text ?? '').split(',').filter(Boolean);
  const unknown = asked.find((kind) => !(dealingKinds as readonly string[]).includes(kind));
  if (unknown !== undefined) throw invalid(`There is no kind "${unknown.slice(0, 40)}".`, [{ field: 'kinds', message: dealingKinds.join(', ') }]);
  return asked as DealingKind[];
}
