import { Type } from 'typebox';
import { sql } from '../../platform/db/sql.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageOf, pageQuery, readCursor } from '../../platform/http/lists.ts';
import { Memberships, Subscription, subscriptionStates } from './contract.ts';
import { membershipsOf } from './queries/memberships-of.ts';
import { showSubscriptions } from './queries/show-subscriptions.ts';
import { actionRoutes } from './routes/action-routes.ts';
import { creditRoutes } from './routes/credit-routes.ts';
import { putRoutes } from './routes/put-routes.ts';
import { subscriptionFor, type SubscriptionRow } from './store/subscriptions.ts';
import { customerFor } from '../customers/index.ts';

const read = { permission: 'memberships.read' };

export function routes(app: App): void {
  actionRoutes(app);
  creditRoutes(app);
  putRoutes(app);
  app.read({ method: 'GET', url: '/api/v1/customers/:id/memberships', summary: 'Subscriptions, points and store credit of a customer, and what may be done to them', access: read, params: idParams, response: Memberships }, async (tx, { params }) => {
    await customerFor(tx, params.id);
    return membershipsOf(tx, params.id);
  });
  app.read(
    { method: 'GET', url: '/api/v1/subscriptions', summary: 'Subscriptions, newest first', access: read, query: Type.Object({ ...pageQuery, state: Type.Optional(Type.Enum([...subscriptionStates])), brand_id: Type.Optional(Type.String({ format: 'uuid' })), customer_id: Type.Optional(Type.String({ format: 'uuid' })) }), response: listOf(Subscription) },
    async (tx, { query }) => {
      const limit = query.limit ?? 50;
      const after = readCursor(query.cursor);
      const rows = await tx.rows<SubscriptionRow>(sql`
        select * from memberships.subscription where (${query.state ?? null}::text is null or state = ${query.state ?? null}) and (${query.brand_id ?? null}::uuid is null or brand_id = ${query.brand_id ?? null})
          and (${query.customer_id ?? null}::uuid is null or customer_id = ${query.customer_id ?? null}) and (${after?.at ?? null}::timestamptz is null or (started_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
        order by started_at desc, id desc limit ${limit + 1}`);
      const page = pageOf(rows, limit, (row) => ({ at: row.started_at.toISOString(), id: row.id }));
      return { data: await showSubscriptions(tx, page.data), next_cursor: page.next_cursor };
    },
  );
  app.read({ method: 'GET', url: '/api/v1/subscriptions/:id', summary: 'One subscription with its charges', access: read, params: idParams, response: Subscription }, async (tx, { params }) => (await showSubscriptions(tx, [await subscriptionFor(tx, params.id)]))[0] as never);
}
