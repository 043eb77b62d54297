import { sql } from '../../platform/db/sql.ts';
import { defineModule } from '../../platform/module/module.ts';
import { routes } from './routes.ts';

export const orders = defineModule({
  name: 'orders',
  routes,
  permissions: { 'orders.read': 'See orders', 'orders.write': 'Write orders, as a shop connection does' },
  // The sale stays for the books; who bought is taken out.
  erase: (tx, customerId) => tx.run(sql`update orders."order" set email = null, shipping_address = null, note = null where customer_id = ${customerId}`),
  export: async (tx, customerId) => ({
    orders: await tx.rows(sql`
      select o.number, o.placed_at, o.state, o.payment_state, o.fulfilment_state, o.currency, o.total_minor, o.refunded_minor, o.email, o.shipping_address,
        (select json_agg(json_build_object('sku', l.sku, 'title', l.title, 'quantity', l.quantity, 'unit_price_minor', l.unit_price_minor)) from orders.line l where l.order_id = o.id) as lines
      from orders."order" o where o.customer_id = ${customerId} order by o.placed_at`),
  }),
});
