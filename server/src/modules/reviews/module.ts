import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { defineModule } from '../../platform/module/module.ts';
import { routes } from './routes.ts';
import { orderCame } from './when/order-came.ts';

export const reviews = defineModule({
  name: 'reviews',
  routes,
  listeners: [orderCame],
  permissions: { 'reviews.read': 'See product reviews', 'reviews.write': 'Write product reviews, as a connection does' },
  erase: eraseReviews,
  export: async (tx, customerId) => ({ reviews: await tx.rows(sql`select source, stars, title, words, name, email, state, at from reviews.review where customer_id = ${customerId} order by at`) }),
});

/** Stars stay, since the product's average is made of them; words and who it was go, and no later copy brings them back. */
async function eraseReviews(tx: Tx, customerId: string): Promise<number> {
  return await tx.run(sql`update reviews.review set email = null, name = '', title = null, words = '', person_source_id = null, erased_at = coalesce(erased_at, ${tx.now}) where customer_id = ${customerId}`)
    + await tx.run(sql`delete from reviews.person where customer_id = ${customerId}`);
}
