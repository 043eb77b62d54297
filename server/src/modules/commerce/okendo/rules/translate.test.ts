import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

test('reviews whole, changed and gone; points with their tier', () => {
  const [review] = told({ topic: 'review.create', resource: { reviewId: 'r-1', productId: 'shopify-66', rating: 2, body: 'Late', status: 'pending', dateCreated: '2026-01-01T00:00:00.000Z', reviewer: { name: 'Ana', email: 'ana@example.com' } } }).records;
  assert.ok(review?.type === 'review' && review.productSourceId === '66' && review.state === 'waiting');
  assert.deepEqual(told({ topic: 'review.update', resource: { reviewId: 'r-1', rating: 4 } }).fetch, [{ what: 'review', sourceId: 'r-1' }]);
  assert.deepEqual(told({ topic: 'review.delete', resource: { reviewId: 'r-1', body: 'Late' } }), { records: [], ignored: true });
  const [member] = told({ topic: 'loyalty_customer.update', resource: { customerId: 'shopify-53', pointsBalance: 120, vipTierName: 'Gold' } }).records;
  assert.ok(member?.type === 'loyalty' && member.points === 120 && member.customerSourceId === '53');
  assert.deepEqual(told({ topic: 'loyalty_adjustment_transaction.create', resource: { transactionId: 't', customerId: 'shopify-53', points: 5 } }).fetch, [{ what: 'loyalty', sourceId: '53' }]);
});
