/** Announced with the customer as the subject, or the review itself while nobody knows whose it is. Payloads hold ids, stars and states, never words. */
export const REVIEW_WRITTEN = 'reviews.review_written';
export const REVIEW_CHANGED = 'reviews.review_changed';

export interface ReviewNews {
  review_id: string;
  customer_id: string | null;
  order_id: string | null;
  source: string;
  /** 1 to 5 */
  stars: number | null;
  /** before the change; absent for a new review */
  stars_before?: number | null;
  state: string;
}
