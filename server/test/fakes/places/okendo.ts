import { createHmac } from 'node:crypto';
import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

export const okendoKeys = { user_id: 'standin-user-0123', key: 'standin-key-0123456789', webhook_secrets: 'standin-secret-one standin-secret-two' };
const STATUSES = ['approved', 'pending', 'rejected'] as const;

/** An Okendo store as far as its reviews are asked for. */
export class OkendoStore implements StandIn {
  readonly reviews: Record<string, unknown>[];
  readonly #without: readonly string[];

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    this.reviews = Array.from({ length: orders }, (_, n) => okendoReview(n + 1));
    this.#without = without;
  }

  effects(): number {
    return 0;
  }

  answer(came: Came): Answered {
    if (came.headers.authorization !== `Basic ${Buffer.from(`${okendoKeys.user_id}:${okendoKeys.key}`).toString('base64')}`) return said({ message: 'Unauthorized' }, 401);
    if (came.headers['okendo-api-version'] !== '2025-02-01') return said({ message: 'okendo-api-version is missing' }, 400);
    if (this.#without.includes('Reviews')) return said({ message: 'Forbidden' }, 403);
    const id = came.path.split('/').at(-1) ?? '';
    if (!came.path.endsWith('/reviews')) {
      const found = this.reviews.find((row) => row.reviewId === id);
      return found ? said({ review: found }) : said({ message: 'Not found' }, 404);
    }
    const wanted = came.query.get('status') ?? 'approved';
    const all = this.reviews.filter((row) => row.status === wanted);
    if (came.query.get('orderBy') === 'date desc') all.reverse();
    const from = came.query.get('lastEvaluated') === null ? 0 : (JSON.parse(came.query.get('lastEvaluated') ?? '{}') as { at: number }).at;
    const limit = Number(came.query.get('limit') ?? 25);
    const next = new URLSearchParams([['limit', String(limit)], ['status', wanted], ['lastEvaluated', JSON.stringify({ at: from + limit })]]);
    return said({ reviews: all.slice(from, from + limit), ...(from + limit < all.length ? { nextUrl: `/reviews?${next.toString()}` } : {}) });
  }
}

export const okendoReview = (n: number): Record<string, unknown> => ({
  reviewId: `review-${n}`, productId: 'shopify-66', productName: 'Mug', rating: (n % 5) + 1, title: 'Nice', body: 'As described.', status: STATUSES[n % 10 === 0 ? 2 : n % 5 === 0 ? 1 : 0], dateCreated: new Date(Date.parse('2026-03-01T10:00:00Z') + n * 1000).toISOString(),
  reviewer: { name: `Ana ${n}`, email: `buyer${n}@example.test`, isVerified: true },
});

export function okendoSigned(payload: unknown, secret: string): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify(payload);
  return { body, headers: { 'content-type': 'application/json', 'x-okendo-signature': createHmac('sha256', secret).update(body).digest('hex') } };
}
