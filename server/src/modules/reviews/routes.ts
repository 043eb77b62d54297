import { Type } from 'typebox';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageQuery } from '../../platform/http/lists.ts';
import { invalid, notFound } from '../../platform/refusal/refusal.ts';
import { customerFor, customersBehind } from '../customers/index.ts';
import { putReview, type ReviewInput } from './commands/put-review.ts';
import { Review, reviewStates, ReviewUpsert, type ReviewUpsertInput, type ReviewView } from './contract.ts';
import { listReviews } from './queries/list-reviews.ts';
import { showReviews, type ReviewRow } from './queries/show-reviews.ts';

const access = { permission: 'reviews.read' };

export function routes(app: App): void {
  app.read(
    {
      method: 'GET', url: '/api/v1/reviews', summary: 'Product reviews, newest first', access, response: listOf(Review),
      query: Type.Object({ ...pageQuery, brand_id: Type.Optional(Type.String({ format: 'uuid' })), customer_id: Type.Optional(Type.String({ format: 'uuid' })), state: Type.Optional(Type.Enum([...reviewStates])), stars_at_most: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })) }),
    },
    async (tx, { query: { customer_id, limit = 50, ...query } }) => listReviews(tx, { ...query, limit, ...(customer_id === undefined ? {} : { people: await customersBehind(tx, customer_id) }) }),
  );
  app.read({ method: 'GET', url: '/api/v1/customers/:id/reviews', summary: 'What a customer wrote about products, newest first', access, params: idParams, query: Type.Object(pageQuery), response: listOf(Review) }, async (tx, { params, query: { limit = 50, ...query } }) => {
    await customerFor(tx, params.id);
    return listReviews(tx, { ...query, limit, people: await customersBehind(tx, params.id) });
  });
  app.read({ method: 'GET', url: '/api/v1/reviews/:id', summary: 'One review', access, params: idParams, response: Review }, (tx, { params }) => one(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/reviews', summary: 'Write a review as its place knows it now, by source id', access: { permission: 'reviews.write' }, body: ReviewUpsert, response: Review }, async (tx, { body }) => one(tx, (await putReview(tx, reviewFrom(body, tx.now))).id));
}

async function one(tx: Tx, id: string): Promise<ReviewView> {
  const [row] = await showReviews(tx, await tx.rows<ReviewRow>(sql`select id, brand_id, customer_id, source, source_id, name, product_source_id, sku, order_id, stars, title, words, state, at, changed_at from reviews.review where id = ${id}`));
  if (!row) throw notFound('review');
  return row;
}

function reviewFrom(body: ReviewUpsertInput, now: Date): ReviewInput {
  const changedAt = body.changed_at === undefined ? now : new Date(body.changed_at);
  if (changedAt.getTime() > now.getTime() + 86_400_000) throw invalid('changed_at is still to come: later changes would be taken for older ones.', [{ field: 'changed_at', message: 'must not be in the future' }]);
  return {
    brandId: body.brand_id, source: body.source ?? 'api', sourceId: body.source_id, customerSourceId: body.customer_source_id ?? null, email: body.email ?? null, name: body.name ?? '', productSourceId: body.product_source_id ?? null, sku: body.sku ?? null,
    orderSourceId: body.order_source_id ?? null, stars: body.stars ?? null, title: body.title ?? null, words: body.words ?? '', state: body.state ?? 'shown', at: new Date(body.at), changedAt,
  };
}
