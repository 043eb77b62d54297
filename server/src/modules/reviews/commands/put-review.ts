import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { orderMeant } from '../../orders/index.ts';
import { REVIEW_CHANGED, REVIEW_WRITTEN, type ReviewNews } from '../events.ts';
import { customerToldOf } from '../store/people.ts';

export interface ReviewInput {
  readonly brandId: string;
  readonly source: string;
  readonly sourceId: string;
  /** what the place calls the writer; absent where it does not say */
  readonly customerSourceId?: string | null;
  readonly productSourceId: string | null;
  readonly sku: string | null;
  readonly orderSourceId: string | null;
  readonly email: string | null;
  readonly name: string;
  /** 1 to 5 */
  readonly stars: number | null;
  readonly title: string | null;
  readonly words: string;
  readonly state: 'waiting' | 'shown' | 'hidden';
  readonly at: Date;
  /** when the place changed it: an older copy that arrives later changes nothing */
  readonly changedAt: Date;
}

export interface PutReview {
  readonly id: string;
  /** false when a newer copy was here already */
  readonly applied: boolean;
}

interface Before {
  id: string;
  stars: number | null;
  state: string;
  title: string | null;
  words: string;
  erased: boolean;
}

/** Writes a review as its place knows it now. Sent twice, or out of order, it ends the same. */
export async function putReview(tx: Tx, given: ReviewInput): Promise<PutReview> {
  const { brandId, source, sourceId } = given;
  const before = await tx.maybe<Before>(sql`select id, stars, state, title, words, erased_at is not null as erased from reviews.review where brand_id = ${brandId} and source = ${source} and source_id = ${sourceId} for update`);
  const order = await orderMeant(tx, brandId, source, given.orderSourceId, null, { email: given.email });
  // Whoever was erased is not made known again by what they once wrote.
  const told = before?.erased ? null : await customerToldOf(tx, { brandId, source, personSourceId: given.customerSourceId ?? null, email: given.email, name: given.name });
  const row = await write(tx, given, order, told);
  if (!row) return { id: before?.id ?? (await tx.one<{ id: string }>(sql`select id from reviews.review where brand_id = ${brandId} and source = ${source} and source_id = ${sourceId}`)).id, applied: false };
  if (before === undefined || before.stars !== row.stars || before.state !== row.state || before.title !== row.title || before.words !== row.words) {
    const news: ReviewNews = { review_id: row.id, customer_id: row.customer_id, order_id: row.order_id, source, stars: row.stars, ...(before === undefined ? {} : { stars_before: before.stars }), state: row.state };
    await tx.announce({ name: before === undefined ? REVIEW_WRITTEN : REVIEW_CHANGED, brandId, subjectId: row.customer_id ?? row.id, payload: { ...news } });
  }
  return { id: row.id, applied: true };
}

/** What was erased stays without words, and whose it was. The writer's address says more of whose it is than the order it names. */
function write(tx: Tx, given: ReviewInput, order: { id: string; customer_id: string | null } | undefined, customerId: string | null): Promise<(Omit<Before, 'erased'> & { customer_id: string | null; order_id: string | null }) | undefined> {
  return tx.maybe(sql`
    insert into reviews.review as r (id, brand_id, source, source_id, customer_id, person_source_id, email, name, product_source_id, sku, order_id, order_source_id, stars, title, words, state, at, changed_at)
    values (${tx.id()}, ${given.brandId}, ${given.source}, ${given.sourceId}, ${customerId ?? order?.customer_id ?? null}, ${given.customerSourceId ?? null}, ${given.email}, ${given.name.slice(0, 200)}, ${given.productSourceId}, ${given.sku}, ${order?.id ?? null}, ${given.orderSourceId}, ${given.stars}, ${given.title?.slice(0, 500) ?? null},
      ${given.words.slice(0, 20_000)}, ${given.state}, ${given.at}, ${given.changedAt})
    on conflict (brand_id, source, source_id) do update set stars = excluded.stars, state = excluded.state, at = excluded.at, changed_at = excluded.changed_at, product_source_id = coalesce(excluded.product_source_id, r.product_source_id), sku = coalesce(excluded.sku, r.sku),
      customer_id = case when r.erased_at is null then coalesce(${customerId}::uuid, r.customer_id, excluded.customer_id) else r.customer_id end, order_id = coalesce(excluded.order_id, r.order_id), order_source_id = coalesce(excluded.order_source_id, r.order_source_id),
      person_source_id = case when r.erased_at is null then coalesce(excluded.person_source_id, r.person_source_id) end, email = case when r.erased_at is null then coalesce(excluded.email, r.email) end,
      name = case when r.erased_at is null then excluded.name else '' end, title = case when r.erased_at is null then excluded.title end, words = case when r.erased_at is null then excluded.words else '' end
      where r.changed_at <= excluded.changed_at
    returning r.id, r.customer_id, r.order_id, r.stars, r.state, r.title, r.words`);
}
