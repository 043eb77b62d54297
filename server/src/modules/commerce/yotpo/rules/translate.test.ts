import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

test('reviews of a widget go by the shop’s own products', () => {
  const [review] = told({ status: { code: 200 }, response: { bottomline: { total_review: 1 }, products: [{ id: 13, domain_key: '41279' }], reviews: [{ id: 110, score: 5, content: 'Great', title: 'Perfect', created_at: '2026-01-01T00:00:00.000Z', product_id: 13, deleted: false, user: { display_name: 'Ana' } }] } }).records;
  assert.ok(review?.type === 'review');
  assert.deepEqual([review.productSourceId, review.stars, review.name, review.state], ['41279', 5, 'Ana', 'shown']);
});

test('points and tier, customers, products; errors hold nothing', () => {
  const [member] = told({ email: 'ana@example.com', points_balance: 120, vip_tier_name: 'Gold' }).records;
  assert.ok(member?.type === 'loyalty' && member.points === 120 && member.tier === 'Gold');
  assert.equal(told({ customers: [{ external_id: '5', email: 'ana@example.com' }] }).records[0]?.type, 'customer');
  const [product] = told({ products: [{ external_id: '5', name: 'Mug', price: 12.5, currency: 'EUR' }] }).records;
  assert.ok(product?.type === 'product' && product.variants[0]?.priceMinor === 1250);
  assert.deepEqual(told({ status: { code: 401, message: 'no' } }), { records: [], ignored: true });
});
