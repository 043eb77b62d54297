import { compose, joined, part } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import type { ReviewView } from '../contract.ts';
import { showReviews, type ReviewRow } from './show-reviews.ts';

export interface Wanted {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly brand_id?: string | undefined;
  /** every record that is this person */
  readonly people?: readonly string[] | undefined;
  readonly state?: ReviewView['state'] | undefined;
  /** so many stars or fewer */
  readonly stars_at_most?: number | undefined;
}

/** Reviews, newest first. */
export async function listReviews(tx: Tx, wanted: Wanted): Promise<{ data: ReviewView[]; next_cursor: string | null }> {
  const after = readCursor(wanted.cursor);
  const filters = [
    part`true`,
    ...(wanted.brand_id === undefined ? [] : [part`brand_id = ${wanted.brand_id}`]),
    ...(wanted.people === undefined ? [] : [part`customer_id = any (${wanted.people as string[]})`]),
    ...(wanted.state === undefined ? [] : [part`state = ${wanted.state}`]),
    ...(wanted.stars_at_most === undefined ? [] : [part`stars <= ${wanted.stars_at_most}`]),
    ...(after === null ? [] : [part`(at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`]),
  ];
  const rows = await tx.rows<ReviewRow>(compose`
    select id, brand_id, customer_id, source, source_id, name, product_source_id, sku, order_id, stars, title, words, state, at, changed_at from reviews.review where ${joined(filters, part` and `)} order by at desc, id desc limit ${wanted.limit + 1}`);
  const page = pageOf(rows, wanted.limit, (row) => ({ at: row.at.toISOString(), id: row.id }));
  return { data: await showReviews(tx, page.data), next_cursor: page.next_cursor };
}
