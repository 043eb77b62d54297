import { Type } from 'typebox';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageOf, pageQuery, readCursor } from '../../platform/http/lists.ts';
import { notFound } from '../../platform/refusal/refusal.ts';
import { orderFrom } from './commands/order-from.ts';
import { putOrder } from './commands/put-order.ts';
import { Order, OrderUpsert, type OrderView } from './contract.ts';
import { CheckCode, CodeCheck } from './contract-codes.ts';
import { ownShopsHeard } from './ports.ts';
import { OrderPage } from './contract-page.ts';
import { checkCode } from './queries/check-code.ts';
import { orderPage } from './queries/order-page.ts';
import { showOrders, type OrderRow } from './queries/order-cards.ts';
import { actionRoutes } from './routes/action-routes.ts';
import { authorityRoutes } from './routes/authority-routes.ts';
import { paymentRoutes } from './routes/payment-routes.ts';
import { orderNumberKey } from './rules/order-number.ts';

const read = { permission: 'orders.read' };
const write = { permission: 'orders.write' };

export function routes(app: App): void {
  actionRoutes(app);
  authorityRoutes(app);
  paymentRoutes(app);
  app.read({ method: 'POST', url: '/api/v1/orders/check-code', summary: 'Why a code works or does not, for an order or a basket; changes nothing', access: read, body: CheckCode, response: CodeCheck }, (tx, { body }) => checkCode(tx, body));
  app.read(
    { method: 'GET', url: '/api/v1/orders', summary: 'Orders, newest first', access: read, query: Type.Object({ ...pageQuery, number: Type.Optional(Type.String({ maxLength: 60 })), customer_id: Type.Optional(Type.String({ format: 'uuid' })), brand_id: Type.Optional(Type.String({ format: 'uuid' })) }), response: listOf(Order) },
    async (tx, { query }) => {
      const limit = query.limit ?? 50;
      const after = readCursor(query.cursor);
      const key = query.number === undefined ? null : orderNumberKey(query.number);
      const rows = await tx.rows<OrderRow>(sql`
        select * from orders."order" where (${key}::text is null or number_key = ${key}) and (${query.customer_id ?? null}::uuid is null or customer_id = ${query.customer_id ?? null})
          and (${query.brand_id ?? null}::uuid is null or brand_id = ${query.brand_id ?? null})
          and (${after?.at ?? null}::timestamptz is null or (placed_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
        order by placed_at desc, id desc limit ${limit + 1}`);
      const page = pageOf(rows, limit, (row) => ({ at: row.placed_at.toISOString(), id: row.id }));
      return { data: await showOrders(tx, page.data), next_cursor: page.next_cursor };
    },
  );
  app.read({ method: 'GET', url: '/api/v1/orders/:id', summary: 'One order', access: read, params: idParams, response: Order }, (tx, { params }) => shown(tx, params.id));
  app.read({ method: 'GET', url: '/api/v1/desk/orders/:id', summary: 'Everything the order page shows', access: read, params: idParams, response: OrderPage }, (tx, { params }) => orderPage(tx, params.id));
  for (const method of ['PUT', 'POST'] as const) {
    app.write({ method, url: '/api/v1/orders', summary: 'Write an order as the shop knows it now, by source id', access: write, body: OrderUpsert, response: Order }, async (tx, { body }) => {
      const order = orderFrom(body, tx.now);
      ownShopsHeard.get().wrote(tx, order.brandId, order.source);
      return shown(tx, (await putOrder(tx, order)).id);
    });
  }
}

async function shown(tx: Tx, id: string): Promise<OrderView> {
  const row = await tx.maybe<OrderRow>(sql`select * from orders."order" where id = ${id}`);
  if (!row) throw notFound('order');
  return (await showOrders(tx, [row]))[0] as OrderView;
}
